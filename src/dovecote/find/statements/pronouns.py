"""Whom "he", "she", "it" and "they" mean where they speak: the speaker or subject told last that fits.

The press seldom lets a pronoun speak that is not the last speaker, or the subject of the sentence before. Where two
fit equally near, nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.who import actors_of_token
from dovecote.model.actor import Actor
from dovecote.model.sentence import Sentence

PERSONS: Final = frozenset({"person", "unnamed_person", "office"})
BODIES: Final = frozenset({"organisation", "body", "state", "state_government", "armed_group", "media_outlet"})
GROUPS: Final = BODIES | {"collective", "coalition", "unnamed_collective"}
MAX_SENTENCES: Final = 3
"""How far back a pronoun may reach, in sentences."""


def actors_of_pronoun(
    article: Article, attribution: Attribution, told: Sequence[tuple[Attribution, tuple[Actor, ...]]]
) -> tuple[Actor, ...]:
    """The actors that a pronoun as source means; `told` are the attributions before it with their speakers."""
    head = attribution.source_head
    if head is None or head.pos_ != "PRON":
        return ()
    fitting = _fitting(article, head.lower_)
    if not fitting:
        return ()
    place = attribution.source.start if attribution.source else attribution.sentence.start
    for sentence in _sentences_back(article, attribution.sentence):
        found = _subjects(article, sentence, place, told, fitting)
        if found:
            return found
    return ()


def _fitting(article: Article, pronoun: str) -> frozenset[str]:
    pronouns = get_lexicon(article.language).words["pronouns"]
    if pronoun in pronouns["persons"]:
        return PERSONS
    if pronoun in pronouns["bodies"]:
        return BODIES
    return GROUPS if pronoun in pronouns["groups"] else frozenset()


def _sentences_back(article: Article, sentence: Sentence) -> list[Sentence]:
    """The sentence itself and those before it: in its paragraph, and at its beginning in the one before."""
    found = [sentence]
    for one in reversed(article.sentences[max(0, sentence.index - MAX_SENTENCES) : sentence.index]):
        if one.part != sentence.part or one.paragraph < sentence.paragraph - 1:
            break
        found.append(one)
    return found


def _subjects(
    article: Article,
    sentence: Sentence,
    place: int,
    told: Sequence[tuple[Attribution, tuple[Actor, ...]]],
    fitting: frozenset[str],
) -> tuple[Actor, ...]:
    """Speakers of the sentence before `place`, the last first; else the subject of its main clause."""
    for attribution, speakers in reversed(told):
        begins = attribution.source.start if attribution.source else attribution.contents[0].start
        if attribution.sentence.index == sentence.index and begins < place and _fits(speakers, fitting):
            return speakers
    return _main_subject(article, sentence, place, fitting)


def _fits(speakers: tuple[Actor, ...], fitting: frozenset[str]) -> bool:
    return bool(speakers) and all(one.actor_type in fitting for one in speakers)


def _main_subject(article: Article, sentence: Sentence, place: int, fitting: frozenset[str]) -> tuple[Actor, ...]:
    for token in sentence:
        main = token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == sentence.root.i
        if main and sentence.end_of(token) <= place:
            ids = actors_of_token(article, sentence, token)
            actors = tuple(actor for one in ids if (actor := article.actor(one)) is not None)
            return actors if _fits(actors, fitting) else ()
    return ()
