"""Which year a date without one is of, and which day a name that comes round every year: by its verb, and by what
was told before.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Anchor, Place, Timeline, make_day, month_length

NEAREST_DAYS: Final = 120
"""A day without year, and without a verb that tells the direction, is the one this near to publication."""
FARTHEST_DAYS: Final = 300
"""The press writes the year of a day that is some ten months away; a nearer day with the same words is meant."""


def told_year(match: Match, timeline: Timeline) -> tuple[int | None, str, Anchor | None]:
    """The year that the words themselves give, how, and from what."""
    year = match.value("year", "YEAR", "SPELT_YEAR") or match.value("year_of", "YEAR")
    if year is not None:
        return int(year), "", None
    if timeline.year_of_entry is not None:
        return timeline.year_of_entry, f"by the order of the entries: {timeline.year_of_entry}", "text"
    short = match.value("year", "SHORT_YEAR", "TWO_DIGITS")
    if short is not None:
        full = full_year(int(short), timeline.published)
        return full, f"of its two figures: {full}", None
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


def full_year(two_digits: int, published: date | None) -> int:
    """The year that two figures stand for: the nearest to publication; nearest to 2000 where nothing is known."""
    near = published.year if published else 2000
    return min((century + two_digits for century in (1900, 2000, 2100)), key=lambda year: abs(year - near))


def which_one(match: Match) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where the words say none of them."""
    for name, shift in (("which_last", -1), ("which_this", 0), ("which_next", 1)):
        if match.word(name):
            return shift
    return None


def choose_years(
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
    if timeline.names_a_thing and past:
        if day is not None and _distance(past[-1], month, day, published) > FARTHEST_DAYS:
            # "The 7 October attacks": so well known by the day that the year is never written.
            return [], "it names what everybody knows, and nothing tells its year"
        return past[-1:], f"{said}; {timeline.cue!r} is known by it: the last one"
    candidates = [*past[-1:], *future[:1]]
    gaps = [_distance(year, month, day, published) for year in candidates]
    near = [year for year, gap in zip(candidates, gaps, strict=True) if gap <= FARTHEST_DAYS]
    this_year = future[:1] == [published.year]
    if near == past[-1:] and this_year and timeline.limited and _is_said_of_now(timeline):
        # On 5 January, "will leave by 31 December" is by the end of the year that has begun.
        return future[:1], f"{said}; {timeline.cue!r} sets a limit that lies ahead: the next one"
    if len(near) == 1:
        return near, f"{said}; carries no year: the one within ten months"
    if timeline.direction == "past":
        return past[-1:], f"{said}; {timeline.cue!r} is past: the last one"
    if timeline.direction == "future":
        return future[:1], f"{said}; {timeline.cue!r} lies ahead: the next one"
    near = [year for year, gap in zip(candidates, gaps, strict=True) if gap <= NEAREST_DAYS]
    if len(near) == 1 and not (timeline.is_set_ahead and near[0] in past):
        return near, f"{said}; no verb tells the direction: the one within {NEAREST_DAYS} days"
    return candidates, f"{said}; nothing tells whether it is past or to come: both kept"


def _is_said_of_now(timeline: Timeline) -> bool:
    """Whether what lies ahead does so at publication, and not, as under "would", when somebody said it."""
    return timeline.direction == "future" and timeline.cue.partition(" ")[0] in timeline.of_now


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
    if len(nearest) == 1 and not (timeline.limited and nearest[0] < published):
        return nearest, f"{said}; no verb tells the direction: the one within {NEAREST_DAYS} days"
    return near, f"{said}; nothing tells whether it is past or to come: both kept"


def _starts(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or 1)


def _ends(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or month_length(year, month))


def _distance(year: int, month: int, day: int | None, published: date) -> int:
    start, end = _starts(year, month, day), _ends(year, month, day)
    return min(abs((start - published).days), abs((end - published).days))
