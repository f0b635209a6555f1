"""Which deed of a sentence is only what another one is about: of "promised to release" the promise is the act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dovecote.find.clause import labels_below
from dovecote.find.events.types import list_event_types
from dovecote.find.frames import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENT_LABELS = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "acl", "attr", "conj", "nsubjpass", "advcl"}
)


def triggers_of_verbal_acts(matches: Iterable[Match]) -> set[int]:
    """Places of the words that tell a verbal act: promises, demands, threats ..."""
    return {
        int(one.trigger.i)
        for one in matches
        if list_event_types()[one.label].verbal and not tells_what_was(one.trigger)
    }


def tells_what_was(token: Token) -> bool:
    """True for a verb that only reports a past deed: "announced that it had freed them" promises nothing."""
    if "ccomp" not in labels_below(token):
        return False
    return any(
        clause.tag_ in {"VBD", "VBN"} and any(one.dep_ in {"nsubj", "nsubjpass"} for one in clause.children)
        for clause in token.children
        if clause.dep_ == "ccomp" and not any(one.tag_ == "MD" for one in clause.children)
    )


def is_content_of(token: Token, said: set[int]) -> bool:
    """True where a verbal act of the same sentence has the deed as its content: "promised to release"."""
    current = token
    while current.dep_ in COMPLEMENT_LABELS and current.head.i != current.i:
        beside = current.dep_ == "conj"
        current = current.head
        # "praised them and promised aid": what stands beside an act is no part of it.
        if current.i in said and not beside:
            return True
    return False
