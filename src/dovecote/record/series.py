"""Planned against reported: the levels that a promise and its parts set, and the figures that articles tell of it.

A figure is taken where its words are those of the promise; one that says something else of the same unit stays out, and
so does one without a day. Nothing is added up or filled in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.evidence import Evidence
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, overlap
from dovecote.model.observation import Observation
from dovecote.record.deadlines import last_day

SAME_MEASURE: Final = 0.5
"""Share of a figure's words that the promise must have too; more than that where the unit is another noun."""
_SPANS_OF_TIME: Final = frozenset({"day", "week", "month", "year", "hour"})


@dataclass(frozen=True, slots=True)
class Level:
    """A figure at a time."""

    first: date
    last: date
    """The same as `first` where the day is certain."""
    value: float
    op: str
    unit: str
    words: str
    evidence: tuple[Evidence, ...]
    item: str
    """Id of the commitment or observation."""
    version: int | None = None
    """Of the promise, for a planned level."""


@dataclass(frozen=True, slots=True)
class Series:
    """What was planned first, what is planned now, and what was reported; each in order of days."""

    unit: str
    first_plan: tuple[Level, ...]
    plan: tuple[Level, ...]
    """The same as `first_plan` where no level or day was changed."""
    reported: tuple[Level, ...]


def series_of(
    commitment: Commitment, parts: Iterable[Commitment], observations: Iterable[Observation]
) -> Series | None:
    """The series of a promise with its parts; None where it names no figure with a day.

    Args:
        commitment: the promise.
        parts: the promises that are parts of it ("2,500 by January" of "none by May").
        observations: all figures of the record.
    """
    family = [commitment, *parts]
    quantities = [version.quantity for one in family for version in one.versions if version.quantity]
    if not quantities:
        return None
    unit = quantities[0].unit
    first = _in_order(level for one in family for level in _planned(one, one.versions[:1], unit))
    now = _in_order(level for one in family for level in _planned(one, one.versions[-1:], unit))
    told = frozenset().union(*(content_words(text) for one in family for text in _texts(one)))
    told -= frozenset().union(*(content_words(text) for one in family for text in _left_out(one)))
    reported = _in_order(level for one in observations if _is_of(one, unit, told) for level in _reported(one))
    if not (first or now):
        return None
    return Series(unit, first, now, reported)


def _planned(one: Commitment, versions: Iterable[CommitmentVersion], unit: str) -> Iterator[Level]:
    for version in versions:
        day, quantity = last_day(version.deadline), one.level_left(version)
        if day is None or quantity is None or quantity.value is None or quantity.unit != unit:
            continue
        words = version.deadline.text if version.deadline else None
        yield Level(
            day, day, quantity.value, quantity.op, unit, words or "", version.evidence, one.id, version=version.v
        )


def _reported(one: Observation) -> Iterator[Level]:
    edtf = parse_edtf(one.time.edtf) if one.time else None
    last = edtf.latest() if edtf else None
    if edtf is not None and last is not None:
        yield Level(edtf.earliest() or last, last, one.value, one.op, one.unit, one.measure, one.evidence, one.id)


def _is_of(one: Observation, unit: str, told: frozenset[str]) -> bool:
    if one.target or one.unit in _SPANS_OF_TIME:
        return False
    share = overlap(content_words(one.measure), told)
    return share >= SAME_MEASURE if one.unit == unit else share > SAME_MEASURE


def _texts(one: Commitment) -> Iterator[str]:
    yield one.title
    for version in one.versions:
        yield from (evidence.exact for evidence in version.evidence)
        yield version.scope or ""


def _left_out(one: Commitment) -> Iterator[str]:
    """What the promise does not cover: a guard that stays is no figure of the troops that leave."""
    for version in one.versions:
        yield from (exception.text for exception in version.exceptions)


def _in_order(levels: Iterable[Level]) -> tuple[Level, ...]:
    """By day; one of those that say the same of the same day."""
    distinct = {(one.first, one.last, one.value, one.item): one for one in levels}
    return tuple(sorted(distinct.values(), key=lambda one: (one.last, one.first, one.value, one.item)))
