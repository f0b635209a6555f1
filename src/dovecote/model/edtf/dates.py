"""One date as EDTF writes it, from a year to a second, and where it lies."""

from __future__ import annotations

import math
import re

from dovecote.model.edtf.days import bounds_of, stretches_of, years_of
from dovecote.model.edtf.extent import DAYS_LISTED, Extent
from dovecote.model.edtf.refusal import refuse

_QUALIFIER = "[~?%]?"
_DATE = re.compile(
    rf"{_QUALIFIER}(?P<year>-?[0-9X]{{4}}){_QUALIFIER}"
    rf"(?:-{_QUALIFIER}(?P<month>[0-9X]{{2}}){_QUALIFIER}(?:-{_QUALIFIER}(?P<day>[0-9X]{{2}}){_QUALIFIER})?)?"
    r"(?:T(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?P<zone>Z|[+-][01]\d(?::[0-5]\d)?)?)?"
)


def read_date(text: str) -> tuple[str, Extent]:
    """The date as it prints, and where it lies."""
    match = _DATE.fullmatch(text)
    if not match:
        raise refuse(text)
    year, month, day = match["year"], match["month"], match["day"]
    if year == "-0000":
        raise refuse(text)
    if match["clock"]:
        return _with_clock(text, match)
    if "X" not in (year + (month or "") + (day or "")):
        low, high = bounds_of(int(year), month, day, text)
        return text, Extent(low, high, low, high)
    if year.lstrip("-") == "XXXX":
        bounds_of(2000, month, day, text)
        return text, Extent(-math.inf, math.inf, -math.inf, math.inf)
    runs = [run for value in years_of(year) for run in stretches_of(value, month, day)]
    if not runs:
        raise refuse(text, "no such day")
    low, high = min(run[0] for run in runs), max(run[1] for run in runs)
    days = tuple(n for run in runs for n in range(run[0], run[1] + 1)) if high - low <= DAYS_LISTED else None
    return text, Extent(low, high, low, high, days)


def _with_clock(text: str, match: re.Match[str]) -> tuple[str, Extent]:
    if match["day"] is None or "X" in text:
        raise refuse(text, "a time of day needs its day")
    number, _ = bounds_of(int(match["year"]), match["month"], match["day"], text)
    hours, minutes, *rest = (int(piece) for piece in match["clock"].split(":"))
    if hours > 24 or (hours == 24 and (minutes or any(rest))):
        raise refuse(text, "no such time of day")
    seconds = number * 86400 + hours * 3600 + minutes * 60 + (rest[0] if rest else 0)
    printed = text if rest else text.replace(match["clock"], match["clock"] + ":00")
    zone = match["zone"]
    if zone and zone != "Z":
        offset = int(zone[1:3]) * 3600 + (int(zone[4:6]) * 60 if len(zone) > 3 else 0)
        seconds += offset if zone[0] == "-" else -offset
    return printed, Extent(number, number, number, number, moment=(seconds, zone is not None))
