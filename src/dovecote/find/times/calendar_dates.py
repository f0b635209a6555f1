"""Dates of the calendar that say a day, a month or a weekday, with or without their year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dovecote.find.times.grammar import Match
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

NEAREST_DAYS: Final = 120
"""A day without year, and without a verb that tells the direction, is the one this near to publication."""
FARTHEST_DAYS: Final = 300
"""The press writes the year of a day that is some ten months away; a nearer day with the same words is meant."""


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
    years, why = _choose_years(month, day, weekday, which, timeline)
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


def told_year(match: Match, timeline: Timeline) -> tuple[int | None, str, Anchor | None]:
    """The year that the words themselves give, how, and from what."""
    year = match.value("year", "YEAR") or match.value("year_of", "YEAR")
    if year is not None:
        return int(year), "", None
    if match.word("relative_year") and timeline.last and timeline.last.year is not None:
        return timeline.last.year, f"the year told before, {timeline.last.year}", "text"
    for name, shift in (("year_shift", -1), ("year_shift_this", 0), ("year_shift_next", 1)):
        if match.word(name) and timeline.published:
            return (
                timeline.published.year + shift,
                f"counted from publication in {timeline.published.year}",
                "publication",
            )
    return None, "", None


def which_one(match: Match) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where the words say none of them."""
    for name, shift in (("which_last", -1), ("which_this", 0), ("which_next", 1)):
        if match.word(name):
            return shift
    return None


def _choose_years(
    month: int, day: int | None, weekday: int | None, which: int | None, timeline: Timeline
) -> tuple[list[int], str]:
    """Years that a date without one can mean, and the step that says why."""
    published = timeline.published
    if timeline.narrative and which is not None and timeline.last and timeline.last.year is not None:
        return [_year_from_last(month, which, timeline.last)], "year of the date told before, moved"
    if which is None and not weekday:
        told = timeline.told.get((month, day)) if day is not None and not timeline.narrative else None
        if told is not None:
            return [told], f"as told before, {told}"
        if timeline.narrative and timeline.last and timeline.last.year is not None:
            return [_narrative_year(month, timeline.last)], "year of the date told before"
        near = timeline.explicit
        if (
            near
            and near.year
            and near.grain in ("day", "month")
            and timeline.explicit_sentence == timeline.sentence
            and timeline.direction not in ("future", "later")
            and published
            and near.year < published.year - 1
        ):
            return [near.year], f"year of the date told before, {near.year}"
        told = timeline.told.get((month, day))
        if told is not None:
            return [told], f"as told before, {told}"
    if published is None:
        return [], "nothing tells its year"
    return _years_by_direction(month, day, weekday, which, timeline, published)


def _year_from_last(month: int, which: int, last: Place) -> int:
    year, told = last.year or 0, last.month or 1
    if which == -1:
        return year if month < told else year - 1
    return year if which == 0 or month > told else year + 1


def _narrative_year(month: int, last: Place) -> int:
    """History goes on: after November 1942 comes February 1943."""
    year = last.year or 0
    if last.month is not None and last.month - month >= 8:
        return year + 1
    return year


def _years_by_direction(
    month: int, day: int | None, weekday: int | None, which: int | None, timeline: Timeline, published: date
) -> tuple[list[int], str]:
    years = [published.year + shift for shift in (-1, 0, 1)]
    if day is not None:
        years = [year for year in years if make_day(year, month, day)]
    if weekday and day is not None:
        fitting = [year for year in years if date(year, month, day).isoweekday() == weekday]
        if len(fitting) == 1:
            return fitting, f"published {published.isoformat()}; of the years around, its weekday is right in one"
    past = [year for year in years if _starts(year, month, day) <= published]
    future = [year for year in years if _ends(year, month, day) >= published]
    said = f"published {published.isoformat()}"
    if which == -1:
        before = [year for year in past if _ends(year, month, day) < published]
        return before[-1:], f"{said}: the last one before it"
    if which in (0, 1):
        return future[:1], f"{said}: the next one"
    if past and future and past[-1] == future[0]:
        return [past[-1]], f"{said}, within it"
    candidates = [*past[-1:], *future[:1]]
    gaps = [_distance(year, month, day, published) for year in candidates]
    near = [year for year, gap in zip(candidates, gaps, strict=True) if gap <= FARTHEST_DAYS]
    if len(near) == 1:
        return near, f"{said}; carries no year: the one within ten months"
    if timeline.direction == "past":
        return past[-1:], f"{said}; {timeline.cue!r} is past: the last one"
    if timeline.direction == "future":
        return future[:1], f"{said}; {timeline.cue!r} lies ahead: the next one"
    near = [year for year, gap in zip(candidates, gaps, strict=True) if gap <= NEAREST_DAYS]
    if len(near) == 1:
        return near, f"{said}; no verb tells the direction: the one within {NEAREST_DAYS} days"
    return candidates, f"{said}; nothing tells whether it is past or to come: both kept"


def choose_day(days: list[date], which: int | None, timeline: Timeline) -> tuple[list[date], str]:
    """Of days with one name in the years around publication, the one meant; both neighbours where nothing tells."""
    published = timeline.published
    if published is None:
        return [], "nothing tells its year"
    past = [day for day in sorted(days) if day <= published]
    future = [day for day in sorted(days) if day >= published]
    said = f"published {published.isoformat()}"
    if which == -1:
        return [day for day in past if day < published][-1:], f"{said}: the last one before it"
    if which in (0, 1):
        return future[:1], f"{said}: the next one"
    if past and past[-1] == published:
        return [published], f"{said}, the same day"
    near = [day for day in [*past[-1:], *future[:1]] if abs((day - published).days) <= FARTHEST_DAYS]
    if len(near) == 1:
        return near, f"{said}; carries no year: the one within ten months"
    if timeline.direction == "past":
        return past[-1:], f"{said}; {timeline.cue!r} is past: the last one"
    if timeline.direction == "future":
        return future[:1], f"{said}; {timeline.cue!r} lies ahead: the next one"
    nearest = [day for day in near if abs((day - published).days) <= NEAREST_DAYS]
    if len(nearest) == 1:
        return nearest, f"{said}; no verb tells the direction: the one within {NEAREST_DAYS} days"
    return near, f"{said}; nothing tells whether it is past or to come: both kept"


def _starts(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or 1)


def _ends(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or month_length(year, month))


def _distance(year: int, month: int, day: int | None, published: date) -> int:
    start, end = _starts(year, month, day), _ends(year, month, day)
    return min(abs((start - published).days), abs((end - published).days))


def _place_weekday(match: Match, weekday: int, timeline: Timeline) -> Place:
    published, which = timeline.published, which_one(match)
    unknown = Place("DATE", f"XXXX-WXX-{weekday}", None, "", steps=("no day of publication to count from",))
    if match.word("which_that") and timeline.last and timeline.last.first:
        base = timeline.last.first
        return day_place(base + timedelta(days=(weekday - base.isoweekday()) % 7), "text", "the one told before")
    if published is None:
        if timeline.last and timeline.last.grain == "day" and timeline.last.first:
            return unknown
        return unknown
    said = f"published {the_day(published)}"
    back = (published.isoweekday() - weekday) % 7
    past, future = published - timedelta(days=back), published + timedelta(days=(7 - back) % 7)
    if which == -1:
        before = published - timedelta(days=back or 7)
        return day_place(before, "publication", f"{said}: the last one before it")
    if which == 1:
        after = published + timedelta(days=(7 - back) % 7 or 7)
        monday = published - timedelta(days=published.weekday())
        if after < monday + timedelta(days=7):
            both = [after, after + timedelta(days=7)]
            text = ",".join(day.isoformat() for day in both)
            why = f"{said}: 'next' can mean the coming one or that of next week"
            return Place("DATE", f"XXXX-WXX-{weekday}", f"[{text}]", "", anchor="publication", steps=(why,))
        return day_place(after, "publication", f"{said}: the next one")
    if back == 0:
        return day_place(published, "publication", f"{said}, the same weekday")
    if which == 0 and timeline.direction != "past":
        return day_place(future, "publication", f"{said}: this one")
    if timeline.direction == "past":
        return day_place(past, "publication", f"{said}; {timeline.cue!r} is past: the last one")
    if timeline.direction in ("future", "later"):
        return day_place(future, "publication", f"{said}; {timeline.cue!r} lies ahead: the next one")
    why = f"{said}; nothing tells whether it is past or to come: both kept"
    both_text = f"[{past.isoformat()},{future.isoformat()}]"
    return Place("DATE", f"XXXX-WXX-{weekday}", both_text, "", anchor="publication", steps=(why,))


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
    return None


def with_daypart(match: Match, place: Place) -> Place:
    """The place, with the part of day that the words name."""
    part = next(
        (found for name in ("daypart", "daypart2", "daypart3") if (found := match.value(name, "DAYPART"))), None
    )
    if part is None or match.word("clock"):
        return place
    edtf = f"{place.edtf}T{part}:00" if part == "12:00" and place.grain == "day" else place.edtf
    return replace(place, type="TIME", value=f"{place.value}T{part}", edtf=edtf)


def narrow(match: Match, place: Place) -> Place:
    """The place, with "mid", "end of" and the like put into its EDTF; TIMEX3 keeps the whole stretch as value."""
    word = match.word("modifier") or match.word("modifier_early") or match.word("modifier_in")
    if word is None or place.edtf is None or place.year is None:
        return place
    kind = word.meanings.get("EDGE") or word.meanings.get("MODIFIER")
    spelt = word.meanings.get("EDGE") and match.word("modifier")
    day = _narrowed_day(place, str(kind), bool(spelt))
    if day is None:
        return place
    step = f"{word.lower!r}: about {day.isoformat()}"
    return replace(place, edtf=f"{day.isoformat()}~", steps=(*place.steps, step))


def _narrowed_day(place: Place, kind: str, spelt: bool) -> date | None:
    first = place.first
    if first is None:
        return None
    last = {
        "month": date(first.year, first.month, month_length(first.year, first.month)),
        "year": date(first.year, 12, 31),
        "week": first + timedelta(days=6),
    }.get(place.grain)
    if last is None:
        return None
    if kind == "MID":
        return {"month": date(first.year, first.month, 15), "year": date(first.year, 7, 1)}.get(place.grain)
    # "early" and "late" name no edge: the month stays as wide as it is.
    if not spelt:
        return None
    return first if kind == "START" else last
