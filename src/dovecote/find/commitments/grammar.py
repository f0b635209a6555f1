"""The few questions about a verb's auxiliaries that the rules of this folder ask, beside those of `find.clause`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import SUBJECTS, VERBAL, labels_below
from dovecote.find.parse_memory import once_per_word

if TYPE_CHECKING:
    from spacy.tokens import Token

ANY_SUBJECT = SUBJECTS | {"nsubjpass", "csubjpass", "expl"}
AUXILIARIES = frozenset({"aux", "auxpass"})
BEFORE_VERBS = frozenset({"aux", "mark"})
OWN_HELPERS = ANY_SUBJECT | {"aux"}
"""Labels without which a coordinated verb shares auxiliary and subject of the first."""


def child(token: Token, *labels: str) -> Token | None:
    """The first child of `token` with one of the dependency labels."""
    if labels_below(token).isdisjoint(labels):
        return None
    return next(one for one in token.children if one.dep_ in labels)


def has_infinitive_mark(verb: Token) -> bool:
    """Whether `verb` is an infinitive with its "to", its own or that of the verb it is coordinated with."""
    if not labels_below(verb).isdisjoint(BEFORE_VERBS) and any(
        one.tag_ == "TO" and one.dep_ in BEFORE_VERBS for one in verb.children
    ):
        return True
    return shares_auxiliaries(verb) and has_infinitive_mark(verb.head)


def shares_auxiliaries(verb: Token) -> bool:
    """Whether a coordinated verb has neither auxiliary nor subject of its own: "will meet and sign"."""
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL:
        return False
    if not labels_below(verb).isdisjoint(OWN_HELPERS):
        return False
    return verb.tag_ in {"VB", "VBN", "VBP"} or verb.tag_ == verb.head.tag_


@once_per_word
def modal_of(verb: Token) -> Token | None:
    """The modal auxiliary of `verb`, own or shared."""
    if not labels_below(verb).isdisjoint(AUXILIARIES):
        own = next((one for one in verb.children if one.dep_ in AUXILIARIES and one.tag_ == "MD"), None)
        if own is not None:
            return own
    return modal_of(verb.head) if shares_auxiliaries(verb) else None


@once_per_word
def is_negated(verb: Token) -> bool:
    """Whether "not", "never", "no longer" stands with `verb` itself."""
    labels = labels_below(verb)
    return "neg" in labels or ("advmod" in labels and any(_is_no_longer(one) for one in verb.children))


def _is_no_longer(adverb: Token) -> bool:
    if adverb.dep_ != "advmod" or (adverb.i + 1 < len(adverb.doc) and adverb.nbor().lower_ == "than"):
        return False  # "no later than Friday" sets a limit and denies nothing
    return "neg" in labels_below(adverb) or any(one.lower_ == "no" for one in adverb.children)


def is_perfect(verb: Token) -> bool:
    """Whether "have" stands with `verb`: "would have left"."""
    return "aux" in labels_below(verb) and any(one.dep_ == "aux" and one.lemma_ == "have" for one in verb.children)


def with_shared(verb: Token) -> Iterator[Token]:
    """`verb`, and the verbs coordinated with it that share its auxiliaries or repeat its "to", in order."""
    yield verb
    for one in verb.children:
        if one.dep_ != "conj" or one.pos_ not in VERBAL:
            continue
        if shares_auxiliaries(one) or (has_own_to(one) and has_infinitive_mark(verb)):
            yield from with_shared(one)


def has_own_to(verb: Token) -> bool:
    """Whether it is as the second of "to leave and to disarm", with nobody named anew."""
    return has_infinitive_mark(verb) and labels_below(verb).isdisjoint(ANY_SUBJECT)


def children_by(token: Token, label: str) -> list[Token]:
    """All children of `token` with a dependency label, in order."""
    return [one for one in token.children if one.dep_ == label] if label in labels_below(token) else []
