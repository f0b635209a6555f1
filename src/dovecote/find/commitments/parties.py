"""Who promises to whom: the promisor, the one who speaks for it, the one who carries it out, and the promisee.

The promisor is the side whose deed it is (codebook, section Commitment): whom the words name as the doer; else whose
the troops, weapons or prisoners are; else the parties of the agreement; else the side that the speaker acts for. Where
the words name a doer whom the article does not know, nobody is put in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of, subject_of
from dovecote.find.commitments.case import Case
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.doers import doer_of
from dovecote.find.commitments.offices import OUTSIDERS, is_person, raised, side_of
from dovecote.find.commitments.owners import actors_at, owner_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.promisees import promisee_of
from dovecote.find.commitments.promisors import of_order, parties_under, promisor_of
from dovecote.find.commitments.sides import is_sides
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.find.who import affiliation_of_token

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Parties:
    """The heads of a commitment, as ids of actors."""

    promisor: tuple[str, ...] = ()
    spokesperson: str | None = None
    executor: str | None = None
    promisee: tuple[str, ...] = ()
    office_holder: str | None = None


def parties_of(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> Parties:
    """Who promises, through whom, and to whom."""
    case = Case(article, promise, action, voice, ground, words)
    doer = doer_of(case)
    issuer = _issuer(promise, words)
    giver = actors_at(article, promise.resolving or promise.sentence, issuer) or _whose_leaders(case, issuer)
    if not doer and not giver:
        doer = giver = _subject_above(case)
    executor: str | None = None
    if promise.force == "order":
        promisor, executor = of_order(case, doer, giver)
    else:
        promisor = promisor_of(case, doer, giver) or _who_ordered(case)
    personal = action is not None and action.personal and set(promisor) <= {*doer, *giver}
    sides = promisor if personal else _raised(article, promisor, doer)
    told = (*giver, *voice.speaker)
    return Parties(
        promisor=sides,
        spokesperson=_spokesperson(case, sides, doer, told, executor),
        executor=executor,
        promisee=promisee_of(article, promise, action, voice, sides, parties_under(article, promise, ground), words),
        office_holder=next(
            (one for one in (*doer, *told) if is_person(article, one) and side_of(article, one) in sides), None
        ),
    )


def _subject_above(case: Case) -> tuple[str, ...]:
    """Who "it" is in "Veldt has freed 61 of the 90 prisoners it undertook to free": the subject of the clause above."""
    promise, verb = case.promise, case.promise.cue
    said = promise.giver
    if said is None or said.pos_ != "PRON" or verb.dep_ != "relcl" or promise.force != "pledge":
        return ()
    above = next((one for one in verb.ancestors if one.pos_ in VERBAL), None)
    subject = subject_of(above) if above is not None else None
    return actors_at(case.article, promise.sentence, subject) if subject is not None and subject != said else ()


def _issuer(promise: Promise, words: Words) -> Token | None:
    """Who gives it; of "issued a decree ordering the release" the one who issued the decree."""
    giver, details = promise.giver, words.table["details"]
    if giver is None or giver.dep_ != "dobj" or giver.lemma_.lower() not in details["orders"]["nouns"]:
        return giver
    return subject_of(giver.head)


def _whose_leaders(case: Case, giver: Token | None) -> tuple[str, ...]:
    """Of "the Orsan Front leadership", which is nobody by itself: the Front."""
    if giver is None or not case.is_any(("institutions", "forces"), giver):
        return ()
    return affiliation_of_token(case.article, case.promise.sentence, giver)


def _who_ordered(case: Case) -> tuple[str, ...]:
    """Who gave the order that the sentence names: "issued a decree under which", "by order of the king"."""
    ground = case.ground
    if ground is None or ground.kind != "order" or not ground.is_own:
        return ()
    article, sentence, noun = case.article, ground.sentence, ground.noun
    by = next((one for word, one in prepositions_of(noun) if word == "of"), None)
    if by is not None:
        return raised(article, actors_at(article, sentence, by) or owner_of(article, sentence, by))
    verb = next((one for one in noun.ancestors if one.pos_ in VERBAL), None)
    return raised(article, actors_at(article, sentence, subject_of(verb))) if verb is not None else ()


def _raised(article: Article, promisor: tuple[str, ...], doer: tuple[str, ...]) -> tuple[str, ...]:
    """The sides they act for; an envoy of an international body who is to do it does it himself."""
    found = raised(article, promisor)
    if len(promisor) == 1 and promisor == doer and is_person(article, doer[0]):
        side = article.actor(found[0])
        if side is not None and set(side.plover_sector) & OUTSIDERS and side.actor_type == "organisation":
            return promisor
    return found


def _spokesperson(
    case: Case, sides: tuple[str, ...], doer: tuple[str, ...], told: tuple[str, ...], executor: str | None
) -> str | None:
    """Who says it and is not bound by it: the one who speaks for the side."""
    alone = [one for one in told if not (len(sides) > 1 and is_sides(case.article, one))]
    found = next((one for one in alone if one not in sides and one != executor), None)
    if found is None and case.promise.force != "order":
        found = next((one for one in (*doer, *told) if one not in sides and is_person(case.article, one)), None)
    return found
