"""A time expression's place on the calendar, and what the text has said so far that later ones are counted from."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from dovecote.model.values import passing_value

Direction = Literal["past", "future", "later"]
"""Of a verb, seen from publication; later: after a moment that is itself past ("promised to", "would")."""
Anchor = Literal["publication", "text"]

SEASON_CODES: Final = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""EDTF numbers of the seasons that TIMEX3 writes with two letters."""


@passing_value
class Place:
    """What an expression means, once anchored."""

    type: str
    value: str
    edtf: str | None = None
    grain: str = ""
    """day, week, month, season, year, decade, century; empty where it is no stretch of the calendar."""
    first: date | None = None
    """First day of the stretch, where it is one on Python's calendar."""
    year: int | None = None
    month: int | None = None
    anchor: Anchor | None = None
    steps: tuple[str, ...] = ()
    length: tuple[float, str] | None = None
    """Number and unit, of a duration."""


@dataclass(slots=True)
class Timeline:
    """What an expression can be counted from, at one point of the text."""

    published: date | None
    narrative: bool
    """True where the text tells history: what has no year takes it from the date told before."""
    last: Place | None = None
    """The stretch of the calendar told last."""
    last_paragraph: int = -1
    explicit: Place | None = None
    """The last one told with its year."""
    explicit_sentence: int = -1
    told: dict[tuple[int, int | None], int] = field(default_factory=dict)
    """Year of each month, or month and day, that has been placed."""
    direction: Direction | None = None
    """Of the expression now being placed: what its verb says."""
    cue: str = ""
    """The words that say so."""
    of_now: frozenset[str] = frozenset()
    """Words that say it lies ahead at publication: "will"; under "would" it lay ahead when somebody said it."""
    from_then: frozenset[str] = frozenset()
    """Words before a time from which on something held: "since"."""
    limited: bool = False
    """Whether a word before it makes it a limit: "by", "before", "until"."""
    is_set_ahead: bool = False
    """Whether the words give or move a limit, which then lies after they were said: "agreed to leave by 3 May"."""
    names_a_thing: bool = False
    """It tells which accord or attack is meant, and such a one has been."""
    year_of_entry: int | None = None
    """Of a day that opens an entry of a calendar: the year that the list gives it."""
    paragraph: int = 0
    sentence: int = 0
    opens: bool = False
    """The expression stands within the first words of its sentence."""


def the_day(day: date) -> str:
    """A day as the steps write it, with its weekday."""
    return f"{calendar.day_name[day.weekday()]} {day.isoformat()}"


def day_place(day: date, anchor: Anchor | None, *steps: str) -> Place:
    """One day."""
    text = day.isoformat()
    return Place("DATE", text, text, "day", day, day.year, day.month, anchor, steps)


def month_place(year: int, month: int, anchor: Anchor | None, *steps: str) -> Place:
    """One month."""
    value = f"{year:04}-{month:02}" if year > 0 else f"BC{1 - year:04}-{month:02}"
    return Place(
        "DATE", value, f"{edtf_year(year)}-{month:02}", "month", make_day(year, month, 1), year, month, anchor, steps
    )


def year_place(year: int, anchor: Anchor | None, *steps: str) -> Place:
    """One year; astronomical numbering, so that 490 BC is -489."""
    value = f"{year:04}" if year > 0 else f"BC{1 - year:04}"
    return Place("DATE", value, edtf_year(year), "year", make_day(year, 1, 1), year, None, anchor, steps)


def week_place(day: date, anchor: Anchor | None, *steps: str) -> Place:
    """The ISO week of a day: Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    iso = monday.isocalendar()
    edtf = f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return Place("DATE", f"{iso.year:04}-W{iso.week:02}", edtf, "week", monday, day.year, day.month, anchor, steps)


def edtf_year(year: int) -> str:
    """A year as EDTF."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none such or it is outside Python's calendar."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_length(year: int, month: int) -> int:
    """Days of a month."""
    return calendar.monthrange(year if 1 <= year <= 9999 else 2001, month)[1]
