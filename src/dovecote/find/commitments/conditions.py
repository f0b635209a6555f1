"""What a promise hangs on, what takes a condition away, what a promise leaves out (codebook, Commitment)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, objects_of, subtree_span
from dovecote.find.commitments.grammar import child, is_negated, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.provisos import proviso_around, proviso_of
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Condition, PromiseException
from dovecote.model.evidence import Evidence, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def conditions_of(article: Article, promise: Promise, words: Words) -> tuple[Condition, ...]:
    """Conditions that stand in the sentence of the promise, in order."""
    table = words.table["details"]["conditions"]
    if proviso_of(promise, words) is not None:
        return ()  # it is the condition itself
    found: dict[Span, Condition] = {}
    proviso = proviso_around(article, promise, words)
    if proviso is not None:
        found[proviso] = _condition(article, proviso, "general")
    for verb in _condition_verbs(promise, table["marks"], table["only_marks"]):
        span = subtree_span(promise.sentence, verb)
        if not any(span.overlaps(other) for other in found):
            found[span] = _condition(article, span, "general")
    groups: tuple[tuple[Literal["general", "reciprocal", "qualifier"], list[str]], ...] = (
        ("general", table["phrases"]),
        ("reciprocal", table["reciprocal"]),
        ("qualifier", table["qualifiers"]),
    )
    for kind, phrases in groups:
        for span in _phrases(promise, phrases):
            if not any(span.overlaps(other) for other in found) and not _is_anonymity(article, span):
                found[span] = _condition(article, span, kind)
    return tuple(found[span] for span in sorted(found))


def _is_anonymity(article: Article, span: Span) -> bool:
    """Whether the condition is the source's own: "on condition that he not be named"."""
    named = article.language.table("anonymity")["named"]
    return any(word in named for word in re.findall(r"\w+", span.cut(article.text).lower()))


def _condition(article: Article, span: Span, kind: Literal["general", "reciprocal", "qualifier"]) -> Condition:
    evidence = article.quote(span.start, span.end, "condition")
    return Condition(kind, evidence.exact, evidence=(evidence,))


def _condition_verbs(promise: Promise, marks: list[str], only: list[str]) -> list[Token]:
    """Verbs of the clauses "if ...", "once ...", "provided ..." that hang on the deed or its cue."""
    found = []
    for anchor in {
        promise.deed,
        promise.cue,
        promise.deed.head if promise.deed.dep_ in {"xcomp", "conj"} else promise.deed,
    }:
        for one in anchor.children:
            if one.dep_ not in {"advcl", "prep"}:
                continue
            mark = next(
                (near for near in one.children if near.dep_ in {"mark", "advmod"} and near.lower_ in marks), None
            )
            word = mark.lower_ if mark is not None else one.lower_
            if one.pos_ in VERBAL and word in only and (mark is None or mark.i < one.i):
                found.append(one)
    return sorted(found, key=lambda one: int(one.i))


def _phrases(promise: Promise, phrases: list[str]) -> list[Span]:
    """Stretches that begin with one of `phrases`, each to the end of what hangs on it."""
    sentence = promise.sentence
    found: list[Span] = []
    words = sentence.words.lower()
    for phrase in sorted(phrases, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", words) if phrase in words else ():
            first = sentence.token_at(sentence.start + match.start())
            if first is None or not _is_near(first, promise):
                continue
            top = _top_of(first)
            span = Span(sentence.start + match.start(), subtree_span(sentence, top).end)
            if span.end > span.start + len(phrase) and not any(span.overlaps(one) for one in found):
                found.append(span)
    return found


def _top_of(token: Token) -> Token:
    """The head of the phrase that begins with `token`."""
    if token.dep_ == "prep" and token.head.pos_ in VERBAL:
        return token
    current = token
    while current.head != current and current.head.i >= token.i and current.head.left_edge.i >= token.i:
        current = current.head
    return current


def _is_near(token: Token, promise: Promise) -> bool:
    """Whether `token` stands under the deed or the cue, and not under another promise's deed."""
    deed = promise.deed
    return any(one == deed or one == promise.cue for one in token.ancestors) and not any(
        one != deed and one.dep_ == "conj" and one.pos_ in VERBAL and deed in set(one.ancestors)
        for one in token.ancestors
    )


def dropped_conditions(article: Article, promise: Promise, words: Words) -> tuple[Evidence, ...]:
    """Words in its own clause that take a condition away: "without conditions"; other sentences: `sequels`."""
    table, lowered = words.table["details"]["conditions"], promise.sentence.words.lower()
    found = [
        article.quote(promise.sentence.start + match.start(), promise.sentence.start + match.end(), "condition")
        for phrase in table["dropped"]
        if phrase.lower() in lowered
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", promise.sentence.words, re.IGNORECASE)
    ]
    found += [
        article.quote(span.start, span.end, "condition")
        for span in (clause_span(promise.sentence, verb) for verb in promise.sentence if _gives_up(verb, table))
        if not any(one.span.overlaps(span) for one in found)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _gives_up(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether a side says that it no longer asks for something: "no longer insists that", "dropped its demand for"."""
    if verb.pos_ not in VERBAL:
        return False
    lemma = verb.lemma_.lower()
    if lemma in table["no_longer"] and any(one.lower_ == "longer" for one in verb.children):
        return is_negated(verb)
    particle = child(verb, "prt")
    told = f"{lemma} {particle.lower_}" if particle is not None else lemma
    asked = (one for one in objects_of(verb) if one.lemma_.lower() in table["waived"])
    ends = told in table["waiving"] and verb.tag_ in {"VBD", "VBN"} and not is_negated(verb) and modal_of(verb) is None
    return ends and any(any(near.dep_ == "poss" for near in one.children) for one in asked)


def exceptions_of(article: Article, promise: Promise, words: Words) -> tuple[PromiseException, ...]:
    """What the promise leaves out: "other than limited personnel to guard ..."."""
    found = []
    for span in _phrases(promise, words.table["details"]["exceptions"]["phrases"]):
        evidence = article.quote(span.start, span.end, "exception")
        phrase = max(
            (one for one in words.table["details"]["exceptions"]["phrases"] if evidence.exact.lower().startswith(one)),
            key=len,
            default="",
        )
        found.append(PromiseException(evidence.exact[len(phrase) :].strip(), evidence=(evidence,)))
    return tuple(found)
