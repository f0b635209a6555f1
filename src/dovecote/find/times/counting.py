"""Counting from a day: a length as TIMEX3 writes it, forwards or back."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dovecote.errors import InvalidDate
from dovecote.find.times.relative import exact_shift
from dovecote.model.edtf import Edtf

_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")


def day_after(day: date, length: str, sign: int = 1) -> date | None:
    """The day so long after `day` (before it with sign -1): P14M, P2W; None for other lengths.

    A month's end stays a month's end: a month after 31 January is the last of February.
    """
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
