"""Figures of one measure, scope and time that differ, put side by side: neither is chosen and none is averaged.

What a figure is of is told by the words beside the noun it is counted in ("people killed"), and by its place. Two of
one measure whose times may be the same and whose figures cannot both be right stand in each other's `conflicts`. A
level that is promised contradicts no reported one (codebook, section Process ... assessment, Observation).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, jaccard
from dovecote.model.observation import Observation

LENGTHS: Final = frozenset({"day", "month", "week", "year"})
"""Lengths of time, which `comparisons/figures.py` weighs."""
ROUGHLY: Final = 0.1
"""A figure that is only about right is good to a tenth."""
ONE_BREATH: Final = 40
"""Characters between two figures of one clause."""
SAME_MEASURE: Final = 0.7
TELLING_WORDS: Final = 2
"""So many words must tell what two figures are of, where no place is told, before they can contradict each other."""


def with_conflicts(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations, each with the ids of those that stand against it, in order of the record."""
    listed = tuple(observations)
    groups: dict[str, list[Observation]] = {}
    for one in listed:
        if not one.target and one.unit not in LENGTHS:
            groups.setdefault(one.unit.casefold(), []).append(one)
    against: dict[str, set[str]] = {one.id: set(one.conflicts) for one in listed}
    for group in groups.values():
        for one, two in combinations(group, 2):
            if _contradict(one, two):
                against[one.id].add(two.id)
                against[two.id].add(one.id)
    return tuple(replace(one, conflicts=tuple(sorted(against[one.id]))) if against[one.id] else one for one in listed)


def told_measure(one: Observation) -> frozenset[str]:
    """What a figure is of, beside the noun it is counted in: {"death", "toll"}; empty for "16 people"."""
    return content_words(one.measure) - content_words(one.unit) - words_that_count()


def words_that_count() -> frozenset[str]:
    """Words that only say that something is counted: "number", "total"."""
    return _words("nouns")


def words_for_all() -> frozenset[str]:
    """Words that leave nobody out: "every", "entire"."""
    return _words("all")


@functools.cache
def _words(kind: str) -> frozenset[str]:
    """Words of every language: `nouns` that only say that something is counted, `acts` that tell what is."""
    tables = (get_language(code).table("observations").get("counting", {}) for code in list_languages())
    return content_words(" ".join(word for table in tables for word in table.get(kind, ())))


def same_time(one: Observation, two: Observation) -> bool:
    """True where both are told of one time: it certainly overlaps, or is one closed stretch told alike ("in March")."""
    told = [each.time.edtf if each.time else None for each in (one, two)]
    times = [parse_edtf(each) for each in told]
    if times[0] is None or times[1] is None:
        return False
    closed = told[0] == told[1] and ".." not in str(told[0])
    return closed or times[0].overlaps(times[1]) is Answer.YES


def _contradict(one: Observation, two: Observation) -> bool:
    if one.id == two.id or not _is_one_measure(one, two) or may_both_be(one, two) or _in_one_breath(one, two):
        return False
    return same_time(one, two)


def _in_one_breath(one: Observation, two: Observation) -> bool:
    """True for the ends of a change, "from 48 in June to 36 in July": one voice does not contradict itself so soon."""
    return any(
        here.source == there.source and 0 < max(here.start, there.start) - min(here.end, there.end) <= ONE_BREATH
        for here in one.evidence
        for there in two.evidence
    )


def _is_one_measure(one: Observation, two: Observation) -> bool:
    """True where the same is told to be counted: in one place, or in so many words that it can be nothing else."""
    words = told_measure(one), told_measure(two)
    if jaccard(*words) < SAME_MEASURE or (one.scope and two.scope and one.scope != two.scope):
        return False
    # "16 people" and "20 people" of one day are two crowds, as far as anybody can tell; violations tell what they are.
    placed = one.scope is not None and one.scope == two.scope
    tells_itself = bool(content_words(one.unit) & _words("acts"))
    return min(map(len, words)) >= (1 if placed or tells_itself else TELLING_WORDS)


def may_both_be(one: Observation, two: Observation) -> bool:
    """True where one figure leaves room for the other: "at least 30" and 45, "about 900" and 870."""
    low, high = sorted((one, two), key=lambda each: each.value)
    if low.op in {"ge", "gt"} or high.op in {"le", "lt"} or "unspecified" in (one.op, two.op):
        return True
    slack = ROUGHLY if "about" in (one.op, two.op) else 0.0
    return high.value - low.value <= slack * max(abs(low.value), abs(high.value))
