"""Counting from a day: a length as TIMEX3 writes it, forwards or back."""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, timedelta
from typing import Final

from dovecote.errors import InvalidDate
from dovecote.model.edtf import Edtf

MONTHS_IN: Final = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS_IN: Final = {"D": 1, "W": 7, "2W": 14, "WE": 7}
"""What the units of TIMEX3 hold, in months or in days."""
_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")
_HOURS: Final = re.compile(r"PT(\d+)H")
HOURS_A_DAY: Final = 24


def day_after(day: date, length: str, sign: int = 1) -> date | None:
    """The day so long after `day` (before it with sign -1): P14M, P2W, PT72H; None for other lengths.

    Hours count where they make whole days. A month's end stays a month's end: a month after 31 January is the last
    of February.
    """
    hours = _HOURS.fullmatch(length)
    if hours and int(hours[1]) % HOURS_A_DAY == 0:
        return exact_shift(day, sign * int(hours[1]) // HOURS_A_DAY, "D")
    found = _LENGTH.fullmatch(length)
    return exact_shift(day, sign * int(found[1]), found[2]) if found else None


def single_day(edtf: str | None) -> date | None:
    """The day that an EDTF value is; None for months, sets, intervals and open ends."""
    if edtf is None:
        return None
    try:
        value = Edtf.parse(edtf)
    except InvalidDate:
        return None
    return value.earliest() if value.is_day() else None


def exact_shift(base: date, amount: float, unit: str) -> date | None:
    """The day so many units from `base`; None where that leaves Python's calendar."""
    try:
        if unit in DAYS_IN:
            return base + timedelta(days=round(amount * DAYS_IN[unit]))
        return add_months(base, math.floor(amount * MONTHS_IN[unit] + 0.5))
    except (ValueError, OverflowError):
        return None


def add_months(day: date, months: int) -> date:
    """The same day of another month; its last day where that month is shorter."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
