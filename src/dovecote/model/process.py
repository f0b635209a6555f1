"""Agreements and the course of talks (codebook, section Process, agreement, observation, threat, assessment)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.when import When

ProcessEventKind = Literal[
    "talks_opened",
    "talks_held",
    "talks_paused_announced",
    "talks_paused",
    "talks_resumption_scheduled",
    "talks_resumed",
    "talks_collapsed",
    "party_exit",
    "party_joins",
    "venue_set",
    "agenda_agreed",
    "agreement_signed",
    "policy_decision",
    "announcement_scheduled",
    "withdrawal_start_scheduled",
    "milestone_reached",
    "ceasefire_declared",
    "ceasefire_violated",
    "ceasefire_ended",
]
Modality = Literal["asserted_by_outlet", "attributed", "attributed_anonymous", "scheduled", "question_only", "denied"]


@dataclass(frozen=True, slots=True)
class Track:
    """One strand of a process: an armistice track, a prisoners track."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Process:
    """A peace process that a record follows."""

    id: str
    name: str
    tracks: tuple[Track, ...] = ()
    actors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Parties came to terms."""

    id: str
    evidence: tuple[Evidence, ...]
    name: str
    kind: Literal["ceasefire", "procedural", "bilateral", "multilateral", "unilateral"]
    form: Literal["written_signed", "verbal", "announced_form_unknown"] = "announced_form_unknown"
    parties: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    signed: When | None = None
    provisions: tuple[str, ...] = ()
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class ProcessEvent:
    """Talks opened, paused, were scheduled; a milestone was reached."""

    id: str
    evidence: tuple[Evidence, ...]
    kind: ProcessEventKind
    modality: Modality
    track: str | None = None
    subkind: str | None = None
    time: When | None = None
    actors: tuple[str, ...] = ()
    commitment: str | None = None
    agreement: str | None = None
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None
