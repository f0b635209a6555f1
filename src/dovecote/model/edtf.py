"""A date as uncertain as the text leaves it: EDTF (ISO 8601-2:2019), read, printed and compared.

What it keeps true: a month is never padded into its first day, an open end stays open, and a comparison that the
words do not decide answers MAYBE. One convention is the house's own (codebook, section Dates): `../2021-05` is a
deadline, on or before the end of May 2021, and so one unknown moment, not a span that began long ago.
"""

from __future__ import annotations

import calendar
import enum
import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dovecote.errors import InvalidDate

DAYS_LISTED: Final = 1000
"""Longest list that `Edtf.days` gives: some two and a half years, longer than any promise is counted in days."""

_QUALIFIER = "[~?%]?"
_DATE = re.compile(
    rf"{_QUALIFIER}(?P<year>-?[0-9X]{{4}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<month>[0-9X]{{2}}){_QUALIFIER}(?:-{_QUALIFIER}(?P<day>[0-9X]{{2}}){_QUALIFIER})?)?"
    r"(?:T(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?P<zone>Z|[+-][01]\d(?::[0-5]\d)?)?)?"
)
_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 3), (6, 3), (9, 3), (12, 3)
_MONTHS_OF: Final[dict[int, tuple[int, int]]] = {
    # First month and number of months. 21 to 24 name no hemisphere; they are counted as the northern ones.
    **dict(zip(range(21, 25), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(25, 29), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(29, 33), (_AUTUMN, _WINTER, _SPRING, _SUMMER), strict=True)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}


class Answer(enum.StrEnum):
    """What can be said of two dates."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class _Extent:
    """Bounds, in day numbers, of where something can begin and of where it can end; both ends included."""

    first_start: float
    last_start: float
    first_end: float
    last_end: float
    days: tuple[int, ...] | None = None
    """The days it can be, where there are gaps between them."""
    moment: tuple[float, bool] | None = None
    """Seconds and whether a zone is known, where it is one stated time of day."""

    def before(self, other: _Extent) -> Answer:
        if self.moment and other.moment and self.moment[1] == other.moment[1]:
            return Answer.YES if self.moment[0] < other.moment[0] else Answer.NO
        if self.last_end < other.first_start:
            return Answer.YES
        return Answer.NO if self.first_end >= other.last_start else Answer.MAYBE

    def overlaps(self, other: _Extent) -> Answer:
        if self.moment and other.moment and self.moment[1] == other.moment[1]:
            return Answer.YES if self.moment[0] == other.moment[0] else Answer.NO
        answers = {self.before(other), other.before(self)}
        if Answer.YES in answers or not self.shares_a_day(other):
            return Answer.NO
        return Answer.YES if answers == {Answer.NO} else Answer.MAYBE

    def shares_a_day(self, other: _Extent) -> bool:
        for one, two in ((self, other), (other, self)):
            if one.days and not any(two.first_start <= day <= two.last_end for day in one.days):
                return False
        return not (self.days and other.days) or not set(self.days).isdisjoint(other.days)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, deadline, interval or set of dates. Equal where it prints equal.

    >>> deadline = Edtf.parse("../2021-05")
    >>> deadline.earliest(), deadline.latest()
    (None, datetime.date(2021, 5, 31))
    >>> str(Edtf.parse("2021-04-13").before(Edtf.parse("2021-04")))
    'maybe'
    """

    text: str
    options: tuple[_Extent, ...]
    """One of these holds; of a date, a deadline and an interval there is one."""
    approximate: bool
    """Some part of it carries `~` or `%`."""
    deadline: bool
    """It has the form `../X`: on or before X."""

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """The value that `text` writes; set members lose the spaces between them, a time gets its seconds.

        Raises:
            InvalidDate: it is no EDTF of levels 0 to 2, a day that does not exist, or a year written with Y, E or S.
        """
        return _parse(text)

    def __str__(self) -> str:
        return self.text

    def earliest(self) -> date | None:
        """The first day it can be or touch; None where that is open, unknown or outside Python's calendar."""
        return _to_date(min(one.first_start for one in self.options))

    def latest(self) -> date | None:
        """The last day it can be or touch; None where that is open, unknown or outside Python's calendar."""
        return _to_date(max(one.last_end for one in self.options))

    def days(self) -> tuple[date, ...]:
        """Every day it can be or touch, in order; empty where an end is open or there are too many to list."""
        found: set[int] = set()
        for one in self.options:
            if one.last_end - one.first_start > DAYS_LISTED or not math.isfinite(one.last_end - one.first_start):
                return ()
            found.update(one.days or range(int(one.first_start), int(one.last_end) + 1))
        listed = [_to_date(number) for number in sorted(found)]
        return tuple(one for one in listed if one is not None)

    def is_day(self) -> bool:
        """True where it is one single day."""
        return len(self.options) == 1 and self.earliest() is not None and self.earliest() == self.latest()

    def before(self, other: Edtf) -> Answer:
        """Whether all of it lies before `other`; `~` does not widen it (tolerances are a matter of status, R7)."""
        return _agree([one.before(two) for one in self.options for two in other.options])

    def after(self, other: Edtf) -> Answer:
        """Whether all of it lies after `other`."""
        return other.before(self)

    def overlaps(self, other: Edtf) -> Answer:
        """Whether both share some time; two values of one day do, seen to the day."""
        return _agree([one.overlaps(two) for one in self.options for two in other.options])


def _agree(answers: list[Answer]) -> Answer:
    return answers[0] if len(set(answers)) == 1 else Answer.MAYBE


def _refuse(text: str, what: str = "it is no date in EDTF") -> InvalidDate:
    return InvalidDate(what, thing=repr(text), try_next="Write it as 2021, 2021-04, 2021-04-14, ../2021-05 or [a,b].")


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    approximate = "~" in text or "%" in text
    if len(text) > 2 and text[0] + text[-1] in ("[]", "{}"):
        return _parse_set(text, approximate)
    if "/" in text:
        return _parse_interval(text, approximate)
    printed, extent = _parse_date(text)
    return Edtf(printed, (extent,), approximate, deadline=False)


def _parse_interval(text: str, approximate: bool) -> Edtf:
    if text.count("/") != 1:
        raise _refuse(text)
    left, right = text.split("/")
    if left in ("", "..") and right in ("", ".."):
        raise _refuse(text, "an interval needs at least one end")
    if left in ("", ".."):
        printed, end = _parse_date(right)
        # On or before: one moment anywhere up to the end. An unknown start ("/X") does end at X.
        first_end = -math.inf if left == ".." else end.first_end
        extent = _Extent(-math.inf, end.last_end, first_end, end.last_end)
        return Edtf(f"{left}/{printed}", (extent,), approximate, deadline=left == "..")
    printed, start = _parse_date(left)
    if right in ("", ".."):
        first_end = math.inf if right == ".." else start.first_start
        extent = _Extent(start.first_start, start.last_start, first_end, math.inf)
        return Edtf(f"{printed}/{right}", (extent,), approximate, deadline=False)
    printed_end, end = _parse_date(right)
    if start.first_start > end.last_end:
        raise _refuse(text, "the interval ends before it begins")
    return Edtf(f"{printed}/{printed_end}", (_between(start, end),), approximate, deadline=False)


def _between(start: _Extent, end: _Extent) -> _Extent:
    return _Extent(start.first_start, start.last_start, end.first_end, end.last_end)


def _parse_set(text: str, approximate: bool) -> Edtf:
    one_of = text[0] == "["
    printed: list[str] = []
    members: list[_Extent] = []
    for item in text[1:-1].split(","):
        member, extent = _parse_member(item.strip(), one_of)
        printed.append(member)
        members.append(extent)
    if not one_of:
        # All of the members: it begins with the first and ends with the last.
        starts, ends = min(members, key=lambda m: m.first_start), max(members, key=lambda m: m.last_end)
        parts = [one.days or _range_days(one) for one in members]
        days = tuple(sorted({day for part in parts for day in part})) if all(parts) else None
        whole = _Extent(starts.first_start, starts.last_start, ends.first_end, ends.last_end, days)
        members = [whole]
    return Edtf(f"{text[0]}{','.join(printed)}{text[-1]}", tuple(members), approximate, deadline=False)


def _parse_member(item: str, one_of: bool) -> tuple[str, _Extent]:
    if ".." not in item:
        return _parse_date(item)
    left, right = item.split("..", 1)
    start = _parse_date(left) if left else ("", _Extent(-math.inf, -math.inf, -math.inf, -math.inf))
    end = _parse_date(right) if right else ("", _Extent(math.inf, math.inf, math.inf, math.inf))
    low, high = start[1].first_start, end[1].last_end
    if low > high or not (left or right):
        raise _refuse(item)
    extent = _Extent(low, high, low, high) if one_of else _between(start[1], end[1])
    return f"{start[0]}..{end[0]}", extent


def _parse_date(text: str) -> tuple[str, _Extent]:
    """The date as it prints, and where it lies."""
    match = _DATE.fullmatch(text)
    if not match:
        raise _refuse(text)
    year, month, day = match["year"], match["month"], match["day"]
    if year == "-0000":
        raise _refuse(text)
    if match["clock"]:
        return _with_clock(text, match)
    if "X" not in (year + (month or "") + (day or "")):
        low, high = _bounds(int(year), month, day, text)
        return text, _Extent(low, high, low, high)
    if year.lstrip("-") == "XXXX":
        _bounds(2000, month, day, text)
        return text, _Extent(-math.inf, math.inf, -math.inf, math.inf)
    runs = [run for value in _years(year) for run in _matching(value, month, day)]
    if not runs:
        raise _refuse(text, "no such day")
    low, high = min(run[0] for run in runs), max(run[1] for run in runs)
    days = tuple(n for run in runs for n in range(run[0], run[1] + 1)) if high - low <= DAYS_LISTED else None
    return text, _Extent(low, high, low, high, days)


def _with_clock(text: str, match: re.Match[str]) -> tuple[str, _Extent]:
    if match["day"] is None or "X" in text:
        raise _refuse(text, "a time of day needs its day")
    number, _ = _bounds(int(match["year"]), match["month"], match["day"], text)
    hours, minutes, *rest = (int(piece) for piece in match["clock"].split(":"))
    if hours > 24 or (hours == 24 and (minutes or any(rest))):
        raise _refuse(text, "no such time of day")
    seconds = number * 86400 + hours * 3600 + minutes * 60 + (rest[0] if rest else 0)
    printed = text if rest else text.replace(match["clock"], match["clock"] + ":00")
    zone = match["zone"]
    if zone and zone != "Z":
        offset = int(zone[1:3]) * 3600 + (int(zone[4:6]) * 60 if len(zone) > 3 else 0)
        seconds += offset if zone[0] == "-" else -offset
    return printed, _Extent(number, number, number, number, moment=(seconds, zone is not None))


def _years(pattern: str) -> Iterator[int]:
    """Years that a pattern such as `201X` stands for, in order of its digits."""
    sign, digits = (-1, pattern[1:]) if pattern.startswith("-") else (1, pattern)
    places = [range(10) if digit == "X" else (int(digit),) for digit in digits]
    for thousands in places[0]:
        for hundreds in places[1]:
            for tens in places[2]:
                for ones in places[3]:
                    yield sign * (1000 * thousands + 100 * hundreds + 10 * tens + ones)


def _matching(year: int, month: str | None, day: str | None) -> Iterator[tuple[int, int]]:
    """First and last day number of each stretch that the patterns allow in `year`."""
    if month is None or (month == "XX" and day in (None, "XX")):
        yield _number(year, 1, 1), _number(year, 12, 31)
        return
    if "X" not in month and int(month) > 12 and day is None:
        yield _season(year, int(month))
        return
    for number in range(1, 13):
        if not _fits(month, number):
            continue
        length = _length(year, number)
        if day in (None, "XX"):
            yield _number(year, number, 1), _number(year, number, length)
            continue
        for one in range(1, length + 1):
            if _fits(day, one):
                yield _number(year, number, one), _number(year, number, one)


def _fits(pattern: str | None, number: int) -> bool:
    return all(mark in ("X", digit) for mark, digit in zip(pattern or "XX", f"{number:02}", strict=True))


def _bounds(year: int, month: str | None, day: str | None, text: str) -> tuple[int, int]:
    runs = list(_matching(year, month, day))
    if not runs:
        raise _refuse(text, "no such day")
    return runs[0][0], runs[-1][1]


def _season(year: int, code: int) -> tuple[int, int]:
    if code not in _MONTHS_OF:
        raise _refuse(f"{year}-{code}", "there is no such month, season or quarter")
    first, count = _MONTHS_OF[code]
    over = (first + count - 2) // 12
    last = (first + count - 2) % 12 + 1
    return _number(year, first, 1), _number(year + over, last, _length(year + over, last))


def _length(year: int, month: int) -> int:
    # Python's calendar begins with year 1; 400 years on, months have the same lengths.
    return calendar.monthrange(year % 400 + 2000, month)[1]


def _number(year: int, month: int, day: int) -> int:
    """Day number as `date.toordinal` counts, for years of any sign."""
    cycles = (year - 2000) // 400
    return date(year - cycles * 400, month, day).toordinal() + cycles * 146097


def _range_days(extent: _Extent) -> tuple[int, ...]:
    width = extent.last_end - extent.first_start
    if not width <= DAYS_LISTED:
        return ()
    return tuple(range(int(extent.first_start), int(extent.last_end) + 1))


def _to_date(number: float) -> date | None:
    return date.fromordinal(int(number)) if 1 <= number <= date.max.toordinal() else None
