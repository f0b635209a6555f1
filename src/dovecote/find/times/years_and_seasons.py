"""Years, halves and quarters of years, decades, centuries and seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dovecote.find.times.calendar_dates import place_calendar
from dovecote.find.times.grammar import Match
from dovecote.find.times.narrowing import narrow
from dovecote.find.times.places import (
    SEASON_CODES,
    Anchor,
    Place,
    Timeline,
    edtf_year,
    make_day,
    month_length,
    year_place,
)
from dovecote.find.times.which_year import full_year, told_year

_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def place_year(match: Match, timeline: Timeline) -> Place | None:
    """A year told by its number."""
    old = match.value("year_old", "OLD_YEAR")
    if old is not None:
        before_christ = match.value("era", "ERA") == "BC" or match.word("era_bc") is not None
        year = 1 - int(old) if before_christ else int(old)
    else:
        year = int(match.value("year", "YEAR"))
    return narrow(match, year_place(year, None))


def place_iso(match: Match, timeline: Timeline) -> Place | None:
    """A day written as ISO 8601 has it, with or without its time."""
    written = match.value("iso", "ISO")
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    place = Place("DATE", day.isoformat(), day.isoformat(), "day", day, day.year, day.month)
    if len(written) == 10:
        return place
    return replace(place, type="TIME", value=written, edtf=written if written.count(":") > 1 else f"{written}:00")


def place_figures(match: Match, timeline: Timeline) -> Place | None:
    """A day in figures alone, "15/04/31": both orders are kept where both are days."""
    parts = _figures(match.value("date", "SLASHED"))
    if parts[0] > 31:
        orders = [(parts[0], parts[1], parts[2])]
    else:
        year = parts[2] if parts[2] > 99 else full_year(parts[2], timeline.published)
        orders = [(year, parts[1], parts[0]), (year, parts[0], parts[1])]
        told = _order_of_text(match)
        orders = orders if told is None else orders[told : told + 1]
    days = sorted({day for order in orders if (day := make_day(*order))})
    if len(days) == 1:
        return Place("DATE", days[0].isoformat(), days[0].isoformat(), "day", days[0], days[0].year, days[0].month)
    if not days:
        return None
    years = {day.year for day in days}
    value = f"{days[0].year}-XX-XX" if len(years) == 1 else "XXXX-XX-XX"
    why = "day and month can stand in either order: both kept"
    return Place("DATE", value, f"[{','.join(day.isoformat() for day in days)}]", year=days[0].year, steps=(why,))


def _figures(written: str) -> list[int]:
    return [int(piece) for piece in written.replace("-", "/").replace(".", "/").split("/")]


def _order_of_text(match: Match) -> int | None:
    """0 where the text's other dates in figures put the day first, 1 where the month; None where they do not tell."""
    written = [found for word in match.words if (found := word.meanings.get("SLASHED"))]
    others = [parts[:2] for one in written if (parts := _figures(one))[0] <= 31]
    day_first, month_first = any(one[0] > 12 for one in others), any(one[1] > 12 for one in others)
    return None if day_first == month_first else int(month_first)


def place_part_of_year(match: Match, timeline: Timeline) -> Place | None:
    """A half or a quarter of a year."""
    year, why, anchor = told_year(match, timeline)
    if year is None and match.word("span_this") and timeline.published is not None:
        year, why, anchor = timeline.published.year, f"published {timeline.published.isoformat()}", "publication"
    if year is None and match.word("quarter_word") and timeline.published is not None:
        year, why, anchor = *_year_of_quarter(match, timeline.published, timeline), "publication"
    if year is None:
        return Place("DATE", "XXXX-QX", steps=("nothing tells its year",))
    named = match.value("quarter", "DAY") or match.value("half", "DAY")
    number = int(named or match.value("ordinal", "ORDINAL") or (2 if match.word("latter") else 1))
    half = match.word("half") is not None or match.value("part", "HALF") == "H"
    count = 2 if half else 4
    if number > count:
        return None
    month = 1 + (number - 1) * 12 // count
    code = 39 + number if half else 32 + number
    value = f"{year}-{'H' if half else 'Q'}{number}"
    steps = (why,) if why else ()
    part = Place("DATE", value, f"{year}-{code}", "part", make_day(year, month, 1), year, None, anchor, steps)
    return replace(narrow(match, part), grain="")


def _year_of_quarter(match: Match, published: date, timeline: Timeline) -> tuple[int | None, str]:
    """The year of "in the third quarter": the last one begun or the next one not over, as its verb tells."""
    number = int(match.value("ordinal", "ORDINAL"))
    now = (published.month + 2) // 3
    if timeline.direction == "past":
        return published.year - (number > now), f"published {published.isoformat()}; {timeline.cue!r} is past"
    if timeline.direction in ("future", "later"):
        return published.year + (number < now), f"published {published.isoformat()}; {timeline.cue!r} lies ahead"
    return None, ""


def place_week_of_month(match: Match, timeline: Timeline) -> Place | None:
    """The first days or weeks of a month, or its last ones; in between, the seven days from the eighth and so on."""
    month = place_calendar(replace(match, named={n: at for n, at in match.named.items() if n != "count"}), timeline)
    if month is None:
        return None
    count = float(match.value("count", "NUM") or 1)
    weeks = (word := match.word("unit")) is not None and word.lower.startswith("week")
    length = f"P{count:g}{'W' if weeks else 'D'}" if weeks or match.word("count") else "PXD"
    if month.first is None or month.grain != "month" or length == "PXD":
        return replace(month, type="DURATION", value=length, grain="", edtf=None)
    days = int(count * (7 if weeks else 1))
    last = month.first.replace(day=month_length(month.first.year, month.first.month))
    if match.word("final"):
        start, end = last - timedelta(days=days - 1), last
    else:
        number = int(match.value("ordinal", "ORDINAL"))
        start = month.first + timedelta(days=days * (number - 1))
        end = min(start + timedelta(days=days - 1), last)
    if not month.first <= start <= end:
        return None
    why = f"{days} days of {month.value}"
    return replace(
        month,
        type="DURATION",
        value=length,
        edtf=f"{start.isoformat()}/{end.isoformat()}",
        first=start,
        steps=(*month.steps, why),
    )


def place_decade(match: Match, timeline: Timeline) -> Place | None:
    """Ten years: "the 1980s", "the eighties" (of a century that nothing tells)."""
    if match.rule.with_.get("word"):
        tens = int(match.value("word", "DECADE_WORD")) // 10
        return Place("DATE", f"XX{tens}", f"XX{tens}X", "decade", steps=("the century is not told",))
    digits = "".join(one for one in match.value("decade", "DECADE") if one.isdigit())
    if len(digits) == 2:
        return Place("DATE", f"XX{digits[0]}", f"XX{digits[0]}X", "decade", steps=("the century is not told",))
    if len(digits) != 4 or digits[3] != "0":
        return None
    return Place("DATE", digits[:3], f"{digits[:3]}X", "decade", make_day(int(digits), 1, 1), int(digits))


def place_century(match: Match, timeline: Timeline) -> Place | None:
    """A hundred years, counted as usual: the 19th century is 18XX."""
    number = int(match.value("ordinal", "ORDINAL"))
    if not 1 <= number <= 30:
        return None
    if match.value("era", "ERA") == "BC":
        return Place("DATE", f"BC{number - 1:02}", None, "century", steps=("a century before the common era",))
    return Place("DATE", f"{number - 1:02}", f"{number - 1:02}XX", "century")


def place_season(match: Match, timeline: Timeline) -> Place | None:
    """A season, of the year that the words or the text give."""
    season = str(match.value("season", "SEASON"))
    old = match.value("year_old", "OLD_YEAR")
    if old is not None:
        year = 1 - int(old)
        return Place(
            "DATE", f"BC{int(old):04}-{season}", f"{edtf_year(year)}-{SEASON_CODES[season]}", "season", None, year
        )
    found, why, anchor = _season_year(match, season, timeline)
    steps = (why,) if why else ()
    if found is None:
        return Place("DATE", f"XXXX-{season}", None, steps=steps)
    shown = f"{found}" if found > 0 else f"BC{1 - found:04}"
    place = Place(
        "DATE", f"{shown}-{season}", f"{edtf_year(found)}-{SEASON_CODES[season]}", "season", None, found, steps=steps
    )
    return replace(place, first=make_day(found, _SEASON_START[season], 1), anchor=anchor)


def _season_year(match: Match, season: str, timeline: Timeline) -> tuple[int | None, str, Anchor | None]:
    published, last = timeline.published, timeline.last
    if match.word("year"):
        return told_year(match, timeline)
    if match.word("relative_year"):
        return (last.year, "the year told before", "text") if last else (None, "", None)
    for name, shift in (("year_shift", -1), ("year_shift_next", 1)):
        if match.word(name) and published:
            return published.year + shift, f"counted from publication in {published.year}", "publication"
    moved = any(match.word(name) for name in ("which_last", "which_next", "which_following"))
    if timeline.narrative and moved and last and last.year is not None:
        return _season_moved(season, last, back=match.word("which_last") is not None)
    if (
        match.word("which_that")
        or match.word("which_following")
        or (match.rule.with_.get("bare") and timeline.narrative)
    ):
        return _season_after(season, last, following=match.word("which_following") is not None)
    if published is not None and match.rule.with_.get("bare") and timeline.limited and timeline.direction != "past":
        # "By the summer" is by the next one, or by the end of the one that has begun.
        return (
            published.year + (published.month > _SEASON_START[season] + 2),
            f"published {published.isoformat()}: the coming one",
            "publication",
        )
    if published is None or match.rule.with_.get("bare"):
        return None, "nothing tells its year", None
    return _season_near(match, season, published)


def _season_moved(season: str, last: Place, *, back: bool) -> tuple[int, str, Anchor]:
    start, year, told = _SEASON_START[season], last.year or 0, last.month or (12 if back else 1)
    if back:
        return (year if start + 2 < told else year - 1), "counted from the date told before", "text"
    # "The next spring" after a winter told by its year alone is that of the year after.
    later = start <= told or last.value.endswith("WI")
    return year + later, "counted from the date told before", "text"


def _season_after(season: str, last: Place | None, *, following: bool) -> tuple[int | None, str, Anchor | None]:
    if last is None or last.year is None:
        return None, "nothing tells its year", None
    later = following and last.month is not None and _SEASON_START[season] <= last.month
    return last.year + later, "counted from the date told before", "text"


def _season_near(match: Match, season: str, published: date) -> tuple[int | None, str, Anchor | None]:
    start = _SEASON_START[season]
    said = f"published {published.isoformat()}"
    if match.word("which_last"):
        # Over once its third month has ended; the winter of a year runs into the next.
        over = published.month > start + 2 and season != "WI"
        year = published.year if over else published.year - 1
        if season == "WI" and published.month <= 2:
            year -= 1
        return year, f"{said}: the last one that is over", "publication"
    if match.word("which_next"):
        return published.year + (published.month >= start), f"{said}: the next one", "publication"
    year = published.year - 1 if season == "WI" and published.month <= 2 else published.year
    return year, f"{said}: this one", "publication"
