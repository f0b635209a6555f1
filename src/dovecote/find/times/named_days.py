"""Feasts, other calendars and anniversaries, as days of the common calendar.

Days of the moon's calendar are those of Umm al-Qura and carry `~`: what is announced by sight of the moon can differ by
a day from country to country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.national_days import find_national_day, unknown_national_day
from dovecote.find.times.places import Place, Timeline, day_place, make_day, week_place
from dovecote.find.times.which_year import choose_day, told_year, which_one

MOON_YEARS: Final = (1343, 1500)
"""Years of the moon's calendar that the Umm al-Qura table holds: 1924 to 2077."""


def place_named_day(match: Match, timeline: Timeline) -> Place | None:
    """The day of a feast, in the year that the words or the verb give; both Easters where the text names neither."""
    counts = match.rule.with_["count"]
    if "national" in counts:
        day_of_state = find_national_day(match, counts["national"])
        if day_of_state is None:
            return unknown_national_day(match)
        counts = {"fixed": day_of_state}
    readings = [counts]
    if "easter" in counts:
        readings = [counts, {"easter_orthodox": counts["easter"]}]
    days: set[date] = set()
    why, western = "", None
    for reading in readings:
        chosen, why = _choose(match, timeline, reading)
        western = western or (chosen[0] if chosen else None)
        days.update(chosen)
    if not days or western is None:
        return Place("DATE", "XXXX-XX-XX", steps=(why or "nothing tells its year",))
    if match.rule.with_.get("week"):
        return week_place(western, "publication", why)
    mark = "~" if "hijri" in counts or "either" in counts else ""
    if len(days) > 1:
        listed = ",".join(f"{day.isoformat()}{mark}" for day in sorted(days))
        value = western.isoformat() if "easter" in counts else "XXXX-XX-XX"
        return Place("DATE", value, f"[{listed}]", anchor="publication", steps=(why, "more than one day has this name"))
    place = day_place(western, None if match.word("year") else "publication", why)
    return replace(place, edtf=f"{place.edtf}{mark}")


def _choose(match: Match, timeline: Timeline, reading: Mapping[str, Any]) -> tuple[list[date], str]:
    year, why, _ = told_year(match, timeline)
    if year is not None:
        return _days_in(year, reading), why
    if timeline.narrative and timeline.last and timeline.last.year is not None:
        return _days_in(timeline.last.year, reading), "year of the date told before"
    if timeline.published is None:
        return [], "nothing tells its year"
    around = [day for shift in (-1, 0, 1) for day in _days_in(timeline.published.year + shift, reading)]
    return choose_day(around, which_one(match), timeline)


def days_named(match: Match, year: int) -> list[date]:
    """Days of a year that a feast, or a day of the moon's calendar, can be; none where the words name another thing."""
    counts = match.rule.with_.get("count")
    if match.rule.make == "named_day" and counts and "national" not in counts:
        return _days_in(year, counts)
    number = match.value("day", "DAY") or match.value("ordinal", "ORDINAL")
    if match.rule.make == "hijri_month" and number:
        return _days_in(year, {"hijri": [int(match.value("hijri", "HIJRI_MONTH")), int(number)]})
    return []


def _days_in(year: int, reading: Mapping[str, Any]) -> list[date]:
    """Days of a year that a count names: one, but for the moon's calendar, whose year is shorter."""
    (kind, value), *_ = reading.items()
    if not 1 < year < 9999:
        return []
    if kind == "either":
        return sorted(day for one in value for day in _days_in(year, one))
    if kind == "fixed":
        return _listed(make_day(year, value[0], value[1]))
    if kind in ("easter", "easter_orthodox"):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        return [easter(year, EASTER_WESTERN if kind == "easter" else EASTER_ORTHODOX) + timedelta(days=value)]
    if kind == "weekday":
        month, weekday, which = value
        first = date(year, month, 1)
        return [first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))]
    if kind == "solar_hijri":
        return [solar_day(year - 621, value[0], value[1])]
    if kind == "hijri":
        near = [day for moon in _moon_years(year) if (day := moon_day(moon, value[0], value[1]))]
        return [day for day in near if day.year == year]
    raise ValueError(f"unknown way to count a named day: {kind}")


def _listed(day: date | None) -> list[date]:
    return [day] if day else []


def _moon_years(year: int) -> range:
    first = int((year - 622) * 33 / 32)
    return range(max(MOON_YEARS[0], first - 1), min(MOON_YEARS[1], first + 3))


def moon_day(year: int, month: int, day: int) -> date | None:
    """A day of the moon's calendar (Umm al-Qura); None outside its table or where the month is shorter."""
    from hijridate import Hijri

    try:
        converted: date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(converted.year, converted.month, converted.day)


def solar_day(year: int, month: int, day: int) -> date:
    """A day of the solar Hijri calendar of Iran and Afghanistan."""
    from convertdate import persian

    return date(*persian.to_gregorian(year, month, day))


def place_hijri(match: Match, timeline: Timeline) -> Place | None:
    """A month of the moon's calendar, one of its days, or its end."""
    month = int(match.value("hijri", "HIJRI_MONTH"))
    day = match.value("day", "DAY") or match.value("ordinal", "ORDINAL")
    moon_year = match.value("hijri_year", "YEAR")
    if moon_year is not None:
        found = moon_day(int(moon_year), month, int(day))
        return _about(found, None, f"day {day} of month {month}, {moon_year} AH") if found else None
    first, why = _choose(match, timeline, {"hijri": [month, 1]})
    if len(first) != 1:
        return Place("DATE", "XXXX-XX", steps=(why or "nothing tells its year",))
    start = first[0]
    last = start + timedelta(days=_moon_month_length(start) - 1)
    if day is not None:
        return _about(start + timedelta(days=int(day) - 1), "publication", why)
    edge = match.value("modifier", "EDGE")
    if edge or match.word("last"):
        middle = start + timedelta(days=14)
        return _about({"START": start, "MID": middle}.get(str(edge), last), "publication", why)
    value = f"{start.isoformat()}/{last.isoformat()}"
    edtf = f"{start.isoformat()}~/{last.isoformat()}~"
    return Place("DATE", value, edtf, "", start, start.year, start.month, "publication", (why,))


def _about(day: date, anchor: Any, why: str) -> Place:
    place = day_place(day, anchor, why)
    return replace(place, edtf=f"{place.edtf}~")


def _moon_month_length(start: date) -> int:
    from hijridate import Gregorian

    length: int = Gregorian(start.year, start.month, start.day).to_hijri().month_length()
    return length


def place_solar(match: Match, timeline: Timeline) -> Place | None:
    """A day of the solar Hijri calendar."""
    year, month = int(match.value("solar_year", "YEAR")), int(match.value("solar", "SOLAR_MONTH"))
    day = int(match.value("day", "DAY"))
    if day > (31 if month <= 6 else 30) or not 1200 <= year <= 1600:
        return None
    return day_place(solar_day(year, month, day), None, f"day {day} of month {month}, {year} solar Hijri")


def place_anniversary(match: Match, timeline: Timeline) -> Place | None:
    """The day on which so many years have passed since the day that the words name."""
    month = match.value("month", "MONTH") or match.value("month_short", "MONTH_SHORT")
    day = match.value("day", "DAY") or match.value("day_ordinal", "ORDINAL")
    count, origin = match.value("ordinal", "ORDINAL"), match.value("event_year", "YEAR")
    year, why, anchor = told_year(match, timeline)
    if origin is not None and count is not None:
        year, why, anchor = int(origin) + int(count), f"{origin} and {count} years", None
    if year is not None:
        found = make_day(year, int(month), int(day))
        if found is None:
            return None
        since = f"{count} years after {year - int(count)}" if count is not None else "anniversary"
        return day_place(found, anchor, why, since)
    if timeline.published is None:
        return Place(
            "DATE", f"XXXX-{month:02}-{day:02}", f"XXXX-{month:02}-{day:02}", steps=("nothing tells its year",)
        )
    years = (timeline.published.year + shift for shift in (-1, 0, 1))
    chosen, why = choose_day([d for y in years if (d := make_day(y, int(month), int(day)))], which_one(match), timeline)
    if len(chosen) == 1:
        return day_place(chosen[0], "publication", why)
    listed = ",".join(one.isoformat() for one in chosen)
    return Place("DATE", f"XXXX-{month:02}-{day:02}", f"[{listed}]", anchor="publication", steps=(why,))
