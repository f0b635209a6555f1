"""What a deed's own auxiliaries, negations, adverbs, determiners and subordinator say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, conjuncts_of, labels_below
from dovecote.find.qualify.verdict import Mark
from dovecote.find.qualify.words import Words, forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTIES = frozenset({"nsubj", "nsubjpass", "dobj"})
NOUN_MODIFIERS = frozenset({"amod", "det", "advmod", "compound", "nmod", "predet", "neg"})
REPORTED = frozenset({"ccomp", "parataxis", "acl", "relcl"})


def own_marks(token: Token, words: Words) -> Iterator[Mark]:
    """What the deed says of itself, as a verb or as a noun."""
    if token.pos_ in VERBAL:
        yield from verb_marks(token, words)
        return
    for child in token.children:
        if child.dep_ in NOUN_MODIFIERS and child.lower_ in words.modifiers:
            yield words.modifiers[child.lower_], child.lower_


def verb_marks(token: Token, words: Words, below: Token | None = None) -> Iterator[Mark]:
    """What stands with a verb: "did not", "would have", "nobody", "perhaps", "if".

    Args:
        below: the deed asked about, whose own "no" is read with it and not once more with its verb.
    """
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in {"preconj", "cc"} and child.lower_ == "neither"):
            yield "negated", child.lower_
        elif child.dep_ == "aux" and child.lower_ in words.inversions and _opens_condition(token, child):
            yield "counterfactual" if child.tag_ == "VBD" else "condition", child.lower_
        elif child.dep_ == "aux" and child.lower_ in words.auxiliaries:
            yield _auxiliary(token, child, words), child.lower_
        elif child.dep_ == "mark" and child.lower_ in words.marks:
            kind = words.marks[child.lower_]
            yield ("questioned" if kind == "condition" and _is_asked(token, words) else kind), child.lower_
        elif child.dep_ == "advmod" and child.lower_ in words.hedges and not _compares(child):
            yield words.hedges[child.lower_], child.lower_
        elif (child.dep_ in PARTIES and child is not below and _is_nobody(child, words)) or (
            child.dep_ == "prep"
            and any(one.lemma_ in words.no_occasion and _is_nobody(one, words) for one in child.children)
        ):
            yield "negated", child.lower_
    if _is_headline_future(token):
        yield "future", "to"
    if _shares_auxiliaries(token):
        yield from (mark for mark in verb_marks(token.head, words) if mark[0] != "negated")


def _opens_condition(verb: Token, auxiliary: Token) -> bool:
    """True for the "had" of "Had the monitors been sent, they might ...": before its subject, and no question."""
    if verb.head.i == verb.i or verb.dep_ not in {"advcl", "ccomp"}:
        return False
    return any(one.dep_ in {"nsubj", "nsubjpass"} and auxiliary.i < one.i < verb.i for one in verb.lefts)


def _is_headline_future(token: Token) -> bool:
    """True for "Tolland, Venn to meet in Dorn": of "are to meet" a headline keeps the infinitive alone."""
    if token.tag_ != "VB" or not any(one.tag_ == "TO" for one in token.children):
        return False
    return not any(one.pos_ in VERBAL for one in token.ancestors)


def is_open(token: Token, words: Words) -> bool:
    """True for a verb that a modal or its present tense leaves open: "would sign", "signs"."""
    helped = "aux" in labels_below(token)
    modal = helped and any(one.dep_ == "aux" and one.lower_ in words.auxiliaries for one in token.children)
    return modal or (token.tag_ in {"VB", "VBP", "VBZ"} and not _is_past_infinitive(token))


def may_lie_ahead(verb: Token) -> bool:
    """True for a verb in the present or an infinitive: "meets on Friday"; what is told in the past has been."""
    return verb.tag_ in {"VBZ", "VBP", "VB", "VBG"} and not _is_past_infinitive(verb)


def _is_past_infinitive(verb: Token) -> bool:
    """True in "did not go": the bare form of a past tense."""
    return "aux" in labels_below(verb) and any(one.dep_ == "aux" and one.tag_ == "VBD" for one in verb.children)


def _auxiliary(token: Token, auxiliary: Token, words: Words) -> str:
    """In reported speech "would" is the future of the past; elsewhere it leaves the deed open."""
    kind = words.auxiliaries[auxiliary.lower_]
    perfect = any(one.dep_ == "aux" and one.lower_ == "have" and one.i > auxiliary.i for one in token.children)
    if perfect and kind in {"possible", "conditional"}:
        return "counterfactual"
    if kind != "conditional":
        return kind
    head = token
    while head.dep_ == "conj":
        head = head.head
    return "future" if head.dep_ in REPORTED else "hypothetical"


def _is_asked(token: Token, words: Words) -> bool:
    """True for "asked if she had spoken", "it was not clear if any had": what "if" opens is asked, no condition."""
    head = token.head
    if token.dep_ == "ccomp":
        return bool(head.i < token.i)
    if token.dep_ != "advcl" or head.lemma_ not in words.copulas:
        return False
    return any(one.dep_ in {"acomp", "attr"} and one.lower_ in words.marks for one in head.children)


def _is_nobody(token: Token, words: Words) -> bool:
    """True for "nobody", "no prisoner", "not a single lorry", "not one of them"."""
    if token.lower_ in words.nobody:
        return True
    if labels_below(token).isdisjoint(("det", "neg")):
        return False
    return any(
        (one.dep_ == "det" and words.modifiers.get(one.lower_) == "negated")
        or (one.dep_ == "neg" and not any(other.dep_ == "cc" for other in token.children))
        for one in token.children
    )


def _compares(adverb: Token) -> bool:
    """True for "as soon as", "so long as": no adverb of time."""
    return any(one.lower_ in {"as", "so"} for one in adverb.children)


def _shares_auxiliaries(token: Token) -> bool:
    """True in "will meet and sign": a coordinated verb without auxiliaries of its own shares the first one's."""
    if token.dep_ != "conj" or token.head.pos_ not in VERBAL or any(one.dep_ == "aux" for one in token.children):
        return False
    return bool(token.tag_ == token.head.tag_ or token.tag_ == "VB")


def is_hostile_act(token: Token, words: Words) -> bool:
    """True for violence that a speaker says he will do: "we will strike back", "anyone who crosses will be shot"."""
    if not words.hostile & set(forms_of(token)):
        return False
    subjects = [one for one in token.children if one.dep_ in {"nsubj", "nsubjpass"}]
    return any(one.lower_ in words.anybody for head in subjects for one in conjuncts_of(head))
