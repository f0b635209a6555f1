"""Times so many units from another: "ten days ago", "two weeks later", counted from publication or the text."""

from __future__ import annotations

from datetime import date

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Anchor, Place, Timeline, day_place, month_place, week_place, year_place
from dovecote.find.times.relative import UNKNOWN, stretch, unit_of
from dovecote.model.counting import DAYS_IN, MONTHS_IN, exact_shift


def place_offset(match: Match, timeline: Timeline) -> Place | None:
    """The place of "ten days ago", "two weeks later": counted from publication, or from the time told before."""
    unit = str(unit_of(match) or "")
    amount = read_amount(match)
    if unit == "Y" and match.rule.with_.get("halves") and amount is not None:
        unit, amount = "M", 12 * amount
    anchored = match.rule.with_["anchor"]
    sign = int(match.rule.with_["sign"])
    if unit not in UNKNOWN:
        # Hours and minutes: the day stays unknown to the hour.
        return Place("DATE", "PAST_REF" if sign < 0 and anchored == "publication" else "XXXX-XX-XX")
    base, why = _offset_base(str(anchored), timeline)
    last = timeline.last
    if base is None and last and last.year is not None and amount is not None and unit in ("Y", "DE", "CE"):
        moved = last.year + sign * round(amount * MONTHS_IN[unit] / 12)
        return year_place(moved, "text", f"counted from {last.value}, told before")
    if amount is None:
        edtf = None
        if base and anchored == "publication":
            edtf = f"../{base.isoformat()}" if sign < 0 else f"{base.isoformat()}/.."
        value = "PAST_REF" if sign < 0 else "FUTURE_REF" if anchored == "publication" else UNKNOWN[unit]
        return Place("DATE", value, edtf, steps=("how many is not told",))
    if base is None:
        return Place("DATE", UNKNOWN[unit], steps=(why,))
    anchor: Anchor = "publication" if anchored == "publication" else "text"
    coarse = last is not None and last.grain != "day" and anchored == "text"
    if coarse and last is not None and unit in DAYS_IN:
        return Place("DATE", UNKNOWN[unit], steps=(f"{last.value}, told before, names no day to count from",))
    days = exact_shift(base, sign * amount, unit)
    if days is None:
        return Place("DATE", UNKNOWN[unit])
    return _offset_place(days, unit, anchored == "text" and not coarse, anchor, f"{why} {sign * amount:+g} {unit}")


def place_ago_today(match: Match, timeline: Timeline) -> Place | None:
    """Of "a year ago today", "three years ago this month": the day, week, month or year so long before this one."""
    unit, amount = str(unit_of(match) or ""), read_amount(match)
    grain = str(match.value("within", "UNIT") or "D")
    if unit not in UNKNOWN or grain not in UNKNOWN or timeline.published is None or amount is None:
        return Place("DATE", "PAST_REF" if timeline.published else UNKNOWN.get(unit, "PAST_REF"))
    back = exact_shift(timeline.published, -amount, unit)
    if back is None or (match.value("deictic", "DEICTIC") or 0) != 0:
        return None
    return stretch(back, grain, 0, "publication", f"published {timeline.published.isoformat()} {-amount:+g} {unit}")


def _offset_base(anchored: str, timeline: Timeline) -> tuple[date | None, str]:
    if anchored == "publication" and not timeline.narrative:
        base = timeline.published
        return base, f"published {base.isoformat()}" if base else "no day of publication to count from"
    last = timeline.last
    if last is None or last.first is None:
        if last and last.year is not None:
            return None, "what was told before is outside the calendar"
        return None, "nothing told before to count from"
    return last.first, f"told before: {last.value}"


def _offset_place(day: date, unit: str, exact: bool, anchor: Anchor, why: str) -> Place:
    if unit == "D":
        return day_place(day, anchor, why)
    if unit in ("W", "2W"):
        return day_place(day, anchor, why) if exact else week_place(day, anchor, why)
    if unit == "M":
        return month_place(day.year, day.month, anchor, why)
    return year_place(day.year, anchor, why)


def read_amount(match: Match) -> float | None:
    """How many units the words count; None where they do not tell ("several")."""
    number = match.value("count", "NUM")
    if number is not None:
        return float(number)
    if match.rule.with_.get("halves"):
        return 0.5 if match.words[match.first].lower == "half" else 1.5
    if match.word("vague") or match.word("vague_a") or match.word("last_few") or match.rule.with_.get("vague"):
        return None
    words = [word.lower for word in match.words[match.first : match.last + 1]]
    return 2.0 if "couple" in words else 1.0
