"""What a promise said before, where its own sentence names it: "by 20 October instead of mid-December".

A limit or a figure that the words set aside is the old one, and must not be read as the one that holds. It makes a
version of its own before the version told now (codebook, section Commitment).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.commitments.counts import number_at
from dovecote.find.commitments.deadline_limits import deadline_from, in_nearest_year, included
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.set_aside import ends_with, old_times
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Deadline, Quantity
from dovecote.model.edtf import Edtf
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def old_limit(article: Article, promise: Promise, action: str, now: Deadline | None) -> Deadline | None:
    """The limit that held before; None where the words name none, or the one that holds now is not known."""
    if now is None or now.edtf is None:
        return None
    on_the_day = article.language.table("commitments/changes")["moves"]["on_the_day"]
    for time in old_times(article, promise):
        limit = deadline_from(article, time, ranges=False)
        limit = limit if action in on_the_day else included(limit)
        limit = with_year(time, limit, now)
        if limit.edtf not in {None, now.edtf} and limit.latest is not None:
            return limit
    return None


def old_quantity(article: Article, promise: Promise, now: Quantity | None, words: Words) -> Quantity | None:
    """The figure that was promised before, in the unit of the one promised now."""
    if now is None or now.value is None:
        return None
    changes = article.language.table("commitments/changes")["before"]
    for number in _numbers(article, promise):
        value = number_at(number, words.table["details"]["quantity"])
        if value is not None and value != now.value and _is_old_figure(promise, number, changes):
            return dataclasses.replace(now, value=value, op="eq" if now.op == "le" and value > now.value else now.op)
    return None


def with_year(time: TimeExpression, limit: Deadline, now: Deadline) -> Deadline:
    """A limit told without its year in the year that brings it nearest to the limit that holds now."""
    here = Edtf.parse(now.edtf).latest() if now.edtf is not None else None
    return limit if here is None else in_nearest_year(limit, time.exact, here)


def _numbers(article: Article, promise: Promise) -> Iterator[Token]:
    """Numbers of the sentence that are no part of a time, in order."""
    sentence = promise.sentence
    times = article.times_in(sentence.span)
    for token in sentence:
        start = sentence.start_of(token)
        if token.like_num and not any(one.start <= start < one.end for one in times):
            yield token


def _is_old_figure(promise: Promise, number: Token, table: Mapping[str, Any]) -> bool:
    """Whether it is as in "instead of the 1,200 it had promised", "down from 300", "from the 180 announced"."""
    sentence = promise.sentence
    before = sentence.text[sentence.start : sentence.start_of(number)]
    if ends_with(before, [*table["instead"], *table["away"]], table["small"]):
        return True
    told = [one for one in number.subtree if one.dep_ in {"acl", "relcl"} and one.lemma_.lower() in table["planned"]]
    head = number.head if number.dep_ == "nummod" else number
    told += [one for one in head.children if one.dep_ in {"acl", "relcl"} and one.lemma_.lower() in table["planned"]]
    return bool(told) and ends_with(before, table["from"], table["small"])
