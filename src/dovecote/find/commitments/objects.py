"""What a promise is about, and how much of it the promise covers: its object and its scope (codebook, Commitment).

The object is what it is done to ("its troops"); the scope limits it in the words of the text: all of them or the rest
("all the remaining soldiers"), or a place ("in the valley"). A promise without such words has no scope.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, objects_of, subject_of
from dovecote.find.commitments.cues.shared import thing_at_place
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Action, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

LIMITS: Final = frozenset({"by", "within", "before", "on", "until", "till", "after", "since", "as"})
"""Prepositions that tell when or how, and not what."""
RELATIVE: Final = frozenset({"WDT", "WP"})
MOVED: Final = frozenset({"withdraw", "begin_withdrawal", "retain", "return"})
"""Actions that are done by those whom they are about: "the soldiers leave"."""


def object_words(promise: Promise, action: Action | None, words: Words) -> str | None:
    """What it is done to, in the words of the text, without the words that make it all or the rest."""
    noun = _object_of(promise, action, words)
    if noun is None:
        return None
    whole = set(words.table["details"]["quantity"]["everything"])
    kept = _phrase(noun)
    while len(kept) > 1 and kept[0] != noun and (kept[0].lower_ in whole or kept[0].lower_ in {"the", "of"}):
        kept = kept[1:]
    return _text(promise, kept) or None


def thing_before(deed: Token) -> Token | None:
    """What a relative clause without a pronoun tells of: "the 90 prisoners it undertook to free"."""
    verb = deed.head
    clause = deed.dep_ == "xcomp" and verb.dep_ == "relcl" and verb.i > verb.head.i
    bare = not any(one.tag_ in {"WDT", "WP", "WRB"} for one in verb.subtree)
    return verb.head if clause and bare and verb.head.pos_ == "NOUN" and not objects_of(deed) else None


def _object_of(promise: Promise, action: Action | None, words: Words) -> Token | None:
    deed, doer = promise.deed, promise.doer
    if promise.is_noun:
        return deed
    if action is not None and doer is not None and doer.pos_ in {"NOUN", "PROPN"}:
        moved = action.name in MOVED and words.is_a("forces", doer)
        happens = doer.pos_ == "NOUN" and words.action_of(doer) is not None and not promise.is_passive
        if moved or happens:
            return doer
    found = objects_of(deed)
    if found and found[0].tag_ in RELATIVE and deed.dep_ == "relcl" and deed.head.pos_ in {"NOUN", "PROPN"}:
        return deed.head
    if found:
        return found[0]
    if (thing := thing_before(deed)) is not None:
        return thing
    inner = next((one for one in deed.children if one.dep_ in {"pobj", "xcomp", "attr"}), None)
    if inner is not None:
        return inner
    thing = _thing_that_does(promise, words)
    if thing is not None:
        return thing
    after = [one for one in deed.children if one.dep_ == "prep" and one.lower_ not in LIMITS]
    nouns = [near for one in after for near in one.children if near.dep_ == "pobj" and not _is_time(near)]
    return nouns[0] if nouns else None


def _thing_that_does(promise: Promise, words: Words) -> Token | None:
    """The thing of which a deed without an object is told: "the camp, which was to close in March"."""
    deed = promise.deed
    clause = deed.head if deed.dep_ == "xcomp" and deed.head.lemma_ == "be" else deed
    subject = subject_of(clause) or promise.doer
    if subject is not None and subject == clause.head and clause.dep_ == "relcl":
        subject = thing_at_place(subject)
    return subject if subject is not None and subject.pos_ == "NOUN" and not words.can_obey(subject) else None


def is_further(promise: Promise, action: Action | None, words: Words) -> bool:
    """Whether it is counted beside an earlier promise: "another 80 prisoners", "the second phase"."""
    noun = _object_of(promise, action, words)
    more = words.table["details"]["quantity"]["further"]
    if noun is None or promise.mover is not None:
        return False
    if any(one.lower_ in words.table["details"]["quantity"]["preliminary"] for one in noun.children):
        return True
    near = [noun, *(one for one in noun.children if one.dep_ in {"nummod", "amod", "det"})]
    return any(one.lower_ in more for head in near for one in (head, *head.children) if one.i <= noun.i)


def scope_words(promise: Promise, words: Words) -> str | None:
    """How much of it, in the words of the text: all, the rest, or what lies in one place; None where nothing tells."""
    table = words.table["details"]
    whole = set(table["quantity"]["everything"])
    for noun in _about(promise):
        near = {one.lower_ for one in noun.children} | {one.lower_ for one in noun.subtree if one.dep_ == "predet"}
        if noun.pos_ != "PRON" and near & whole:
            return _text(promise, _phrase(noun))
    for place in _places(promise, words):
        return _text(promise, list(place.subtree))
    return None


def _about(promise: Promise) -> list[Token]:
    if promise.is_noun:
        return [promise.deed]
    return [*objects_of(promise.deed), *([promise.doer] if promise.doer is not None else [])]


def _places(promise: Promise, words: Words) -> Iterator[Token]:
    """Prepositions with a place, on the deed or on what it is done to."""
    prepositions = set(words.table["details"]["scope"]["places"])
    for anchor in (promise.deed, *objects_of(promise.deed)):
        for one in anchor.children:
            if one.dep_ == "prep" and one.lower_ in prepositions and one.i > anchor.i:
                inner = next((near for near in one.children if near.dep_ == "pobj"), None)
                if inner is not None and not _is_time(inner) and (inner.pos_ == "PROPN" or words.is_a("places", inner)):
                    yield one


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"}


def _phrase(noun: Token) -> list[Token]:
    """The words of a noun phrase, without relative and adverbial clauses."""
    own = set(noun.subtree)
    clauses = {"relcl", "advcl", "acl", "appos"}
    return [
        one
        for one in noun.subtree
        if not any(near.dep_ in clauses and near != noun and near in own for near in (one, *one.ancestors))
        and not (one.dep_ == "conj" and one.pos_ in VERBAL)
    ]


def _text(promise: Promise, tokens: list[Token]) -> str:
    if not tokens:
        return ""
    span = promise.sentence.span_of(tokens)
    return promise.sentence.text[span.start : span.end].strip(" ,;:.")
