"""Clauses that promise by their own verb: "will leave", "must leave", "stays until"; headlines: "Veldt to free 200"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.cues.shared import any_negation, finite_span
from dovecote.find.commitments.cues.texts import puts_in_force
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, is_perfect, modal_of, with_shared
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def clause_with(sentence: Sentence, deed: Token, cue: Token, frame: Frame) -> Promise:
    """A promise in a clause of its own: "Veldt will leave"."""
    return Promise(
        sentence,
        deed,
        cue,
        frame.id,
        frame.force,
        finite_span(sentence, deed),
        doer=_subject_before_report(deed) or subject_of(deed) or _subject_with_participle(deed),
        negated=any_negation(deed),
    )


def _subject_before_report(deed: Token) -> Token | None:
    """Who goes on to do it behind a report: "She agreed to lift it, her spokesman said, and would let teams in"."""
    verb = deed.head
    told = child(verb, "ccomp") if deed.dep_ == "conj" and verb.pos_ in VERBAL else None
    if told is None or told.i > verb.i or child(deed, "nsubj", "nsubjpass") is not None:
        return None
    return subject_of(told)


def _subject_with_participle(deed: Token) -> Token | None:
    """The rebels of "Rebels besieging the town will allow": the parser may take the participle for the subject."""
    clause = child(deed, "csubj")
    inner = child(clause, "nsubj") if clause is not None and clause.tag_ == "VBG" else None
    return inner if inner is not None and inner.pos_ in {"NOUN", "PROPN"} else None


def in_future(sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A clause with "will", or with "would" in reported speech."""
    if token.pos_ not in VERBAL or (modal := modal_of(token)) is None or is_perfect(token):
        return
    cues = words.table["cues"]["modal"]
    if modal.lower_ in cues["present"] or modal.lower_ in cues["reported"]:
        yield clause_with(sentence, token, modal, frame)


def about_to(sentence: Sentence, going: Token, frame: Frame) -> Iterator[Promise]:
    """What somebody "is going to" do; of the past only in reported speech: "said that it was going to leave"."""
    be = next((one for one in going.children if one.dep_ == "aux" and one.lemma_ == "be"), None)
    if going.tag_ != "VBG" or be is None or modal_of(going) is not None:
        return
    dropped = any(one.lower_ == "but" for near in (going, *going.children) for one in near.children)
    if be.tag_ == "VBD" and (dropped or not _is_told(going)):
        return  # "he was going to pay, but forgot"
    for first in (one for one in going.children if one.dep_ == "xcomp" and has_infinitive_mark(one)):
        for deed in with_shared(first):
            denied = any_negation(deed) or any_negation(going)
            doer, span = subject_of(going), clause_span(sentence, going if deed == first else deed)
            yield Promise(sentence, deed, going, frame.id, frame.force, span, doer=doer, negated=denied)


def _is_about_to(verb: Token, words: Words) -> bool:
    """Whether it is the "going" of "is going to leave", which has a frame of its own."""
    going = verb.lemma_.lower() in words.verbs_of_frame("going-to")
    return going and any(one.dep_ == "xcomp" and has_infinitive_mark(one) for one in verb.children)


def _is_told(verb: Token) -> bool:
    """Whether its clause is what somebody said."""
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in VERBAL:
        current = current.head
    return current.dep_ == "ccomp"


def in_progressive(sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A plan told as under way: "says it is sending 300 soldiers next week"; only for actions of the lists."""
    if (
        token.tag_ != "VBG"
        or is_negated(token)
        or _is_about_to(token, words)
        or not any(one.lemma_ == "be" and one.dep_ == "aux" for one in token.children)
    ):
        return
    if modal_of(token) is None and not any(one.tag_ in {"VBD", "VBN"} for one in token.children if one.dep_ == "aux"):
        clause = clause_with(sentence, token, token, frame)
        action = words.action_of(token, clause.doer)
        if action is not None and action.name in words.table["cues"]["under_way"]["actions"]:
            yield clause


def in_timetable(sentence: Sentence, verb: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A plan told in the present, as of timetables: "the withdrawal begins on 3 May", "the envoy travels on Monday"."""
    if verb.tag_ not in {"VBZ", "VBP"} or is_negated(verb) or sentence.part == "headline":
        return
    doer = subject_of(verb)
    if doer is None or any(one.dep_ in {"aux", "auxpass"} for one in verb.children):
        return
    if doer.lower_ in words.table["details"]["quantity"]["time_units"]:
        return  # "before the year is out"
    truces = (one for one in words.frames_by_class.get("takes-effect", ()) if doer.lemma_.lower() in one.words)
    if any(puts_in_force(verb, one, words) for one in truces):
        return  # "the truce takes effect on Sunday": told by its own frame
    called = verb.lemma_.lower() in frame.words
    event = called and doer.pos_ == "NOUN" and words.action_of(doer) is not None
    action = words.action_of(verb, doer) if not event else None
    if event or (action is not None and action.name in words.table["cues"]["under_way"]["actions"]):
        yield clause_with(sentence, verb, verb, frame)


def lasting_until(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What is to last until a day: "the guards stay until 1 August"."""
    if any(word in {"until", "till"} for word, _ in prepositions_of(cue)) and not is_negated(cue):
        yield Promise(sentence, cue, cue, frame.id, frame.force, clause_span(sentence, cue), doer=subject_of(cue))


def in_headline(sentence: Sentence) -> Iterator[Promise]:
    """The future of headlines: "Veldt to free 200 prisoners"."""
    for token in sentence:
        marks = [one for one in token.children if one.tag_ == "TO"]
        if token.pos_ != "VERB" or not marks or token.dep_ in {"xcomp", "advcl", "ccomp", "pcomp"}:
            continue
        before = marks[0].i - 1
        first = sentence.parsed.start
        if before < first or sentence.parsed.doc[before].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            continue
        doer = child(token, "nsubj") or (
            token.head
            if token.dep_ in {"acl", "relcl", "ROOT"} and token.head != token
            else sentence.parsed.doc[before]
        )
        yield Promise(
            sentence, token, marks[0], "headline", "plan", _headline_span(sentence, doer, token), doer=doer,
            negated=any_negation(token),
        )  # fmt: skip


def _headline_span(sentence: Sentence, doer: Token, deed: Token) -> Span:
    start = min(sentence.start_of(doer.left_edge), sentence.start_of(deed.left_edge))
    return Span(start, subtree_span(sentence, deed).end)
