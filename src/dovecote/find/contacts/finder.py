"""Contacts of an article: each frame that fits, with participants, status, place, time and readouts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.sides import sides_in
from dovecote.find.contacts.briefings import find_briefings
from dovecote.find.contacts.delegations import with_delegations
from dovecote.find.contacts.merge import merge_contacts
from dovecote.find.contacts.participants import participants_of, side_of
from dovecote.find.contacts.readouts import with_readouts
from dovecote.find.contacts.status import as_claimed, directness_of, status_of, telling_verbs
from dovecote.find.frames import Match, find_matches, lemma_of, load_frames
from dovecote.find.frames.telling import telling_span
from dovecote.find.process.told import is_in_a_process
from dovecote.find.qualify import qualify
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
HUMAN = frozenset({"person", "unnamed_person", "unnamed_collective", "office", "collective"})
MARCHING = frozenset({"armed_group", "organisation"})
BARE_TYPES = frozenset({"talks", "talks_round"})


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
    status = "planned" if _was_due(article, match) else status_of(article, match, qualification)
    if status is None:
        return None
    participants = participants_of(article, sentence, match)
    if len(participants) < 2 and telling_verbs(match) & set(article.language.table("contacts")["status"]["stopped"]):
        return None
    if not (_are_enough(article, match, participants) or _are_strangers_in_talks(article, sentence, match)):
        return None
    statement = statement_at(article, sentence, match.trigger)
    span = _with_whole_names(article, telling_span(sentence, match))
    return Contact(
        id=make_id("ct", article.document.id, match.frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        contact_type=cast(ContactType, match.label),
        status=as_claimed(article, status, statement),
        participants=participants,
        place=place_of(sentence, match.verb),
        time=time_of(article, sentence, match.verb, match.trigger, ahead=status != "held"),
        topics=_topics(sentence, match),
        directness=directness_of(statement),
        created_by=f"{match.frame.id}@{match.frame.version}",
    )


def _with_sides(article: Article, contacts: Iterable[Contact]) -> Iterator[Contact]:
    """The contacts; talks that name nobody are between those who face each other in the article, else dropped."""
    for one in contacts:
        if not one.participants and one.contact_type in BARE_TYPES:
            sides = [actor for side in sides_in(article) if (actor := article.actor(side)) is not None]
            parties = tuple(Participant(actor.id, side_of(article, actor), "delegation") for actor in sides)
            one = dataclasses.replace(one, participants=parties)
        if one.participants or one.contact_type not in BARE_TYPES or one.place or _has_day(one):
            yield one


def _has_day(contact: Contact) -> bool:
    return contact.time is not None and contact.time.text is not None


def _is_game(article: Article, sentence: Sentence) -> bool:
    """True where those who "met" or "hosted" each other played against each other."""
    games = load_frames(article.language, "contacts").classes["games"]
    return any(one.pos_ == "NOUN" and lemma_of(one) in games for one in sentence)


def _is_none(article: Article, match: Match) -> bool:
    """True for "no meeting": whatever is said of it, it is that there is none."""
    nothing = article.language.table("qualify")["modifiers"]["negated"]
    return match.is_nominal and any(one.dep_ == "det" and one.lower_ in nothing for one in match.trigger.children)


def _are_strangers_in_talks(article: Article, sentence: Sentence, match: Match) -> bool:
    """True where people that no list knows meet or talk, and the paragraph is about making peace.

    "A meeting of local commanders", "the committee's first meeting", "the sixth round was put back".
    """
    if match.label not in {"meeting", *BARE_TYPES} or not is_in_a_process(article, sentence):
        return False
    classes = load_frames(article.language, "contacts").classes
    those = [*match.actors, *match.partners, *(match.recipients if match.label == "meeting" else ())]
    if match.is_nominal and any(lemma_of(one) in classes["bodies"] for one in those):
        return match.verb is not match.trigger
    if match.frame.bare and telling_verbs(match) & _words_of_status(article):
        return True
    met = [one for one in those if lemma_of(one) in classes["guests"]]
    return bool(met) and len(met) == len(those) and (len(met) > 1 or _is_several(met[0]))


def _words_of_status(article: Article) -> set[str]:
    words = article.language.table("contacts")["status"]
    return {*words["cancelled"], *words["postponed"], *words["planned"]}


def _was_due(article: Article, match: Match) -> bool:
    """True for "the talks should have opened": all that is known is that they were to."""
    obliged = set(article.language.table("qualify")["auxiliaries"]["obliged"])
    helpers = [one for one in match.verb.children if one.dep_ == "aux"]
    return any(one.lower_ in obliged for one in helpers) and any(one.lemma_ == "have" for one in helpers)


def _are_enough(article: Article, match: Match, participants: tuple[Participant, ...]) -> bool:
    people = [one for one in participants if (actor := article.actor(one.actor)) and actor.actor_type in HUMAN]
    if len(people) < match.frame.persons:
        return False
    if match.label == "visit" and not _has_visitor(article, match, participants):
        return False
    if len(participants) >= max(match.frame.parties, 2):
        return True
    return _may_stand_alone(match, len(participants), load_frames(article.language, "contacts").classes["guests"])


def _has_visitor(article: Article, match: Match, participants: tuple[Participant, ...]) -> bool:
    """Whether somebody came who can pay a visit; armies and armed groups march in, unless they come for talks."""
    visitors = [article.actor(one.actor) for one in participants if one.capacity not in {"host", "host_principal"}]
    sent = load_frames(article.language, "contacts").classes["delegations"]
    if _purpose(match) or any(lemma_of(one) in sent for one in match.actors):
        return bool(visitors)
    return any(one is not None and one.actor_type not in MARCHING for one in visitors)


def _may_stand_alone(match: Match, known: int, guests: Collection[str]) -> bool:
    """Visits need a visitor only; of talks one party is enough, and of messages.

    One known party is enough where the other's place is filled by somebody unknown, or where it is several at once.
    """
    others = match.partners or (match.recipients if match.label == "meeting" else ())
    if known == 1 and others and all(_is_somebody(one, guests) for one in (*match.actors, *others)):
        return True
    if known == 1 and match.frame.reciprocal and any(_is_several(one) for one in match.actors):
        return True
    if match.label == "visit":
        return known == 1 and bool(match.recipients)
    if match.label not in BARE_TYPES or not match.frame.bare:
        return known == 1 and match.label == "message" and match.frame.parties < 2
    # Talks that begin, go on or are set: who talks is told elsewhere in the article, or they are dropped in the end.
    return match.verb is not match.trigger or known == 1


def _is_several(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or (token.tag_ == "PRP" and "Plur" in token.morph.get("Number", []))


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
