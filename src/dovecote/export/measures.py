"""Planned against reported: for each measure, what was promised by when, beside what was counted.

A measure is a unit in one promisor's hands: Veldt's soldiers, the Front's captives. Promised figures come from the
versions of commitments, each by its last day, so a promise that moved shows twice; reported ones from observations.
Nothing is interpolated: a line joins what was counted, and what was promised stays single points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dovecote.export.board import actor_names
from dovecote.export.wording import named
from dovecote.model.commitment import Commitment
from dovecote.model.ids import make_id
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, plain_name
from dovecote.model.observation import Observation
from dovecote.model.record import Record, RecordSource
from dovecote.vocabulary.units import counts_the_same

NO_PART = True
LENGTHS: Final = frozenset({"day", "week", "month", "year", "hour"})
"""Units of time measure no stock that a promise could change."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: on 3 May 900 were counted, or by 3 May 900 are to be left."""

    day: str
    """The last day that the figure can belong to, ISO 8601: where it stands on the chart."""
    edtf: str
    """The day as the text leaves it."""
    value: float
    op: str
    planned: bool
    in_force: bool
    """False for a promised figure that a later version of the promise replaced."""
    words: str
    source: str | None
    item: str
    """Id of the commitment or observation."""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What was planned and what was reported of one thing, by day."""

    id: str
    who: str
    unit: str
    points: tuple[Point, ...]

    @property
    def title(self) -> str:
        return f"{self.who}: {self.unit}"

    @property
    def planned(self) -> tuple[Point, ...]:
        return tuple(one for one in self.points if one.planned)

    @property
    def reported(self) -> tuple[Point, ...]:
        return tuple(one for one in self.points if not one.planned)


def iter_measures(record: Record) -> Iterator[Measure]:
    """Every measure of `record` of which something was promised by a day, and that has two figures or more."""
    yield from measures_of(record.commitments, record.observations, record.sources, actor_names(record))


def measures_of(
    commitments: Iterable[Commitment],
    observations: Iterable[Observation],
    sources: Iterable[RecordSource],
    names: Mapping[str, str],
) -> Iterator[Measure]:
    """The same, from the lists it takes."""
    promised = _by_promisor_and_unit(commitments)
    published = {one.id: one.known_on for one in sources}
    counted = [one for one in observations if not one.target and one.unit.casefold() not in LENGTHS]
    for (who, unit), group in sorted(promised.items(), key=lambda pair: str(pair[0])):
        alone = sum(key[1] == unit for key in promised) == 1
        words = _words_of(group, named(who, names))
        reported = [one for one in counted if _is_of(one, unit, words, alone=alone)]
        points = [*_planned(group), *_reported(reported, published)]
        if len({(one.day, one.value) for one in points}) > 1:
            ordered = sorted(points, key=lambda one: (one.day, one.planned, -one.value, one.item, one.version or 0))
            yield Measure(make_id("ms", str(who), unit), named(who, names), unit, tuple(ordered))


def _is_of(one: Observation, unit: str, words: frozenset[str], *, alone: bool) -> bool:
    """Whether a counted figure is of the promised thing: by a word of it, or as the only promise in that very unit.

    "6,000 Vardian soldiers" is of the promise about Vardian troops; "150 captured soldiers" is not.
    """
    if alone and one.unit.casefold() == unit:
        return True
    told = content_words(f"{one.measure} {one.evidence[0].exact}") - content_words(f"{one.unit} {unit}")
    return counts_the_same(one.unit, unit) and bool(words & told)


def _by_promisor_and_unit(
    commitments: Iterable[Commitment],
) -> dict[tuple[str | tuple[str, ...] | None, str], list[Commitment]]:
    groups: dict[tuple[str | tuple[str, ...] | None, str], list[Commitment]] = {}
    for commitment in commitments:
        units = {one.quantity.unit.casefold() for one in commitment.versions if one.quantity and one.quantity.unit}
        if len(units) == 1 and any(_planned([commitment])) and not units & LENGTHS:
            groups.setdefault((commitment.promisor, units.pop()), []).append(commitment)
    return groups


def _words_of(commitments: Iterable[Commitment], who: str) -> frozenset[str]:
    """Words by which a counted figure is known to be of the promised thing."""
    return content_words(" ".join([plain_name(who), *(one.object or "" for one in commitments)]))


def _planned(commitments: Iterable[Commitment]) -> list[Point]:
    points = []
    for commitment in commitments:
        for version in commitment.versions:
            limit = parse_edtf(version.deadline.edtf if version.deadline else None)
            last, quantity = (limit.latest() if limit else None), commitment.level_left(version)
            if last is None or version.deadline is None or quantity is None or quantity.value is None:
                continue
            points.append(
                Point(
                    day=last.isoformat(),
                    edtf=str(version.deadline.edtf),
                    value=quantity.value,
                    op=quantity.op,
                    planned=True,
                    in_force=version == commitment.versions[-1],
                    words=version.evidence[0].exact if version.evidence else commitment.title,
                    source=version.known_from,
                    item=commitment.id,
                    version=version.v,
                )
            )
    return points


def _reported(observations: Iterable[Observation], published: Mapping[str, str | None]) -> list[Point]:
    points = []
    for one in observations:
        source = one.known_from or one.evidence[0].source
        told = one.time.edtf if one.time and one.time.edtf else None
        when = parse_edtf(told)
        last = (when.latest() or when.earliest()) if when else None
        day = last.isoformat() if last else published.get(source or "")
        if day is None:
            continue
        words = one.evidence[0].exact
        points.append(Point(day, told or f"../{day}", one.value, one.op, False, True, words, source, one.id))
    return points
