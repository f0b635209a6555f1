"""What is feared, why things are as they are, and how late they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.assessments.forecasts import is_marked
from dovecote.find.assessments.judged import Judged, predicate_of
from dovecote.find.clause import (
    VERBAL,
    clause_span,
    is_passive,
    labels_below,
    objects_of,
    prepositions_of,
    subject_of,
    subtree_span,
)
from dovecote.find.frames import lemma_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_SLIPPAGE = 12
"""Words from a number to the end of what makes it a delay."""


def feared_or_explained_by(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What the clause of `verb` tells as feared, or as the reason of something."""
    fear, reasons = table["fear"], table["explanation"]
    lemma = lemma_of(verb)
    if lemma in fear["verbs"]:
        yield Judged("fear", clause_span(sentence, verb), subject_of(verb))
    if lemma in fear["voicing"] and any(lemma_of(one) in fear["voiced"] for one in objects_of(verb)):
        yield Judged("fear", clause_span(sentence, verb), subject_of(verb))
    predicate = predicate_of(verb)
    if predicate is not None and lemma_of(predicate) in fear["adjectives"]:
        yield Judged("fear", clause_span(sentence, verb), subject_of(verb))
    if lemma in reasons["verbs"] and _stands_behind(verb, {"on", "to", "for"}):
        told_of_something = bool(objects_of(verb)) and not is_passive(verb) and not _tells_shares(verb)
        if told_of_something:
            yield Judged("explanation", clause_span(sentence, verb), subject_of(verb))
    if lemma in reasons["stemming"] and _stands_behind(verb, {"from"}):
        yield Judged("explanation", clause_span(sentence, verb))
    if "advcl" in labels_below(verb) and any(is_marked(child, reasons["marks"]) for child in verb.children):
        unnamed = any(one.lower_ in reasons["of_unnamed"] for one in verb.subtree)
        if not unnamed:
            yield Judged("explanation", clause_span(sentence, verb))


def _stands_behind(verb: Token, prepositions: set[str]) -> bool:
    """Whether one of the prepositions stands with the verb or its object."""
    return any(word in prepositions for head in (verb, *objects_of(verb)) for word, _ in prepositions_of(head))


def _tells_shares(verb: Token) -> bool:
    """Whether figures are told, and no reason: "nine were attributed to the army"."""
    return any(one.dep_ == "nsubjpass" and one.tag_ == "CD" for one in verb.children)


def feared_or_explained_as(sentence: Sentence, noun: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What a noun tells as feared, or as the reason of something."""
    lemma = lemma_of(noun)
    if lemma in table["fear"]["nouns"] and noun.tag_ == "NNS" and any(one.dep_ == "acl" for one in noun.children):
        verb = noun.head if noun.head.pos_ in VERBAL else None
        yield Judged("fear", clause_span(sentence, verb) if verb is not None else subtree_span(sentence, noun))
    if lemma in table["explanation"]["nouns"] and any(word in {"for", "of"} for word, _ in prepositions_of(noun)):
        yield Judged("explanation", subtree_span(sentence, noun))


def late_by(sentence: Sentence, number: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """A length of time that begins with `number`, with what makes it a delay: "five weeks later than planned"."""
    place = number.i - sentence.parsed.start
    rest = sentence.tokens[place : place + LONGEST_SLIPPAGE]
    text = " ".join(one.lower_ for one in rest)
    for phrase in table["slippage"]["phrases"]:
        found = text.find(phrase)
        if 0 < found < 24 and len(text[:found].split()) <= 3:
            length = len((text[:found] + phrase).split())
            yield Judged("slippage_claim", sentence.span_of(rest[:length]))
            return
