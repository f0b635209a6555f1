"""Intervals, deadlines and sets of dates: what they print as, and the stretches one of which holds."""

from __future__ import annotations

import math

from dovecote.model.edtf.dates import read_date
from dovecote.model.edtf.extent import Extent, between, days_of
from dovecote.model.edtf.refusal import refuse


def read_interval(text: str) -> tuple[str, Extent]:
    """The interval or deadline as it prints, and where it lies."""
    if text.count("/") != 1:
        raise refuse(text)
    left, right = text.split("/")
    if left in ("", "..") and right in ("", ".."):
        raise refuse(text, "an interval needs at least one end")
    if left in ("", ".."):
        printed, end = read_date(right)
        # On or before: one moment anywhere up to the end. An unknown start ("/X") does end at X.
        first_end = -math.inf if left == ".." else end.first_end
        extent = Extent(-math.inf, end.last_end, first_end, end.last_end)
        return f"{left}/{printed}", extent
    printed, start = read_date(left)
    if right in ("", ".."):
        first_end = math.inf if right == ".." else start.first_start
        extent = Extent(start.first_start, start.last_start, first_end, math.inf)
        return f"{printed}/{right}", extent
    printed_end, end = read_date(right)
    if start.first_start > end.last_end:
        raise refuse(text, "the interval ends before it begins")
    return f"{printed}/{printed_end}", between(start, end)


def read_set(text: str) -> tuple[str, tuple[Extent, ...]]:
    """The set as it prints, and its options: each member of one in square brackets, all as one of one in curly ones."""
    one_of = text[0] == "["
    printed: list[str] = []
    members: list[Extent] = []
    for item in text[1:-1].split(","):
        member, extent = _parse_member(item.strip(), one_of)
        printed.append(member)
        members.append(extent)
    return f"{text[0]}{','.join(printed)}{text[-1]}", tuple(members) if one_of else (_all_of(members),)


def _all_of(members: list[Extent]) -> Extent:
    """All of the members as one: it begins with the first and ends with the last."""
    starts, ends = min(members, key=lambda m: m.first_start), max(members, key=lambda m: m.last_end)
    parts = [one.days or days_of(one) for one in members]
    days = tuple(sorted({day for part in parts for day in part})) if all(parts) else None
    return Extent(starts.first_start, starts.last_start, ends.first_end, ends.last_end, days)


def _parse_member(item: str, one_of: bool) -> tuple[str, Extent]:
    if ".." not in item:
        return read_date(item)
    left, right = item.split("..", 1)
    start = read_date(left) if left else ("", Extent(-math.inf, -math.inf, -math.inf, -math.inf))
    end = read_date(right) if right else ("", Extent(math.inf, math.inf, math.inf, math.inf))
    low, high = start[1].first_start, end[1].last_end
    if low > high or not (left or right):
        raise refuse(item)
    extent = Extent(low, high, low, high) if one_of else between(start[1], end[1])
    return f"{start[0]}..{end[0]}", extent
