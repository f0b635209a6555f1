"""Deeds told with how long they went on, up to what ended them: "signed on Monday after three days of talks"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.timing import Deed
from dovecote.model.counting import DAYS_IN, day_after, single_day
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token


def time_of_spell(
    article: Article, sentence: Sentence, deed: Deed, time_of: Callable[[Token], When | None]
) -> When | None:
    """The days up to the one that closed the spell; None where no length or no such day is told.

    Args:
        time_of: gives the time of the verb that the spell came before.
    """
    told = _length(article, sentence, deed.trigger)
    closing = _closed_by(told[1], deed) if told is not None else None
    when = time_of(closing) if closing is not None else None
    last = single_day(when.edtf) if when is not None else None
    if told is None or when is None or last is None:
        return None
    length, first = told[0], day_after(last, told[0].timex3_value, -1)
    if first is None:
        return None
    step = f"{length.exact!r} up to {last.isoformat()}"
    return When(f"{first.isoformat()}~/{last.isoformat()}", length.exact, "counted back", (*when.steps, step))


def _length(article: Article, sentence: Sentence, noun: Token) -> tuple[TimeExpression, Token] | None:
    """The length that a noun is measured by, and its last word: "a week of talks", told of either word."""
    measured = (noun, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun,)
    for one in article.times_in(sentence.span):
        last = sentence.token_at(one.end - 1)
        exact = one.timex3_type == "DURATION" and one.timex3_value[-1] in DAYS_IN and "X" not in one.timex3_value
        if exact and last is not None and last in measured:
            return one, last
    return None


def _closed_by(length: Token, deed: Deed) -> Token | None:
    """The verb that a spell came before: of "after LENGTH", "at the end of LENGTH"."""
    mark = length.head
    if length.dep_ != "pobj" or mark.dep_ != "prep":
        return None
    if mark.lower_ == "of" and mark.head.lemma_.lower() in deed.table["ends_of_spells"]:
        mark = mark.head.head
    elif mark.lower_ not in deed.table["after_spells"]:
        return None
    return mark.head if mark.head.pos_ in VERBAL else None
