"""Rounds of what: talks, where an article speaks of talks; votes and games have rounds too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.frames import Match, lemma_of, load_frames
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_round_of_something_else(article: Article, sentence: Sentence, match: Match, *, among: str = "talking") -> bool:
    """True for a bare "new round" near a vote or a game, or in an article that speaks of no talks at all.

    `among` names the class of words one of which tells that it does.
    """
    classes = load_frames(article.language, "process").classes
    nouns = [match.trigger] if match.is_nominal else _parties_of_verb(match)
    rounds = [one for one in nouns if lemma_of(one) in classes["rounds"]]
    talks = classes["talk_nouns"]
    if not rounds or any(talks & {lemma_of(one) for one in noun.subtree} for noun in rounds):
        return False
    others = classes["election_words"] | classes["electoral"] | classes["games"]
    near = (one for one in article.sentences if sentence.paragraph - 1 <= one.paragraph <= sentence.paragraph)
    if any(lemma_of(one) in others for where in near for one in where):
        return True
    talking = classes[among]
    return not any(lemma_of(one) in talking for where in article.sentences for one in where)


def _parties_of_verb(match: Match) -> list[Token]:
    """What a verb is done to or said of: "concluded the second round", "a second round will be held"."""
    return [one for one in match.verb.children if one.dep_ in {"dobj", "nsubj", "nsubjpass"}]
