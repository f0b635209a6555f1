"""What the dates of a text say about the day it was published."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from dovecote.find.times.constraints import FIRST_YEAR, LAST_YEAR, Constraint, Stretch, Told
from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.full_dates import bound_by_year, leaves_doubt
from dovecote.find.times.named_days import days_named
from dovecote.find.times.offsets import read_amount
from dovecote.find.times.places import Direction, make_day, month_length
from dovecote.find.times.relative import unit_of
from dovecote.model.counting import add_months

DAYS_OF_YEAR: Final = 365


def iter_clues(told: list[Told], tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Constraint]:
    """Constraints in text order; those that give the year stand first."""
    table = tables["publication"]
    yield from (found for one in told if (found := bound_by_year(one, told, tables)))
    yield from (found for one in told if (found := _its_own_day(one)))
    yield from (found for one in told if (found := _weekday_of_date(one)))
    yield from (found for one in told if (found := _leap_day(one, int(table["months_without_year"]))))
    yield from (found for pair in pairwise(told) if (found := _same_day(*pair) or _days_ago(*pair)))
    for one in told:
        found = _interruption(one, told, table)
        if found:
            yield found
    sure = [one for one in told if not leaves_doubt(one, tables)]
    for one in sure:
        found = _without_year(one, int(table["months_without_year"]))
        if found:
            yield found
    together = _within_a_year(sure)
    if together:
        yield together


def _month_and_day(told: Told) -> tuple[int, int | None] | None:
    match = told.match
    if match.rule.make != "calendar" or told.place.year is not None:
        return None
    month = match.value("month", "MONTH") or match.value("month_short", "MONTH_SHORT")
    if month is None or any(match.word(name) for name in ("which_last", "which_next", "which_this", "which_that")):
        return None
    day = match.value("day", "DAY") or match.value("day_ordinal", "ORDINAL")
    return int(month), None if day is None else int(day)


def _its_own_day(told: Told) -> Constraint | None:
    """Of "today, 2 June", "yesterday (1 June)": the day of publication, but for its year."""
    shift = told.match.value("deictic", "DEICTIC")
    month = told.match.value("month", "MONTH") or told.match.value("month_short", "MONTH_SHORT")
    day = told.match.value("day", "DAY") or told.match.value("day_ordinal", "ORDINAL")
    if shift is None or month is None or day is None:
        return None
    return _days_after(told.text, month, day, -int(shift))


def _days_ago(one: Told, other: Told) -> Constraint | None:
    """Of "ten days ago, on 1 March" and "on 1 March, ten days ago": published ten days after it."""
    count, dated = (one, other) if one.match.rule.id == "ago" else (other, one)
    place, unit = _month_and_day(dated), unit_of(count.match)
    amount = read_amount(count.match) if count.match.rule.id == "ago" else None
    between = one.match.words[one.match.last + 1 : other.match.first]
    told_as_one = len(between) <= 2 and all(word.text in (",", "(", "on") for word in between)
    if place is None or place[1] is None or unit != "D" or amount is None or not told_as_one or _is_rough(count):
        return None
    return _days_after(f"{one.text}, {other.text}", place[0], place[1], round(amount))


def _is_rough(told: Told) -> bool:
    return told.match.first != told.match.named["count"][0] if "count" in told.match.named else True


def _days_after(words: str, month: int, day: int, shift: int) -> Constraint:
    """Published so many days after a day of the year."""

    def allows(one: date) -> bool:
        then = one - timedelta(days=shift)
        return (then.month, then.day) == (month, day)

    return Constraint(f"{words!r}: published {f'{shift:+} days from' if shift else 'on'} that day", allows)


def _weekday_of_date(told: Told) -> Constraint | None:
    """Of "Saturday 14 March": only in some years is that day a Saturday."""
    place, weekday = _month_and_day(told), told.match.value("weekday", "WEEKDAY")
    if place is None or place[1] is None or weekday is None:
        return None
    month, number = place

    def allows(day: date) -> bool:
        return any(one.isoweekday() == weekday for one in _around(day, month, number, told.direction))

    return Constraint(f"{told.text!r}: the weekday is right in some years only", allows)


def _leap_day(told: Told, months: int) -> Constraint | None:
    """Of "29 February" without a year: only one year in four has that day."""
    if _month_and_day(told) != (2, 29) or told.direction in ("past", "future"):
        return None

    def allows(day: date) -> bool:
        return any(_is_near(one, day, months) for one in _around(day, 2, 29, told.direction))

    step = f"{told.text!r} carries no year: assumed within {months} months of one that has that day"
    return Constraint(step, allows, assumption=True)


def _same_day(one: Told, other: Told) -> Constraint | None:
    """Of "12 March, the first day of Ramadan": only in some years are the two the same day."""
    place, named = _month_and_day(one), other.match
    if place is None or place[1] is None:
        place, named = _month_and_day(other), one.match
    between = one.match.words[one.match.last + 1 : other.match.first]
    if place is None or [word.text for word in between] != [","] or not days_named(named, 2001):
        return None
    month, number = place
    if number is None:
        return None
    years = {
        day.year
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for feast in days_named(named, year)
        if (day := make_day(year, month, number)) and abs((day - feast).days) <= 1
    }

    def allows(day: date) -> bool:
        return any(first.year in years for first in _around(day, month, number, one.direction))

    return Constraint(f"{one.text!r} is {other.text!r}: the same day in some years only", allows, gives_year=True)


def _around(day: date, month: int, number: int | None, direction: Direction | None) -> list[date]:
    """First days of the last and of the next such month or day, seen from `day`."""
    found = _stretches_near(day.year, month, number)
    before = [first for first, _ in found if first <= day][-1:] if direction != "future" else []
    after = [first for first, end in found if end >= day][:1] if direction != "past" else []
    return [*before, *after]


@functools.cache
def _stretches_near(year: int, month: int, number: int | None) -> tuple[tuple[date, date], ...]:
    """First and last day of such a day or month in the year before, in `year`, and in the year after."""
    found = [one for shift in (-1, 0, 1) if (one := make_day(year + shift, month, number or 1))]
    return tuple((one, _end(one, number)) for one in found)


def _end(first: date, number: int | None) -> date:
    return first if number is not None else first.replace(day=month_length(first.year, first.month))


def _without_year(told: Told, months: int) -> Constraint | None:
    """A day or month that carries no year is near: within some months, on the side that its verb tells."""
    place = _month_and_day(told)
    if place is None or told.direction in (None, "later"):
        return None
    behind, ahead = told.direction != "future", told.direction != "past"
    side = "past" if told.direction == "past" else "ahead"
    return Constraint(
        f"{told.text!r} carries no year and is {side} ({told.cue!r}): assumed within {months} months",
        near=_days_near(*place, months, behind=behind, ahead=ahead),
        assumption=True,
    )


@functools.cache
def _days_near(month: int, number: int | None, months: int, *, behind: bool, ahead: bool) -> tuple[Stretch, ...]:
    """The days at most so many months after such a day or month (`behind`), before it (`ahead`), or on either side."""
    found = []
    for year in range(FIRST_YEAR - 1, LAST_YEAR + 2):
        first = make_day(year, month, number or 1)
        if first is not None:
            earliest = _earliest_near(first, months) if ahead else first
            found.append((earliest, add_months(first, months) if behind else _end(first, number)))
    return tuple(found)


def _earliest_near(day: date, months: int) -> date:
    """The first of the days before `day` that lie at most so many months before it."""
    found = add_months(day.replace(day=1), -months)
    while not _is_near(found, day, months):
        found += timedelta(days=1)
    return found


def _within_a_year(told: list[Told]) -> Constraint | None:
    """Days that carry no year lie less than a year apart: no writer leaves two Marches to be told apart by guess."""
    listed = [(one, place) for one in told if (place := _month_and_day(one)) and place[1] is not None]
    past = [place for one, place in listed if one.direction == "past"]
    ahead = [(one, place) for one, place in listed if one.direction == "future"]
    if not past or not ahead:
        return None

    def allows(day: date) -> bool:
        firsts = [one for month, number in past for one in _around(day, month, number, "past")]
        lasts = [one for _, (month, number) in ahead for one in _around(day, month, number, "future")]
        return bool(firsts and lasts) and (max(lasts) - min(firsts)).days < DAYS_OF_YEAR

    words = ", ".join(repr(one.text) for one, _ in listed if one.direction in ("past", "future"))
    return Constraint(f"{words} carry no year: assumed within one year", allows, assumption=True)


def _is_near(one: date, other: date, months: int) -> bool:
    """Whether the later of two days is at most so many months after the earlier."""
    first, second = min(one, other), max(one, other)
    apart = second.year * 12 + second.month - first.year * 12 - first.month
    # Only in the last month of the stretch does the day of the month count.
    return apart < months or (apart == months and add_months(first, months) >= second)


def _interruption(told: Told, others: list[Told], table: Mapping[str, Any]) -> Constraint | None:
    """Of "a 20-day break" whose talks "must resume on 5 January": the break began 20 days before, and is known of."""
    length = told.place.length
    if length is None or length[1] not in ("D", "W", "2W") or not _names_interruption(told, table):
        return None
    days = round(length[0] * {"D": 1, "W": 7, "2W": 14}[length[1]])
    end = next((one for one in others if _ends_interruption(one, table)), None)
    place = _month_and_day(end) if end else None
    if end is None or (place is None and end.place.first is None):
        return None
    early = int(table["days_announced_before"])

    def allows(day: date) -> bool:
        ends = [end.place.first] if end.place.first else _around(day, *place, "future") if place else []
        return any(one and one - timedelta(days=days + early) <= day < one for one in ends)

    step = f"{told.text!r} until {end.text!r} has been announced: assumed at most {early} days before it begins"
    return Constraint(step, allows, assumption=True)


def _names_interruption(told: Told, table: Mapping[str, Any]) -> bool:
    after = told.match.words[told.match.last + 1 : told.match.last + 3]
    return any(word.lower in table["interruptions"] for word in after)


def _ends_interruption(told: Told, table: Mapping[str, Any]) -> bool:
    """Whether the words before a day that lies ahead say that something goes on again then."""
    if told.direction != "future" or told.match.rule.make != "calendar":
        return False
    day = told.match.value("day", "DAY") or told.match.value("day_ordinal", "ORDINAL")
    if day is None:
        return False
    words = told.match.words
    for index in range(told.match.first - 1, max(-1, told.match.first - 8), -1):
        if ends_sentence(words, index):
            return False
        if words[index].lower in table["ends_of_interruption"]:
            return True
    return False
