"""PLOVER's event types as data, and what an act becomes when it still lies ahead (codebook, section Event)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from dovecote.find.qualify import Qualification
from dovecote.vocabulary.tables import load_vocabulary


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types."""

    name: str
    quad: str
    cameo: str
    tone: str
    """cooperative or conflictual."""
    verbal: bool
    modes: frozenset[str]


NEGATED_IS_REFUSAL: dict[str, str | None] = {
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "AID": "assist",
    "AGREE": None,
    "SUPPORT": None,
    "COOPERATE": "assist",
}
"""A cooperative act that somebody will not do is refused; with the mode of the refusal."""
THREAT_MODES: dict[str, str] = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "MOBILIZE": "violence",
}


@functools.cache
def list_event_types() -> dict[str, EventType]:
    """The event types by name."""
    table: dict[str, Any] = dict(load_vocabulary("events")["types"])
    return {
        name: EventType(name, one["quad"], one["cameo"], one["tone"], one["verbal"], frozenset(one["modes"]))
        for name, one in table.items()
    }


def type_of(
    label: str, mode: str | None, qualification: Qualification, *, aimed: bool = True
) -> tuple[str, str | None]:
    """The type and mode of an act as the text gives it: material acts that lie ahead are said, not done.

    What is promised or planned is AGREE where it is cooperative, CONCEDE where it is a retreat, THREATEN where it is a
    conflict; a cooperative act that will not be done is REJECT; other verbal acts stay what they are.

    Args:
        aimed: somebody is named whom it is done to; troops that are planned against nobody threaten nobody.
    """
    kind = list_event_types()[label]
    own = mode if mode in kind.modes else None
    if label == "CONCEDE" and qualification.negated and not qualification.questioned:
        # "made no commitment to free them"
        return "REJECT", NEGATED_IS_REFUSAL[label]
    ahead = qualification.planned or qualification.promised or qualification.threatened
    if qualification.negated and ahead and not qualification.questioned and label in NEGATED_IS_REFUSAL:
        return "REJECT", NEGATED_IS_REFUSAL[label]
    hostile = kind.tone == "conflictual" and (not kind.verbal or own == "allege")
    if hostile and qualification.negated and ahead and not qualification.questioned:
        # "nobody will be arrested": a promise not to act (codebook, section Event).
        return "CONCEDE", None
    if not ahead or qualification.negated or qualification.questioned or qualification.feared:
        return label, own
    if kind.verbal and label != "SUPPORT":
        return label, own
    if label == "RETREAT":
        return "CONCEDE", None
    if kind.tone == "cooperative":
        return "AGREE", None
    if label in {"MOBILIZE", "PROTEST"} and not aimed:
        return label, own
    return "THREATEN", THREAT_MODES.get(label)
