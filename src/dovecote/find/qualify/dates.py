"""Days that place a deed well before the report (historical), or after it (planned)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span
from dovecote.find.qualify.own import may_lie_ahead
from dovecote.find.qualify.verdict import Mark
from dovecote.find.qualify.words import Words
from dovecote.model.sentence import Sentence

OCCASIONS = frozenset({"in", "during", "after", "before", "at", "on"})
"""Prepositions after which an event places another in time: "after the flood of 2003"."""

if TYPE_CHECKING:
    from spacy.tokens import Token


def date_marks(article: Article, sentence: Sentence, deed: Token, words: Words) -> Iterator[Mark]:
    """What the times in the deed's clause say of it; nothing where the day of publication is not known."""
    span = clause_span(sentence, deed) if deed.pos_ in VERBAL else sentence.span_of(deed.subtree)
    found = words.past.search(article.text, span.start, span.end)
    if found is not None and not (deed.pos_ in VERBAL and may_lie_ahead(deed)):
        yield "historical", found[0]
    if article.published is None:
        return
    first, last = _ordinal(article.published, last=False), _ordinal(article.published, last=True)
    if first is None or last is None:
        return
    for time in article.times_in(span):
        if not _tells(sentence, deed, time.start):
            continue
        if time.timex3_type not in {"DATE", "TIME"} or not time.edtf or time.deadline_word:
            continue
        start, end = _ordinal(time.edtf, last=False), _ordinal(time.edtf, last=True)
        if end is not None and end < first - words.ago_days:
            yield "historical", time.exact
        elif start is not None and start > last and deed.pos_ in VERBAL and may_lie_ahead(deed):
            yield "planned", time.exact


def _tells(sentence: Sentence, deed: Token, position: int) -> bool:
    """True where a time at `position` tells when the deed was, and not when something beside it was.

    "In 1987 the army bombed", "during the crisis of 1983"; not "vetoed a 2023 law", "killed a man who fled in 2012".
    """
    token = sentence.token_at(position)
    nouns = 0
    while token is not None and token.i != deed.i and token.head.i != token.i:
        token = token.head
        if token.i == deed.i:
            return True
        if token.pos_ in VERBAL:
            return token.dep_ in {"aux", "auxpass"} or (token.dep_ == "conj" and token.head.i == deed.i)
        if token.ent_type_ not in {"DATE", "TIME"} and token.pos_ in {"NOUN", "PROPN"}:
            nouns += 1
            if nouns > 1 or token.dep_ != "pobj" or token.head.lower_ not in OCCASIONS:
                return False
    return token is not None


def is_not_yet(deed: Token, words: Words) -> bool:
    """True for "not before Monday", "not until June": a negation that a later time takes back."""
    return any(
        child.lower_ in words.not_yet and any(one.ent_type_ in {"DATE", "TIME"} for one in child.subtree)
        for child in deed.children
        if child.dep_ in {"prep", "advcl"} and child.i > deed.i
    )


@functools.lru_cache(maxsize=4096)
def _ordinal(edtf: str, *, last: bool) -> int | None:
    """First or last day of an EDTF value, as a day number; None where it is open or unknown."""
    from dovecote.errors import InvalidDate
    from dovecote.model.edtf import Edtf

    try:
        value = Edtf.parse(edtf)
    except InvalidDate:
        return None
    day = value.latest() if last else value.earliest()
    return day.toordinal() if day else None
