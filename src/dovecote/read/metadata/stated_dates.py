"""The day and hour that a line states, as EDTF: "03:08 PM, 14 Apr, 2021" -> `2021-04-14T15:08:00`.

Only what publication lines and datelines hold; time expressions of running text are another room's. Nothing is
guessed: a date without year is `XXXX-03-01`, and 03/04/2021 is the set of both readings.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dovecote.languages.registry import get_language

NO_PART = True

EARLIEST_YEAR, LATEST_YEAR = 1500, 2200
"""Four digits outside these are no year of an article."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a line; `line[start:end]` are its words, the hour left out."""

    edtf: str
    start: int
    end: int
    zone: str | None = None
    """As stated ("GMT", "+05:00"); None where none is."""
    steps: tuple[str, ...] = ()

    @property
    def has_year(self) -> bool:
        return not self.edtf.startswith("XXXX")


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    edtf: str
    zone: str | None


@functools.cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int], re.Pattern[str]]:
    """Dates, hours, month numbers and week days of a language."""
    table = get_language(code).table("publication_dates")
    months: dict[str, int] = dict(table["months"])
    month = _any(months) + r"\.?"
    ordinal = r"(?:st|nd|rd|th)?"
    date = "|".join(
        (
            r"(?<!\d)(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?=T|\D|$)",
            rf"(?<!\d)(?P<d2>\d{{1,2}}){ordinal}(?:\s+of)?[\s./-]*(?P<m2>{month})(?![^\W\d_])(?:[\s,/-]+(?P<y2>\d{{4}})(?!\d))?",
            rf"(?<!\w)(?P<m3>{month})[\s-]*(?P<d3>\d{{1,2}}){ordinal}(?![\d:])(?:[\s,-]+(?P<y3>\d{{4}})(?:(?=\d{{1,2}}:\d\d)|(?![\d:])))?",
            r"(?<![\d.])(?P<a4>\d{1,2})(?P<sep>[/.-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4})(?!\d)",
        )
    )
    zones = _any(table["zones"])
    zone = rf"(?:\s*\(?(?P<zone>(?:{zones})(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?|(?![\w+-]))|[+-]\d{{2}}:?\d{{2}}))?"
    half = r"(?:\s*(?P<half>[ap]\.?m\b\.?))?"
    clock = "|".join(
        (
            rf"(?<![\d:.+-])(?P<h1>\d{{1,2}})[:.h](?P<n1>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?(?![\d/])(?!\.\d){half}{zone}",
            rf"(?<![\d:.])(?P<h2>\d{{1,2}})\s*(?P<half2>[ap]\.?m\b\.?){zone.replace('<zone>', '<zone2>')}",
            rf"(?<![\d:.])(?P<h3>[0-2]\d)(?P<n3>[0-5]\d)\s*(?:hrs|hours|h\b|(?P<zone3>{zones}))(?!\w)",
        )
    )
    week = rf"\b{_any(table['weekdays']['names'])}\b\.?"
    return _compile(date), _compile(clock), months, _compile(week)


def iter_stated_dates(line: str, *, code: str = "en") -> Iterator[StatedDate]:
    """Dates that `line` states, in order; the one hour that stands in the line belongs to the first date."""
    dates, clocks, months, week = _patterns(code)
    matches = list(dates.finditer(line))
    order = _order_told(matches)
    weekday = _weekday_told(line, week, code) if len(matches) == 1 else None
    found = [(match, _day(match, months, order, weekday)) for match in matches]
    days = [(match, day) for match, day in found if day is not None]
    hours = [one for one in (_hour(match) for match in clocks.finditer(_blanked(line, days))) if one is not None]
    for match, (edtf, steps) in days:
        own = [one for one in hours if _is_nearest(one, match, days)]
        if own and edtf[0] != "[":
            yield StatedDate(f"{edtf}T{own[0].edtf}", match.start(), match.end(), own[0].zone, steps)
        else:
            yield StatedDate(edtf, match.start(), match.end(), None, steps)


def without_dates(line: str, *, code: str = "en") -> str:
    """`line` with its dates, hours, zones and week days blanked out: what else it says. Same length."""
    dates, clocks, months, week = _patterns(code)
    rest = _blanked(line, [(match, None) for match in dates.finditer(line) if _day(match, months)])
    for pattern in (clocks, week):
        rest = pattern.sub(lambda match: " " * len(match.group()), rest)
    return rest


def _blanked(line: str, found: list[tuple[re.Match[str], Any]]) -> str:
    for match, _ in found:
        line = line[: match.start()] + " " * (match.end() - match.start()) + line[match.end() :]
    return line


def _is_nearest(clock: _Clock, match: re.Match[str], days: list[tuple[re.Match[str], Any]]) -> bool:
    """No other date of the line stands nearer to the hour."""

    def distance(one: re.Match[str]) -> int:
        return max(one.start() - clock.end, clock.start - one.end())

    return min(days, key=lambda pair: distance(pair[0]))[0] is match


def _order_told(matches: list[re.Match[str]]) -> bool | None:
    """Whether the day comes first in the line's dates in figures; None where none of them can be read one way only.

    Where points divide them the day comes first (ISO 8601's other tradition, DIN 5008); nobody writes the month so.
    """
    figures = [(int(one["a4"]), int(one["b4"])) for one in matches if one["a4"]]
    first = any(one["sep"] == "." for one in matches if one["a4"]) or any(day > 12 for day, _ in figures)
    return None if first == any(day > 12 for _, day in figures) else first


def _weekday_told(line: str, week: re.Pattern[str], code: str) -> int | None:
    """The weekday that the line names, Monday 1; None where it names none, or two."""
    names = get_language(code).table("publication_dates")["weekdays"]["names"][:7]
    told = {names.index(full) + 1 for one in week.findall(line) for full in names if full.startswith(one.lower()[:3])}
    return told.pop() if len(told) == 1 else None


def _day(
    match: re.Match[str], months: dict[str, int], day_first: bool | None = None, weekday: int | None = None
) -> tuple[str, tuple[str, ...]] | None:
    """EDTF of a matched date and how it was read; None where no such day exists."""
    groups = match.groupdict()
    if groups["a4"]:
        pair = int(groups["a4"]), int(groups["b4"])
        return _numeric_day(int(groups["y4"]), pair, match.group(), day_first, weekday)
    if groups["y1"]:
        year, month, day = groups["y1"], int(groups["m1"]), int(groups["d1"])
    else:
        which = "2" if groups["d2"] else "3"
        year, day = groups["y" + which], int(groups["d" + which])
        month = months[groups["m" + which].rstrip(".").lower()]
    if not _exists(int(year) if year else 2000, month, day):
        return None
    if year is None:
        return f"XXXX-{month:02}-{day:02}", (f"“{match.group()}” gives no year",)
    return f"{year}-{month:02}-{day:02}", ()


def _numeric_day(
    year: int, pair: tuple[int, int], words: str, day_first: bool | None, weekday: int | None
) -> tuple[str, tuple[str, ...]] | None:
    """Day and month in either order; both where both exist and nothing beside them tells."""
    orders = {None: (pair, pair[::-1]), True: (pair[::-1],), False: (pair,)}[day_first]
    readings = sorted({(month, day) for month, day in orders if _exists(year, month, day)})
    fitting = [one for one in readings if datetime.date(year, *one).isoweekday() == weekday]
    readings = fitting or readings
    if not readings:
        return None
    days = [f"{year}-{month:02}-{day:02}" for month, day in readings]
    if len(days) == 1:
        return days[0], ()
    return f"[{','.join(days)}]", (f"“{words}” can be day and month in either order",)


def _hour(match: re.Match[str]) -> _Clock | None:
    groups = match.groupdict()
    hour = int(groups["h1"] or groups["h2"] or groups["h3"])
    minute = int(groups["n1"] or groups["n3"] or 0)
    half = (groups["half"] or groups["half2"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12 and not (half == "pm" and 12 < hour < 24):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    zone = groups["zone"] or groups["zone2"] or groups["zone3"]
    return _Clock(match.start(), match.end(), f"{hour:02}:{minute:02}:00", zone.strip() if zone else None)


def _exists(year: int, month: int, day: int) -> bool:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return False
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _any(words: Any) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
