"""PLOVER's contexts of an event, by the words of its clause."""

from __future__ import annotations

import functools

from dovecote.find.article import Article
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

LIMIT = 3


def contexts_of(article: Article, sentence: Sentence, span: Span) -> tuple[str, ...]:
    """Contexts that words in `span` speak of, at most three, in the order they are met."""
    words = _words(article.language.code)
    found: list[str] = []
    for token in sentence.tokens_in(span):
        context = words.get(token.lemma_.lower())
        if context and context not in found:
            found.append(context)
    return tuple(found[:LIMIT])


@functools.cache
def _words(code: str) -> dict[str, str]:
    from dovecote.languages.registry import get_language

    table = get_language(code).table("event_contexts")["contexts"]
    return {word: context for context, words in table.items() for word in words}
