"""The clause of a promise, cut down to what carries it: no aside after a comma, nothing of the next promise."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dovecote.find.commitments.promise import Promise
from dovecote.model.commitment import Condition
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ASIDES = frozenset({"relcl", "advcl", "acl"})


def tightened(promise: Promise, others: Iterable[Promise]) -> Promise:
    """`promise` with a span that ends before asides and before deeds that are promises of their own."""
    sentence = promise.sentence
    tokens = sentence.tokens_in(promise.span)
    if promise.is_noun or not tokens or promise.opening is not None:
        return promise
    cuts = [one.deed.left_edge for one in others if _continues(promise, one)]
    cuts += [one.left_edge for one in tokens if _is_aside(one, promise, tokens[-1])]
    places = [sentence.start_of(one) for one in cuts if one.i > promise.deed.i]
    end = min([one for one in places if one > promise.span.start], default=promise.span.end)
    words = sentence.text[promise.span.start : end].rstrip(" ,;–—-\n")
    if words.endswith((" and", " or", " but")):
        words = words.rpartition(" ")[0].rstrip(" ,;–—-")
    start = promise.span.start
    if len(words) <= sentence.end_of(promise.deed) - start - 1:
        return promise
    return dataclasses.replace(promise, span=Span(start, start + len(words)))


def without_condition(promise: Promise, conditions: Iterable[Condition]) -> Span:
    """The span of a promise without a condition at its end, which has evidence of its own."""
    span, sentence = promise.span, promise.sentence
    for one in (evidence for condition in conditions for evidence in condition.evidence):
        after = sentence.text[one.end : span.end].strip(" ,;.–—-\n\"'”’")
        if one.start > sentence.end_of(promise.deed) and one.end >= span.start and not after:
            words = sentence.text[span.start : one.start].rstrip(" ,;–—-\n")
            return Span(span.start, span.start + len(words)) if words else span
    return span


def _continues(promise: Promise, other: Promise) -> bool:
    """Whether `other` is a further deed of the same sentence, coordinated with this one."""
    deed = other.deed
    return deed != promise.deed and deed.dep_ == "conj" and promise.deed in set(deed.ancestors)


def _is_aside(token: Token, promise: Promise, last: Token) -> bool:
    """Whether a clause after a comma ends the span and says something else: "..., ending a long war"."""
    if token.dep_ not in ASIDES or token.left_edge.i <= promise.deed.i or token.right_edge.i < last.i:
        return False
    first = token.left_edge
    if first.i == 0 or token.doc[first.i - 1].text != ",":
        return False
    return token.dep_ != "advcl" or (token.tag_ == "VBG" and not any(one.dep_ == "mark" for one in token.children))
