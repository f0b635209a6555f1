"""Publication days that are not known to the day: what an expression means for each of them, joined.

For every possible day the whole text is placed anew; where the places agree they are the answer, else their set is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from dovecote.find.times.places import Place
from dovecote.find.times.placing import Found
from dovecote.model.edtf import Edtf

LONGEST_WINDOW: Final = 120
"""Days of publication that are tried one by one; beyond four months nearly every relative date is any date."""


def publication_days(published: str | None) -> list[date]:
    """Days that an EDTF allows; none where it is open, unknown or too wide."""
    if published is None:
        return []
    value = Edtf.parse(published)
    first, last = value.earliest(), value.latest()
    if first is None or last is None:
        return []
    days = value.days()
    return list(days) if 0 < len(days) <= LONGEST_WINDOW else []


def join(options: list[Found | None]) -> Found | None:
    """One finding for all possible days of publication: what they agree on, else the set of what they say."""
    first = options[0]
    if first is None:
        return None
    places = [one.place for one in options if one is not None]
    if all((place.value, place.edtf) == (first.place.value, first.place.edtf) for place in places):
        return first
    values = {place.value for place in places}
    value = first.place.value if len(values) == 1 else _common_value(sorted(values), first)
    edtf = join_edtf([place.edtf for place in places])
    limit = join_edtf([one.limit for one in options if one is not None])
    why = f"counted from {len(options)} possible days of publication"
    place = Place(first.place.type, value, edtf, "", anchor=first.place.anchor, steps=(why,))
    return replace(first, place=place, limit=limit)


def _common_value(values: list[str], first: Found) -> str:
    """The TIMEX3 value with what the possible values differ in left open."""
    weekday = first.match.value("weekday", "WEEKDAY")
    if weekday:
        tail = values[0].partition("T")[2]
        return f"XXXX-WXX-{weekday}" + (f"T{tail}" if tail else "")
    if len({len(value) for value in values}) != 1 or any("W" in value or "_" in value for value in values):
        return "XXXX" if values[0][:1].isdigit() else values[0]
    return "".join(marks[0] if len(set(marks)) == 1 else "X" for marks in zip(*values, strict=True))


def join_edtf(values: list[str | None]) -> str | None:
    """The set of the values; the hull where they are intervals; None where one of them is unknown."""
    known = sorted({value for value in values if value is not None})
    if not known or None in values:
        return None
    if len(known) == 1:
        return known[0]
    if any("/" in value or "T" in value or "~" in value for value in known):
        return _hull(known)
    inner = sorted({piece for value in known for piece in value.strip("[]").split(",")})
    return f"[{','.join(inner)}]"


def _hull(values: list[str]) -> str | None:
    bounds = [Edtf.parse(value) for value in values]
    firsts, lasts = [one.earliest() for one in bounds], [one.latest() for one in bounds]
    last = max((day for day in lasts if day), default=None)
    first = min((day for day in firsts if day), default=None)
    left = first.isoformat() if first and None not in firsts else ".."
    right = last.isoformat() if last and None not in lasts else ".."
    return f"{left}/{right}" if (left, right) != ("..", "..") else None
