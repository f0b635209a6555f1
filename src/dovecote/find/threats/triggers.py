"""What a threat hangs on: "if they fire", "should any party resist", "in case of an attack", "any raid will be met"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovecote.find.clause import SUBJECTS, VERBAL, subtree_span
from dovecote.find.frames import lemma_of
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"advcl", "ccomp"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of a condition."""

    span: Span
    head: Token
    """Its verb; the noun where a noun tells it."""
    mark: str
    """The word that makes it one, lower-cased."""

    @property
    def is_clause(self) -> bool:
        return self.head.pos_ in VERBAL


def trigger_of(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Trigger | None:
    """The first condition that `verb` or what it says hangs on; None where the text tells none."""
    return next(_triggers(sentence, verb, table), None)


def is_hostile(trigger: Trigger, table: Mapping[str, Any]) -> bool:
    """Whether what the condition tells is unwelcome to the one who makes it: undone, or an act against somebody."""
    if trigger.mark in table["conditions"]["undone"]:
        return True
    words = list(trigger.head.subtree)
    if trigger.is_clause and any(one.dep_ == "neg" and one.head == trigger.head for one in words):
        return True
    return any(lemma_of(one) in table["conditions"]["hostile"] for one in words)


def _triggers(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Trigger]:
    marks = table["conditions"]["marks"]
    for token in verb.subtree:
        mark = _mark_of(token, marks) if token.dep_ in CLAUSES else None
        if mark is not None and token != verb:
            yield Trigger(_without_that(sentence, token), token, mark)
    for child in verb.children:
        if child.dep_ == "prep" and _is_case(child, table):
            yield Trigger(subtree_span(sentence, child), child, child.lower_)
    for subject in (one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}):
        if is_whoever(subject, table) or lemma_of(subject) in table["conditions"]["failures"]:
            yield Trigger(subtree_span(sentence, subject), subject, subject.left_edge.lower_)
    for target in verb.subtree:
        # "measures against anyone who obstructs"
        if target.dep_ == "pobj" and target.lower_ in table["conditions"]["whoever"] and _is_told_of(target):
            yield Trigger(subtree_span(sentence, target), target, target.lower_)


def _without_that(sentence: Sentence, clause: Token) -> Span:
    """The clause without the "that" by which it is told ("warned that should they resist")."""
    kept = [one for one in clause.subtree if one.i > clause.left_edge.i or one.lower_ != "that"]
    return sentence.span_of([one for one in kept if not one.is_punct] or kept)


def _mark_of(clause: Token, marks: Collection[str]) -> str | None:
    """The word that makes a clause a condition; of "should any party resist" the verb stands before its subject."""
    subject = next((one for one in clause.children if one.dep_ in SUBJECTS or one.dep_ == "nsubjpass"), None)
    for child in clause.children:
        turned = child.dep_ == "aux" and subject is not None and child.i < subject.i
        if child.lower_ in marks and (child.dep_ in {"mark", "advmod"} or turned):
            return str(child.lower_)
    return None


def _is_case(preposition: Token, table: Mapping[str, Any]) -> bool:
    """True for "in the event of", "in case of", "in the absence of"."""
    return preposition.lower_ == "in" and any(
        one.dep_ == "pobj" and lemma_of(one) in table["conditions"]["cases"] for one in preposition.children
    )


def is_whoever(subject: Token, table: Mapping[str, Any]) -> bool:
    """True for "any attack", "anyone who", "those who": the subject is itself what the threat hangs on."""
    words = table["conditions"]["whoever"]
    if any(one.dep_ == "det" and one.lower_ in words for one in subject.children):
        return True
    return subject.lower_ in words and (_is_told_of(subject) or any(one.dep_ == "prep" for one in subject.children))


def _is_told_of(pronoun: Token) -> bool:
    return any(one.dep_ in {"relcl", "acl"} for one in pronoun.children)
