"""Meetings that somebody asked for, and the answer: "turned down a request by X for a meeting".

Who asked stands behind the noun of asking, who answers before its verb; both are parties of what was refused
or accepted. Words stand in languages/<code>/contacts.toml, table `asked`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.frames import Match, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_those_who_asked(article: Article, match: Match) -> Match:
    """The match, with who asked for the meeting and who answered as its parties where an answer is told."""
    words: dict[str, Any] = article.language.table("contacts")["asked"]
    noun = _request(match.trigger, words) if match.is_nominal else None
    if noun is None:
        return match
    verb = noun.head
    answering = [one for one in (subject_of(verb),) if one is not None]
    asking = [inner for word, inner in prepositions_of(noun) if word in {"by", "from"}]
    asking += [one for one in noun.children if one.dep_ == "poss"]
    return dataclasses.replace(match, verb=verb, actors=tuple(dict.fromkeys((*answering, *asking, *match.actors))))


def _request(trigger: Token, words: dict[str, Any]) -> Token | None:
    """The noun of asking that the meeting is asked for by, where a verb of answering has it as its object."""
    if trigger.dep_ != "pobj" or trigger.head.lower_ not in words["prepositions"]:
        return None
    head = trigger.head.head
    nouns = [head] if head.pos_ == "NOUN" else list(objects_of(head)) if head.pos_ in VERBAL else []
    for noun in nouns:
        verb = noun.head
        told = noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and is_passive(verb))
        if lemma_of(noun) in words["nouns"] and told and _answers(verb, words):
            return noun
    return None


def _answers(verb: Token, words: dict[str, Any]) -> bool:
    particle = next((one.lower_ for one in verb.children if one.dep_ == "prt"), None)
    return (f"{lemma_of(verb)}_{particle}" if particle else lemma_of(verb)) in words["verbs"]
