"""Set phrases of menace ("bear the consequences", "reserves the right"): where they stand, and under which verb."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dovecote.find.clause import VERBAL, labels_below
from dovecote.find.frames import lemmas_in
from dovecote.languages.language import Language
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

ANY_WORDS = "*"
MOST_BETWEEN = 3
"""The most words that a "*" of a phrase stands for."""


def verbs_of_phrases(sentence: Sentence, language: Language) -> Iterator[Token]:
    """The verbs whose clauses hold a set phrase of menace; of most of them only where it is still to come."""
    lemmas, openings = lemmas_in(sentence), _phrases_by_opening(language)
    if openings.keys().isdisjoint(lemmas):
        return
    table, there = language.word_sets("threats"), {ANY_WORDS, *lemmas}
    places = [
        (rank, start, end, ahead)
        for start, lemma in enumerate(lemmas)
        if lemma in openings
        for rank, ahead, words in openings[lemma]
        if there.issuperset(words) and (end := _end_of(words, lemmas, start)) is not None
    ]
    for _, first, last, ahead in sorted(places):
        verb = _verb_of(sentence.tokens[first:last])
        if verb is not None and (not ahead or _lies_ahead(verb, table)):
            yield verb


@functools.cache
def _phrases_by_opening(language: Language) -> Mapping[str, list[tuple[int, bool, tuple[str, ...]]]]:
    """The phrases of the table by their first word: their rank in it, whether they must lie ahead, their words."""
    phrases = language.table("threats")["phrases"]
    listed = [(name == "ahead", tuple(one.split())) for name in ("ahead", "anyhow") for one in phrases[name]]
    found: dict[str, list[tuple[int, bool, tuple[str, ...]]]] = {}
    for rank, (ahead, words) in enumerate(listed):
        found.setdefault(words[0], []).append((rank, ahead, words))
    return found


def _end_of(words: tuple[str, ...], lemmas: list[str], start: int) -> int | None:
    """Where the words of a phrase end that stand from `start` on, with at most a few others for each "*"."""
    if not words:
        return start
    if words[0] == ANY_WORDS:
        ends = (_end_of(words[1:], lemmas, start + skipped) for skipped in range(MOST_BETWEEN + 1))
        return next((one for one in ends if one is not None), None)
    fits = start < len(lemmas) and lemmas[start] == words[0]
    return _end_of(words[1:], lemmas, start + 1) if fits else None


def _verb_of(words: Sequence[Token]) -> Token | None:
    """The verb of the phrase, or the one that it hangs on; of "would be forced to take up arms" it is "forced"."""
    verb = next((one for one in words if one.pos_ in VERBAL and one.dep_ not in {"aux", "auxpass"}), None)
    if verb is None:
        verb = next((up for one in words for up in (one, *one.ancestors) if up.pos_ in VERBAL), words[0])
    # "told them to leave or face": the demand belongs to it.
    or_else = verb.dep_ == "conj" and any(one.dep_ == "cc" and one in words for one in verb.head.children)
    while (verb.dep_ == "xcomp" or or_else) and verb.head.pos_ in VERBAL:
        verb, or_else = verb.head, False
    return verb


def _lies_ahead(verb: Token, table: Mapping[str, Any]) -> bool:
    return has_modal(verb, table) or any(one.i < verb.i and has_modal(one, table) for one in verb.conjuncts)


def has_modal(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether one of the auxiliaries of a verb tells what will or would be done."""
    modals = table["conditions"]["modals"]
    return "aux" in labels_below(verb) and any(one.dep_ == "aux" and one.lower_ in modals for one in verb.children)
