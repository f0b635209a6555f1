"""A paper's own arithmetic, checked: "some four months later than planned" beside the two dates that the text gives.

The words stay as they are; what the calendar says stands beside them as a step.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from dovecote.find.times.placing import Found
from dovecote.model.counting import DAYS_IN, MONTHS_IN, exact_shift
from dovecote.model.edtf import Edtf

COMPARING_RULE: Final = "later-than"


def check_lengths(found: list[Found | None]) -> list[Found | None]:
    """The same findings; a length that compares two dates carries the distance of the text's two limits."""
    limits = sorted({one.limit for one in found if one and one.limit}, key=_latest)
    if len(limits) != 2:
        return found
    return [_with_distance(one, limits[0], limits[1]) if one and _compares(one) else one for one in found]


def _compares(one: Found) -> bool:
    return one.match.rule.id == COMPARING_RULE and one.place.length is not None


def _latest(limit: str) -> date:
    return Edtf.parse(limit).latest() or date.max


def _with_distance(one: Found, old: str, new: str) -> Found:
    old_latest, new_latest = _latest(old), _latest(new)
    old_first = Edtf.parse(old.removeprefix("../")).earliest() or old_latest
    shortest, longest = (new_latest - old_latest).days, (new_latest - old_first).days
    told = _told_days(one, old_latest)
    if told is None:
        return one
    apart = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
    fits = "as told" if shortest <= told <= longest else f"not the {told} days that the words make"
    step = f"the limits that the text gives, {old} and {new}, lie {apart} days apart: {fits}"
    return replace(one, place=replace(one.place, steps=(*one.place.steps, step)))


def _told_days(one: Found, start: date) -> int | None:
    amount, unit = one.place.length or (0.0, "")
    if unit not in DAYS_IN and unit not in MONTHS_IN:
        return None
    end = exact_shift(start, amount, unit)
    return (end - start).days if end else None
