"""Who brought the parties together: hosts, mediators and chairs of talks, told beside those who talk.

Words stand in languages/<code>/contacts.toml, table `hosts`: "A hosted talks", "talks brokered by A", "A-led talks",
"under the auspices of A", "with A's mediation", "in the presence of A".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, prepositions_of, subject_of
from dovecote.find.frames import Match, lemma_of
from dovecote.find.frames.roles import hyphen_mates
from dovecote.find.parties import actors_named, actors_of_parties
from dovecote.find.who import owner_by_name
from dovecote.model.actor import Actor
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def hosts_of(article: Article, sentence: Sentence, match: Match) -> list[tuple[Actor, str]]:
    """Those who host, mediate or chair what the match tells, each with its capacity, in order of the ways to say it."""
    words: dict[str, Any] = dict(article.language.table("contacts")["hosts"])
    found: dict[str, str] = {}
    for token, capacity in _tokens(match, words):
        ids = actors_named(article, sentence, token) or actors_of_parties(article, sentence, [token])
        for one in ids or owner_by_name(article, token):
            found.setdefault(one, capacity)
    return [(actor, capacity) for one, capacity in found.items() if (actor := article.actor(one)) is not None]


def _tokens(match: Match, words: dict[str, Any]) -> Iterator[tuple[Token, str]]:
    capacity_of = {verb: capacity for capacity, verbs in words["verbs"].items() for verb in verbs}
    for verb in _deeds(match):
        capacity = capacity_of.get(lemma_of(verb))
        doer = subject_of(verb) if capacity else None
        if capacity and doer is not None and doer.i != match.trigger.i:
            yield doer, capacity
    for child in match.trigger.children:
        if child.dep_ == "amod" and child.tag_ == "VBN" and lemma_of(child) in capacity_of:
            yield from ((one, capacity_of[lemma_of(child)]) for one in hyphen_mates(child)[:-1])
    for place in dict.fromkeys((match.trigger, match.verb)):
        for _, noun in prepositions_of(place):
            capacity = next((name for name, nouns in words["nouns"].items() if lemma_of(noun) in nouns), None)
            if capacity:
                yield from ((one, capacity) for one in _owners(noun))


def _deeds(match: Match) -> Iterator[Token]:
    """The verb that tells the contact, and those that say of it by whom it was brought about."""
    if match.is_nominal and match.verb.pos_ in VERBAL:
        yield match.verb
    for child in match.trigger.children:
        if child.pos_ in VERBAL and (child.dep_ == "relcl" or (child.dep_ == "acl" and is_passive(child))):
            yield child


def _owners(noun: Token) -> Iterator[Token]:
    """Whose mediation it is: "the mediation of A", "A's mediation", "A mediation"."""
    yield from (inner for word, inner in prepositions_of(noun) if word in {"of", "by"})
    yield from (child for child in noun.children if child.dep_ in {"poss", "compound"})
