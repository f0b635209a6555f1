"""Whose threat it is: the one who speaks, the side it speaks for, and whether a deed would be its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.frames import lemma_of
from dovecote.find.parties import actors_named
from dovecote.find.who import affiliation_of_token
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONS = frozenset({"person", "unnamed_person", "office"})
SIDES = frozenset({"state", "state_government", "armed_group", "organisation"})


def speakers_of(statement: Statement | None) -> tuple[str, ...]:
    """Ids of those whose words they are; `()` where the outlet speaks or nobody is known to."""
    if statement is None or statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker


def side_spoken_for(article: Article, actor_id: str) -> str:
    """The state or group that a person of it speaks for, where the article names it; else the actor itself."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type not in PERSONS:
        return actor_id
    for member in actor.member_of:
        group = article.actor(member)
        if group is not None and (group.actor_type in SIDES or not (group.country or actor.country)):
            return group.id
    if actor.country:
        states = [one for one in article.actors if one.actor_type == "state" and one.country == actor.country]
        if states:
            return states[0].id
    return actor_id


def is_own_deed(
    article: Article, sentence: Sentence, doer: Token, speakers: tuple[str, ...], table: Mapping[str, Any]
) -> bool:
    """Whether those who speak, or their side, would do it themselves: "we", "its army", "they" in reported words."""
    words = table["own"]
    if doer.lower_ in words["first_person"]:
        return True
    owner = next((one for one in doer.children if one.dep_ == "poss"), None)
    if (
        owner is not None
        and lemma_of(doer) in {*words["forces"], *words["collectives"]}
        and owner.lower_ in words["possessives"]
    ):
        return True
    if doer.lower_ in words["third_person"]:
        return _stands_under_saying(doer)
    sides = {*speakers, *(side_spoken_for(article, one) for one in speakers)}
    named = actors_named(article, sentence, doer) or affiliation_of_token(article, sentence, doer)
    if not named and lemma_of(doer) in words["collectives"] and any(one.lower_ == "the" for one in doer.children):
        return _stands_under_saying(doer)
    return bool(sides & {*named, *(side_spoken_for(article, one) for one in named)})


def _stands_under_saying(pronoun: Token) -> bool:
    """True in "the Front said that it would strike": whoever says it is meant, where no other stands between."""
    verb = pronoun.head
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    return bool(verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL)
