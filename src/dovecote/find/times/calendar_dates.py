"""Dates of the calendar that say a day, a month or a weekday, with or without their year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dovecote.find.times.grammar import Match
from dovecote.find.times.narrowing import narrow, with_daypart
from dovecote.find.times.places import (
    Anchor,
    Place,
    Timeline,
    day_place,
    make_day,
    month_length,
    month_place,
    the_day,
    week_place,
)
from dovecote.find.times.which_year import choose_years, told_year, which_one


def place_calendar(match: Match, timeline: Timeline) -> Place | None:
    """The day, month or weekday that the words name."""
    month = match.value("month", "MONTH") or match.value("month_short", "MONTH_SHORT")
    month = month or match.value("lower_month", "LOWER_MONTH")
    day = match.value("day", "DAY") or match.value("day_ordinal", "ORDINAL")
    weekday = _weekday(match)
    if match.word("deictic") and timeline.published:
        shift = match.value("deictic", "DEICTIC")
        return _near(timeline.published + timedelta(days=shift), month, day)
    if month is None and day is not None:
        place = _day_alone(day, weekday, timeline)
    elif month is None:
        place = _place_weekday(match, weekday or 0, timeline)
    else:
        place = _place_month(match, month, day, weekday, timeline)
    if place is None:
        return None
    if match.word("week") and place.first:
        return replace(week_place(place.first, place.anchor), steps=place.steps)
    return narrow(match, with_daypart(match, place))


def _weekday(match: Match) -> int | None:
    for name in ("weekday", "weekday2"):
        found = match.value(name, "WEEKDAY")
        if found:
            return int(found)
    found = match.value("weekday_short", "WEEKDAY_SHORT")
    return int(found) if found else None


def _near(day: date, month: int, number: int) -> Place | None:
    years = [make_day(day.year + shift, month, number) for shift in (0, -1, 1)]
    found = [one for one in years if one]
    if not found:
        return None
    nearest = min(found, key=lambda one: abs((one - day).days))
    return day_place(nearest, "publication", f"the {nearest.isoformat()} nearest to publication")


def _place_month(match: Match, month: int, day: int | None, weekday: int | None, timeline: Timeline) -> Place | None:
    if day is not None and day > month_length(2000, month):
        return None
    old = match.value("year_old", "OLD_YEAR")
    if old is not None:
        year = 1 - int(old) if match.value("era", "ERA") == "BC" else int(old)
        value = f"BC{int(old):04}-{month:02}" if year <= 0 else f"{year:04}-{month:02}"
        return Place("DATE", value, f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}", "month", None, year, month)
    told, why, anchor = told_year(match, timeline)
    if told is not None:
        return _dated(told, month, day, anchor, why)
    which = which_one(match)
    years, why = choose_years(month, day, weekday, which, timeline)
    if len(years) == 1:
        anchor = "text" if why.startswith(("as told", "year of")) else "publication"
        return _dated(years[0], month, day, anchor, why)
    tail = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    if not years:
        return Place("DATE", f"XXXX-{tail}", f"XXXX-{tail}", "", month=month, steps=(why,))
    options = ",".join(f"{year:04}-{tail}" for year in years)
    return Place("DATE", f"XXXX-{tail}", f"[{options}]", "", month=month, anchor="publication", steps=(why,))


def _dated(year: int, month: int, day: int | None, anchor: Anchor | None, why: str) -> Place | None:
    steps = (why,) if why else ()
    if day is None:
        return replace(month_place(year, month, None, *steps), anchor=anchor)
    made = make_day(year, month, day)
    return replace(day_place(made, None, *steps), anchor=anchor) if made else None


def _place_weekday(match: Match, weekday: int, timeline: Timeline) -> Place:
    published, which = timeline.published, which_one(match)
    if match.word("which_that") and timeline.last and timeline.last.first:
        base = timeline.last.first
        return day_place(base + timedelta(days=(weekday - base.isoweekday()) % 7), "text", "the one told before")
    if published is None:
        return Place("DATE", f"XXXX-WXX-{weekday}", steps=("no day of publication to count from",))
    said = f"published {the_day(published)}"
    back = (published.isoweekday() - weekday) % 7
    if which == -1:
        return day_place(published - timedelta(days=back or 7), "publication", f"{said}: the last one before it")
    if which == 1:
        return _next_weekday(published, weekday, said, coming=match.value("which_next", "COMING_FIRST") is not None)
    if back == 0:
        return day_place(published, "publication", f"{said}, the same weekday")
    past, ahead = published - timedelta(days=back), published + timedelta(days=7 - back)
    if which == 0 and timeline.direction != "past":
        return day_place(ahead, "publication", f"{said}: this one")
    if timeline.direction == "past":
        return day_place(past, "publication", f"{said}; {timeline.cue!r} is past: the last one")
    if timeline.direction in ("future", "later"):
        return day_place(ahead, "publication", f"{said}; {timeline.cue!r} lies ahead: the next one")
    why = f"{said}; nothing tells whether it is past or to come: both kept"
    return _either_day(past, ahead, weekday, why)


def _next_weekday(published: date, weekday: int, said: str, *, coming: bool) -> Place:
    """Of "next Friday", said on a Wednesday: that of this week or of the next; "coming Friday" is the first."""
    first = published + timedelta(days=(weekday - published.isoweekday()) % 7 or 7)
    sunday = published + timedelta(days=7 - published.isoweekday())
    if coming or first > sunday:
        return day_place(first, "publication", f"{said}: the next one")
    why = f"{said}: 'next' can mean the coming one or that of next week"
    return _either_day(first, first + timedelta(days=7), weekday, why)


def place_weekday_weeks(match: Match, timeline: Timeline) -> Place | None:
    """A weekday so many weeks on from the next one, or back from the last: "Monday week", "a week ago Tuesday"."""
    published, weekday = timeline.published, int(match.value("weekday", "WEEKDAY"))
    if published is None:
        return Place("DATE", f"XXXX-WXX-{weekday}", steps=("no day of publication to count from",))
    weeks = int(match.value("count", "NUM") or 1)
    said = f"published {the_day(published)}"
    if match.word("back"):
        last = published - timedelta(days=(published.isoweekday() - weekday) % 7 or 7)
        return day_place(last - timedelta(weeks=weeks), "publication", f"{said}: {weeks} weeks before the last one")
    ahead = (weekday - published.isoweekday()) % 7
    coming = published + timedelta(days=ahead or 7)
    if ahead == 0:
        # Said on a Monday, "Monday week" counts from that day or from the next Monday: both are usage.
        return _either_day(coming, coming + timedelta(weeks=weeks), weekday, f"{said}: counted from either of two")
    return day_place(coming + timedelta(weeks=weeks), "publication", f"{said}: {weeks} weeks after the next one")


def _either_day(one: date, other: date, weekday: int, why: str) -> Place:
    both = f"[{one.isoformat()},{other.isoformat()}]"
    return Place("DATE", f"XXXX-WXX-{weekday}", both, "", anchor="publication", steps=(why,))


def _day_alone(day: int, weekday: int | None, timeline: Timeline) -> Place | None:
    """A day told by its number: of the month told before, or of the month of publication."""
    last = timeline.last
    if weekday and timeline.published:
        for shift in range(31):
            for sign in (1, -1) if timeline.direction == "future" else (-1, 1):
                candidate = timeline.published + timedelta(days=sign * shift)
                if candidate.day == day and candidate.isoweekday() == weekday:
                    return day_place(candidate, "publication", "the nearest one with that weekday")
    if last and last.year is not None and last.month is not None:
        made = make_day(last.year, last.month, day)
        return day_place(made, "text", "of the month told before") if made else None
    return _day_by_tense(day, timeline)


def _day_by_tense(day: int, timeline: Timeline) -> Place | None:
    """Of "was signed on the 25th", no month told: the last 25th up to publication; of what will be, the next."""
    published, sign = timeline.published, {"past": -1, "future": 1, "later": 1}.get(timeline.direction or "")
    if published is None or sign is None:
        return None
    found = next(one for shift in range(62) if (one := published + timedelta(days=sign * shift)).day == day)
    which = "last" if sign < 0 else "next"
    return day_place(found, "publication", f"published {the_day(published)}: the {which} day of that number")
