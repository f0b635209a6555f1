"""A second promisor without a verb of its own: "Veldt will free 200 captives and the Orsan Front 60 soldiers".

The parser takes the second name for one more thing that the first sets free. By the words there are two promises of one
deed: behind "and" stand a name that the article knows as one who acts, and what that one gives, by number.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.commitments.build import Read, one_or_many, read_promise
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.counts import number_at
from dovecote.find.commitments.offices import WHOLES, raised
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Words
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_JOINT: Final = 14
"""Characters of ", while the "."""
_JOINED: Final = re.compile(r"(?:,|\band|,\s*and|\bwhile)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Gapped:
    """What the second does, and who that is."""

    promise: Promise
    actor: str


def with_gapped_deeds(article: Article, told: list[Promise]) -> list[Promise]:
    """Promises of a sentence, and those whose promisor alone is named: "and the Orsan Front to leave by 5 July".

    The first has its own limit before the second name; without one the name may as well be an object of the first.
    """
    for promise in told:
        second = _second_with_deed(article, promise)
        if second is not None:
            before = Span(promise.span.start, max(promise.span.start + 1, _joint(article, second.span.start)))
            rest = [one for one in told if one not in (promise,) and one.deed != second.deed]
            return [dataclasses.replace(promise, span=before), second, *rest]
    return told


def _second_with_deed(article: Article, promise: Promise) -> Promise | None:
    """The promise of a name behind the limit of the first one, with an infinitive of its own."""
    if promise.deed.tag_ != "VB" or promise.opening is not None or promise.mover is not None:
        return None
    sentence = promise.sentence
    tokens = sentence.tokens
    for place, mark in enumerate(tokens[:-1]):
        if mark.tag_ != "TO" or mark.i <= promise.deed.i or tokens[place + 1].tag_ != "VB":
            continue
        named = [
            mention
            for mention, actor in article.mentions_in(sentence.span)
            if actor.actor_type in WHOLES
            and not mention.candidates
            and mention.end + 1 == sentence.start_of(mark)
            and mention.start > sentence.end_of(promise.deed)
        ]
        if not named or not _follows_limit(article, promise, named[0].start):
            continue
        doer, deed = tokens[place - 1], tokens[place + 1]
        end = max(promise.span.end, *(sentence.end_of(one) for one in deed.subtree if not one.is_punct))
        return dataclasses.replace(
            promise, deed=deed, doer=doer, giver=doer, receiver=None, span=Span(named[0].start, end)
        )
    return None


def _follows_limit(article: Article, promise: Promise, start: int) -> bool:
    """Whether a name stands right behind a time of the deed and what joins them."""
    joint = _joint(article, start)
    after = Span(promise.sentence.end_of(promise.deed), start)
    return joint < start and any(one.end == joint for one in article.times_in(after))


def _joint(article: Article, start: int) -> int:
    """Where the "and the" before a name begins; the name's own start where none stands there."""
    joined = _JOINED.search(article.text, max(0, start - LONGEST_JOINT), start)
    return len(article.text[: joined.start()].rstrip()) if joined is not None else start


def split_by_parties(article: Article, promise: Promise, words: Words) -> tuple[Promise, Gapped | None]:
    """`promise` up to the second name, and the promise of that one; itself alone where there is no second."""
    if promise.is_noun or promise.is_passive or promise.opening is not None or promise.mover is not None:
        return promise, None
    sentence = promise.sentence
    after = Span(sentence.end_of(promise.deed), promise.span.end)
    if after.end <= after.start:
        return promise, None
    for mention, actor in article.mentions_in(after):
        joined = _JOINED.search(article.text, after.start, mention.start)
        if joined is None or actor.actor_type not in WHOLES or mention.candidates:
            continue
        first, second = Span(after.start, joined.start()), Span(mention.end, after.end)
        thing = _given_by_second(sentence.tokens_in(second), words)
        if thing is None or not (_is_owned(thing) or any(one.like_num for one in sentence.tokens_in(first))):
            continue
        early, late = article.times_in(first), article.times_in(second)
        other = dataclasses.replace(
            promise,
            deed=thing,
            span=Span(mention.start, promise.span.end),
            doer=None,
            giver=None,
            limit=late[0] if early and late else None,
        )
        whole = Span(promise.span.start, joined.start())
        return dataclasses.replace(promise, span=whole, limit=early[-1] if early else None), Gapped(other, actor.id)
    return promise, None


def _is_owned(thing: Token) -> bool:
    return any(one.tag_ == "PRP$" for one in thing.children)


def _given_by_second(tokens: list[Token], words: Words) -> Token | None:
    """The number just behind the name, or what it counts, or what the second owns; a length of time counts nothing."""
    if tokens and tokens[0].tag_ == "PRP$" and tokens[0].head in tokens and tokens[0].head.pos_ == "NOUN":
        return tokens[0].head  # "and the Front its roadblocks"
    if not tokens or not tokens[0].like_num:
        return None
    noun = next((one for one in tokens[1:4] if one.pos_ == "NOUN"), None)
    near = [one for one in tokens[1:4] if noun is not None and one.i < noun.i]
    if noun is None or any(one.pos_ not in {"ADJ", "NOUN", "PROPN"} for one in near):
        return tokens[0]
    return None if noun.lower_ in words.table["details"]["quantity"]["time_units"] else noun


def read_gapped(
    article: Article, second: Gapped, first: Read, voice: Voice, ground: Ground | None, words: Words
) -> Read:
    """The commitment of the second promisor: the deed, its limit and what it stands on are those of the first."""
    read = read_promise(article, second.promise, first.action, voice, ground, words)
    head = first.commitment
    old, own = head.versions[-1], read.commitment.versions[0]
    quantity = own.quantity
    value = number_at(second.promise.deed, words.table["details"]["quantity"]) if second.promise.deed.like_num else None
    if value is not None and old.quantity is not None:
        quantity = dataclasses.replace(old.quantity, value=value)
    told = own.deadline is not None and own.deadline.edtf is not None
    version = dataclasses.replace(
        own, strength=old.strength, quantity=quantity, deadline=own.deadline if told else old.deadline
    )
    commitment = dataclasses.replace(
        read.commitment,
        action=head.action,
        promisor=one_or_many(raised(article, (second.actor,))),
        spokesperson=head.spokesperson,
        executor=None,
        promisee=None,
        third_party_promise=head.third_party_promise,
        versions=(version,),
    )
    return dataclasses.replace(read, commitment=commitment)
