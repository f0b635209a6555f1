"""What follows a predicate that promises: "is due to", "are expected to", "was scheduled", "are to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, is_passive, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.cues.shared import any_negation, gerunds, slot_before
from dovecote.find.commitments.grammar import (
    child,
    children_by,
    has_infinitive_mark,
    has_own_to,
    is_negated,
    modal_of,
    with_shared,
)
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def after_adjective(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What follows "is due", "are expected", "was scheduled", "is committed"."""
    deeds = [
        one
        for one in cue.children
        if one.dep_ in {"xcomp", "ccomp", "advcl"} and has_infinitive_mark(one) and one.i > cue.i
    ]
    if deeds:
        # "Is obliged to leave and, within a week, to complete": the parser hangs the second on "obliged".
        deeds += [one for one in children_by(cue, "conj") if has_own_to(one)]
    if "gerund" in frame.takes:
        deeds += [noun for _, noun in gerunds(cue)]
    if "noun" in frame.takes:
        named = [noun for word, noun in prepositions_of(cue) if word == "to" and not words.is_a("talks", noun)]
        deeds += [noun for noun in named if noun.pos_ == "NOUN" and words.action_of(noun) is not None]
    for deed in deeds:
        for one in with_shared(deed):
            own = one.dep_ == "conj" and one.head == cue
            yield Promise(
                sentence, one, cue, frame.id, frame.force,
                clause_span(sentence, one) if own else _predicate_span(sentence, cue),
                doer=_doer_of(one, cue), negated=any_negation(one),
            )  # fmt: skip
    if not deeds and "date" in frame.takes and (noun := _slated_for(cue, words)) is not None:
        yield Promise(sentence, noun, cue, frame.id, frame.force, _predicate_span(sentence, cue), doer=None)
    elif not deeds and "date" in frame.takes:
        slot = slot_before(cue)
        if slot is not None:
            yield Promise(sentence, slot, cue, frame.id, frame.force, _predicate_span(sentence, cue), doer=None)


def _slated_for(cue: Token, words: Words) -> Token | None:
    """The act of "40 captives are slated for release", "the camp is due for closure"; not of "is due for a rest"."""
    slot = slot_before(cue)
    if slot is None or words.action_of(slot) is not None:
        return None
    behind = (noun for word, noun in prepositions_of(cue) if word == "for" and noun.pos_ == "NOUN")
    return next((one for one in behind if (act := words.action_of(one)) is not None and act.testable == "yes"), None)


def _doer_of(deed: Token, cue: Token) -> Token | None:
    """Who is to do it: of "are to be returned by the Front" the Front, else what stands before the predicate."""
    agent = subject_of(deed) if is_passive(deed) else None
    return agent if agent is not None else slot_before(cue)


def _predicate_span(sentence: Sentence, cue: Token) -> Span:
    verb = cue.head if cue.dep_ in {"acomp", "attr", "oprd"} and cue.head.pos_ in VERBAL else cue
    return clause_span(sentence, verb)


def is_predicative(token: Token) -> bool:
    """Whether a word of the frame stands as a predicate, or as a participle without an object of its own."""
    if token.pos_ == "ADJ":
        return token.dep_ in {"acomp", "attr", "oprd", "ROOT", "conj", "amod", "acl"}
    return token.tag_ == "VBN" and not (child(token, "dobj") and not child(token, "auxpass"))


def still_to_be(sentence: Sentence, mark: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What is still to be done, told beside its noun: "a withdrawal to be completed by May", "captives to be freed"."""
    verb = mark.head
    if (
        mark.dep_ != "auxpass"
        or mark.tag_ != "VB"
        or verb.dep_ not in {"acl", "relcl"}
        or not has_infinitive_mark(verb)
    ):
        return
    noun = verb.head
    carries = verb.lemma_.lower() in words.lists["light_verbs"]
    deed = noun if carries else verb
    if noun.pos_ != "NOUN" or (action := words.action_of(deed)) is None or action.name not in words.lists["core"]:
        return
    if any(word in frame.takes for word, _ in prepositions_of(verb)):
        span = Span(subtree_span(sentence, noun).start, subtree_span(sentence, verb).end)
        doer = subject_of(verb) or (None if carries else noun)
        yield Promise(sentence, deed, verb, frame.id, frame.force, span, doer=doer)


def after_be(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What follows "are to", "was to"; not "the aim is to"."""
    if modal_of(cue) is not None or has_infinitive_mark(cue):
        return
    for deed in children_by(cue, "xcomp"):
        if has_infinitive_mark(deed) and deed.i > cue.i and not child(cue, "acomp", "attr"):
            for one in with_shared(deed):
                yield Promise(
                    sentence, one, cue, frame.id, frame.force,
                    clause_span(sentence, cue) if one == deed else clause_span(sentence, one),
                    doer=_doer_of(one, cue), negated=any_negation(one) or is_negated(cue),
                )  # fmt: skip
