"""What a frame asks for, and what it finds: values without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECT_CLASSES = {
    "talks-subject": "talk_nouns",
    "ceasefire-subject": "ceasefire",
    "withdrawal-subject": "withdrawal_words",
    "troops-subject": "troops",
    "process-subject": "process_words",
    "deadline-subject": "deadline_words",
    "body-subject": "joint_bodies",
    "election-subject": "election_words",
    "captives-subject": "captives_only",
    "mediator-subject": "mediators",
    "monitors-subject": "monitors",
    "phase-subject": "phases",
    "voters-subject": "voters",
    "paper-subject": "peace_paper",
    "rounds-subject": "rounds",
    "delegations-subject": "delegations",
    "negotiators-subject": "negotiators",
    "gathering-subject": "gatherings",
    "assembly-subject": "assemblies",
    "searcher-subject": "searchers",
    "carrier-subject": "carriers",
    "bomb-subject": "bombs",
}
"""What `needs` can ask of the subject, and the word class that answers."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one thing."""

    id: str
    """Rule file and frame: "en.events.retreat/release"."""
    version: int
    label: str
    mode: str | None
    ahead: str | None = None
    """The label while it lies ahead, where that is another one."""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    not_complement: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    """The prepositions that `complement` must stand after, where not after any ("withdrew from the accord")."""
    needs: tuple[str, ...] = ()
    """Prepositions, `object`, `clause` or `infinitive`, one of which must stand with it; "a+b": both."""
    without: tuple[str, ...] = ()
    """The same, none of which may stand with it."""
    borrow: bool = False
    """True where "after a meeting with ..., he said" makes him who said it one who met."""
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    reciprocal: bool = False
    """True where a side named with "with" is an actor like the subject: talks, meetings of equals."""
    modes: Mapping[str, str] = field(default_factory=dict)
    """Word class of object or complement -> mode, where that decides it."""
    about: tuple[str, ...] = ()
    """Word classes, one of which what "of" names must be of, where the noun has one ("a new round of talks")."""
    parties: int = 0
    """How many parties must be known actors, for words that mean other things too."""
    persons: int = 0
    """How many of them must be people."""
    contexts: tuple[str, ...] = ()
    of_is: str = "recipient"
    """What "of" after the noun names: recipient ("the arrest of the envoy") or actor ("the resignation of ...")."""
    bare: bool = False
    """True where the noun alone tells the deed, without a verb or a party ("a truce began")."""
    told: bool = False
    """True where a noun counts only with a verb that tells it ("a swap took place")."""
    untold: bool = False
    """True where it counts only without one ("the May accord"): with one the verb's frame tells it."""
    not_told_by: tuple[str, ...] = ()
    """Word classes of verbs with which the noun tells no such deed ("the truce collapsed")."""
    told_by: tuple[str, ...] = ()
    """Word classes of verbs whose object the noun must be, to be told as done ("welcomed the release")."""
    voice: str = "any"
    factuality: tuple[str, ...] = ()
    """The factualities it holds for, where not for all ("will strike back" is a threat, "struck back" is none)."""

    weight: int = field(init=False, default=0)
    """How much the frame asks for: the most demanding one that fits is the one that is meant."""

    def __post_init__(self) -> None:
        weight = 4 * bool(self.object) + 4 * bool(self.complement) + 2 * bool(self.needs) + bool(self.not_object)
        object.__setattr__(self, "weight", weight)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a folder or file, by the lemma that calls them, and the word classes they speak of."""

    by_kind: Mapping[str, Mapping[str, tuple[Frame, ...]]]
    """"verbs", "nouns", "adjectives" -> lemma -> frames."""
    classes: Mapping[str, frozenset[str]]
    subject_kinds: Mapping[str, frozenset[str]]
    """What `needs` can ask of a subject, by the words that it is told by."""
    light_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    relative_verbs: frozenset[str]


@passing_value
class Match:
    """A frame that fits a place in a sentence."""

    frame: Frame
    trigger: Token
    verb: Token
    """The verb whose clause tells it: the trigger itself, or the light verb of a noun ("launched an attack")."""
    actors: tuple[Token, ...]
    """Heads of the noun phrases in the actor's place, conjuncts included, in order."""
    recipients: tuple[Token, ...]
    partners: tuple[Token, ...] = ()
    """Those of a reciprocal deed who stand on an equal footing with its actors ("held talks with")."""
    mode: str | None = None

    @property
    def is_nominal(self) -> bool:
        return self.trigger.pos_ in NOMINAL

    @property
    def label(self) -> str:
        return self.frame.label
