"""Figures, threats, assessments and events (codebook, sections Process ... assessment, and Event)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.when import When

Factuality = Literal[
    "happened",
    "planned",
    "promised",
    "threatened",
    "conditional",
    "hypothetical",
    "denied",
    "negated",
    "questioned",
    "feared",
    "historical",
]

AssessmentKind = Literal[
    "evaluation",
    "forecast",
    "conditional_forecast",
    "counterfactual",
    "fear",
    "explanation",
    "stance",
    "slippage_claim",
]


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure for one measure at one time."""

    id: str
    evidence: tuple[Evidence, ...]
    measure: str
    value: float
    unit: str
    op: str = "eq"
    time: When | None = None
    scope: str | None = None
    target: bool = False
    """True for a level that is promised or aimed at, not one that is reported."""
    sourcing_class: str = "unattributed"
    conflicts: tuple[str, ...] = ()
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Threat:
    """Somebody threatens, or analysts warn."""

    id: str
    evidence: tuple[Evidence, ...]
    kind: Literal["coercive_threat", "analytic_warning"]
    issuer: str | tuple[str, ...] | None = None
    spokesperson: str | None = None
    target: str | tuple[str, ...] | None = None
    trigger: str | None = None
    consequence: str | None = None
    sourcing_class: str = "unattributed"
    statement: str | None = None
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Somebody judges, expects, fears or explains."""

    id: str
    evidence: tuple[Evidence, ...]
    kind: AssessmentKind
    holder: str | tuple[str, ...] | None
    """Id of the actor; None for the outlet's own voice."""
    claim: str
    probability: str | None = None
    """The probability words, verbatim."""
    sourcing_class: str = "unattributed"
    statement: str | None = None
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody did something to somebody (PLOVER 2.0)."""

    id: str
    evidence: tuple[Evidence, ...]
    plover_event: str | None
    plover_mode: str | None = None
    plover_context: tuple[str, ...] = ()
    plover_aux: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    time: When | None = None
    place: str | None = None
    quad: str | None = None
    cameo: str | None = None
    factuality: Factuality = "happened"
    claimed_by: str | None = None
    """Id of the statement whose claim it is; None for the outlet."""
    plover_gap: str | None = None
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None
