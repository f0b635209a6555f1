"""Whom "the two", "the pair" or "they" means where people meet: the two who were named together just before.

Words stand in languages/<code>/contacts.toml, table `pairs`. Nothing is guessed: where the sentence before names one
person, three, or a group beside them, the text leaves it open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.frames import lemma_of, load_frames
from dovecote.model.actor import Actor
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONS = frozenset({"person", "office", "unnamed_person"})
GROUPS = frozenset({"unnamed_collective", "collective"})


def pair_before(article: Article, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
    """The two people that a bare "the two" stands for; `()` where it is no such word or the text leaves it open."""
    words = article.language.table("contacts")["pairs"]
    bare = lemma_of(token) in words["nouns"] and _is_bare(token)
    if token.lower_ not in words["words"] and not bare and not is_pair_of_people(article, token):
        return ()
    before = article.sentence_at(article.text.rfind(".", 0, sentence.start)) if sentence.start else None
    if before is None or sentence.paragraph - before.paragraph > 1:
        return ()
    named = list({actor.id: actor for _, actor in article.mentions_in(before.span)}.values())
    people = [one for one in named if one.actor_type in PERSONS]
    alone = len(people) == len([one for one in named if one.actor_type in PERSONS | GROUPS])
    return tuple(people) if len(people) == 2 and alone else ()


def is_pair_of_people(article: Article, token: Token) -> bool:
    """True for "the two men", "both leaders"."""
    words = article.language.table("contacts")["pairs"]["words"]
    people = load_frames(article.language, "contacts").classes["person"]
    paired = any(one.lower_ in words and one.dep_ in {"nummod", "det"} for one in token.children)
    return paired and lemma_of(token) in people and not any(one.dep_ in {"prep", "poss"} for one in token.children)


def _is_bare(noun: Token) -> bool:
    """True for "the pair", not for "the pair of boots" or "a pair"."""
    return all(one.dep_ == "det" and one.lower_ == "the" for one in noun.children)
