"""The tables of qualify.toml, turned around for looking up."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.languages.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What each word says of a deed, by the place it stands in."""

    governors: Mapping[str, str]
    clause_only: frozenset[str]
    infinitive_only: frozenset[str]
    addressing: frozenset[str]
    opining: frozenset[str]
    transparent: frozenset[str]
    prepositions: Mapping[str, str]
    adjuncts: frozenset[str]
    modifiers: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    marks: Mapping[str, str]
    hedges: Mapping[str, str]
    copulas: frozenset[str]
    not_yet: frozenset[str]
    by_the_time: tuple[str, str]
    """Preposition and noun of "by the time"."""
    ahead_in_present: frozenset[str]
    when: frozenset[str]
    would: frozenset[str]
    nobody: frozenset[str]
    no_occasion: frozenset[str]
    hearsay: frozenset[str]
    denials: tuple[str, ...]
    conditions: tuple[tuple[str, ...], ...]
    conditions_of_would: tuple[tuple[str, ...], ...]
    inversions: frozenset[str]
    anybody: frozenset[str]
    hostile: frozenset[str]
    ago_days: int
    past: re.Pattern[str]

    def kind_of(self, *forms: str) -> tuple[str, str] | None:
        """The class of the first of `forms` that has one, with that form."""
        return next(((self.governors[one], one) for one in forms if one in self.governors), None)


def words_of(language: Language) -> Words:
    """The words of `language`; read once."""
    return _words_for(language.code)


def forms_of(token: Token) -> tuple[str, ...]:
    """The lemma and the word itself, lower-cased: the parser takes "poised" for a form of "poise"."""
    return (token.lemma_.lower(), token.lower_)


@functools.cache
def _words_for(code: str) -> Words:
    from dovecote.languages.registry import get_language

    table = get_language(code).table("qualify")
    auxiliaries, conditions = table["auxiliaries"], table["conditions"]
    kinds = (("future", "future"), ("conditional", "conditional"), ("possible", "possible"), ("obliged", "requested"))
    return Words(
        governors=_turned(table["governors"]),
        clause_only=frozenset(table["clause_only"]["lemmas"]),
        infinitive_only=frozenset(table["infinitive_only"]["lemmas"]),
        addressing=frozenset(table["addressing"]["verbs"]),
        opining=frozenset(table["opining"]["verbs"]),
        transparent=frozenset(table["transparent"]["nouns"]),
        prepositions=_turned({key: table["prepositions"][key] for key in ("negated",)}),
        adjuncts=frozenset(table["prepositions"]["adjuncts"]),
        modifiers=_turned(table["modifiers"]),
        auxiliaries={word: kind for name, kind in kinds for word in auxiliaries[name]},
        marks={word: "condition" if kind == "conditional" else kind for word, kind in _turned(table["marks"]).items()},
        hedges=_turned(table["hedges"]),
        copulas=frozenset(auxiliaries["copulas"]),
        not_yet=frozenset(table["marks"]["not_yet"]),
        by_the_time=tuple(table["marks"]["by_the_time"]),
        ahead_in_present=frozenset(table["ahead_in_present"]["marks"]),
        when=frozenset(table["ahead_under_would"]["marks"]),
        would=frozenset(table["ahead_under_would"]["auxiliaries"]),
        nobody=frozenset(auxiliaries["nobody"]),
        no_occasion=frozenset(auxiliaries["no_occasion"]),
        hearsay=frozenset(table["hearsay"]["nouns"]),
        denials=tuple(table["hearsay"]["denials"]),
        conditions=_phrases(conditions["openers"]),
        conditions_of_would=_phrases(conditions["with_would"]),
        inversions=frozenset(conditions["inversions"]),
        anybody=frozenset(table["hostile"]["anybody"]),
        hostile=frozenset(table["hostile"]["verbs"]),
        ago_days=int(table["past"]["ago_days"]),
        past=re.compile("|".join(table["past"]["patterns"]), re.IGNORECASE),
    )


def _phrases(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines)


def _turned(table: Mapping[str, Any]) -> dict[str, str]:
    """Word -> class, from class -> words; the class named first keeps a word that stands under two."""
    turned: dict[str, str] = {}
    for kind, members in table.items():
        for word in members:
            turned.setdefault(word, kind)
    return turned
