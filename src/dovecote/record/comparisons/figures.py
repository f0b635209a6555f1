"""Figures that do not fit: two lengths for one thing, a delay the dates do not bear out, two counts of one measure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.commitment import Commitment, Revision, SlipDays
from dovecote.model.evidence import Evidence, quote
from dovecote.model.likeness import plain_name
from dovecote.model.observation import Observation
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.model.when import TimeExpression
from dovecote.record.comparisons.laid_out import amount, comparison

DAYS: Final = {"D": 1.0, "W": 7.0, "M": 30.437, "Y": 365.25}
UNITS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y"}
ROUGHLY: Final = 0.1
"""A length in words is good to a tenth: "five months" is 137 to 167 days; one told in days is good to the day."""
NEAR: Final = 0.75
"""Two lengths of one thing differ by little; "a two-day visit" and "a three-week visit" are two visits."""
BEFORE: Final = 30
"""So many characters before a length may say that it is only about so long: "more than 20 days"."""
_DURATION = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_WORD = re.compile(r"[^\W\d_]+")


def compare_figures(record: Record, readings: Sequence[Reading]) -> Iterator[Comparison]:
    """Every pair of figures that cannot both be right."""
    for reading in readings:
        yield from _two_lengths(reading)
    yield from _two_measured_lengths(record)
    lengths = _lengths_by_source(record, readings)
    for commitment in record.commitments:
        for revision in commitment.revisions:
            yield from _delay_in_words(commitment, revision, lengths)
    yield from _conflicts(record)


def _two_lengths(reading: Reading) -> Iterator[Comparison]:
    """Two lengths before one noun in one article ("three-week break", "20-day break")."""
    for one, two in combinations([time for time in reading.times if length_in_days(time.timex3_value)], 2):
        nouns = _next_word(reading.text, one.end), _next_word(reading.text, two.end)
        if not nouns[0] or nouns[0] != nouns[1] or not _differ_a_little(one.timex3_value, two.timex3_value):
            continue
        sides = [_with_noun(reading, time) for time in (one, two)]
        text = f"{reading.id}: {sides[0].exact!r} and {sides[1].exact!r} in one article"
        yield comparison("inconsistency_within", (one.id, two.id), text, sides)


def _with_noun(reading: Reading, time: TimeExpression) -> Evidence:
    found = _WORD.search(reading.text, time.end)
    one = quote(reading.text, time.start, found.end() if found else time.end)
    return Evidence(one.start, one.end, one.exact, source=reading.id, prefix=one.prefix, suffix=one.suffix)


def _next_word(text: str, end: int) -> str | None:
    found = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    return found.group().casefold() if found else None


def length_in_days(timex3_value: str) -> float | None:
    """Days of a TIMEX3 duration of one unit (`P3W`); None for everything else."""
    found = _DURATION.fullmatch(timex3_value)
    return float(found[1]) * DAYS[found[2]] if found else None


def _differ_a_little(one: str, two: str) -> bool:
    lengths = length_in_days(one), length_in_days(two)
    if lengths[0] is None or lengths[1] is None:
        return False
    shorter, longer = sorted((lengths[0], lengths[1]))
    return shorter < longer and shorter >= NEAR * longer


def _two_measured_lengths(record: Record) -> Iterator[Comparison]:
    """Two observed lengths of one measure in one article."""
    lengths = [one for one in record.observations if one.unit in UNITS and one.evidence]
    groups: dict[tuple[str | None, str], list[Observation]] = {}
    for one in lengths:
        groups.setdefault((one.evidence[0].source, plain_name(one.measure)), []).append(one)
    for group in groups.values():
        for one, two in combinations(group, 2):
            if _differ_a_little(*(f"P{each.value:g}{UNITS[each.unit]}" for each in (one, two))):
                text = f"{one.measure}: {one.evidence[0].exact!r} and {two.evidence[0].exact!r} in one article"
                yield comparison("inconsistency_within", (one.id, two.id), text, [*one.evidence, *two.evidence])


@dataclass(frozen=True, slots=True)
class _Length:
    """A stretch of a text that tells a length of time."""

    start: int
    end: int
    days: float
    exact: bool
    """It is counted in days, and nothing says that it is only about so long."""

    def fits(self, counted: SlipDays) -> bool:
        slack = 0.0 if self.exact else ROUGHLY
        return self.days * (1 + slack) >= abs(counted.min) and self.days * (1 - slack) <= abs(counted.max)


@functools.cache
def _rough_words(language: str) -> tuple[str, ...]:
    """Words before a figure that make it only about right; none are known of a language that is not read."""
    if language not in list_languages():
        return ()
    operators = get_language(language).table("observations")["operators"]
    return tuple(f" {one}" for words in operators.values() for one in words)


def _lengths_by_source(record: Record, readings: Sequence[Reading]) -> dict[str, list[_Length]]:
    """Source -> stretches of its text that tell a length."""
    found: dict[str, list[_Length]] = {}
    for reading in readings:
        rough = _rough_words(reading.source.language)
        for time in reading.times:
            days = length_in_days(time.timex3_value)
            if days:
                before = reading.text[max(0, time.start - BEFORE) : time.start].casefold().rstrip()
                exact = time.timex3_value.endswith("D") and not before.endswith(rough)
                found.setdefault(reading.id, []).append(_Length(time.start, time.end, days, exact))
    for figure in record.observations:
        if figure.unit in UNITS:
            for one in figure.evidence:
                days = figure.value * DAYS[UNITS[figure.unit]]
                exact = figure.unit == "day" and figure.op == "eq"
                found.setdefault(str(one.source), []).append(_Length(one.start, one.end, days, exact))
    return found


def _delay_in_words(
    commitment: Commitment, revision: Revision, lengths: dict[str, list[_Length]]
) -> Iterator[Comparison]:
    """The text's own words for a delay against the days between the two limits."""
    counted = revision.slip_days
    if counted is None:
        return
    for words in revision.evidence:
        if words.role != "slip_words":
            continue
        inside = [one for one in lengths.get(str(words.source), ()) if one.start < words.end and words.start < one.end]
        for length in inside:
            if not length.fits(counted):
                computed = f"{counted.min} to {counted.max} days computed"
                text = f"{commitment.title}: {words.exact!r} is some {length.days:.0f} days; {computed}"
                sides = [words, *(one for one in revision.evidence if one.role == "old")]
                yield comparison("arithmetic_inconsistency", (revision.id,), text, sides, revision.steps)
                return


def _conflicts(record: Record) -> Iterator[Comparison]:
    """Figures that stand against each other, as the record has put them side by side; two values are told once."""
    by_id = {one.id: one for one in record.observations}
    groups: dict[tuple[str, float, float], list[dict[str, Observation]]] = {}
    for one in record.observations:
        for two in (by_id[other] for other in one.conflicts if other in by_id and other > one.id):
            low, high = sorted((one.value, two.value))
            _gather(groups.setdefault((one.unit.casefold(), low, high), []), one, two)
    for group in (each for several in groups.values() for each in several):
        told = sorted(group.values(), key=lambda each: (each.value, each.id))
        less, most = told[0], told[-1]
        text = f"{less.measure}: {amount(less.op, less.value)} against {amount(most.op, most.value)} {most.unit}"
        yield comparison("contradiction", [one.id for one in told], text, [two for one in told for two in one.evidence])


def _gather(groups: list[dict[str, Observation]], one: Observation, two: Observation) -> None:
    """Adds a pair to the group that holds one of the two, else as a new group."""
    known = next((group for group in groups if one.id in group or two.id in group), None)
    if known is None:
        groups.append(known := {})
    known.update({one.id: one, two.id: two})
