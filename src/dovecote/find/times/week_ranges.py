"""Two weekdays that are the ends of one stretch, "from Tuesday to Thursday": the second lies after the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction, Place, day_place

WEEK: Final = timedelta(weeks=1)
_WEEKDAYS: Final = frozenset({"weekday", "weekday-daypart"})
"""The rules of dates.toml that read a weekday alone, or a part of it."""


def in_order_of_week(
    matches: Sequence[Match],
    places: list[Place | None],
    ways: Sequence[tuple[Direction | None, str]],
    table: Mapping[str, Any],
) -> list[Place | None]:
    """The places, with the ends of a stretch of weekdays in order.

    Told on a Wednesday, "met from Tuesday to Thursday" began on the Tuesday of the week before, and "will meet from
    Monday to Friday" ends on the Friday after that Monday.
    """
    ordered = list(places)
    for index in range(1, len(matches)):
        first, second = ordered[index - 1], ordered[index]
        if first is None or second is None or not _are_ends(matches[index - 1], matches[index], table):
            continue
        if first.first is None or second.first is None or not timedelta() < first.first - second.first < WEEK:
            continue
        if ways[index - 1][0] == "past" or ways[index][0] == "past":
            ordered[index - 1] = _moved(first, -WEEK)
        else:
            ordered[index] = _moved(second, WEEK)
    return ordered


def _are_ends(one: Match, other: Match, table: Mapping[str, Any]) -> bool:
    if other.first != one.last + 2 or not {one.rule.id, other.rule.id} <= _WEEKDAYS:
        return False
    link, opens = one.words[one.last + 1].lower, one.words[one.first - 1].lower if one.first else ""
    if link in table["and"]:
        return opens in table["opens_a_stretch"]
    return link in (*table["up_to"], *table["range_marks"])


def _moved(place: Place, days: timedelta) -> Place:
    if place.first is None:
        return place
    moved = day_place(place.first + days, place.anchor)
    if "T" in place.value:
        moved = replace(moved, type=place.type, value=f"{moved.value}T{place.value.partition('T')[2]}")
    return replace(moved, steps=(*place.steps, "in order with the other end of the stretch"))
