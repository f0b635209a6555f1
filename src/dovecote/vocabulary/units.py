"""Units that count the same, so that two reports of one figure need not use one noun."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dovecote.vocabulary.toml_files import read_toml

_TABLE: Final = Path(__file__).with_name("units.toml")


def kind_of_unit(unit: str) -> str:
    """The noun that stands for all that count the same as `unit`; `unit` itself where no list holds it."""
    plain = unit.casefold()
    return _kinds().get(plain, plain)


def counts_the_same(one: str, two: str) -> bool:
    """True for two nouns of one list, and for one noun twice."""
    return kind_of_unit(one) == kind_of_unit(two)


def may_count_the_same(one: str, two: str) -> bool:
    """True also for people counted by what they are and by a word for anybody: 36 soldiers, 36 captives."""
    kinds = {kind_of_unit(one), kind_of_unit(two)}
    anybody, forces, people = _sorts()
    return len(kinds) == 1 or kinds <= forces or (not kinds.isdisjoint(anybody) and kinds <= anybody | people)


def sort_of_unit(unit: str) -> str:
    """One word for people of every kind, else as `kind_of_unit`."""
    kind = kind_of_unit(unit)
    return "persons" if any(kind in one for one in _sorts()) else kind


@functools.cache
def _sorts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words for anybody, words for a side's own forces, and words for people of one sort."""
    table = read_toml(_TABLE)
    return frozenset(table["anybody"]), frozenset(table["forces"]), frozenset(table["people"])


@functools.cache
def _kinds() -> Mapping[str, str]:
    table = read_toml(_TABLE)
    return {noun: nouns[0] for nouns in table["same"] for noun in nouns}
