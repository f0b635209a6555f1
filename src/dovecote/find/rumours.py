"""Whether a deed is only the talk of the town: what a rumour tells meets no promise and makes no agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "relcl", "parataxis", "conj", "dobj", "appos"})


def is_rumour(article: Article, verb: Token) -> bool:
    """Whether `verb` is told by a rumour, a message passed round, posts: by words that nobody stands behind."""
    table = article.language.table("qualify")["rumours"]
    if any("according" in word and _is_talk(noun, table) for word, noun in _sources(verb)):
        return True
    current = verb
    while current.head != current and current.dep_ in COMPLEMENTS:
        current = current.head
        told_by = (current, *(one for one in current.children if one.dep_ in {"nsubj", "nsubjpass"}))
        if any(_is_talk(one, table) for one in told_by):
            return True
    return False


def _sources(verb: Token) -> list[tuple[str, Token]]:
    """According to whom, on the verb itself or on the one that it stands under."""
    before = [one for one in verb.children if one.dep_ == "advcl" and one.i < verb.i]
    return [pair for one in (verb, *verb.ancestors, *before) for pair in prepositions_of(one)]


def _is_talk(noun: Token, table: Mapping[str, Any]) -> bool:
    """Whether the noun is one of those of rumours, and nobody is told behind it."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() not in table["nouns"]:
        return False
    near = {one.lemma_.lower() for one in (noun.head, *noun.subtree)}
    if noun.lemma_.lower() in table["double"] and not near & set(table["read_by"]):
        return False
    owned = any(word in table["owned_by"] for word, _ in prepositions_of(noun))
    return not owned and not any(one.dep_ == "poss" for one in noun.children)
