"""What one clause tells of one act, as all the readers of this folder hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, subject_of
from dovecote.find.commitments.grammar import has_infinitive_mark, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords, fitting
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token

LASTING: Final = frozenset(
    {"continue", "support", "announce", "implement", "review", "refrain", "cease_fire", "start_talks", "resume_talks"}
)
"""Acts of which it tells little that they were done once."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one clause tells of one act."""

    kind: FateKind
    action: str
    act: Token
    """The verb or noun that names the act."""
    verb: Token
    """The verb of the clause."""
    doer: Token | None = None
    limit: Token | None = None
    """The noun for a limit, where the clause is about that: "the deadline for the withdrawal passed"."""
    is_state: bool = False
    """Told by what is still to come or waited for, so in a form that tells no deed."""
    is_whole: bool = False
    """The verb itself says that all of it is done."""
    of_promise: bool = False
    counts: bool = True
    told_by: Token | None = None
    """The verb that takes the act for done, where a noun names it and the clause tells of something else."""
    leans: bool = False
    """What was promised, the sentence tells around the clause: "has kept its word: no ship was fired on"."""
    left: float = 0
    """How many of those counted are still to come: "thirteen of the 24 are still there"."""
    needs_day: bool = False
    """Believed only with a day that has been: what is welcomed may be a plan."""


def did(verb: Token) -> bool:
    """Whether it is told with "did": "did not take place"."""
    return verb.tag_ == "VB" and any(
        one.dep_ == "aux" and one.lemma_ == "do" and one.tag_ == "VBD" for one in verb.children
    )


def act_name(token: Token, words: Words) -> str | None:
    """The action that a verb or noun names."""
    action = words.action_of(token, subject_of(token) if token.pos_ in VERBAL else None)
    return action.name if action is not None else None


def deed_name(verb: Token, words: Words, table: FateWords) -> str | None:
    """The action that a verb names, also by words that only reports have for it: "walked out of jail"."""
    if verb.lower_ in table.misread:
        return None
    return fitting(table.told_as, verb) or act_name(verb, words)


def is_nobody(noun: Token, table: FateWords) -> bool:
    """Whether a noun phrase names none: "no soldier", "not a single truck", "none of the men", "nobody"."""
    if noun.lower_ in table.none:
        return True
    return any(one.dep_ == "neg" or (one.dep_ == "det" and one.lower_ in table.none) for one in noun.children)


def stands_alone(verb: Token) -> bool:
    """Whether no condition, time or wish hangs the clause on another: not "once the men are home"."""
    if any(one.dep_ == "mark" and one.lower_ != "that" for one in verb.children):
        return False
    if any(one.dep_ == "advmod" and one.tag_ == "WRB" for one in verb.children):
        return False
    return verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis", "relcl")


def waits(verb: Token, table: FateWords) -> bool:
    """Whether the clause only tells when something that is still to come will be: "would follow once it was done"."""
    current = verb
    while current.dep_ in ("conj", "ccomp", "xcomp", "auxpass") and current.head != current:
        current = current.head
    if current.dep_ != "advcl" or any(one.dep_ == "mark" and one.lower_ in table.given for one in current.children):
        return False
    return modal_of(current.head) is not None or has_infinitive_mark(current.head)
