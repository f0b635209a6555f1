"""Codes as a reader would say them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def plain_words(code: object) -> str:
    """`due_no_evidence` as "due no evidence"; nothing for None."""
    return "" if code is None else str(code).replace("_", " ")


def date_words(edtf: str | None) -> str:
    """An EDTF date as words: "on or before 31 May 2021", "one of 4 days, 14 December 2020 to 4 January 2021"."""
    if not edtf:
        return "no day told"
    days = [_written(day) for day in _DAY.findall(edtf)]
    if edtf.startswith("[") and len(days) > 1:
        return f"one of {len(days)} days, {days[0]} to {days[-1]}"
    if edtf.startswith("../") and days:
        return f"on or before {days[-1]}"
    if edtf.endswith("/..") and days:
        return f"from {days[0]} on"
    if "/" in edtf and len(days) == 2:
        return f"between {days[0]} and {days[1]}"
    about = "about " if edtf.endswith("~") else ""
    return about + _DAY.sub(lambda found: _written(found[0]), edtf.rstrip("~").split("T")[0])


def _written(day: str) -> str:
    try:
        real = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{real.day} {real:%B %Y}"
