"""An assessment at a word, before it is known who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.clause import labels_below, subtree_span
from dovecote.model.evidence import Span
from dovecote.model.observation import AssessmentKind
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SAID = frozenset({"VBZ", "VBD", "VBP"})
"""Tags of verbs by which somebody holds something, here and now or then."""
PREDICATES = frozenset({"acomp", "attr", "oprd"})
"""Labels of what is said of the subject."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Its kind, its clause, and who holds it where the grammar tells."""

    kind: AssessmentKind
    span: Span
    holder: Token | None = None
    probability: str | None = None


def is_held(verb: Token) -> bool:
    """True for "doubts", "has doubted" and "does not doubt": somebody holds it, and is not only to hold it."""
    helpers = {one.lemma_ for one in verb.children if one.dep_ == "aux"}
    return (
        verb.tag_ in SAID
        or (verb.tag_ == "VB" and "do" in helpers)
        or (verb.tag_ in {"VBN", "VBG"} and bool(helpers & {"have", "be"}))
    )


def predicate_of(verb: Token) -> Token | None:
    """The adjective or noun that is said of the subject: "slow" of "progress has been slow"."""
    if labels_below(verb).isdisjoint(PREDICATES):
        return None
    return next(one for one in verb.children if one.dep_ in PREDICATES)


def hull(sentence: Sentence, span: Span, clause: Token | None) -> Span:
    """The span, stretched over the clause with all that hangs on it."""
    if clause is None:
        return span
    other = subtree_span(sentence, clause)
    return Span(min(span.start, other.start), max(span.end, other.end))
