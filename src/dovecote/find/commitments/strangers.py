"""Whether the words name somebody whom the article does not know: then the promise is nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import subject_of
from dovecote.find.commitments.case import Case
from dovecote.find.commitments.doers import is_described
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.offices import raised
from dovecote.find.commitments.owners import BELONGINGS
from dovecote.find.commitments.sides import is_pair

if TYPE_CHECKING:
    from spacy.tokens import Token


def names_stranger(case: Case) -> bool:
    """Whether the words name a doer whom the article does not know: then the promise is not somebody else's."""
    doer = case.promise.doer
    if doer is None or doer.pos_ not in {"NOUN", "PROPN"} or case.promise.is_passive or case.promise.is_noun:
        return False
    if doer.like_num or case.is_any((*BELONGINGS, "captives", "rebels", "talks"), doer):
        strange = is_described(doer) or _is_somebodys(doer) or _are_other_fighters(case, doer)
        return case.words.is_a("forces", doer) and strange
    if is_pair(doer, case.words):
        return False
    return case.words.action_of(doer) is None


def _are_other_fighters(case: Case, doer: Token) -> bool:
    """Whether a state speaks of fighters that no state has: "militias will leave, the government said"."""
    sides = [case.article.actor(one) for one in raised(case.article, case.voice.speaker)]
    of_group = any(one is not None and one.actor_type == "armed_group" for one in sides)
    return case.words.is_a("irregulars", doer) and bool(sides) and not of_group


def _is_somebodys(troops: Token) -> bool:
    """Whether a name says whose troops they are: "Tolland's forces"."""
    holder = child(troops, "poss")
    return holder is not None and holder.pos_ != "PRON"


def is_given_by_stranger(case: Case) -> bool:
    """Whether the promise is said to be somebody's whom the article does not know: "the pledge by the shipowners"."""
    promise = case.promise
    giver = promise.giver
    named = promise.cue.pos_ == "NOUN" and giver is not None and giver.pos_ in {"NOUN", "PROPN"}
    return named and giver != subject_of(promise.cue.head)


def is_for_strange_forces(case: Case) -> bool:
    """Whether somebody else's troops are to do it: "foreign soldiers"."""
    doer = case.promise.doer
    return doer is not None and case.words.is_a("forces", doer) and is_described(doer)
