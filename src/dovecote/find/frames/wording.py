"""The words of a sentence as lists and sets, read once: a rule whose words are not among them is not tried."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.model.sentence import Sentence

_PLACE: Final = attrgetter("i")
MOST_LEMMAS: Final = 100_000
"""Lemmas that are remembered; beyond it the memory starts anew."""


def lemma_of(token: Token) -> str:
    """The lemma, lower-cased; the parser's known mistakes are mended."""
    return _lemmas(token.doc.lang_)[token.lemma_]


def lemmas_in(sentence: Sentence) -> list[str]:
    """The lemma of each word of a sentence, in order, kept with it."""
    kept = sentence.kept
    if "lemmas" not in kept:
        mended = _lemmas(sentence.parsed.doc.lang_)
        kept["lemmas"] = [mended[one.lemma_] for one in sentence.tokens]
    lemmas: list[str] = kept["lemmas"]
    return lemmas


def forms_in(sentence: Sentence) -> list[str]:
    """Each word of a sentence in small letters, in order, kept with it."""
    kept = sentence.kept
    if "forms" not in kept:
        kept["forms"] = [one.lower_ for one in sentence.tokens]
    forms: list[str] = kept["forms"]
    return forms


def words_in(sentence: Sentence) -> frozenset[str]:
    """The lemmas and the words in small letters of a sentence, of those it has; kept with it."""
    kept = sentence.kept
    if "words" not in kept:
        kept["words"] = frozenset(lemmas_in(sentence)).union(forms_in(sentence))
    words: frozenset[str] = kept["words"]
    return words


def by_lemma(sentence: Sentence) -> Mapping[str, Sequence[Token]]:
    """The words of a sentence by the parser's lemma in small letters, each list in order, kept with it."""
    kept = sentence.kept
    if "by lemma" not in kept:
        told: dict[str, list[Token]] = {}
        for one in sentence.tokens:
            lemma = _small[one.lemma_]
            if lemma in told:
                told[lemma].append(one)
            else:
                told[lemma] = [one]
        kept["by lemma"] = told
    found: Mapping[str, Sequence[Token]] = kept["by lemma"]
    return found


def with_lemma(sentence: Sentence, lemmas: Collection[str]) -> Sequence[Token]:
    """The words of a sentence whose lemma, as the parser gives it, is one of `lemmas` (a set or the like); in order."""
    there = by_lemma(sentence)
    called = [one for one in there if one in lemmas]
    if not called:
        return ()
    if len(called) == 1:
        return there[called[0]]
    return sorted((one for lemma in called for one in there[lemma]), key=_PLACE)


class _Mended(dict[str, str]):
    """The lemma that is meant by each lemma of the parser, learnt as they are met."""

    def __init__(self, mended: Mapping[str, str]) -> None:
        super().__init__()
        self._mended = mended

    def __missing__(self, lemma: str) -> str:
        if len(self) >= MOST_LEMMAS:
            self.clear()
        self[lemma] = meant = self._mended.get(lemma.lower(), lemma.lower())
        return meant


_small: Final = _Mended({})
"""Lemmas in small letters, as they are met; none is mended."""


@functools.cache
def _lemmas(code: str) -> _Mended:
    from dovecote.languages.registry import get_language

    return _Mended(get_language(code).table("lemmas")["mended"])
