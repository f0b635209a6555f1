"""Limits counted from an event that another article dates: "within 90 days of the signing" (codebook, deadline).

The day is that of the agreement the promise stands in. Else it is the one event of that kind, with the promisor among
its parties, that took place on or after the day on which the promise was told. Where there is none such, or more than
one day, the limit stays open.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

from dovecote.model.commitment import Commitment, CommitmentVersion, CountedFrom, Deadline
from dovecote.model.counting import day_after, single_day
from dovecote.model.process import Agreement, ProcessEvent
from dovecote.record.sides import Sides

_TOLD = ("asserted_by_outlet", "attributed", "attributed_anonymous")
"""Modalities of what has taken place."""


class DatedEvents:
    """The days of signatures and of other events of the process, over all articles that are known."""

    def __init__(self, agreements: Iterable[Agreement], events: Iterable[ProcessEvent], sides: Sides) -> None:
        agreements = tuple(agreements)
        self._sides = sides
        self._signed = {one.id: day for one in agreements if one.signed and (day := single_day(one.signed.edtf))}
        told = [("agreement_signed", one.parties, day) for one in agreements if (day := self._signed.get(one.id))]
        told += [
            (one.kind, one.actors, day)
            for one in events
            if one.modality in _TOLD and one.time is not None and (day := single_day(one.time.edtf))
        ]
        self._events = [(kind, sides.of(parties), day) for kind, parties, day in told]

    def settle(self, commitment: Commitment, told: date) -> Commitment:
        """The promise, its limits counted where an event of the record gives the day; `told`: the article's own day."""
        versions = tuple(self._settled(commitment, version, told) for version in commitment.versions)
        return commitment if versions == commitment.versions else dataclasses.replace(commitment, versions=versions)

    def _settled(self, commitment: Commitment, version: CommitmentVersion, told: date) -> CommitmentVersion:
        limit = version.deadline
        if limit is None or limit.edtf is not None or limit.counts_from is None:
            return version
        day = self._day_of(commitment, limit.counts_from, told)
        last = day_after(day, limit.counts_from.length) if day is not None else None
        if day is None or last is None:
            return version
        return dataclasses.replace(version, deadline=_counted(limit, limit.counts_from, day, last))

    def _day_of(self, commitment: Commitment, origin: CountedFrom, told: date) -> date | None:
        own = self._signed.get(commitment.basis_agreement or "")
        if origin.event == "agreement_signed" and own is not None:
            return own
        if told == date.min:
            return None  # the article is of no known day: whether the event came after it, nobody knows
        promisors = self._sides.of(commitment.promisor)
        days = {
            day for kind, parties, day in self._events if kind == origin.event and parties & promisors and told <= day
        }
        return days.pop() if len(days) == 1 else None


def _counted(limit: Deadline, origin: CountedFrom, day: date, last: date) -> Deadline:
    step = f"{origin.text!r} was on {day.isoformat()}, as another article tells: {origin.length} after it"
    return dataclasses.replace(
        limit,
        edtf=f"../{last.isoformat()}",
        latest=last.isoformat(),
        convention="counted from an event that another article dates",
        precision="day",
        steps=(*limit.steps, step),
    )
