"""Reading a deadline as days: its last day, its unit, the tolerance after it, and how far it moved.

Everything is counted from the EDTF value, never from a day that some earlier step wrote down, so the arithmetic shown
with a slip is the arithmetic that was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dovecote.model.commitment import Deadline, SlipDays
from dovecote.model.counting import day_after
from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf

APPROXIMATE_DAYS: Final = 7
"""Tolerance of "about" and `~` (codebook, rule R7)."""
MID_MONTH_DAYS: Final = 5
OPEN: Final = "open"
"""Precision of a limit whose words say that no day is set ("until further notice")."""
_MID_MONTH_DAY: Final = 15
_ANY_DAY: Final = date(2000, 1, 1)
"""From which lengths are counted to be compared."""
JUST_BEFORE_DAYS: Final = 7
"""So long before a month begins, a day may be told as "by" that month: 29 April and "by May"."""
_MONTH_DAYS: Final = 27
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Slip:
    """How far a last day moved, and how that was counted."""

    days: SlipDays
    steps: tuple[str, ...]


def last_day(deadline: Deadline | None) -> date | None:
    """The last day that still keeps the promise, without tolerance; None where there is none."""
    edtf = parse_edtf(deadline.edtf) if deadline else None
    return edtf.latest() if edtf else None


def unit_start(deadline: Deadline | None) -> date | None:
    """The first day of the unit that the words name: 1 May of "by May", the day itself of "by 3 May"."""
    text = deadline.edtf if deadline else None
    if not text:
        return None
    end = text.split("/", 1)[1] if "/" in text else text
    edtf = parse_edtf(end)
    return edtf.earliest() if edtf else None


def is_standing(deadline: Deadline | None) -> bool:
    """True for a duty with a beginning and no end."""
    edtf = parse_edtf(deadline.edtf) if deadline else None
    if edtf is not None:
        return edtf.latest() is None and edtf.earliest() is not None
    return deadline is not None and deadline.precision == "standing"


def is_dropped(old: Deadline | None, new: Deadline | None) -> bool:
    """True where a last day was set and the new words set none: they say so, or go on from before it without end."""
    last = last_day(old)
    if last is None or new is None:
        return False
    start = start_day(new)
    return new.precision == OPEN or (start is not None and start <= last)


def tolerance_days(deadline: Deadline | None) -> int:
    """Days of grace after the last day (codebook, rule R7)."""
    edtf = parse_edtf(deadline.edtf) if deadline else None
    if edtf is None or not edtf.approximate:
        return 0
    last = edtf.latest()
    if last is not None and (last + timedelta(days=1)).day == 1:
        return 0  # the end of a month is over with the month
    return MID_MONTH_DAYS if last is not None and last.day == _MID_MONTH_DAY else APPROXIMATE_DAYS


def due_day(deadline: Deadline | None) -> date | None:
    """The day on which the last day and its tolerance have passed; None where nothing can fall due."""
    last = last_day(deadline)
    return last + timedelta(days=max(1, tolerance_days(deadline))) if last else None


def start_day(deadline: Deadline | None) -> date | None:
    """The day a standing duty begins; None for every other deadline."""
    edtf = parse_edtf(deadline.edtf) if deadline else None
    return edtf.earliest() if edtf and edtf.latest() is None else None


def slip(old: Deadline | None, new: Deadline | None) -> Slip | None:
    """Days from the old deadline to the new one (codebook, section Commitment); None where one has no last day.

    From the old last day is one end of the range, from the first day of the old stated unit the other.
    """
    old_last, old_first = last_day(old), unit_start(old)
    new_last = last_day(new) or start_day(new)
    if is_dropped(old, new):
        return None
    if old_last is None or old_first is None or new_last is None or old is None or new is None:
        return None
    if "relative" in (old.precision, new.precision):
        # Days counted from an event that has not happened would show an exactness that nobody promised.
        return None
    from_last, from_first = (new_last - old_last).days, (new_last - old_first).days
    steps = (
        f"the old limit {old.edtf} ends on {old_last.isoformat()}",
        f"the new limit {new.edtf} ends on {new_last.isoformat()}",
        f"{old_last.isoformat()} to {new_last.isoformat()}: {from_last} days",
        f"{old_first.isoformat()}, the first day of the old stated unit, to {new_last.isoformat()}: {from_first} days",
    )
    return Slip(SlipDays(min(from_last, from_first), max(from_last, from_first)), steps)


def same_limit(old: Deadline | None, new: Deadline | None) -> bool:
    """True where both set one limit: the same EDTF, the same last day, or neither day known and no other term."""
    if old is None or new is None or old.edtf == new.edtf is not None:
        return True
    if is_dropped(old, new) or _counts_other_length(old, new):
        return False
    sets = parse_edtf(old.edtf), parse_edtf(new.edtf)
    if sets[0] and sets[1] and "[" in f"{old.edtf}{new.edtf}":
        return sets[0].overlaps(sets[1]) is not Answer.NO  # a day of which the text leaves several open
    if is_standing(old) and is_standing(new):
        return True  # two articles count one standing duty from the day or the month it was taken on
    one, two = last_day(old) or start_day(old), last_day(new) or start_day(new)
    if one is not None and two is not None:
        return one == two
    if one is None and two is None:
        return not (term(old) and term(new) and term(old) != term(new))
    return True


def _counts_other_length(old: Deadline, new: Deadline) -> bool:
    """True where both give a length of time, not the same, and one tells no day: 60 days of an event, then 180."""
    undated = last_day(old) is None or last_day(new) is None
    return undated and bool(old.length and new.length) and old.length != new.length


def is_later(old: Deadline | None, new: Deadline | None) -> bool | None:
    """Whether a limit moved away (True) or nearer (False), by days or by lengths; None for neither."""
    if is_dropped(old, new):
        return None
    before, after = last_day(old) or start_day(old), last_day(new) or start_day(new)
    if before is not None and after is not None:
        return None if before == after else after > before
    if old is None or new is None or not _counts_other_length(old, new):
        return None
    ends = [day_after(_ANY_DAY, str(one.length)) for one in (old, new)]
    return None if ends[0] is None or ends[1] is None or ends[0] == ends[1] else ends[1] > ends[0]


def same_within_unit(old: Deadline | None, new: Deadline | None) -> bool:
    """True where the coarser of two limits is as good as the finer: a month against a day in or right before it."""
    spans = [(unit_start(one), last_day(one)) for one in (old, new)]
    if any(first is None or last is None for first, last in spans):
        return False
    (first, last), (_, day) = sorted(spans, key=_width, reverse=True)
    if first is None or last is None or day is None or first == last:
        return False
    early = JUST_BEFORE_DAYS if (last - first).days >= _MONTH_DAYS else 1
    return first - timedelta(days=early) <= day <= last + timedelta(days=1)


def _width(span: tuple[date | None, date | None]) -> int:
    first, last = span
    return (last - first).days if first and last else 0


def term(deadline: Deadline | None) -> float | None:
    """The figure in a limit that hangs on an event ("within 60 days of it"); None where there is none."""
    found = _NUMBER.search(deadline.text or "") if deadline else None
    return float(found.group().replace(",", "")) if found else None
