"""From a noun phrase's head to the actors it names, or that are named inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.frames import lemma_of, load_frames
from dovecote.find.who import actors_of_token
from dovecote.languages.registry import get_language
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

NESTED_PREPOSITIONS = ("of", "by", "from", "in", "against", "between", "with", "for", "on", "to")
WHOSE_PEOPLE = ("of", "by", "from")
"""What tells whose people are; where they are, or whom they are with, is another's name."""
NESTED_DEPTH = 3


def actors_named(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the actors that the phrase headed by `token` names itself; `()` where it names none."""
    if token.pos_ in {"VERB", "AUX", "ADP"}:
        return ()
    found = actors_of_token(article, sentence, token)
    if found or token.pos_ != "PRON":
        return found
    speaker = _own_speaker(token)
    return actors_of_token(article, sentence, speaker) if speaker is not None else ()


def _own_speaker(pronoun: Token) -> Token | None:
    """Who speaks of itself: "it" of "the Front said it had left" is the Front."""
    of_speakers = get_language(pronoun.doc.lang_).table("qualify")["attribution"]["of_speakers"]
    verb = pronoun.head
    if pronoun.lower_ not in of_speakers or pronoun.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ != "ccomp":
        return None
    teller = verb.head
    if teller.pos_ != "VERB" or teller.i > pronoun.i:
        return None
    return next((one for one in teller.children if one.dep_ == "nsubj" and one.pos_ in {"PROPN", "NOUN"}), None)


def actors_of_parties(
    article: Article, sentence: Sentence, tokens: Iterable[Token], prepositions: Sequence[str] = NESTED_PREPOSITIONS
) -> tuple[str, ...]:
    """Ids of the actors that stand at `tokens`, each once, in order.

    Where a phrase names none itself, the nearest inside it stands for it: "Veldt's decision", "the raid by rebels".
    """
    found: list[str] = []
    for token in tokens:
        ids = actors_named(article, sentence, token) or actors_inside(
            article, sentence, token, NESTED_DEPTH, prepositions
        )
        found += [one for one in ids if one not in found]
    return tuple(found)


def actors_inside(
    article: Article,
    sentence: Sentence,
    token: Token,
    depth: int = NESTED_DEPTH,
    prepositions: Sequence[str] = NESTED_PREPOSITIONS,
) -> tuple[str, ...]:
    """Ids of the nearest actor inside the phrase: possessor, then what stands before the noun, then "of", "by" ..."""
    if depth == 0 or token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"}:
        return ()
    classes, lemma = load_frames(article.language, "events").classes, lemma_of(token)
    if lemma in classes["kin_and_staff"]:
        # The general's family is not the general.
        return ()
    if token.pos_ == "NOUN" and lemma in classes["person"]:
        prepositions = tuple(one for one in prepositions if one in WHOSE_PEOPLE)
    nearby = [child for child in token.children if child.dep_ == "poss"]
    nearby += [child for child in token.children if child.dep_ in {"compound", "nmod", "amod"}]
    by_word = dict(reversed(prepositions_of(token)))
    nearby += [by_word[word] for word in prepositions if word in by_word]
    for one in nearby:
        ids = actors_named(article, sentence, one) or actors_inside(article, sentence, one, depth - 1, prepositions)
        if ids:
            return ids
    return ()
