"""How alike two phrases are, without knowing their language: accents, case and punctuation do not count."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_WORD = re.compile(r"\w+")
SHORT_WORD: Final = 3
"""Words of up to this many letters are mostly articles and prepositions in the languages of the press; they carry
little of what a promise is about. Figures are kept at any length."""


@functools.lru_cache(maxsize=65536)
def plain_name(text: str) -> str:
    """`text` in lower case, without accents and punctuation, single spaces: what two spellings of a name share."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(_WORD.findall(kept.replace("'s ", " ").replace("’s ", " ")))


@functools.lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The longer words and the figures of a phrase; a plural counts as its singular."""
    words = plain_name(text).split()
    longer = (word for word in words if len(word) > SHORT_WORD or word.isdigit())
    return frozenset(word[:-1] if word.endswith("s") and len(word) > SHORT_WORD + 1 else word for word in longer)


def overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the smaller set that the other has too; 0 where one is empty."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of all that both have; 0 where both are empty."""
    whole = len(one | two)
    return len(one & two) / whole if whole else 0.0


def name_words(text: str) -> frozenset[str]:
    """Longer words of a phrase that are written as names, wherever they stand in it; a figure is no name."""
    written = content_words(" ".join(word for word in text.split() if not word[:1].islower()))
    return frozenset(word for word in written if not word.isdigit())


def without_repeats(phrases: Sequence[str], folded: Sequence[str]) -> tuple[str, ...]:
    """The phrases but those that another one holds, by their `folded` forms, one for each; of equal ones the first."""
    return tuple(
        phrase
        for place, phrase in enumerate(phrases)
        if not any(
            folded[place] in other and (folded[place] != other or before < place)
            for before, other in enumerate(folded)
            if before != place
        )
    )
