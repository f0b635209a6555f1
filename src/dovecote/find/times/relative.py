"""Times counted from the day of publication, or from a time that the text told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.narrowing import narrow, narrow_to_side, with_daypart
from dovecote.find.times.places import (
    Anchor,
    Place,
    Timeline,
    day_place,
    month_place,
    the_day,
    week_place,
    year_place,
)
from dovecote.model.counting import MONTHS_IN, add_months

UNKNOWN: Final = {
    # The value of a stretch of which nothing tells the place, by unit.
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "2W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def place_deictic(match: Match, timeline: Timeline) -> Place | None:
    """The day of "today", "yesterday", "tonight", "this evening": counted from publication."""
    part = None
    if match.word("that") or match.word("following") or match.word("same"):
        shift = 1 if match.word("following") else 0
        part = match.value("daypart", "DAYPART")
        last = timeline.last
        if last is None or last.first is None or last.grain != "day":
            return Place("TIME", f"XXXX-XX-XXT{part}")
        return with_daypart(
            match, day_place(last.first + timedelta(days=shift), "text", "counted from the day told before")
        )
    if match.word("beyond"):
        shift = -2
    elif match.word("beyond_after"):
        shift = 2
    elif match.word("last"):
        shift = -1
    else:
        shift = int(match.value("deictic", "DEICTIC") or 0)
    if match.word("tonight"):
        part = "NI"
    if timeline.published is None:
        return Place(
            "DATE", "PRESENT_REF" if shift == 0 else "XXXX-XX-XX", steps=("no day of publication to count from",)
        )
    if timeline.narrative and shift == 0 and not part:
        return Place(
            "DATE", "PRESENT_REF", timeline.published.isoformat(), anchor="publication", steps=("the writer's present",)
        )
    day = timeline.published + timedelta(days=shift)
    how = "the same day" if shift == 0 else f"{shift:+} days"
    place = day_place(day, "publication", f"published {the_day(timeline.published)}: {how}")
    if part:
        return replace(place, type="TIME", value=f"{place.value}T{part}")
    return with_daypart(match, place)


def place_unit_shift(match: Match, timeline: Timeline) -> Place | None:
    """The stretch of the calendar of "last week", "this month", "the end of next year", from publication."""
    shift = _shift(match)
    unit = str(unit_of(match))
    base, anchor = timeline.published, "publication"
    if timeline.narrative and timeline.last and timeline.last.first:
        base, anchor = timeline.last.first, "text"
    if base is None or unit not in UNKNOWN:
        return Place("DATE", UNKNOWN.get(unit, "PRESENT_REF"), steps=("no day of publication to count from",))
    word = spelt(match)
    said = f"published {base.isoformat()}" if anchor == "publication" else f"told before: {base.isoformat()}"
    if unit == "W" and shift == 0 and base.isoweekday() == 7 and timeline.direction in ("future", "later"):
        # Said on a Sunday of what lies ahead, "this week" is the one that begins.
        shift = 1
    if unit == "WE" and shift == 0 and timeline.direction == "past" and base.isoweekday() < 6:
        # Told on a Wednesday, "they met at the weekend" is the one before.
        shift = -1
    if unit == "WE" and match.value("shift_next", "COMING_FIRST") is not None and base.isoweekday() < 6:
        shift = 0
    place = stretch(base, unit, shift, "publication" if anchor == "publication" else "text", f"{said}; {word!r}")
    if shift == 0 and anchor == "publication" and match.word("modifier_later"):
        return narrow_to_side(place, base, str(match.value("modifier_later", "MODIFIER_LATER")))
    return narrow(match, place)


def spelt(match: Match) -> str:
    """The words of a match in small letters."""
    return " ".join(word.lower for word in match.words[match.first : match.last + 1])


def _shift(match: Match) -> int:
    for name, kind in (("shift", "LAST"), ("shift_this", "THIS"), ("shift_next", "NEXT")):
        if match.word(name):
            return int(match.value(name, kind))
    return int(match.rule.with_.get("shift", 0))


def unit_of(match: Match) -> Any:
    """The unit that the words count in, as TIMEX3 writes it; None where they name none."""
    for name in ("unit", "unit_b", "unit_c", "unit_d"):
        found = match.value(name, "UNIT", "UNITS")
        if found:
            return found
    return match.value("units", "UNITS")


def place_unit_text(match: Match, timeline: Timeline) -> Place | None:
    """The stretch of "the next day", "later that year", "the previous month": counted from the time told before."""
    unit = str(unit_of(match))
    if unit not in UNKNOWN:
        return None
    shift = int(match.rule.with_.get("shift", 0))
    if match.word("shift_next") or match.word("unit_c"):
        shift = 1
    elif match.word("shift_last"):
        shift = -1
    elif match.word("unit_d"):
        word = match.word("later")
        shift = 1 if word and word.lower == "after" else -1
    last = timeline.last
    if last is None or last.year is None:
        return Place("DATE", UNKNOWN[unit], steps=("nothing told before to count from",))
    if last.first is None or (unit == "D" and last.grain != "day"):
        if unit == "Y":
            return year_place(last.year + shift, "text", f"counted from {last.value}, told before")
        if unit == "DE" and last.year <= 0:
            tens = (1 - last.year) // 10 - shift
            return Place(
                "DATE", f"BC{tens:03}", None, "decade", year=last.year, steps=("counted from the year told before",)
            )
        if unit == "D" and last.grain == "month":
            return Place("DATE", f"{last.value}-XX", last.edtf, steps=("a day of the month told before",))
        return Place("DATE", UNKNOWN[unit], steps=("what was told before names no day",))
    if unit in ("M", "W", "2W", "WE") and last.grain in ("year", "decade", "season"):
        return Place("DATE", UNKNOWN[unit], steps=("what was told before names no month",))
    return stretch(last.first, unit, shift, "text", f"counted from {last.value}, told before")


def stretch(base: date, unit: str, shift: int, anchor: Anchor, why: str) -> Place:
    """The calendar unit that `base` lies in, moved by `shift` units."""
    if unit == "D":
        return day_place(base + timedelta(days=shift), anchor, f"{why}: {shift:+} days")
    if unit in ("W", "2W", "WE"):
        week = week_place(base + timedelta(days=7 * shift), anchor, f"{why}: {shift:+} weeks")
        if unit != "WE" or week.first is None:
            return week
        saturday = week.first + timedelta(days=5)
        edtf = f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
        return replace(week, value=f"{week.value}-WE", edtf=edtf, first=saturday)
    moved = add_months(base.replace(day=1), shift * MONTHS_IN[unit])
    if unit == "M":
        return month_place(moved.year, moved.month, anchor, f"{why}: {shift:+} months")
    if unit == "Q":
        quarter = (moved.month - 1) // 3 + 1
        first = date(moved.year, quarter * 3 - 2, 1)
        return Place(
            "DATE",
            f"{moved.year}-Q{quarter}",
            f"{moved.year}-{32 + quarter}",
            "",
            first,
            moved.year,
            None,
            anchor,
            (why,),
        )
    if unit == "DE":
        tens = f"{moved.year // 10:03}"
        return Place(
            "DATE", tens, f"{tens}X", "decade", date(moved.year // 10 * 10, 1, 1), moved.year, None, anchor, (why,)
        )
    if unit == "CE":
        hundreds = f"{moved.year // 100:02}"
        return Place("DATE", hundreds, f"{hundreds}XX", "century", None, moved.year, None, anchor, (why,))
    return year_place(moved.year, anchor, f"{why}: {shift:+} years")


def place_reference(match: Match, timeline: Timeline) -> Place | None:
    """Of "now", "recently", "the future": the present, the past or the future as such."""
    word = match.words[match.first].lower
    if word in match.rule.with_.get("only_narrative", ()) and not timeline.narrative:
        return None
    value = match.rule.with_.get("value") or match.value("present", "PRESENT") or match.value("past", "PAST")
    if value == "PRESENT_REF" and timeline.published and not timeline.narrative:
        day = timeline.published.isoformat()
        return Place("DATE", value, day, anchor="publication", steps=(f"published {day}",))
    if value == "FUTURE_REF" and timeline.published and not timeline.narrative:
        day = timeline.published.isoformat()
        return Place("DATE", value, f"{day}/..", anchor="publication", steps=(f"published {day}: some day after it",))
    return Place("DATE", str(value))
