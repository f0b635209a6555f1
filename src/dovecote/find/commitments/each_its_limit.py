"""Two objects of one verb, each with its own limit: "will restore power by 1 October and water by 1 December".

The parser knows one verb and takes one of the times for both. By the words there are two promises of one deed.
"""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, objects_of
from dovecote.find.commitments.build import Read, read_promise
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.counts import number_at
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Quantity
from dovecote.model.evidence import Span
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED: Final = re.compile(r"\s*,?\s*\band\s+", re.IGNORECASE)
LONGEST: Final = 60
"""Characters of the second object with its preposition."""


def split_by_limits(article: Article, promise: Promise, words: Words) -> tuple[Promise, Promise | None]:
    """`promise` with its own limit, and the one of the further object; itself alone where one limit holds for all."""
    if promise.is_noun or promise.mover is not None or promise.opening is not None or promise.limit is not None:
        return promise, None
    if not objects_of(promise.deed) and not promise.is_passive:
        return promise, None
    ends = promise.sentence.end_of(promise.deed)
    times = [one for one in article.times_in(promise.sentence.span) if one.start > ends]
    for early, late in pairwise(times):
        phrase = _further_phrase(promise, early, late, words)
        thing = next((one for one in phrase if _heads(one, words)), None)
        if thing is None:
            continue
        first = dataclasses.replace(promise, limit=early, span=_until(promise, early.end))
        last = promise.span.end if late == times[-1] and promise.span.end > late.end else late.end
        span = Span(promise.sentence.start_of(phrase[0]), last)
        return first, dataclasses.replace(promise, deed=thing, limit=late, span=span)
    return promise, None


def _until(promise: Promise, end: int) -> Span:
    return Span(promise.span.start, end) if promise.span.start < end < promise.span.end else promise.span


def _further_phrase(promise: Promise, early: TimeExpression, late: TimeExpression, words: Words) -> list[Token]:
    """The words between two limits that are a further object of the verb: "the harbour" of "and the harbour by"."""
    sentence = promise.sentence
    between = sentence.text[early.end : late.start]
    whole = words.table["details"]["following"]["whole"]
    joined = _JOINED.match(between) or re.match(rf"\s*,\s*(?:the\s+)?(?=(?:{'|'.join(whole)})\b)", between)
    if joined is None or len(between) > LONGEST:
        return []
    tokens = sentence.tokens_in(Span(early.end + joined.end(), late.start))
    limits = words.table["details"]["limits"]["prepositions"]
    if tokens and tokens[-1].lower_ in limits:
        tokens = tokens[:-1]
    elif late.deadline_word is None and not late.exact.endswith("later"):
        return []
    return [] if any(_is_of_clause(one) for one in tokens) else tokens


def _is_of_clause(token: Token) -> bool:
    verbal = token.pos_ in VERBAL and token.tag_ not in {"VBG", "VBN"}
    return verbal or token.pos_ == "SCONJ" or token.is_punct


def _heads(token: Token, words: Words) -> bool:
    """Whether it is the thing itself: "water" of "the water of the town", "800" of "the remaining 800"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.pos_ in {"NOUN", "PROPN"}:
        return following is None or following.pos_ not in {"NOUN", "PROPN"}
    if token.lower_ in words.table["details"]["following"]["whole"]:
        return True
    return token.like_num and (following is None or following.pos_ in {"ADP", "ADV", "DET", "ADJ"})


def _is_counted(promise: Promise) -> bool:
    """Whether a number stands with the thing, and not only in the limit behind it."""
    near = promise.sentence.tokens_in(Span(promise.span.start, promise.sentence.start_of(promise.deed)))
    return any(one.like_num for one in near)


def read_further(
    article: Article, second: Promise, first: Read, voice: Voice, ground: Ground | None, words: Words
) -> Read:
    """The commitment of the further object: the deed, and who promises it to whom, are those of the first."""
    read = read_promise(article, second, first.action, voice, ground, words)
    head = first.commitment
    old, version = head.versions[-1], read.commitment.versions[0]
    quantity = version.quantity if _is_counted(second) else None
    if (
        second.deed.lower_ in words.table["details"]["following"]["whole"]
        and head.action in words.table["details"]["quantity"]["to_zero"]
    ):
        quantity = Quantity(0, "eq", "troops")
    number = number_at(second.deed, words.table["details"]["quantity"]) if second.deed.like_num else None
    if number is not None and old.quantity is not None:
        quantity = dataclasses.replace(old.quantity, value=number)
    version = dataclasses.replace(
        version, strength=old.strength, quantity=quantity, office_holder=old.office_holder, conditions=old.conditions
    )
    commitment = dataclasses.replace(
        read.commitment,
        action=head.action,
        promisor=head.promisor,
        spokesperson=head.spokesperson,
        executor=head.executor,
        promisee=head.promisee,
        third_party_promise=head.third_party_promise,
        versions=(version,),
    )
    return dataclasses.replace(read, commitment=commitment)
