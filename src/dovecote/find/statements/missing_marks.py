"""Quotations whose closing mark the outlet, or whoever scanned it, has lost: “The dam is open, said the minister."""

from __future__ import annotations

import dataclasses
from itertools import zip_longest
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def closed_at_reports(article: Article, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> tuple[Quotation, ...]:
    """The quotations, those left open closed at the comma before a reporting verb of their first sentence.

    One that the next paragraph takes up again was left open on purpose.
    """
    found = []
    for one, following in zip_longest(quotations, quotations[1:]):
        taken_up = following is not None and following.continues
        end = None if one.closed or taken_up else _comma_before_report(article, one, lexicon)
        found.append(one if end is None else dataclasses.replace(one, end=end, closed=True))
    return tuple(found)


def _comma_before_report(article: Article, quotation: Quotation, lexicon: Lexicon) -> int | None:
    """Where the comma ends after which somebody is said to have said it."""
    sentence = article.sentence_at(quotation.start)
    if sentence is None:
        return None
    tokens = sentence.tokens_in(Span(quotation.start, sentence.end))
    commas = [place for place, one in enumerate(tokens) if one.text == ","]
    for place in commas:
        rest = tokens[place + 1 : place + 8]
        verb = next((one for one in rest if _reports(one, lexicon)), None)
        if verb is not None and not any(one.text == "," for one in tokens[place + 1 : tokens.index(verb)]):
            return sentence.end_of(tokens[place])
    return None


def _reports(token: Token, lexicon: Lexicon) -> bool:
    entries = lexicon.verbs.get(token.lemma_.lower(), ())
    told = any("quotation" in one.content and one.kind == "speech" for one in entries)
    return told and token.tag_ in {"VBD", "VBZ"}
