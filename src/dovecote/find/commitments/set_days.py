"""The day of "have fixed Saturday for the reopening": it stands as what is fixed, and is the limit of the deed."""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise
from dovecote.model.evidence import Span


def with_day_set(article: Article, promise: Promise) -> Promise:
    """`promise` with the day that its verb sets for it, where it is told so."""
    day = child(promise.cue, "dobj") or child(promise.cue, "npadvmod") if promise.frame == "day-set" else None
    if day is None:
        return promise
    sentence = promise.sentence
    span = Span(sentence.start_of(day.left_edge), sentence.end_of(day.right_edge))
    found = article.times_in(span)
    return dataclasses.replace(promise, limit=found[0]) if found else promise
