"""Something read but not understood. It is kept in the reading and shown; nothing is dropped quietly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """Work for somebody: `message` names what is unclear and what would settle it."""

    kind: str
    """unresolved_speaker, ambiguous_mention, unanchored_time, unsupported_language, unknown_publication_day ..."""
    message: str
    start: int | None = None
    end: int | None = None
