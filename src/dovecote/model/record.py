"""What all articles say together, as of a day (CONTRACT, section Record). Built when asked, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.document import Published
from dovecote.model.evidence import Evidence
from dovecote.model.issue import Issue
from dovecote.model.observation import Assessment, Event, Observation, Threat
from dovecote.model.process import Agreement, Process, ProcessEvent
from dovecote.model.statement import Statement

RECORD_SCHEMA: Final = "dovecote-record/1"
ComparisonKind = Literal[
    "slip",
    "reversal",
    "scope_difference",
    "reworded_pledge",
    "due_no_evidence",
    "inconsistency_within",
    "arithmetic_inconsistency",
    "contradiction",
    "corroboration",
    "coreference_across",
    "same_origin",
]


@dataclass(frozen=True, slots=True)
class TextChange:
    """What a later version of an article says otherwise: words left out, added, or put for others."""

    old: Evidence | None
    new: Evidence | None


@dataclass(frozen=True, slots=True)
class RecordSource:
    """One article of a record, as the record lists it."""

    id: str
    sha256: str
    file: str | None = None
    url: str | None = None
    headline: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str = "en"
    dateline_place: str | None = None
    origin_cluster: str | None = None
    reliability: str = "F"
    known_on: str | None = None
    """The earliest possible day of publication: from then on it counts in `as-of` (codebook, On everything)."""
    uncertain: bool = False
    """True where the day of publication is a set or unknown."""
    replaces: str | None = None
    """The source whose updated or corrected version this is."""
    changes: tuple[TextChange, ...] = ()
    """What it changed in the text of the source that it replaces."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two places of the record laid side by side: a slip, a silence, a contradiction."""

    id: str
    kind: ComparisonKind
    refs: tuple[str, ...]
    text: str
    evidence: tuple[Evidence, ...]
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """A question that no rule decides and a person should."""

    id: str
    kind: Literal["due_no_evidence", "claimed_breach", "uncertain_link", "unresolved_speaker"]
    about: str
    """Id of the item; of a link, of one of the two findings that it joins."""
    question: str
    evidence: tuple[Evidence, ...] = ()
    other: str | None = field(default=None, metadata={"silent": True})
    """Of a link, the finding at its other end."""
    also: tuple[str, ...] = field(default=(), metadata={"silent": True})
    """Of a link, more findings of the same two wordings that hang on it alike; one "same" settles them too."""
    candidates: tuple[str, ...] = field(default=(), metadata={"silent": True})
    """Of a speaker who is not settled, the actors that the words leave."""
    score: float | None = field(default=None, metadata={"silent": True})
    """Of a link, how sure it is; comparable within a rule only."""
    bearing: int = field(default=0, metadata={"silent": True})
    """Of a link, how many lines of the record would read otherwise if it were wrong."""


@dataclass(frozen=True, slots=True)
class Record:
    """The merged view over all readings known by `as_of`. A pure function of readings, judgements and day."""

    as_of: str
    sources: tuple[RecordSource, ...] = ()
    processes: tuple[Process, ...] = ()
    made_with: Mapping[str, str] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    process_events: tuple[ProcessEvent, ...] = ()
    threats: tuple[Threat, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    observations: tuple[Observation, ...] = ()
    events: tuple[Event, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    tasks: tuple[ReviewTask, ...] = ()
    issues: tuple[Issue, ...] = ()
