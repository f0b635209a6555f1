"""What a text says became of an act that was promised, wherever the promise was told (codebook, R3 to R12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.when import When

FateKind = Literal["step", "outcome", "no_outcome", "suspension", "kept", "broken", "refused", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A report of an act begun, done, not done, stopped, kept to, broken, refused or taken back.

    Which promise is meant, a record finds.
    """

    kind: FateKind
    action: str
    """The act, by the codebook's list of actions."""
    evidence: tuple[Evidence, ...]
    doers: tuple[str, ...] = ()
    """Ids of the actors who do it, by the grammar of the clause; empty where it tells nobody."""
    actors: tuple[str, ...] = ()
    """Ids of all actors that the clause names."""
    value: float | None = None
    """How many it was."""
    whole: float | None = None
    """Of how many, where the words tell: 500 of "180 of the 500 prisoners"."""
    unit: str | None = None
    """The plural noun counted, or `percent`."""
    is_all: bool = False
    """The words tell that nothing is left to do: "completed", "the last soldiers", "fully"."""
    is_promised: bool = False
    """The words themselves speak of a promise, a plan or its day: "the agreed date", "promised ships"."""
    limits: tuple[str, ...] = ()
    """EDTF of the days that the clause names as limits, or as when the act was due."""
    time: When | None = None
    when_due: Literal["in_time", "late"] | None = None
    """Whether it was done by its day, where the words tell and name no day: "two weeks late", "on schedule"."""
    claimed_by: str | None = None
    """Id of the actor who says so; None for the outlet itself."""
    sourcing_class: str = "unattributed"
