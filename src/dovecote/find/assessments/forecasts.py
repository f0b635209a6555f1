"""What is foretold: likely, expected, left open, on a condition, or had things been otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.assessments.judged import SAID, Judged, hull, predicate_of
from dovecote.find.clause import clause_span, is_passive, labels_below, objects_of, prepositions_of, subject_of
from dovecote.find.frames import lemma_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def foretold_by(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What the clause of `verb` says would have been, will be on a condition, or is likely."""
    words = table["forecast"]
    labels = labels_below(verb)
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ == "aux"} if "aux" in labels else frozenset()
    condition = _condition(verb, table) if "advcl" in labels else None
    if auxiliaries & {"would", "could"} and "have" in auxiliaries and _is_unreal(verb, condition, table):
        yield Judged("counterfactual", hull(sentence, clause_span(sentence, verb), condition or _inverted(verb)))
    if condition is not None and auxiliaries & words["modals"]:
        yield Judged("conditional_forecast", hull(sentence, clause_span(sentence, verb), condition))
    likely = [one for one in verb.children if one.lower_ in words["adverbs"]]
    if likely:
        yield Judged("forecast", clause_span(sentence, verb), None, likely[0].text)
    predicate = predicate_of(verb)
    if predicate is not None and lemma_of(predicate) in words["adjectives"]:
        yield Judged("forecast", clause_span(sentence, verb), None, predicate.text)
    if lemma_of(verb) in words["copulas"]:
        # "look set to miss it", "seem to be heading for": how it looks is what is expected.
        ahead = [one for one in verb.children if one.dep_ in {"acomp", "oprd", "xcomp", "ccomp"}]
        if any(lemma_of(one) in words["heading"] for one in ahead):
            yield Judged("forecast", clause_span(sentence, verb), None, verb.text)
    if lemma_of(verb) in words["heading"]:
        # The parser takes the verb of looks for a helper as often.
        looks = next(
            (one for one in verb.children if one.dep_ == "auxpass" and lemma_of(one) in words["copulas"]), None
        )
        if looks is not None:
            yield Judged("forecast", clause_span(sentence, verb), None, looks.text)


def left_open_by(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What the clause of `verb` says may be, or somebody says it expects."""
    words = table["forecast"]
    possible = next((one for one in verb.children if one.dep_ == "aux" and one.lower_ in words["possible"]), None)
    if possible is not None and _may_come_about(verb, words):
        yield Judged("forecast", clause_span(sentence, verb), None, possible.text)
    if lemma_of(verb) in words["verbs"] and not is_passive(verb) and verb.tag_ in SAID and subject_of(verb) is not None:
        yield Judged("forecast", clause_span(sentence, verb), subject_of(verb), verb.text)
    if verb.tag_ in SAID and lemma_of(verb) in words["rating"]:
        # "puts the chances of a deal at one in three"
        odds = [one for one in objects_of(verb) if lemma_of(one) in words["odds"]]
        if odds:
            yield Judged("forecast", clause_span(sentence, verb), subject_of(verb), odds[0].text)
    risk = _told_to_be_there(verb, words["risks"])
    if risk is not None:
        yield Judged("forecast", clause_span(sentence, verb), None, risk.text)


def _told_to_be_there(verb: Token, nouns: Collection[str]) -> Token | None:
    """The risk of "there is a risk of"."""
    if "expl" not in labels_below(verb):
        return None
    return next((one for one in verb.children if one.dep_ in {"attr", "dobj"} and lemma_of(one) in nouns), None)


def _may_come_about(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "may fail", not for "may not leave", "neither side may leave" and "who may speak"."""
    if verb.dep_ in {"relcl", "advcl"} or "neg" in labels_below(verb):
        return False
    subjects = (one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"})
    refused = words["refused"]
    return not any(one.lower_ in refused or refused & {below.lower_ for below in one.children} for one in subjects)


def _condition(verb: Token, table: Mapping[str, Any]) -> Token | None:
    marks = table["condition"]["marks"]
    return next((child for child in verb.children if is_marked(child, marks)), None)


def is_marked(clause: Token, marks: Collection[str]) -> bool:
    """Whether it is a clause that one of the words opens."""
    return clause.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in marks for one in clause.children)


def _is_unreal(verb: Token, condition: Token | None, table: Mapping[str, Any]) -> bool:
    without = any(word in table["condition"]["without"] for word, _ in prepositions_of(verb))
    return condition is not None or without or _inverted(verb) is not None


def _inverted(verb: Token) -> Token | None:
    """The condition of "had the council met in May, it would have ...": its helper stands first."""
    clauses = (one for one in verb.children if one.dep_ in {"advcl", "ccomp"} and one.i < verb.i)
    return next((one for one in clauses if one.left_edge.lower_ == "had" and one.left_edge.dep_ == "aux"), None)
