"""Contacts of an article: each frame that fits, with participants, status, place, time and readouts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.commitments.sides import sides_in
from dovecote.find.contacts.briefings import find_briefings
from dovecote.find.contacts.delegations import with_delegations
from dovecote.find.contacts.merge import merge_contacts
from dovecote.find.contacts.participants import participants_of, side_of
from dovecote.find.frames import Match, find_matches, lemma_of, load_frames
from dovecote.find.frames.telling import telling_span
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.rounds import is_round_of_something_else
from dovecote.find.setting import place_of, statement_at, time_of
from dovecote.model.contact import Contact, ContactStatus, ContactType, Directness, Participant
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

TOPIC_PREPOSITIONS = frozenset({"on", "about", "over", "regarding", "concerning"})
TOPIC_LIMIT = 3
HUMAN = frozenset({"person", "unnamed_person", "unnamed_collective", "office", "collective"})
BARE_TYPES = frozenset({"talks", "talks_round"})


def find_contacts(article: Article) -> tuple[Contact, ...]:
    """Contacts of the article, in order of their evidence."""
    found = [contact for sentence in article.fact_sentences() for contact in _contacts_of(article, sentence)]
    found += find_briefings(article)
    merged = with_delegations(article, _with_sides(article, merge_contacts(article, found)))
    return tuple(_with_readouts(article, one) for one in merged)


def _contacts_of(article: Article, sentence: Sentence) -> Iterator[Contact]:
    taken: set[int] = set()
    matches = find_matches(sentence, article.language, "contacts")
    # Who travels to meet somebody pays a visit; else the noun that tells the kind of contact outranks its verb.
    for match in sorted(matches, key=_rank):
        if {int(match.verb.i), int(match.trigger.i)} & taken:
            continue
        contact = _contact(article, sentence, match)
        if contact is not None:
            inside = [
                *match.trigger.children,
                *(inner for word, inner in prepositions_of(match.trigger) if word == "of"),
            ]
            taken |= {int(one.i) for one in (match.verb, match.trigger, *inside, *_purpose(match))}
            yield contact


def _rank(match: Match) -> tuple[bool, bool, int, int]:
    return (not _purpose(match), not match.is_nominal, -match.frame.weight, int(match.trigger.i))


def _purpose(match: Match) -> list[Token]:
    """The words by which a frame of travel tells what somebody came for: "talks" of "flew in for talks with"."""
    if "purpose" not in match.frame.recipient:
        return []
    nouns = [inner for word, inner in prepositions_of(match.verb) if word == "for"]
    verbs = [one for one in match.verb.children if one.dep_ in {"advcl", "xcomp"} and one.tag_ == "VB"]
    return [*nouns, *verbs, *(inner for one in verbs for inner in one.children if inner.dep_ == "dobj")]


def _contact(article: Article, sentence: Sentence, match: Match) -> Contact | None:
    if _is_game(article, sentence) or _is_none(article, match) or is_round_of_something_else(article, sentence, match):
        return None
    qualification = qualify(article, sentence, match.trigger)
    status = status_of(article, match, qualification)
    if status is None:
        return None
    participants = participants_of(article, sentence, match)
    if len(participants) < 2 and _telling(match) & set(article.language.table("contacts")["status"]["stopped"]):
        return None
    if not _are_enough(article, match, participants):
        return None
    statement = statement_at(article, sentence, match.trigger)
    span = _with_whole_names(article, telling_span(sentence, match))
    return Contact(
        id=make_id("ct", article.document.id, match.frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        contact_type=cast(ContactType, match.label),
        status=_as_claimed(article, status, statement),
        participants=participants,
        place=place_of(sentence, match.verb),
        time=time_of(article, sentence, match.verb, match.trigger, ahead=status != "held"),
        topics=_topics(sentence, match),
        directness=_directness(statement),
        created_by=f"{match.frame.id}@{match.frame.version}",
    )


def _with_sides(article: Article, contacts: Iterable[Contact]) -> Iterator[Contact]:
    """The contacts; talks that name nobody are between those who face each other in the article, else dropped."""
    for one in contacts:
        if not one.participants:
            sides = [actor for side in sides_in(article) if (actor := article.actor(side)) is not None]
            parties = tuple(Participant(actor.id, side_of(article, actor), "delegation") for actor in sides)
            one = dataclasses.replace(one, participants=parties)
        if one.participants:
            yield one


def _is_game(article: Article, sentence: Sentence) -> bool:
    """True where those who "met" or "hosted" each other played against each other."""
    games = load_frames(article.language, "contacts").classes["games"]
    return any(one.pos_ == "NOUN" and lemma_of(one) in games for one in sentence)


def _is_none(article: Article, match: Match) -> bool:
    """True for "no meeting": whatever is said of it, it is that there is none."""
    nothing = article.language.table("qualify")["modifiers"]["negated"]
    return match.is_nominal and any(one.dep_ == "det" and one.lower_ in nothing for one in match.trigger.children)


def _are_enough(article: Article, match: Match, participants: tuple[Participant, ...]) -> bool:
    people = [one for one in participants if (actor := article.actor(one.actor)) and actor.actor_type in HUMAN]
    if len(people) < match.frame.persons:
        return False
    if match.label == "visit" and all(one.capacity in {"host", "host_principal"} for one in participants):
        return False
    if len(participants) >= max(match.frame.parties, 2):
        return True
    return _may_stand_alone(match, len(participants), load_frames(article.language, "contacts").classes["guests"])


def status_of(article: Article, match: Match, qualification: Qualification) -> ContactStatus | None:
    """How things stand with the contact; None where it is denied, asked about, or never was."""
    words: dict[str, Any] = dict(article.language.table("contacts")["status"])
    governors = {entry.split(":", 1)[1] for entry in qualification.words} | _telling(match)
    for status in ("cancelled", "postponed", "refused"):
        if governors & set(words[status]):
            return status
    if qualification.denied or qualification.questioned or qualification.condition:
        return None
    if qualification.negated:
        return "refused" if qualification.future else None
    is_set = qualification.is_fact and bool((governors | {lemma_of(match.trigger)}) & set(words["planned"]))
    if qualification.planned or qualification.promised or qualification.requested or is_set:
        return "planned"
    return "held" if qualification.is_fact else None


def _telling(match: Match) -> set[str]:
    """The verb that has the contact for its object or subject, alone and with its particle."""
    verb = match.verb if match.verb is not match.trigger else match.trigger.head
    if not match.is_nominal or verb.pos_ not in VERBAL:
        return set()
    near = [one.lower_ for one in verb.children if one.dep_ in {"prt", "prep", "advmod"} and one.i == verb.i + 1]
    return {lemma_of(verb), *(f"{lemma_of(verb)}_{one}" for one in near)}


def _as_claimed(article: Article, status: ContactStatus, statement: Statement | None) -> ContactStatus:
    """A contact that only one who speaks tells of is held as claimed; what another outlet reports is held."""
    if status != "held" or statement is None:
        return status
    tellers = [actor for one in _speakers(statement) if (actor := article.actor(one)) is not None]
    reported = bool(tellers) and all(actor.actor_type == "media_outlet" for actor in tellers)
    return "held" if reported else "held_as_claimed"


def _directness(statement: Statement | None) -> Directness:
    if statement is None:
        return "reported_by_outlet"
    return "background" if statement.sourcing_class.startswith("background") else "attributed"


def _may_stand_alone(match: Match, known: int, guests: Collection[str]) -> bool:
    """Visits need a visitor only; of talks one party is enough, and of messages.

    One known party is enough where the other's place is filled by somebody unknown, or where it is several at once.
    """
    if known == 1 and match.partners and all(_is_somebody(one, guests) for one in (*match.actors, *match.partners)):
        return True
    if known == 1 and match.frame.reciprocal and any(one.tag_ in {"NNS", "NNPS"} for one in match.actors):
        return True
    if match.label == "visit":
        return known == 1 and bool(match.recipients)
    if match.label not in BARE_TYPES or not match.frame.bare:
        return known == 1 and match.label == "message" and match.frame.parties < 2
    # Talks that begin, go on or are set: who talks is told elsewhere in the article, or they are dropped in the end.
    return match.verb is not match.trigger or known == 1


def _is_somebody(token: Token, guests: Collection[str]) -> bool:
    """True for a pronoun, a name or a noun for people: no "met resistance"."""
    if token.pos_ == "NOUN":
        return lemma_of(token) in guests
    return token.pos_ in {"PRON", "PROPN"} or token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}


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


def _with_readouts(article: Article, contact: Contact) -> Contact:
    """The statements of its participants, or of a house of theirs, that tell of it: from its paragraph on, as long as
    they go on without a gap.
    """
    order = {
        one: rank for rank, one in enumerate(dict.fromkeys(s.paragraph for s in article.sentences if s.part == "body"))
    }
    told = [order.get(s.paragraph, -1) for one in contact.evidence if (s := article.sentence_at(one.start)) is not None]
    first, reached = min(told, default=-1), max(told, default=-1)
    known = {one.actor for one in contact.participants}
    readouts: list[Statement] = []
    for one in sorted(article.statements, key=lambda one: one.evidence[0].start):
        rank = order.get(_paragraph(article, one), -1)
        if not first <= rank <= reached + 1 or rank < 0:
            continue
        if known & set(_speakers(one)) or _is_house_of(article, contact, _issuer(article, one)):
            readouts.append(one)
            reached = max(reached, rank)
    tellers = {_teller(article, contact, one) for one in readouts}
    return dataclasses.replace(
        contact,
        readouts=tuple(one.id for one in readouts),
        one_sided_readout=contact.one_sided_readout or (bool(readouts) and len(tellers) == 1),
    )


def _is_house_of(article: Article, contact: Contact, issuer: str | None) -> bool:
    """True for a participant, and for an institution on the side of one: its press office."""
    actor = article.actor(issuer) if issuer else None
    if actor is None:
        return False
    sides = {one.side for one in contact.participants if one.side}
    return actor.id in {one.actor for one in contact.participants} or (
        actor.actor_type in {"organisation", "body", "state_government"} and side_of(article, actor) in sides
    )


def _issuer(article: Article, statement: Statement) -> str | None:
    """The first hand after the outlet: who gave the words out."""
    hands = [link.agent for link in statement.attribution_chain if not link.agent.startswith("source:")]
    return hands[0] if hands else None


def _teller(article: Article, contact: Contact, statement: Statement) -> str | None:
    """The side that tells: of who gave the words out, else of who spoke."""
    issuer = _issuer(article, statement)
    actor = article.actor(issuer) if issuer else None
    if actor is not None:
        return side_of(article, actor) or actor.id
    return next((_side_of(contact, speaker) for speaker in _speakers(statement)), issuer)


def _speakers(statement: Statement) -> tuple[str, ...]:
    if statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker


def _side_of(contact: Contact, actor: str) -> str | None:
    return next((one.side or one.actor for one in contact.participants if one.actor == actor), None)


def _paragraph(article: Article, statement: Statement) -> int:
    sentence = article.sentence_at(statement.evidence[0].start)
    return sentence.paragraph if sentence else -1
