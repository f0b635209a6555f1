"""Contacts of an article: each frame that fits, with participants, status, place, time and readouts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.sides import sides_in
from dovecote.find.contacts.again import Told, days_apart
from dovecote.find.contacts.asked import with_those_who_asked
from dovecote.find.contacts.briefings import find_briefings
from dovecote.find.contacts.delegations import with_delegations
from dovecote.find.contacts.enough import (
    BARE_TYPES,
    are_enough,
    are_strangers_in_talks,
    is_of_one_known,
    is_set_of_nobody,
)
from dovecote.find.contacts.merge import merge_contacts
from dovecote.find.contacts.occasions import parties_of_occasion
from dovecote.find.contacts.participants import as_participants, participants_of, side_of
from dovecote.find.contacts.purpose import purpose_of
from dovecote.find.contacts.readouts import with_readouts
from dovecote.find.contacts.status import as_claimed, directness_of, status_of, telling_verbs
from dovecote.find.frames import Match, find_matches, lemma_of, load_frames
from dovecote.find.frames.telling import telling_span
from dovecote.find.process.told import is_openness_to
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.rounds import is_round_of_something_else
from dovecote.find.setting import place_of, statement_at, time_of
from dovecote.model.contact import Contact, ContactType, Participant
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPIC_PREPOSITIONS = frozenset({"on", "about", "over", "regarding", "concerning"})
TOPIC_LIMIT = 3
SET = frozenset({"planned", "cancelled", "postponed"})
GO_BETWEEN = frozenset({"host", "facilitator"})


def find_contacts(article: Article) -> tuple[Contact, ...]:
    """Contacts of the article, in order of their evidence."""
    found = [contact for sentence in article.fact_sentences() for contact in _contacts_of(article, sentence)]
    found += find_briefings(article)
    merged = with_delegations(article, _with_sides(article, merge_contacts(article, found)))
    return tuple(with_readouts(article, one) for one in merged)


def _contacts_of(article: Article, sentence: Sentence) -> Iterator[Contact]:
    taken: set[int] = set()
    matches = find_matches(sentence, article.language, "contacts")
    # Who travels to meet somebody pays a visit; else the noun that tells the kind of contact outranks its verb.
    for match in sorted(matches, key=_rank):
        if {int(match.verb.i), int(match.trigger.i)} & taken:
            continue
        told = [_contact(article, sentence, one) for one in days_apart(article, sentence, match)]
        contacts = [one for one in told if one is not None]
        if contacts:
            inside = [
                *match.trigger.children,
                *(inner for word, inner in prepositions_of(match.trigger) if word == "of"),
            ]
            taken |= {int(one.i) for one in (match.verb, match.trigger, *inside, *purpose_of(match))}
            yield from contacts


def _rank(match: Match) -> tuple[bool, bool, int, int]:
    return (not purpose_of(match), not match.is_nominal, -match.frame.weight, int(match.trigger.i))


def _contact(article: Article, sentence: Sentence, told: Told) -> Contact | None:
    match = with_those_who_asked(article, told.match)
    if _is_game(article, sentence) or _is_none(article, match) or _is_other_round(article, sentence, match):
        return None
    if _is_what_could_be(article, match) or is_openness_to(article, match):
        return None
    qualification = _qualified(article, sentence, match)
    status = "planned" if _was_due(article, match) else status_of(article, match, qualification)
    if status is None:
        return None
    participants = participants_of(article, sentence, match)
    if len(participants) < 2 and _stops_them(article, match):
        return None
    if not participants and match.label in BARE_TYPES:
        participants = as_participants(article, parties_of_occasion(article, sentence, match))
    set_of_nobody = not participants and is_set_of_nobody(article, sentence, match, status)
    if set_of_nobody:
        # "A second meeting has been put off": of those who face each other in the article.
        participants = as_participants(article, sides_in(article))
    if not (
        are_enough(article, match, participants)
        or are_strangers_in_talks(article, sentence, match)
        or is_of_one_known(article, sentence, match, participants, status)
        or set_of_nobody
    ):
        return None
    statement = statement_at(article, sentence, match.trigger)
    span = _with_whole_names(article, told.span or telling_span(sentence, match))
    return Contact(
        id=make_id("ct", article.document.id, match.frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        contact_type=cast(ContactType, match.label),
        status=as_claimed(article, status, statement),
        participants=participants,
        place=place_of(sentence, match.verb) or place_of(sentence, match.trigger) if told.span is None else None,
        time=told.day or time_of(article, sentence, _dating_verb(match), match.trigger, ahead=status != "held"),
        topics=_topics(sentence, match),
        directness=directness_of(statement),
        created_by=f"{match.frame.id}@{match.frame.version}",
    )


def _is_other_round(article: Article, sentence: Sentence, match: Match) -> bool:
    return is_round_of_something_else(article, sentence, match, among="convening")


def _qualified(article: Article, sentence: Sentence, match: Match) -> Qualification:
    """What the sentence says of the contact; of "the call she had" the clause behind the noun says it."""
    if match.is_nominal and match.verb.head is match.trigger and match.verb.dep_ == "relcl":
        told = qualify(article, sentence, match.verb)
        if lemma_of(match.trigger) not in {word.split(":", 1)[1] for word in told.words}:
            return told
    return qualify(article, sentence, match.trigger)


def _dating_verb(match: Match) -> Token:
    """The verb whose time is the contact's: of "talks are due to begin on Monday" the beginning."""
    verb = match.verb
    if match.is_nominal and verb is not match.trigger:
        below = [verb, *(one for one in verb.children if one.dep_ == "acomp")]
        return next((one for head in below for one in head.children if one.dep_ == "xcomp" and one.tag_ == "VB"), verb)
    return verb


def _with_sides(article: Article, contacts: Iterable[Contact]) -> Iterator[Contact]:
    """The contacts; talks that name nobody, or only who brought the parties together, are between the article's sides.

    Where the article tells of no sides, talks that name nobody are dropped.
    """
    for one in contacts:
        if one.contact_type in BARE_TYPES and all(who.capacity in GO_BETWEEN for who in one.participants):
            there = {who.actor for who in one.participants}
            sides = [actor for side in sides_in(article) if (actor := article.actor(side)) is not None]
            parties = [Participant(actor.id, side_of(article, actor), "delegation") for actor in sides]
            known = there & {who.actor for who in parties}
            one = dataclasses.replace(one, participants=one.participants if known else (*parties, *one.participants))
        open_ = one.contact_type in BARE_TYPES or (one.contact_type == "meeting" and one.status in SET)
        if one.participants or not open_ or one.place or _has_day(one):
            yield one


def _has_day(contact: Contact) -> bool:
    return contact.time is not None and contact.time.text is not None


def _stops_them(article: Article, match: Match) -> bool:
    """True for "suspended the talks" and "talks can end the war", not for "the talks ended"."""
    stopped = set(article.language.table("contacts")["status"]["stopped"])
    themselves = match.trigger.dep_ == "nsubj" and not any(one.dep_ == "dobj" for one in match.verb.children)
    return not themselves and bool(telling_verbs(match) & stopped)


def _is_game(article: Article, sentence: Sentence) -> bool:
    """True where those who "met" or "hosted" each other played against each other."""
    games = load_frames(article.language, "contacts").classes["games"]
    return any(one.pos_ == "NOUN" and lemma_of(one) in games for one in sentence)


def _is_what_could_be(article: Article, match: Match) -> bool:
    """True for "only talks can end the war": talks of any kind, and of no day."""
    auxiliaries = article.language.table("qualify")["auxiliaries"]
    verb = match.trigger.head
    if not match.is_nominal or match.trigger.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    helpers = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    # "A meeting would be a turning point" supposes one; "would be held", "would open" set it.
    supposed = match.verb is match.trigger or any(one.dep_ in {"attr", "acomp"} for one in verb.children)
    due = any(lemma_of(one) in _due_words(article) for one in verb.children)
    return bool(helpers & set(auxiliaries["possible"])) or (
        bool(helpers & set(auxiliaries["conditional"])) and supposed and not due
    )


def _due_words(article: Article) -> set[str]:
    return set(article.language.table("contacts")["status"]["planned"])


def _is_none(article: Article, match: Match) -> bool:
    """True for "no meeting" and "met neither the envoy nor the governor": what is said is that there is none."""
    nothing = article.language.table("qualify")["modifiers"]["negated"]
    met = (*match.recipients, *match.partners)
    if any(one.dep_ == "preconj" and one.lower_ in nothing for token in met for one in token.children):
        return True
    return match.is_nominal and any(one.dep_ == "det" and one.lower_ in nothing for one in match.trigger.children)


def _was_due(article: Article, match: Match) -> bool:
    """True for "the talks should have opened": all that is known is that they were to."""
    obliged = set(article.language.table("qualify")["auxiliaries"]["obliged"])
    helpers = [one for one in match.verb.children if one.dep_ == "aux"]
    return any(one.lower_ in obliged for one in helpers) and any(one.lemma_ == "have" for one in helpers)


def _with_whole_names(article: Article, span: Span) -> Span:
    """The span, stretched over names that it would cut: a title in brackets often falls out of the parse."""
    cut = [
        one
        for actor in article.actors
        for one in actor.mentions
        if one.start < span.start < one.end or one.start < span.end < one.end
    ]
    return Span(min([span.start, *(one.start for one in cut)]), max([span.end, *(one.end for one in cut)]))


def _topics(sentence: Sentence, match: Match) -> tuple[str, ...]:
    """What it was about, in the text's own words."""
    found: list[str] = []
    for head in dict.fromkeys((match.trigger, match.verb)):
        for word, inner in prepositions_of(head):
            if word in TOPIC_PREPOSITIONS and inner.ent_type_ not in {"DATE", "TIME"}:
                found += [_phrase(sentence, one) for one in (inner, *inner.conjuncts)]
    return tuple(dict.fromkeys(found))[:TOPIC_LIMIT]


def _phrase(sentence: Sentence, token: Token) -> str:
    words = [
        one
        for one in token.subtree
        if not any(
            up.dep_ == "conj" and up.i > token.i
            for up in [one, *one.ancestors]
            if up.i > token.i and up.head.i == token.i
        )
    ]
    return sentence.quote_tokens(words or [token]).exact
