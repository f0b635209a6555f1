"""Questions to a parse that the statement finder asks: subject of a verb, its auxiliaries, where a phrase ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import labels_below

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the words that make a clause finite."""
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


def subject_of(verb: Token, relatives: frozenset[str]) -> Token | None:
    """Head of the noun phrase that does what `verb` says; None where the parse shows none.

    A verb without a subject of its own takes that of the verb it is coordinated with or hangs from; a relative pronoun
    stands for the noun it follows.
    """
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        own = _own_subject(current)
        if own is None and current.i == verb.i and is_passive(verb):
            return None
        if own is not None:
            if own.lower_ in relatives and current.dep_ == "relcl":
                return current.head
            return own
        current, done = _next_verb(current)
        if done:
            return current
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is the one spoken to or about: "was asked", "asked about the dam, she"."""
    labels = labels_below(verb)
    if "auxpass" in labels:
        return True
    if _is_aside(verb):
        return True
    bare = "aux" not in labels
    if verb.tag_ == "VBD" and verb.dep_ == "advcl" and bare and not any(one.dep_ in SUBJECTS for one in verb.lefts):
        # "Tolland retorted when asked about the claim".
        return any(one.tag_ == "WRB" for one in verb.lefts)
    return verb.tag_ == "VBN" and bare and verb.dep_ in {"acl", "advcl"}


def _is_aside(verb: Token) -> bool:
    """Whether the parser took a participle between commas for a finite verb: "Tolland, asked whether ..., said".

    No comma stands between a subject and its verb.
    """
    if verb.tag_ not in {"VBD", "VBN"} or verb.i < 2 or verb.doc[verb.i - 1].text != ",":
        return False
    return any(child.dep_ == "nsubj" and child.i == verb.i - 2 for child in verb.children)


def _own_subject(verb: Token) -> Token | None:
    if is_passive(verb):
        return agent_of(verb)
    own = _nearest_subject(verb)
    asides = [one for one in (*verb.children, verb.head) if own is None and one.i < verb.i and _is_aside(one)]
    return own or next((one for aside in asides for one in aside.children if one.dep_ == "nsubj"), None)


def _nearest_subject(verb: Token) -> Token | None:
    """The subject; of two, the one by the verb where the other has an auxiliary: "It will not, Tolland has said"."""
    found = [child for child in verb.children if child.dep_ in {"nsubj", "csubj"}]
    before = [one for one in found if one.i < verb.i]
    if len(before) > 1 and any(before[-2].i < one.i < before[-1].i for one in verb.children if one.dep_ in AUXILIARIES):
        return before[-1]
    return found[0] if found else None


def _next_verb(verb: Token) -> tuple[Token | None, bool]:
    """The verb that lends its subject, or the subject itself with True."""
    match verb.dep_:
        case "conj" | "xcomp" | "advcl" | "ccomp" | "dep" | "parataxis" if verb.dep_ != "ccomp" or verb.tag_ == "VBG":
            return (verb.head, False) if verb.head.i != verb.i else (None, True)
        case "acl" if verb.tag_ == "VBG":
            return verb.head, True
        case "relcl":
            return None, True
        case "pcomp":
            return (verb.head.head, False) if verb.head.head.i != verb.i else (None, True)
        case _:
            return None, True


def agent_of(verb: Token) -> Token | None:
    """Who did it, in "announced by the ministry"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            times = {"DATE", "TIME"}
            return next((one for one in child.children if one.dep_ == "pobj" and one.ent_type_ not in times), None)
    return None


def phrase_of(head: Token) -> list[Token]:
    """The noun phrase of `head` with what belongs to it, in order; a relative clause after a comma is left out."""
    left_out: set[int] = set()
    for child in head.children:
        if child.i > head.i and child.dep_ in {"punct", "cc"} and child.i == head.right_edge.i:
            left_out.add(child.i)
    return [one for one in head.subtree if one.i not in left_out]


def auxiliaries_of(verb: Token) -> list[Token]:
    """Auxiliaries, negations and adverbs directly before `verb`, in order."""
    found: list[Token] = []
    marks = {child.i: child for child in verb.children if child.dep_ in AUXILIARIES or child.dep_ == "advmod"}
    position = verb.i - 1
    while position in marks and (marks[position].dep_ in AUXILIARIES or marks[position].n_lefts == 0):
        found.append(marks[position])
        position -= 1
    return found[::-1]


def up(token: Token) -> Iterator[Token]:
    """`token` and everything above it in its sentence, nearest first."""
    yield token
    yield from token.ancestors
