"""Who met, called or wrote to whom (codebook, section Contact)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.when import When

ContactType = Literal[
    "meeting",
    "visit",
    "phone_call",
    "video_call",
    "message",
    "talks",
    "talks_round",
    "shuttle",
    "backchannel",
    "background_briefing",
]
ContactStatus = Literal["held", "held_as_claimed", "planned", "postponed", "cancelled", "refused", "unclear_tense"]
Directness = Literal["reported_by_outlet", "attributed", "claimed_by_party", "background", "teaser_headline"]


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part, on which side and in which capacity."""

    actor: str
    side: str | None = None
    """Country code or name of the side; None where the text tells none."""
    capacity: str = "participant"


@dataclass(frozen=True, slots=True)
class Contact:
    """Two or more met, called, wrote, or planned or refused to."""

    id: str
    evidence: tuple[Evidence, ...]
    contact_type: ContactType
    status: ContactStatus
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    time: When | None = None
    topics: tuple[str, ...] = ()
    readouts: tuple[str, ...] = ()
    one_sided_readout: bool = False
    directness: Directness = "reported_by_outlet"
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None
