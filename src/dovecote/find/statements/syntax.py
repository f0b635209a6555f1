"""Questions to a parse that the statement finder asks: subject of a verb, its auxiliaries, where a phrase ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
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
        if own is not None:
            if own.lower_ in relatives and current.dep_ == "relcl":
                return current.head
            return own
        current, done = _next_verb(current)
        if done:
            return current
    return None


def _own_subject(verb: Token) -> Token | None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return agent_of(verb)
    return next((child for child in verb.children if child.dep_ in {"nsubj", "csubj"}), None)


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
