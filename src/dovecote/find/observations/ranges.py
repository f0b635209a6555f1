"""Ranges: "between 30,000 and 35,000 people", "3,000 to 4,000 fighters", "150-200 families"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dovecote.find.observations.numbers import Figure
from dovecote.find.observations.units import Count


def is_range(one: Figure, two: Figure, table: Mapping[str, Any]) -> bool:
    """True where two numbers are the ends of one range; "by 52 to 48" is a result, "from 5 to 3" a change."""
    words = table["ranges"]
    between = one.last.doc[one.last.i + 1 : two.tokens[0].i]
    if len(between) != 1 or one.share or two.share or one.value >= two.value:
        return False
    before = one.tokens[0].nbor(-1).lower_ if one.tokens[0].i else ""
    if before in words["opening"]:
        return between[0].lower_ in words["opened"]
    return between[0].lower_ in words["joining"] and before not in words["not_after"]


def both_ends(lower: Figure, upper: Figure, count: Count, table: Mapping[str, Any]) -> Iterator[Count]:
    """Both ends as figures of the measure that `count` gives: at least the lower, at most the upper."""
    before = lower.first.nbor(-1) if lower.first.i else lower.first
    first = before if before.lower_ in table["ranges"]["opening"] else lower.first
    yield replace(count, figure=replace(lower, op="ge", first=first), end=count.end or count.noun)
    yield replace(count, figure=replace(upper, op="le", first=first))
