"""Durations, sets, and times of day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from dovecote.find.times.calendar_dates import place_calendar
from dovecote.find.times.grammar import Match
from dovecote.find.times.offsets import place_offset, read_amount
from dovecote.find.times.places import Place, Timeline, day_place
from dovecote.find.times.relative import place_deictic
from dovecote.model.counting import exact_shift

_FROM_PUBLICATION: Final[Mapping[str, Any]] = {"sign": 1, "anchor": "publication"}
_HOURS_OF_DAY: Final = 24
_TIMED: Final = {"TS": "S", "TM": "M", "TH": "H"}


def duration_value(amount: float | None, unit: str) -> str:
    """A length as TIMEX3 writes it: P20D, PT72H, PXW, P2.5Y."""
    if unit == "2W":
        unit, amount = "W", None if amount is None else 2 * amount
    number = "X" if amount is None else f"{amount:g}"
    if unit in _TIMED:
        return f"PT{number}{_TIMED[unit]}"
    return f"P{number}{unit}"


def place_duration(match: Match, timeline: Timeline) -> Place | None:
    """A length of time."""
    unit = match.value("unit", "UNIT", "UNITS") or match.value("units", "UNITS")
    if unit is None:
        return None
    many = match.rule.with_.get("bare") and match.word("units") is not None
    amount = None if many else read_amount(match)
    if amount is not None and _is_day_ahead(match, str(unit), amount, timeline):
        return _day_ahead(match, str(unit), amount, timeline)
    value = duration_value(amount, str(unit))
    beside = _stretch_beside(match, amount, str(unit), timeline)
    if beside is not None:
        return replace(beside, value=value)
    length = (amount, str(unit)) if amount is not None else None
    if str(unit) == "TH" and amount is not None and amount % 1 == 0.5:
        value = f"PT{int(amount)}H30M"
    return Place("DURATION", value, length=length)


def _stretch_beside(match: Match, amount: float | None, unit: str, timeline: Timeline) -> Place | None:
    """Of "the past two weeks", "the next three months": the stretch that ends, or begins, with the publication.

    Months and years are told by the month.
    """
    sign = -1 if match.word("span_past") else 1 if match.word("span_next") else 0
    published = timeline.published
    if not sign or amount is None or published is None or timeline.narrative or match.word("approx"):
        return None
    if unit == "TH" and amount % _HOURS_OF_DAY == 0:
        amount, unit = amount / _HOURS_OF_DAY, "D"
    if unit.startswith("T") or _belongs_to_another(match):
        return None  # "the past 12 hours": the hour of publication is not known
    other = exact_shift(published, sign * amount, unit)
    if other is None:
        return None
    first, last = sorted((published, other))
    shown = "%Y-%m-%d" if unit in ("D", "W", "2W") else "%Y-%m"
    why = f"published {published.isoformat()}: {sign * amount:+g} {unit}"
    edtf = f"{first:{shown}}/{last:{shown}}"
    return Place("DURATION", "", edtf, "", first, first.year, None, "publication", (why,), (amount, unit))


def _day_ahead(match: Match, unit: str, amount: float, timeline: Timeline) -> Place | None:
    """The day that a length reaches from publication; 48 hours are two days."""
    if unit != "TH" or timeline.published is None:
        return place_offset(replace(match, rule=replace(match.rule, with_=_FROM_PUBLICATION)), timeline)
    day = exact_shift(timeline.published, amount / _HOURS_OF_DAY, "D")
    why = f"published {timeline.published.isoformat()}: {amount:+g} hours"
    return day_place(day, "publication", why) if day is not None else None


def _belongs_to_another(match: Match) -> bool:
    """Of "the last ten days of Ramadan": whether the stretch is the end of something that is named."""
    after = match.last + 1
    return after < len(match.words) and match.words[after].lower == "of"


def _is_day_ahead(match: Match, unit: str, amount: float, timeline: Timeline) -> bool:
    """Of "will meet in three days": the day so long after publication."""
    before = match.words[match.first - 1].lower if match.first else ""
    told = timeline.published is not None and timeline.direction == "future" and not timeline.narrative
    return (
        told
        and before == "in"
        and (unit in ("D", "W", "2W", "M", "Y") or (unit == "TH" and amount % _HOURS_OF_DAY == 0))
        and ("count" in match.named or match.rule.id == "duration-a")
        and not match.word("approx")
        and not match.word("span_next")
    )


def place_every(match: Match, timeline: Timeline) -> Place | None:
    """How often."""
    if match.word("frequency"):
        return Place("SET", str(match.value("frequency", "FREQUENCY")))
    weekday = match.value("weekday", "WEEKDAY")
    if weekday:
        return Place("SET", f"XXXX-WXX-{weekday}")
    month = match.value("month", "MONTH")
    if month:
        return Place("SET", f"XXXX-{month:02}")
    season = match.value("season", "SEASON")
    if season:
        return Place("SET", f"XXXX-{season}")
    part = match.value("daypart", "DAYPART")
    if part:
        return Place("SET", f"XXXX-XX-XXT{part}")
    unit = match.value("unit", "UNIT", "UNITS") or match.value("units", "UNITS")
    words = [word.lower for word in match.words[match.first : match.last + 1]]
    amount = 2.0 if "other" in words else read_amount(match)
    return Place("SET", duration_value(amount, str(unit)))


def place_clock(match: Match, timeline: Timeline) -> Place | None:
    """A time of day, on the day that the words name, else on the day told before."""
    clock = _read_clock(match)
    if clock is None:
        return None
    hour, minute = clock
    zone = match.value("zone", "ZONE") or ""
    day = _day_of_clock(match, timeline)
    shown = f"{hour:02}:{minute:02}"
    value = f"{day.value if day else 'XXXX-XX-XX'}T{shown}{zone}"
    if day is None or day.grain != "day":
        return Place("TIME", value)
    edtf = f"{day.value}T{shown}:00{zone}" if hour < 24 else day.edtf
    return replace(day, type="TIME", value=value, edtf=edtf)


def _read_clock(match: Match) -> tuple[int, int] | None:
    written = match.value("clock", "CLOCK")
    dotted = match.value("dotted", "DOTTED")
    half = match.value("ampm", "AMPM") or match.value("ampm2", "AMPM") or match.value("ampm3", "AMPM")
    figures = match.value("military", "MILITARY")
    if figures is not None:
        hour, minute = divmod(int(figures), 100)
    elif written or dotted:
        hour, minute = (int(piece) for piece in str(written or dotted).replace(".", ":").split(":")[:2])
    else:
        number = match.value("hour", "HOUR")
        number = number if number is not None else match.value("hour_word", "NUM")
        if number is None or number != int(number):
            return None
        hour, minute = int(number), 0
    part = next(
        (match.value(name, "DAYPART") for name in ("daypart", "daypart2", "daypart3") if match.word(name)), None
    )
    if hour < 12 and (half == "pm" or (half is None and part in ("AF", "EV") and hour < 12)):
        hour += 12
    if hour < 12 and part == "NI" and half is None and hour >= 6:
        hour += 12
    if hour == 12 and half == "am":
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _day_of_clock(match: Match, timeline: Timeline) -> Place | None:
    if match.word("month") or match.word("month_short") or match.word("weekday"):
        return place_calendar(_without_daypart(match), timeline)
    if match.word("deictic"):
        return place_deictic(_without_daypart(match), timeline)
    if match.word("daypart2") and timeline.published:
        return day_place(timeline.published, "publication", "this day")
    last = timeline.last
    if last is not None and last.grain == "day" and timeline.last_paragraph == timeline.paragraph and last.first:
        return replace(day_place(last.first, "text"), steps=("on the day told before",))
    return None


def _without_daypart(match: Match) -> Match:
    return replace(match, named={name: at for name, at in match.named.items() if not name.startswith("daypart")})


def place_daypart(match: Match, timeline: Timeline) -> Place | None:
    """A part of the day, on the day told before where that stands in the same paragraph."""
    part = str(match.value("daypart", "DAYPART"))
    last = timeline.last
    if match.words[match.first].lower in match.rule.with_.get("unspecific", ()):
        # "At night", "in daylight": every night is one.
        return Place("TIME", f"XXXX-XX-XXT{part}")
    if last is not None and last.grain == "day" and timeline.last_paragraph == timeline.paragraph:
        return replace(
            last, type="TIME", value=f"{last.value[:10]}T{part}", anchor="text", steps=("on the day told before",)
        )
    return Place("TIME", f"XXXX-XX-XXT{part}")
