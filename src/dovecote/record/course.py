"""Where a promise stands while its articles are gone through, and how that is told on the four axes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dovecote.model.commitment import Commitment, CommitmentVersion, Progress, StatusRow
from dovecote.model.evidence import Evidence
from dovecote.record.deadlines import is_standing, last_day
from dovecote.record.merging import unique
from dovecote.record.sides import Sides
from dovecote.vocabulary.actions import family_of

SETTLED: Final = frozenset(
    {"met", "met_late", "missed", "repudiated", "violated", "withdrawn", "superseded", "not_rateable"}
)
"""Lifecycles that a passing date does not change."""
UNKNOWN_DAY: Final = "XXXX-XX-XX"
"""EDTF for a day of which nothing is known: what an article without a day of publication says, it says on one."""
EVENT_BOUND: Final = frozenset({"relative", "event"})
"""Precisions of limits that hang on an event whose day is not known: not due as far as anybody can tell."""
_ANONYMOUS: Final = ("background_", "deep_background", "leaked_")


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article adds to a promise."""

    source: str
    day: date
    origin: str
    new_versions: tuple[CommitmentVersion, ...] = ()
    restated: tuple[CommitmentVersion, ...] = ()
    progress: tuple[Progress, ...] = ()


@dataclass
class Course:
    """The four axes and the version in force, while the articles are gone through."""

    commitment: Commitment
    sides: Sides
    rumour: bool = False
    lifecycle: str = "announced"
    correspondence: str = "n/a"
    verification: str = "none"
    version: CommitmentVersion | None = None
    due_shown: set[int] = field(default_factory=set)
    violations: dict[str, Progress] = field(default_factory=dict)
    missed_on: date | None = None
    first_row: int = 0
    """Where the rows of the article that first tells the promise begin."""
    first_version: CommitmentVersion | None = None
    rows: list[StatusRow] = field(default_factory=list)

    def add(
        self,
        day: date,
        rule: str,
        timeliness: str,
        *,
        source: str | None,
        evidence: Iterable[Evidence] = (),
        note: str | None = None,
    ) -> None:
        row = StatusRow(
            day.isoformat() if day != date.min else UNKNOWN_DAY,
            self.lifecycle,
            timeliness,
            self.correspondence,
            self.verification,
            rule,
            source,
            unique(evidence),
            note,
        )
        self.rows.append(row)


def is_lasting(state: Course) -> bool:
    """True for a duty without an end: it says so, or its kind of act lasts and no day or event limits it."""
    version = state.version
    if version is None:
        return False
    family = family_of(state.commitment.action)
    if is_standing(version.deadline):
        # A meeting "in the days to come" has a first day and no last one, and is yet no duty without end.
        return not family.repeats and not family.mutual
    limit = version.deadline
    unlimited = limit is None or (limit.edtf is None and limit.precision not in EVENT_BOUND)
    return family.standing and unlimited and not state.commitment.is_exception_of


def lasts(commitment: Commitment, version: CommitmentVersion | None) -> bool:
    """True for an act that goes on once it is begun; so many ships let in by a day are counted, and then it is done."""
    if not family_of(commitment.action).standing:
        return False
    counted = version is not None and version.quantity is not None and bool(version.quantity.value)
    return not (counted and version is not None and last_day(version.deadline) is not None)


def timeliness_at(state: Course, day: date) -> str:
    """How the version in force stands to the calendar on `day`."""
    version = state.version
    if state.commitment.testable == "no" or version is None or state.lifecycle in ("withdrawn", "not_rateable"):
        return "n/a"
    last = last_day(version.deadline)
    if state.commitment.is_exception_of and last is None:
        return "n/a"
    if is_lasting(state):
        return "standing"
    if day == date.min and last is not None:
        return "unclear"
    if last is None:
        bound = version.deadline is not None and version.deadline.precision in EVENT_BOUND
        return "not_due" if bound else "unclear"
    if state.lifecycle == "met":
        return "on_time"
    if state.lifecycle == "met_late":
        return "late"
    if state.lifecycle == "missed":
        return "overdue"
    if day < last:
        return "not_due"
    return "due_today" if day == last else "due_passed"


def voice_of(commitment: Commitment, sides: Sides, sourcing_class: str, speaker: str | None) -> str:
    """Who stands behind what an article says, on the axis of verification."""
    if speaker is None:
        return "reported"
    own = sides.of(commitment.promisor)
    if speaker == commitment.spokesperson or sides.of(speaker) & own:
        return "claimed_by_promisor_anonymous" if sourcing_class.startswith(_ANONYMOUS) else "claimed_by_promisor"
    return "claimed_by_other"
