"""Who must be known for a contact to count: both parties, one of them and somebody unknown, or a body that meets."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.contacts.pairs import is_pair_of_people
from dovecote.find.contacts.purpose import purpose_of
from dovecote.find.contacts.status import telling_verbs
from dovecote.find.frames import Match, lemma_of, load_frames
from dovecote.find.process.told import is_in_a_process
from dovecote.model.contact import ContactStatus, Participant
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

HUMAN = frozenset({"person", "unnamed_person", "unnamed_collective", "office", "collective"})
MARCHING = frozenset({"armed_group", "organisation"})
BARE_TYPES = frozenset({"talks", "talks_round"})


def are_enough(article: Article, match: Match, participants: tuple[Participant, ...]) -> bool:
    """Whether those who are known, and the words for those who are not, make it a contact of at least two."""
    people = [one for one in participants if (actor := article.actor(one.actor)) and actor.actor_type in HUMAN]
    if len(people) < match.frame.persons:
        return False
    if match.label == "visit" and not _has_visitor(article, match, participants):
        return False
    if len(participants) >= max(match.frame.parties, 2):
        return True
    classes = load_frames(article.language, "contacts").classes
    return _may_stand_alone(match, len(participants), classes["guests"] | classes["powers"])


def are_strangers_in_talks(article: Article, sentence: Sentence, match: Match) -> bool:
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
    if not match.is_nominal and _is_body_alone(match, classes["assemblies"]):
        return True
    met = [one for one in those if lemma_of(one) in classes["guests"] or is_pair_of_people(article, one)]
    return bool(met) and len(met) == len(those) and (len(met) > 1 or _is_several(met[0]))


def is_of_one_known(
    article: Article, sentence: Sentence, match: Match, participants: tuple[Participant, ...], status: ContactStatus
) -> bool:
    """True for "the Front will not attend the conference", "the governor called a meeting for Friday".

    Of a gathering in making peace that is refused or planned, who stays away or calls it is enough.
    """
    told = match.is_nominal and match.verb is not match.trigger
    ahead = status in {"refused", "planned", "cancelled", "postponed"}
    return (
        told
        and ahead
        and len(participants) == 1
        and match.label == "meeting"
        and match.frame.parties < 2
        and is_in_a_process(article, sentence)
    )


def is_set_of_nobody(article: Article, sentence: Sentence, match: Match, status: ContactStatus) -> bool:
    """True for "a second meeting, set for Friday, has been put off" in making peace: the article tells who meets."""
    told = match.is_nominal and match.trigger.dep_ in {"nsubj", "nsubjpass", "dobj"}
    alone = names_nobody(article, match)
    ahead = status in {"planned", "cancelled", "postponed"}
    return told and alone and ahead and match.label == "meeting" and is_in_a_process(article, sentence)


def names_nobody(article: Article, match: Match) -> bool:
    """Whether nothing but its number stands by the noun: the parser takes "second" for a party."""
    ordinals = load_frames(article.language, "contacts").classes["fresh_words"]
    return all(
        one.lower_ in ordinals or one.ent_type_ == "ORDINAL"
        for one in (*match.actors, *match.partners, *match.recipients)
    )


def _is_body_alone(match: Match, assemblies: Collection[str]) -> bool:
    """True for "the joint commission met in Dorn": a body whose members meet each other."""
    alone = not match.partners and not match.recipients
    return match.frame.reciprocal and alone and any(lemma_of(one) in assemblies for one in match.actors)


def _words_of_status(article: Article) -> set[str]:
    words = article.language.table("contacts")["status"]
    return {*words["cancelled"], *words["postponed"], *words["planned"]}


def _has_visitor(article: Article, match: Match, participants: tuple[Participant, ...]) -> bool:
    """Whether somebody came who can pay a visit; armies and armed groups march in, unless they come for talks."""
    visitors = [article.actor(one.actor) for one in participants if one.capacity not in {"host", "host_principal"}]
    sent = load_frames(article.language, "contacts").classes["delegations"]
    if purpose_of(match) or any(lemma_of(one) in sent for one in match.actors):
        return bool(visitors)
    return any(one is not None and one.actor_type not in MARCHING for one in visitors)


def _may_stand_alone(match: Match, known: int, guests: Collection[str]) -> bool:
    """Visits need a visitor only; of talks one party is enough, and of messages.

    One known party is enough where the other's place is filled by somebody unknown, or where it is several at once.
    """
    others = match.partners or (match.recipients if match.label == "meeting" else ())
    # "separate meetings with X": what kind of meetings they were is nobody.
    doers = [one for one in match.actors if one.pos_ != "ADJ" or one.ent_type_]
    if known == 1 and others and all(_is_somebody(one, guests) for one in (*doers, *others)):
        return True
    if known == 1 and match.frame.reciprocal and any(_is_several(one) for one in match.actors):
        return True
    if match.label in {"visit", "shuttle"}:
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
