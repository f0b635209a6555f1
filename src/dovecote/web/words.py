"""Dates, spans of days and numbers as a reader would say them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dovecote.errors import InvalidDate
from dovecote.model.commitment import Quantity, SlipDays
from dovecote.model.edtf import Edtf
from dovecote.model.when import When

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_QUARTERS: Final = ("first quarter of", "second quarter of", "third quarter of", "last quarter of")
_LONGER: Final = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate(_SEASONS, 25)),
    **dict(enumerate(_QUARTERS, 33)),
    40: "first half of",
    41: "second half of",
}
"""Numbers that EDTF puts in a month's place."""
_EDTF: Final = re.compile(
    r"(?<![\w/-])(?:\[\d{4}-\d\d(?:-\d\d)?(?:,\s?\d{4}-\d\d(?:-\d\d)?)+\]"
    r"|(?:\.\./)?\d{4}-\d\d(?:-\d\d)?[~%?]?(?:/(?:\.\.|\d{4}-\d\d(?:-\d\d)?[~%?]?))?)(?![\w-])"
)
"""A date in a sentence of ours. A bare year is one in words already."""
_COUNT: Final = re.compile(r"\b(eq|le|lt|ge|gt) (\d+(?:\.\d+)?)\b")
_CODE: Final = re.compile(r"(?<![\w/.@-])[a-z]+(?:_[a-z]+)+(?![\w/.@-])")
"""A code such as `not_stated`; names of rules and files, which hold a stroke or a stop, stay as they are."""
_LONG_MONTHS: Final = "|".join(name for name in _MONTHS if len(name) > 4)
_SAID_TWICE: Final = re.compile(r"(\b\d{1,2}) (\w+ )?(\d{4}) to (?=\d{1,2} (\w+) \3\b)")
"""Two days that share month and year, or the year: it is told once, behind the second."""
_OPERATORS: Final = {
    "eq": "",
    "le": "at most ",
    "lt": "fewer than ",
    "ge": "at least ",
    "gt": "more than ",
    "about": "about ",
}


def plain_words(code: object) -> str:
    """`due_no_evidence` as "due no evidence"; nothing for None."""
    return "" if code is None else str(code).replace("_", " ")


def date_words(edtf: str | None, unknown: str = "no day told") -> str:
    """An EDTF date as words: "on or before 31 May 2021", "one of 4 days, 14 December 2020 to 4 January 2021"."""
    if not edtf:
        return unknown
    dates = [_written(found) for found in _DATE.finditer(edtf)]
    if not dates:
        return edtf
    about = "about " if edtf.endswith(("~", "%")) else ""
    if edtf.startswith("[") and len(dates) > 1 and ".." not in edtf:
        return f"one of {len(dates)} days, {dates[0]} to {dates[-1]}"
    if edtf.startswith("../"):
        return f"on or before {about}{dates[-1]}"
    if edtf.endswith("/.."):
        return f"from {dates[0]} on"
    if len(dates) == 2 and ("/" in edtf or ".." in edtf):
        return f"between {dates[0]} and {dates[1]}"
    return about + dates[0]


def short_date(edtf: str | None, unknown: str = "no day") -> str:
    """The same for a narrow column: "31 May 2021", "by 31 May 2021", "1 to 8 May 2031, one of 2"."""
    words = date_words(edtf, unknown).replace("on or before ", "by ").replace("between ", "").replace(" and ", " to ")
    words = re.sub(r"^one of (\d+) days, (.*)$", r"\2, one of \1", words)
    words = re.sub(_LONG_MONTHS, lambda found: found[0][:3], words)
    return _SAID_TWICE.sub(_once, words)


def _once(found: re.Match[str]) -> str:
    """The first of two days without the year, and without the month where that is the same."""
    day, month, other = found[1], (found[2] or "").strip(), found[4]
    return f"{day} to " if month == other else f"{day} {month} to "


def line_words(text: str) -> str:
    """A line of an explanation as a reader would say it: days, operators and codes in it as words."""
    text = _EDTF.sub(lambda found: short_date(found[0]), text)
    text = _COUNT.sub(lambda found: _OPERATORS.get(found[1], "") + number_words(float(found[2])), text)
    text = _CODE.sub(lambda found: found[0].replace("_", " "), text)
    return text.replace(" -> ", " → ")


def slip_words(slip: SlipDays | None) -> str:
    """How far a day moved: "102 to 132 days later", "3 days earlier"."""
    if slip is None:
        return ""
    low, high = sorted((abs(slip.min), abs(slip.max)))
    if high == 0:
        return "the same day"
    number = f"{low}" if low == high else f"{low} to {high}"
    return f"{number} {'day' if high == 1 else 'days'} {'later' if slip.max > 0 else 'earlier'}"


def number_words(value: float | None) -> str:
    """A figure with thousands parted; no decimals where there are none."""
    if value is None:
        return "not told"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def quantity_words(quantity: Quantity | None) -> str:
    """How many of what: "at most 2,500 troops"."""
    if quantity is None:
        return ""
    if quantity.value is None:
        return quantity.text or f"some {quantity.unit}"
    if quantity.value == 0 and quantity.op in ("eq", "le"):
        return f"no {quantity.unit} left"
    return f"{_OPERATORS.get(quantity.op, '')}{number_words(quantity.value)} {quantity.unit}"


def day_of(edtf: str | None) -> date | None:
    """The first day that a date can be, or the last where the first is open: what puts lines in order."""
    if not edtf:
        return None
    try:
        parsed = Edtf.parse(edtf)
    except InvalidDate:
        return None
    return parsed.earliest() or parsed.latest()


def order_by_day(item: str, when: When | None) -> tuple[str, str]:
    """What puts an item of that id and time in order: by its first day, those without a day before all others."""
    day = day_of(when.edtf if when else None)
    return (day.isoformat() if day else "", item)


def shown_value(value: str | None) -> str:
    """A value of a change: a day as words, anything else as it is."""
    return date_words(value) if value and _DATE.fullmatch(value) else value or "nothing"


def _written(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    if month is None:
        return year
    number = int(month)
    if 1 <= number <= 12:
        return f"{int(day)} {_MONTHS[number - 1]} {year}" if day else f"{_MONTHS[number - 1]} {year}"
    return f"{_LONGER.get(number, month)} {year}"
