"""Contacts of an article: each frame that fits, with participants, status, place, time and readouts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, prepositions_of, subtree_span
from dovecote.find.contacts.briefings import find_briefings
from dovecote.find.contacts.merge import merge_contacts
from dovecote.find.contacts.participants import participants_of
from dovecote.find.frames import Match, find_matches, load_frames
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.setting import place_of, statement_at, time_of
from dovecote.model.contact import Contact, ContactStatus, ContactType, Directness
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPIC_PREPOSITIONS = frozenset({"on", "about", "over", "regarding", "concerning"})
TOPIC_LIMIT = 3
BARE_TYPES = frozenset({"talks", "talks_round"})


def find_contacts(article: Article) -> tuple[Contact, ...]:
    """Contacts of the article, in order of their evidence."""
    found = [contact for sentence in article.fact_sentences() for contact in _contacts_of(article, sentence)]
    found += find_briefings(article)
    merged = merge_contacts(article, found)
    return tuple(_with_readouts(article, one) for one in merged)


def _contacts_of(article: Article, sentence: Sentence) -> Iterator[Contact]:
    taken: set[int] = set()
    matches = list(find_matches(sentence, load_frames(article.language, "contacts")))
    # The noun that tells what kind of contact it is outranks the verb it stands with.
    for match in sorted(matches, key=lambda one: (not one.is_nominal, -one.frame.weight, one.trigger.i)):
        if {int(match.verb.i), int(match.trigger.i)} & taken:
            continue
        contact = _contact(article, sentence, match)
        if contact is not None:
            inside = [
                *match.trigger.children,
                *(inner for word, inner in prepositions_of(match.trigger) if word == "of"),
            ]
            taken |= {int(one.i) for one in (match.verb, match.trigger, *inside)}
            yield contact


def _contact(article: Article, sentence: Sentence, match: Match) -> Contact | None:
    qualification = qualify(article, sentence, match.trigger)
    status = status_of(article, match, qualification)
    if status is None:
        return None
    participants = participants_of(article, sentence, match)
    if len(participants) < max(match.frame.parties, 2) and not _may_stand_alone(match, len(participants)):
        return None
    statement = statement_at(article, sentence, match.trigger)
    span = _span(sentence, match)
    return Contact(
        id=make_id("ct", article.document.id, match.frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        contact_type=cast(ContactType, match.label),
        status=_as_claimed(status, statement),
        participants=participants,
        place=place_of(sentence, match.verb),
        time=time_of(article, sentence, match.verb, span, ahead=status != "held"),
        topics=_topics(sentence, match),
        directness=_directness(statement),
        created_by=f"{match.frame.id}@{match.frame.version}",
    )


def status_of(article: Article, match: Match, qualification: Qualification) -> ContactStatus | None:
    """How things stand with the contact; None where it is denied, asked about, or never was."""
    words: dict[str, Any] = dict(article.language.table("contacts")["status"])
    governors = {entry.split(":", 1)[1] for entry in qualification.words}
    for status in ("cancelled", "postponed", "refused"):
        if governors & set(words[status]):
            return status
    if qualification.denied or qualification.questioned or qualification.condition:
        return None
    if qualification.negated:
        return "refused" if qualification.future else None
    if qualification.planned or qualification.promised or qualification.requested:
        return "planned"
    return "held" if qualification.is_fact else None


def _as_claimed(status: ContactStatus, statement: Statement | None) -> ContactStatus:
    """A contact that only one who speaks tells of is held as claimed."""
    return "held_as_claimed" if status == "held" and statement is not None else status


def _directness(statement: Statement | None) -> Directness:
    if statement is None:
        return "reported_by_outlet"
    return "background" if statement.sourcing_class.startswith("background") else "attributed"


def _may_stand_alone(match: Match, known: int) -> bool:
    """Visits need a visitor only; talks that begin, go on or are planned need no party named beside them.

    One known party is enough where the other's place is filled by somebody unknown, or where it is several at once.
    """
    if known == 1 and match.partners and all(_is_somebody(one) for one in (*match.actors, *match.partners)):
        return True
    if known == 1 and match.frame.reciprocal and any(one.tag_ in {"NNS", "NNPS"} for one in match.actors):
        return True
    if match.label == "visit":
        return known == 1 and bool(match.recipients)
    if match.label not in BARE_TYPES or not match.frame.bare:
        return known == 1 and match.label in {"message"}
    return match.verb is not match.trigger or known == 1


def _is_somebody(token: Token) -> bool:
    """True for a pronoun, a name or a noun for people: no "met resistance"."""
    return token.pos_ in {"PRON", "PROPN"} or token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}


def _span(sentence: Sentence, match: Match) -> Span:
    if match.verb.pos_ in VERBAL:
        return clause_span(sentence, match.verb)
    return subtree_span(sentence, match.trigger)


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


def _with_readouts(article: Article, contact: Contact) -> Contact:
    """The statements that tell of the contact: those of its participants, in its sentences and the paragraph after."""
    sentences = [article.sentence_at(one.start) for one in contact.evidence]
    paragraphs = {one.paragraph for one in sentences if one is not None}
    known = {one.actor for one in contact.participants}
    readouts = tuple(
        one.id
        for one in article.statements
        if known & set(_speakers(one)) and _paragraph(article, one) in paragraphs | {max(paragraphs, default=0) + 1}
    )
    sides = {
        _side_of(contact, speaker) for one in article.statements if one.id in readouts for speaker in _speakers(one)
    }
    return dataclasses.replace(contact, readouts=readouts, one_sided_readout=bool(readouts) and len(sides) == 1)


def _speakers(statement: Statement) -> tuple[str, ...]:
    if statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker


def _side_of(contact: Contact, actor: str) -> str | None:
    return next((one.side or one.actor for one in contact.participants if one.actor == actor), None)


def _paragraph(article: Article, statement: Statement) -> int:
    sentence = article.sentence_at(statement.evidence[0].start)
    return sentence.paragraph if sentence else -1
