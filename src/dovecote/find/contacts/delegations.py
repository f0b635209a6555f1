"""Who else was there, told beside or after the contact: "the delegation also included Y", "Z looked on"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, is_passive, objects_of, subject_of
from dovecote.find.contacts.company import PERSONS, actors_beside
from dovecote.find.contacts.merge import DONE, IN_A_ROOM
from dovecote.find.contacts.participants import side_of
from dovecote.find.frames import lemma_of, words_in
from dovecote.find.parties import actors_named
from dovecote.model.contact import Contact, Participant
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICATES: Final = frozenset({"acomp", "attr", "advmod", "pobj"})


def with_delegations(article: Article, contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts, those who are told to have been along joined to the one told last before them."""
    words: dict[str, Any] = dict(article.language.table("contacts")["delegation"])
    kept = list(contacts)
    for sentence in article.fact_sentences():
        along = _along(article, sentence, words)
        place = _told_before(article, kept, sentence.start, sentence)
        if along is not None and place is not None:
            kept[place] = _joined(article, kept[place], sentence, along)
        for verb, onlookers in _onlookers(article, sentence):
            place = _told_before(article, kept, sentence.start_of(verb), sentence)
            if place is not None:
                kept[place] = _with_onlookers(article, kept[place], clause_span(sentence, verb), onlookers)
    return kept


def _told_before(article: Article, contacts: list[Contact], position: int, sentence: Sentence) -> int | None:
    """The place of the held contact that was told last before `position`, here or a paragraph above."""
    before = [
        (one.evidence[-1].start, place)
        for place, one in enumerate(contacts)
        if one.evidence[0].start < position and one.status in DONE and one.contact_type in IN_A_ROOM
    ]
    if not before:
        return None
    place = max(before)[1]
    return place if _is_near(article, contacts[place], sentence) else None


def _onlookers(article: Article, sentence: Sentence) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Each verb that tells of somebody's presence, with the ids of those who were present."""
    words: Mapping[str, Any] = article.language.table("contacts")["attendance"]
    for verb in sentence:
        if verb.pos_ not in VERBAL or not _tells_presence(verb, words):
            continue
        doers = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if is_passive(verb):
            # "The summit was attended by X"
            doers = [doer for doer in [subject_of(verb)] if doer is not None]
        # "looked on, as did X and Y"
        doers += [
            inner
            for child in verb.children
            if child.dep_ == "advcl" and child.pos_ in VERBAL and not objects_of(child)
            for inner in child.children
            if inner.dep_ == "nsubj"
        ]
        named = [one for doer in doers for one in _people_of(article, sentence, doer)]
        if named:
            yield verb, tuple(dict.fromkeys(named))


def _tells_presence(verb: Token, words: Mapping[str, Any]) -> bool:
    lemma, verbs = lemma_of(verb), words["verbs"]
    if lemma == "be":
        below = [one for child in verb.children for one in (child, *child.children)]
        return any(one.lemma_ in words["present"] and one.dep_ in PREDICATES for one in below)
    beside = [one for one in verb.children if one.dep_ in {"prt", "advmod"}]
    if lemma not in verbs and not any(f"{lemma}_{one.lower_}" in verbs for one in beside):
        return False
    return all(lemma_of(one) in words["objects"] for one in objects_of(verb))


def _people_of(article: Article, sentence: Sentence, doer: Token) -> list[str]:
    ids = (*actors_named(article, sentence, doer), *actors_beside(article, sentence, doer))
    return [one for one in ids if (actor := article.actor(one)) is not None and actor.actor_type in PERSONS]


def _with_onlookers(article: Article, contact: Contact, span: Span, onlookers: tuple[str, ...]) -> Contact:
    there = {who.actor for who in contact.participants}
    people = [actor for one in onlookers if one not in there and (actor := article.actor(one)) is not None]
    if not people:
        return contact
    quoted = article.quote(span.start, span.end)
    told = any(one.span.contains(quoted.span) for one in contact.evidence)
    return dataclasses.replace(
        contact,
        participants=(
            *contact.participants,
            *(Participant(one.id, side_of(article, one), "participant") for one in people),
        ),
        evidence=contact.evidence if told else (*contact.evidence, quoted),
    )


def _along(article: Article, sentence: Sentence, words: dict[str, Any]) -> tuple[str, ...] | None:
    """Ids of the people of a sentence that says who belonged to a delegation; None for any other sentence."""
    for verb in sentence if not words_in(sentence).isdisjoint(words["verbs"]) else ():
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
