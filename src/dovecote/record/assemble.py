"""The record: all that the readings say, as one, as of a day. A pure function; nothing is stored or remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dovecote.model.commitment import Commitment
from dovecote.model.issue import Issue
from dovecote.model.knowledge import is_uncertain, known_by_day, known_from_day
from dovecote.model.links import Judgement, Links
from dovecote.model.reading import ITEM_CLASSES, Reading, words_of_actors_and_times
from dovecote.model.record import Record
from dovecote.record.commitments import Told, assemble_commitment, steps_of_part
from dovecote.record.comparisons import compare_record
from dovecote.record.conflicts import with_conflicts
from dovecote.record.contacts import with_accounts, with_sides
from dovecote.record.corrections import paper_of, without_corrected
from dovecote.record.counted_limits import DatedEvents
from dovecote.record.facts import FactIndex, Facts
from dovecote.record.judged import Judged, judged
from dovecote.record.merging import merge_by_id
from dovecote.record.sides import Sides
from dovecote.record.sources import known_readings, newest_day, parse_day, record_sources
from dovecote.record.stamped import stamped_items
from dovecote.record.tasks import review_tasks


def assemble(
    readings: Iterable[Reading], links: Links, judgements: Iterable[Judgement] = (), *, as_of: str | None
) -> Record:
    """The record of `readings` as it could be known on `as_of`; None takes all, seen on the newest source's day.

    Args:
        links: what is one among these readings. Where `as_of` leaves some out, links made of the rest alone are the
            exact ones; links of all still never bring in what a later article says.
    """
    known = known_readings(readings, as_of)
    until = parse_day(as_of) if as_of else newest_day(known)
    decided = tuple(judgements)
    verdicts = judged(decided)
    stamped = [_Stamped.of(reading, number, links, verdicts) for number, reading in enumerate(known)]
    lists = {name: merge_by_id(one for each in stamped for one in each.items[name]) for name in _MERGED_AS_THEY_ARE}
    lists["observations"] = without_corrected(lists["observations"], {one.id: paper_of(one) for one in known})
    lists["observations"] = with_conflicts(lists["observations"])
    actors = merge_by_id(actor for each in stamped for actor in each.items["actors"])
    known_as = {one.id: one for one in actors}
    sided = (with_sides(each.items["contacts"], each.items["actors"], known_as) for each in stamped)
    lists["contacts"] = with_accounts(merge_by_id(one for those in sided for one in those), lists["statements"])
    signed = {one.id: one.signed.edtf for one in lists["agreements"] if one.signed and one.signed.edtf}
    dated = DatedEvents(lists["agreements"], lists["process_events"], Sides(actors))
    commitments = _commitments(stamped, links, until, Sides(actors), signed, dated)
    record = Record(
        as_of=until.isoformat() if until != date.min else "unknown",
        sources=record_sources(known, links, verdicts.ratings),
        made_with=_made_with(known),
        actors=actors,
        commitments=tuple(verdicts.settle(one) for one in commitments),
        issues=tuple(_unknown_day(reading) for reading in known if is_uncertain(reading.source)),
        **lists,
    )
    record = compare_record(record, known, links)
    return review_tasks(record, known, links, decided)


_MERGED_AS_THEY_ARE: Final = tuple(name for name in ITEM_CLASSES if name not in ("commitments", "contacts"))


@dataclass(frozen=True, slots=True)
class _Stamped:
    """One article's items as the record shows them."""

    reading: Reading
    order: int
    day: date
    origin: str
    items: Mapping[str, tuple[Any, ...]]

    @classmethod
    def of(cls, reading: Reading, order: int, links: Links, verdicts: Judged) -> _Stamped:
        items = stamped_items(reading, links, verdicts)
        day = known_from_day(reading.source) or date.min
        return cls(reading, order, day, links.origin(reading.id), items)

    def told(self, commitment: Commitment, signed: Mapping[str, str], dated: DatedEvents) -> Told:
        day = signed.get(commitment.basis_agreement or "")
        commitment = dated.settle(commitment, self.day)
        return Told(commitment, self.reading.id, self.order, self.day, self.origin, day, paper_of(self.reading))

    def facts(self) -> Facts:
        until = known_by_day(self.reading.source) or date.max
        return Facts(
            self.reading.id,
            self.order,
            self.day,
            self.origin,
            self.items["process_events"],
            self.items["events"],
            self.items["observations"],
            self.items["contacts"],
            self.items["statements"],
            until,
            self.reading.source.language,
            self.items["actors"],
            words_of_actors_and_times(self.reading),
            tuple(
                one for one in self.items["fates"] if one.actors or not paper_of(self.reading).corrects(one.evidence)
            ),
        )


def _commitments(
    stamped: list[_Stamped],
    links: Links,
    until: date,
    sides: Sides,
    signed: Mapping[str, str],
    dated: DatedEvents,
) -> tuple[Commitment, ...]:
    groups: dict[str, list[Told]] = {}
    articles = {each.reading.id: each.facts() for each in stamped}
    facts = FactIndex(articles.values(), sides)
    for each in stamped:
        for commitment in each.items["commitments"]:
            groups.setdefault(commitment.id, []).append(each.told(commitment, signed, dated))
    voiceless = {one.id for each in stamped for one in each.items["statements"] if one.speaker is None}
    made: dict[str, Commitment] = {}
    for name in _parts_first(groups, links.parents):
        parts = [one for one in made.values() if one.parent == name]
        made[name] = assemble_commitment(
            groups[name],
            facts,
            sides,
            until,
            parent=links.parents.get(name),
            voiceless=voiceless,
            parts=[step for one in parts for step in steps_of_part(one, articles)],
        )
    return tuple(made[name] for name in groups)


def _parts_first(groups: Mapping[str, list[Told]], parents: Mapping[str, str]) -> list[str]:
    """Promises in an order in which each comes after its parts."""

    def depth(name: str) -> int:
        seen = {name}
        while (above := parents.get(name)) is not None and above not in seen:
            seen.add(above)
            name = above
        return len(seen)

    return sorted(groups, key=depth, reverse=True)


def _made_with(readings: Iterable[Reading]) -> dict[str, str]:
    """Versions that the readings were made with; several are listed side by side."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        for name, version in reading.made_with.items():
            found.setdefault(name, set()).add(version)
    return {name: ", ".join(sorted(versions)) for name, versions in sorted(found.items())}


def _unknown_day(reading: Reading) -> Issue:
    told = reading.source.published.edtf if reading.source.published else "unknown"
    return Issue(
        "uncertain_publication_day",
        f"{reading.id}: the day of publication is {told}; it counts from its earliest possible day. "
        "Give the day with the source to settle it.",
    )
