"""How closely a time hangs on a deed in the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL
from dovecote.find.timing.deed import Deed, marks_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN, _VERB, _SHARED, _CHAIN, _NOUN = range(5)
"""How a time hangs together with a deed, the closest first."""


def closeness(time: Token, deed: Deed) -> tuple[int, int] | None:
    """How closely a time hangs on the deed, and over how many words; None where it is that of something else."""
    current, steps, noun = time, 0, False
    while True:
        if current == deed.trigger and current != deed.verb:
            return _OWN, steps
        if current == deed.verb:
            return (_NOUN if noun else _VERB), steps
        if current.pos_ in VERBAL:
            kind = _rank_of_verb(current, deed)
            return None if kind is None else (max(kind, _NOUN if noun else kind), steps)
        noun = noun or marks_noun(current)
        if current.head == current:
            return None
        current, steps = current.head, steps + 1


def is_of_next(time: Token, deed: Deed) -> bool:
    """Of "met Tolland on Monday and, two days later, Marren": whether the time stands after the "and" of its verb."""
    joins = [one.i for one in deed.verb.children if one.dep_ == "cc" and one.i > deed.verb.i]
    return bool(joins) and time.i > min(joins)


def _rank_of_verb(governor: Token, deed: Deed) -> int | None:
    """How the verb of a time hangs together with that of the deed."""
    above = _chain(deed.verb, {"conj"})
    if governor in above and not _has_subject(deed.verb):
        return _SHARED
    if deed.ahead:
        # "Plans to meet on Friday": what lies ahead is dated by what it consists in.
        return _CHAIN if deed.verb in _chain(governor, {"xcomp", "pcomp"}) else None
    return _CHAIN if governor in _chain(deed.verb, {"xcomp"}) else None


def _chain(token: Token, relations: set[str]) -> list[Token]:
    """Words reached upwards from `token` over `relations` alone."""
    found = []
    while token.dep_ in relations:
        token = token.head
        found.append(token)
    return found


def _has_subject(verb: Token) -> bool:
    return any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children)
