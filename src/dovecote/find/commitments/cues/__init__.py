"""Where a sentence makes a deed a promise: the frames of `languages/<code>/commitments/cues.toml`, by grammar.

`verbs`, `nouns`, `adjectives`, `clauses` and `texts` each know one way in which words do that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL
from dovecote.find.commitments.cues.adjectives import after_adjective, after_be, is_predicative, still_to_be
from dovecote.find.commitments.cues.again import can_be_told_again, told_again
from dovecote.find.commitments.cues.clauses import (
    about_to,
    clause_with,
    in_future,
    in_headline,
    in_progressive,
    in_timetable,
    lasting_until,
)
from dovecote.find.commitments.cues.figures import by_figure
from dovecote.find.commitments.cues.limits import day_set, given_time, is_limit, with_limit, without_limit
from dovecote.find.commitments.cues.moves import by_move, seen_through
from dovecote.find.commitments.cues.nouns import after_noun
from dovecote.find.commitments.cues.texts import bound_by, in_effect, provided_by
from dovecote.find.commitments.cues.verbs import after_verb
from dovecote.find.commitments.grammar import modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.find.frames import by_lemma
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["promises_in"]

CLASSES = (
    *(
        "binds",
        "time-given",
        "day-set",
        "moved",
        "refigured",
        "verb",
        "target",
        "provides",
        "takes-effect",
        "limit",
        "no-limit",
        "told-again",
        "noun",
        "adjective",
    ),
    *("be-to", "going-to", "to-be", "duty", "modal", "until", "progressive", "timetable"),
)
"""In this order: of two frames that claim one deed, the first keeps it."""
BY_OTHER_WORDS = frozenset({"be-to", "duty", "modal", "progressive", "timetable", "told-again"})
"""Classes whose frames are not called by the lemma of one of their words."""
BY_MORE_WORDS = BY_OTHER_WORDS | {"limit"}
"""Those, and the class whose words may stand before the one that is looked at: "target date"."""
NOMINAL = frozenset({"NOUN", "PROPN"})
PRESENT = frozenset({"VBZ", "VBP"})
BY_NOUNS = frozenset({"noun", "takes-effect", "limit", "no-limit", "told-again"})
"""Classes whose frames only nouns call; "adjective" is called by any word, all others by verbs."""


def promises_in(sentence: Sentence, words: Words) -> list[Promise]:
    """Everything in the sentence that has the form of a promise, in order; what is none is sorted out later."""
    found: dict[int, Promise] = {}
    for promise in _all_promises(sentence, words):
        # The first frame that claims a deed keeps it: "pledged that it would leave" is a pledge, no bare future.
        told = seen_through(promise, words)
        if (before := found.get(told.deed.i)) is not None and _is_aside(before, told):
            found[told.deed.i] = told
        found.setdefault(told.deed.i, told)
    return [found[place] for place in sorted(found)]


def _is_aside(first: Promise, second: Promise) -> bool:
    """Whether the first stands in brackets of the second: "elections, first planned for May, are now due in June"."""
    same = first.frame == second.frame and first.cue.dep_ == "acl" and first.cue.head == first.deed
    return same and second.cue.dep_ != "acl"


def _all_promises(sentence: Sentence, words: Words) -> Iterator[Promise]:
    calling = words.frames_by_head
    called = {frame for lemma in by_lemma(sentence) if lemma in calling for frame in calling[lemma]}
    verbs = [one for one in sentence.tokens if one.pos_ in VERBAL or one.tag_[:2] == "VB"]
    nouns = [one for one in sentence.tokens if one.pos_ in NOMINAL]
    callers = {**dict.fromkeys(BY_NOUNS, nouns), "adjective": sentence.tokens, **_by_form(verbs)}
    if not can_be_told_again(sentence, words):
        callers["told-again"] = ()
    for word_class in CLASSES:
        for frame in words.frames_by_class.get(word_class, ()):
            heads = frame.heads
            if word_class in BY_OTHER_WORDS or frame.id in called:
                for token in callers.get(word_class, verbs):
                    # A frame is called by the first word of one of those it names, in any form.
                    if word_class in BY_MORE_WORDS or token.lemma_.lower() in heads or token.lower_ in heads:
                        yield from _by_class(sentence, token, frame, words)
    if sentence.part == "headline":
        yield from in_headline(sentence)


def _by_form(verbs: Sequence[Token]) -> dict[str, Sequence[Token]]:
    """Of the classes of frames that a verb calls by its form, those verbs that have it."""
    helped = [one for one in verbs if modal_of(one) is not None]
    return {
        "be-to": [one for one in verbs if one.lemma_ == "be"],
        "duty": helped,
        "modal": helped,
        "progressive": [one for one in verbs if one.tag_ == "VBG"],
        "timetable": [one for one in verbs if one.tag_ in PRESENT],
    }


def _by_class(sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    match frame.word_class:
        case "moved":
            yield from by_move(sentence, token, frame, words)
        case "verb" | "target":
            if token.pos_ == "VERB" and frame.is_called_by(token):
                yield from after_verb(sentence, token, frame, words)
        case "noun":
            if token.lemma_.lower() in frame.words and token.pos_ == "NOUN":
                yield from after_noun(sentence, token, frame, words)
        case "adjective":
            if (token.lemma_.lower() in frame.words or token.lower_ in frame.words) and is_predicative(token):
                yield from after_adjective(sentence, token, frame, words)
        case "takes-effect":
            if token.lemma_.lower() in frame.words and token.pos_ in NOMINAL:
                yield from in_effect(sentence, token, frame, words)
        case "until":
            if token.lemma_.lower() in frame.words and token.tag_ in PRESENT:
                yield from lasting_until(sentence, token, frame)
        case "limit":
            if token.pos_ == "NOUN" and is_limit(token, frame):
                yield from with_limit(sentence, token, frame, words)
        case "no-limit":
            if token.lemma_.lower() in frame.words:
                yield from without_limit(sentence, token, frame, words)
        case "told-again":
            yield from told_again(sentence, token, frame, words)
        case "to-be":
            if token.lemma_ == "be":
                yield from still_to_be(sentence, token, frame, words)
        case "be-to":
            if token.lemma_ == "be" and token.pos_ in VERBAL:
                yield from after_be(sentence, token, frame)
        case "going-to":
            yield from about_to(sentence, token, frame)
        case "duty":
            if token.pos_ in VERBAL and (modal := modal_of(token)) is not None and modal.lower_ in frame.words:
                yield clause_with(sentence, token, modal, frame)
        case name:
            yield from _by_verb(name, sentence, token, frame, words)


_WITH_VERBS = {
    "refigured": by_figure,
    "provides": provided_by,
    "binds": bound_by,
    "time-given": given_time,
    "day-set": day_set,
}
"""Classes whose frames are called by one of their verbs."""
_WITH_TENSE = {"progressive": in_progressive, "timetable": in_timetable, "modal": in_future}
"""Classes whose frames are called by the tense of any verb."""


def _by_verb(name: str, sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    if name in _WITH_TENSE:
        yield from _WITH_TENSE[name](sentence, token, frame, words)
    elif token.pos_ == "VERB" and frame.is_called_by(token):
        yield from _WITH_VERBS[name](sentence, token, frame, words)
