"""What several kinds of cues ask: is it negated, from where to where does it reach, who stands before it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, children_by, is_negated, modal_of
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

AT_PLACE = frozenset({"at", "in", "near", "outside", "on", "above", "beside"})


def any_negation(deed: Token) -> bool:
    """Whether the deed is promised not to be done: "will not", "neither side may", "no troops will"."""
    if is_negated(deed):
        return True
    thing = child(deed, "dobj")
    if thing is not None and thing.left_edge.lower_ == "no":
        return True  # "will fire no shots", "swore to lay no more ambushes"
    subject = child(deed, "nsubj", "nsubjpass")
    if subject is None:
        return False
    modal = modal_of(deed)
    if modal is not None and modal.i < subject.i:
        # "Under no circumstances will our troops enter": what stands before the turned verb denies it.
        before = (one for one in deed.subtree if one.i < modal.i)
        return any(one.lower_ in {"no", "never", "neither", "nor", "not"} for one in before)
    return any(one.lower_ in {"no", "neither"} for one in [subject, *subject.children])


def finite_span(sentence: Sentence, deed: Token) -> Span:
    """The clause in which `deed` stands, from its subject; "begin to leave" counts from "begin"."""
    verb = deed
    while verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL and modal_of(verb) is None:
        verb = verb.head
    return clause_span(sentence, verb)


def gerunds(token: Token) -> list[tuple[str, Token]]:
    """Prepositions on `token` that govern a gerund, each with it: "committed to leaving"."""
    return [
        (prep.lower_, inner)
        for prep in children_by(token, "prep")
        for inner in prep.children
        if inner.dep_ == "pcomp" and inner.tag_ == "VBG"
    ]


def holder_of(noun: Token, receiving: Set[str] = frozenset()) -> Token | None:
    """Whose promise, plan or order it is; with a verb of `receiving` it is whom it came from."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    by = next((one for word, one in prepositions_of(noun) if word in {"by", "from", "of"}), None)
    if by is not None and by.pos_ in {"PROPN", "NOUN"}:
        return by
    head = noun.head
    if (verb := verb_telling_of(noun)) is not None:
        return subject_of(verb)
    if noun.dep_ in {"dobj", "attr"} and head.pos_ in VERBAL:
        if head.lemma_.lower() in receiving:
            return next((one for word, one in prepositions_of(head) if word in {"by", "from"}), None)
        return subject_of(head)
    return None


def verb_telling_of(noun: Token) -> Token | None:
    """The verb of "informed the board of plans", however the parser hangs the "of"."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of":
        return None
    whom = of.head
    verb = whom.head if whom.dep_ == "dobj" and whom.i == of.i - 1 else whom
    return verb if verb.pos_ in VERBAL else None


def is_reflexive(token: Token | None) -> bool:
    """Whether it is "itself", "themselves": who commits himself promises."""
    return token is not None and token.lower_.endswith(("self", "selves"))


def thing_at_place(noun: Token) -> Token:
    """What a clause with "which" behind a place tells of: the camp, in "the camp at Lakmar, which was to close"."""
    behind = noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.lower_ in AT_PLACE
    return noun.head.head if behind and noun.head.head.pos_ == "NOUN" else noun


def slot_before(cue: Token) -> Token | None:
    """What stands before "is due", "are expected"."""
    own = child(cue, "nsubj", "nsubjpass")
    if own is not None:
        if own.tag_ in {"WDT", "WP"} and cue.dep_ == "relcl":
            return thing_at_place(cue.head) if own.tag_ == "WDT" else cue.head
        return own
    if cue.dep_ in {"acomp", "attr", "oprd"}:
        return slot_before(cue.head)
    if cue.dep_ in {"acl", "relcl"}:
        return cue.head
    if cue.dep_ == "conj":
        return slot_before(cue.head)
    return None
