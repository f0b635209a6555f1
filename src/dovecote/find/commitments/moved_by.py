"""A limit moved by a length of time: "by six months, to 12 November", "by 100 days beyond the 20 May deadline"."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.anchors import counted
from dovecote.find.commitments.deadline_limits import deadline_from, included
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Deadline
from dovecote.model.counting import single_day
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR_CHARACTERS = 40
"""A day this close behind a length is told with it."""


def limit_moved_by_length(article: Article, promise: Promise, words: Words) -> Deadline | None:
    """The limit that holds after the move; None where nothing is moved by a length, or the text gives no day to it."""
    if not _moves(promise, words):
        return None
    times = article.times_in(promise.sentence.span)
    for length, day in pairwise(times):
        if length.timex3_type != "DURATION" or single_day(day.edtf) is None or day.start - length.end > NEAR_CHARACTERS:
            continue
        between = set(article.text[length.end : day.start].lower().replace(",", " ").split())
        moves = article.language.table("commitments/changes")["moves"]
        if between & set(moves["beyond"]):
            return _after(article, length, day)
        if day.deadline_word is not None or between & set(moves["new"]):
            return included(deadline_from(article, day, ranges=False))
    return None


def _moves(promise: Promise, words: Words) -> bool:
    """Whether the deed, or what stands over it, moves a limit."""
    deeds: list[Token] = [promise.deed, promise.cue, *promise.deed.ancestors]
    return promise.mover is not None or any(words.moves.fit(one) for one in deeds)


def _after(article: Article, length: TimeExpression, day: TimeExpression) -> Deadline | None:
    """So long after the day named: the old limit and what was added to it."""
    first = single_day(day.edtf)
    last = counted(day.edtf, length.timex3_value)
    if first is None or last is None:
        return None
    step = f"{length.exact} after {first.isoformat()}"
    limit = included(deadline_from(article, day, ranges=False))
    return dataclasses.replace(
        limit,
        edtf=f"../{last}",
        text=article.text[length.start : day.end],
        latest=last,
        convention=step,
        steps=(*day.steps, step),
    )
