"""Day numbers of years, months, seasons and days, also of those with unspecified digits (`201X-XX`)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Final

from dovecote.model.edtf.refusal import refuse

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


def bounds_of(year: int, month: str | None, day: str | None, text: str) -> tuple[int, int]:
    """First and last day number of a year, month or day; `text` is refused where there is none such."""
    runs = list(stretches_of(year, month, day))
    if not runs:
        raise refuse(text, "no such day")
    return runs[0][0], runs[-1][1]


def years_of(pattern: str) -> Iterator[int]:
    """Years that a pattern such as `201X` stands for, in order of its digits."""
    sign, digits = (-1, pattern[1:]) if pattern.startswith("-") else (1, pattern)
    places = [range(10) if digit == "X" else (int(digit),) for digit in digits]
    for thousands in places[0]:
        for hundreds in places[1]:
            for tens in places[2]:
                for ones in places[3]:
                    yield sign * (1000 * thousands + 100 * hundreds + 10 * tens + ones)


def stretches_of(year: int, month: str | None, day: str | None) -> Iterator[tuple[int, int]]:
    """First and last day number of each stretch that the patterns allow in `year`."""
    if month is None or (month == "XX" and day in (None, "XX")):
        yield day_number(year, 1, 1), day_number(year, 12, 31)
        return
    if "X" not in month and int(month) > 12 and day is None:
        yield _season(year, int(month))
        return
    for number in range(1, 13):
        if not _fits(month, number):
            continue
        length = month_length(year, number)
        if day in (None, "XX"):
            yield day_number(year, number, 1), day_number(year, number, length)
            continue
        for one in range(1, length + 1):
            if _fits(day, one):
                yield day_number(year, number, one), day_number(year, number, one)


def _fits(pattern: str | None, number: int) -> bool:
    return all(mark in ("X", digit) for mark, digit in zip(pattern or "XX", f"{number:02}", strict=True))


def _season(year: int, code: int) -> tuple[int, int]:
    if code not in _MONTHS_OF:
        raise refuse(f"{year}-{code}", "there is no such month, season or quarter")
    first, count = _MONTHS_OF[code]
    over = (first + count - 2) // 12
    last = (first + count - 2) % 12 + 1
    return day_number(year, first, 1), day_number(year + over, last, month_length(year + over, last))


def month_length(year: int, month: int) -> int:
    """Days of a month, in years of any sign."""
    # Python's calendar begins with year 1; 400 years on, months have the same lengths.
    return calendar.monthrange(year % 400 + 2000, month)[1]


def day_number(year: int, month: int, day: int) -> int:
    """Day number as `date.toordinal` counts, for years of any sign."""
    cycles = (year - 2000) // 400
    return date(year - cycles * 400, month, day).toordinal() + cycles * 146097
