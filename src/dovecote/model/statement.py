"""Who said what, through whom (codebook, section Statement; PARC and PolNeAR for source, cue and content)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.when import When

ContentType = Literal["direct", "indirect", "mixed", "paraphrase"]
Channel = Literal[
    "press_release",
    "tweet",
    "background_briefing",
    "press_conference",
    "interview",
    "speech",
    "letter",
    "communique",
    "meeting",
    "report",
    "broadcast",
    "announcement",
    "leak",
    "not_stated",
]
Force = Literal["neutral", "pledge", "denial", "refusal", "threat", "praise", "accusation", "request", "regret"]
SourcingClass = Literal[
    "on_record_named",
    "on_record_institutional",
    "on_record_via_institution",
    "on_record_via_counterpart",
    "background_anonymous_official",
    "background_anonymous_officials",
    "deep_background",
    "document_institutional",
    "leaked_document",
    "unattributed",
]


@dataclass(frozen=True, slots=True)
class Link:
    """One hand that the words went through; the outlet is the first, the speaker the last."""

    agent: str
    """An actor's id, `source:<source id>`, or `unnamed:<the words>`."""
    act: str
    channel: str = "not_stated"
    explicit: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something; the evidence has roles source, cue and content."""

    id: str
    evidence: tuple[Evidence, ...]
    speaker: str | tuple[str, ...] | None
    """Id of the actor, several for a joint statement; None where the text names nobody."""
    content: str
    content_type: ContentType
    cue: str | None = None
    channel: Channel = "not_stated"
    force: Force = "neutral"
    said: When | None = None
    addressee: tuple[str, ...] = ()
    attribution_chain: tuple[Link, ...] = ()
    sourcing_class: SourcingClass = "unattributed"
    anonymity_condition: str | None = None
    speaker_candidates: tuple[str, ...] = ()
    editorial_alteration: tuple[Evidence, ...] = ()
    """Editor's brackets and ellipses inside the quotation marks."""
    verbatim_error: str | None = None
    supports: tuple[str, ...] = ()
    """Ids of contacts, commitments and others that stand on this statement."""
    self_interest: tuple[str, ...] = field(default=(), metadata={"silent": True})
    """Those of `supports` in which the speaker's own side has a part: of them it tells as a party."""
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None
