"""An attribution that the layout of lines tells, where no sentence does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def attribution_at(
    article: Article, source: Span, cue: Span, contents: tuple[Span, ...], frame: str
) -> Attribution | None:
    """An attribution whose roles the layout tells; None where the source stands in no sentence."""
    sentence = article.sentence_at(source.start)
    if sentence is None:
        return None
    head = _last_word(sentence, source)
    return Attribution(sentence, cue, None, source, head, contents, None, frame)


def _last_word(sentence: Sentence, span: Span) -> Token | None:
    tokens = [one for one in sentence.tokens_in(span) if not one.is_punct]
    return tokens[-1] if tokens else None


def trim_quotes(text: str, start: int, end: int) -> Span:
    """The stretch without the mark that only opens or closes a block set in quotation marks."""
    while start < end and text[start] in " \n":
        start += 1
    if text[end - 1] in '"”' and not any(mark in text[start : end - 1] for mark in '"“'):
        end -= 1
    return Span(start, end)
