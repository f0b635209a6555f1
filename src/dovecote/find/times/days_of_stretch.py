"""A day told by its number in a longer stretch: "the last Thursday of the month", "the 12th of this month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dovecote.find.times.calendar_dates import place_calendar
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place, Timeline, day_place, month_length
from dovecote.find.times.relative import place_unit_shift, spelt
from dovecote.find.times.which_year import told_year
from dovecote.model.edtf import Edtf

_MONTHS: Final = 12
_OWN_WORDS = ("ordinal", "final", "weekday")


def place_day_of_stretch(match: Match, timeline: Timeline) -> Place | None:
    """The day that the number picks; the whole stretch where the stretch itself is not one known stretch."""
    around = _stretch(match, timeline)
    if around is None or around.edtf is None or around.first is None:
        return around
    last = Edtf.parse(around.edtf).latest()
    weekday = match.value("weekday", "WEEKDAY")
    days = [
        day
        for shift in range((last - around.first).days + 1 if last else 0)
        if weekday in (None, (day := around.first + timedelta(days=shift)).isoweekday())
    ]
    told = match.value("ordinal", "ORDINAL") or match.rule.with_.get("number")
    number = -1 if told is None else int(told) - 1
    if not -1 <= number < len(days):
        return None
    return day_place(days[number], around.anchor, *around.steps, f"{spelt(match)!r}") if days else None


def _stretch(match: Match, timeline: Timeline) -> Place | None:
    outer = {name: at for name, at in match.named.items() if name not in _OWN_WORDS}
    whole = replace(match, named=outer)
    return place_unit_shift(whole, timeline) if match.word("unit") else place_calendar(whole, timeline)


def place_half_of_month(match: Match, timeline: Timeline) -> Place | None:
    """The first or the second half of a month: up to its fifteenth day, or from the sixteenth on."""
    month = _stretch(match, timeline)
    if month is None or month.first is None or month.grain != "month":
        return month
    first, middle = month.first, month.first.replace(day=15)
    last = date(first.year, first.month, month_length(first.year, first.month))
    is_second = bool(match.word("latter")) or match.value("ordinal", "ORDINAL") == 2
    start, end = (middle + timedelta(days=1), last) if is_second else (first, middle)
    why = f"its {'second' if is_second else 'first'} half"
    return replace(month, edtf=f"{start.isoformat()}/{end.isoformat()}", first=start, steps=(*month.steps, why))


def place_months_of_year(match: Match, timeline: Timeline) -> Place | None:
    """The first or the last months of a year: "the first three months of the year"."""
    count = int(match.value("count", "NUM"))
    year, why, anchor = told_year(match, timeline)
    if year is None and timeline.published is not None and match.word("unit_b"):
        year, why, anchor = timeline.published.year, f"published {timeline.published.isoformat()}", "publication"
    if year is None or not 0 < count <= _MONTHS:
        return Place("DURATION", f"P{count}M", steps=("nothing tells its year",))
    first = _MONTHS - count + 1 if match.word("final") else 1
    edtf = f"{year:04}-{first:02}/{year:04}-{first + count - 1:02}"
    steps = (why,) if why else ()
    return Place("DURATION", f"P{count}M", edtf, "", date(year, first, 1), year, None, anchor, steps)
