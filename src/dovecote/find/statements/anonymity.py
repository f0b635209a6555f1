"""The condition on which a source speaks unnamed, in the words of the report."""

from __future__ import annotations

import re
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.phrases import any_phrase
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

WISHES: Final = frozenset({"infinitive", "addressed", "object", "preposition", "noun", "gerund"})
"""Frames of what a source asks for; a clause that ends in "names" tells of names."""


def condition_near(article: Article, attribution: Attribution) -> Span | None:
    """The words of the condition in the sentence of the cue or the one after it, outside the words reported."""
    sentences = article.sentences[attribution.sentence.index : attribution.sentence.index + 2]
    for sentence in sentences:
        if sentence.paragraph != attribution.sentence.paragraph:
            break
        for match in _conditions_in(article, sentence):
            if not any(span.start <= match.start() < span.end for span in attribution.contents):
                cue = attribution.cue.start if attribution.cue is not None else match.start()
                return _to_clause_end(article, match.start(), cue if match.start() < cue else sentence.end)
    return None


def _conditions_in(article: Article, sentence: Sentence) -> list[re.Match[str]]:
    """Where the phrases of a condition stand in a sentence; each report in it, and in the one before, asks."""
    pattern = article.once("conditions of anonymity", lambda: _pattern_for(article))
    if pattern is None:
        return []
    return article.once(
        f"conditions of anonymity {sentence.index}",
        lambda: list(pattern.finditer(article.text, sentence.start, sentence.end)),
    )


def _pattern_for(article: Article) -> re.Pattern[str] | None:
    """What finds those of the phrases whose letters stand somewhere in the article; None where none do."""
    lowered = article.text.lower()
    there = tuple(one for one in article.language.table("anonymity")["conditions"] if one.lower() in lowered)
    return any_phrase(there) if there else None


def _to_clause_end(article: Article, start: int, end: int) -> Span:
    """From the beginning of the condition to the next comma, mark or stop."""
    text = article.text
    stop = start
    while stop < end and text[stop] not in ',;"“”' and not (text[stop] == "." and stop >= end - 2):
        stop += 1
    words = text[start:stop]
    return Span(start, start + len(words.rstrip()))


def is_condition(article: Article, attribution: Attribution) -> bool:
    """Whether the attribution only tells that the source wants no name: "asked not to be identified"."""
    table = article.language.table("anonymity")
    if attribution.cue is None:
        return False
    last = max(span.end for span in attribution.contents)
    words = article.text[attribution.cue.start : last]
    content = article.text[attribution.contents[0].start : last].lower()
    telling = any_phrase(tuple(table["conditions"])).match(words)
    wished = attribution.frame in WISHES
    return telling is not None or (
        wished and len(content.split()) <= 8 and content.split()[-1].strip('.,"”') in table["named"]
    )
