"""Who else was there: "the delegation led by X also included Y", told after the contact itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span
from dovecote.find.contacts.company import PERSONS
from dovecote.find.contacts.participants import side_of
from dovecote.find.frames import lemma_of
from dovecote.model.contact import Contact, Participant
from dovecote.model.sentence import Sentence


def with_delegations(article: Article, contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts, those who are told to have been along joined to the one told last before them."""
    words: dict[str, Any] = dict(article.language.table("contacts")["delegation"])
    kept = list(contacts)
    for sentence in article.fact_sentences():
        along = _along(article, sentence, words)
        before = [
            (one.evidence[-1].start, place) for place, one in enumerate(kept) if one.evidence[0].start < sentence.start
        ]
        if along is None or not before:
            continue
        place = max(before)[1]
        contact = kept[place]
        if _is_near(article, contact, sentence) and contact.status in {"held", "held_as_claimed"}:
            kept[place] = _joined(article, contact, sentence, along)
    return kept


def _along(article: Article, sentence: Sentence, words: dict[str, Any]) -> tuple[str, ...] | None:
    """Ids of the people of a sentence that says who belonged to a delegation; None for any other sentence."""
    for verb in sentence:
        if verb.pos_ not in VERBAL or lemma_of(verb) not in words["verbs"]:
            continue
        # A long title often cuts the delegation off from its verb, so it is looked for among the words before.
        subject = {lemma_of(one) for one in sentence if one.i < verb.i and one.pos_ == "NOUN"}
        if subject & set(words["nouns"]) or lemma_of(verb) in words["alone"]:
            found = [actor.id for _, actor in article.mentions_in(sentence.span) if actor.actor_type in PERSONS]
            return tuple(dict.fromkeys(found))
    return None


def _is_near(article: Article, contact: Contact, sentence: Sentence) -> bool:
    last = article.sentence_at(contact.evidence[-1].start)
    return last is not None and 0 <= sentence.paragraph - last.paragraph <= 1


def _joined(article: Article, contact: Contact, sentence: Sentence, along: tuple[str, ...]) -> Contact:
    there = {who.actor for who in contact.participants}
    people = [actor for one in along if one not in there and (actor := article.actor(one)) is not None]
    if not people or (
        not there & set(along)
        and not any(side_of(article, actor) in {who.side for who in contact.participants} for actor in people)
    ):
        return contact
    more = tuple(Participant(actor.id, side_of(article, actor), "delegation") for actor in people)
    span = clause_span(sentence, sentence.root)
    return dataclasses.replace(
        contact,
        participants=(*contact.participants, *more),
        evidence=(*contact.evidence, article.quote(span.start, span.end)),
    )
