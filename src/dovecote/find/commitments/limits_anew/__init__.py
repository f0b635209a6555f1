"""What a sentence says anew of a limit told before it, without naming the deed again.

"That deadline was moved to 15 May"; "the new date is 20 May"; "the mediators have now given the Front until 20 May";
"officials now speak of 9 November"; "the camp stays open until 1 May". Which promise is meant, `moved_after` finds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.commitments.grammar import modal_of
from dovecote.find.commitments.limits_anew.foreseen import (
    course_ends,
    day_now_named,
    done_after_all,
    first_set,
    runs_until,
    stays_until,
)
from dovecote.find.commitments.limits_anew.given import request_granted, time_given
from dovecote.find.commitments.limits_anew.moved import limit_moved, made_it, new_day
from dovecote.find.commitments.limits_anew.saying import SaidAnew
from dovecote.find.commitments.words import Words
from dovecote.find.qualify import qualify
from dovecote.languages.language import Language
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SaidAnew", "is_believed", "said_anew"]

_Reader = Callable[[Article, Sentence, "Token", Words, Mapping[str, Any]], "SaidAnew | None"]

BELIEVED: Final = frozenset({"happened", "historical", "planned", "promised"})
"""How a clause must be told to move a limit."""
_BY_VERB: Final[tuple[tuple[tuple[str, ...], _Reader], ...]] = (
    (("giving", "having", "taking"), time_given),
    (("giving", "granting"), request_granted),
    (("making",), made_it),
    (("naming",), day_now_named),
    (("ending",), course_ends),
    (("staying",), stays_until),
    (("running",), runs_until),
)
"""Lists of the table, and the reader for the verbs in them."""


def said_anew(article: Article, sentence: Sentence, words: Words) -> Iterator[SaidAnew]:
    """Every limit that the sentence says anew, in order."""
    table = article.language.table("commitments/changes")["anew"]
    by_verb = _readers_by_verb(article.language)
    for token in sentence:
        for reader in _readers_for(token, by_verb, words, table):
            said = reader(article, sentence, token, words, table)
            if said is not None:
                yield said
                break


def is_believed(article: Article, sentence: Sentence, said: SaidAnew) -> bool:
    """Whether the clause is told as so: nobody asks for it, doubts it or makes it hang on something."""
    told = qualify(article, sentence, said.verb)
    # "It will finish in May, the envoy was told" asks nobody: what is asked for stands in no bare future.
    asks_none = told.requested and told.planned and modal_of(said.verb) is not None
    doubted = told.questioned or told.conditional or told.feared or told.denied or told.threatened
    return told.factuality in BELIEVED or (asks_none and not doubted)


@functools.cache
def _readers_by_verb(language: Language) -> Mapping[str, Sequence[_Reader]]:
    """The readers for each verb of the table, by its lemma."""
    table = language.table("commitments/changes")["anew"]
    called = [(reader, dict.fromkeys(verb for name in lists for verb in table[name])) for lists, reader in _BY_VERB]
    found: dict[str, list[_Reader]] = {}
    for reader, verbs in called:
        for verb in verbs:
            found.setdefault(verb, []).append(reader)
    return found


def _readers_for(
    token: Token, by_verb: Mapping[str, Sequence[_Reader]], words: Words, table: Mapping[str, Any]
) -> Sequence[_Reader]:
    """The readers that a word can be for: a limit, what stands for one, a verb of giving, naming or staying."""
    if token.pos_ in {"VERB", "AUX"}:
        called = by_verb.get(token.lemma_.lower(), ())
        first = (first_set,) if token.dep_ == "ROOT" else ()
        return (*called, *first, done_after_all) if token.tag_ == "VB" else (*called, *first)
    if token.lower_ in table["standing_for"]:
        return (limit_moved,)
    return (limit_moved, new_day) if token.lemma_.lower() in words.limit_nouns else ()
