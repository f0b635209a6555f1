"""Rounds of what: talks, where an article speaks of talks; votes and games have rounds too."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.frames import Match, lemma_of, load_frames
from dovecote.model.sentence import Sentence


def is_round_of_something_else(article: Article, sentence: Sentence, match: Match) -> bool:
    """True for a bare "new round" near a vote or a game, or in an article that speaks of no talks at all."""
    classes = load_frames(article.language, "process").classes
    if not match.is_nominal or lemma_of(match.trigger) not in classes["rounds"]:
        return False
    talks = classes["talk_nouns"]
    if talks & {lemma_of(one) for one in match.trigger.subtree}:
        return False
    others = classes["election_words"] | classes["games"]
    near = (one for one in article.sentences if sentence.paragraph - 1 <= one.paragraph <= sentence.paragraph)
    if any(lemma_of(one) in others for where in near for one in where):
        return True
    return not any(lemma_of(one) in talks for where in article.sentences for one in where)
