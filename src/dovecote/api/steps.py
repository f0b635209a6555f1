"""What became of the articles that were read: one step each, and their sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dovecote.errors import DovecoteError, OffSubject, PassedOver

Outcome = Literal["new", "changed", "unchanged", "unread", "passed over"]


@dataclass(frozen=True, slots=True)
class ReadStep:
    """What became of one article."""

    address: str
    outcome: Outcome
    source: str | None = None
    """Id of the source; None for what could not be read."""
    error: DovecoteError | None = None


@dataclass(slots=True)
class ReadSummary:
    """What became of all articles of one call."""

    new: int = 0
    changed: int = 0
    """Known already, and read again because the article or Dovecote had changed."""
    unchanged: int = 0
    errors: list[DovecoteError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """Files in folders that are of no kind we read."""
    off_subject: int = 0
    """Articles that tell of no war and no peace, where a look at the words was asked for first."""
    sources: list[str] = field(default_factory=list)

    def add(self, step: ReadStep) -> None:
        """Count one more article."""
        if isinstance(step.error, OffSubject):
            self.off_subject += 1
            return
        if isinstance(step.error, PassedOver):
            self.passed_over.append(step.address)
            return
        if step.error is not None:
            self.errors.append(step.error)
            return
        setattr(self, step.outcome, getattr(self, step.outcome) + 1)
        if step.source is not None:
            self.sources.append(step.source)
