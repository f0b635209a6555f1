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

_JOINED: Final = re.compile(r"(?:,|\band|,\s*and|\bwhile)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Gapped:
    """What the second does, and who that is."""

    promise: Promise
    actor: str


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
