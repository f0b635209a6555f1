"""Where a promise stood, day by day: rules R1 to R13 of the codebook, on four axes.

Every article that speaks of a promise adds rows at its own day; between articles, a last day that passes in silence
adds one (R7). A rule says what the sources allow and no more: an announced extension is a slip, never a breach; silence
is no evidence, and a violation needs a voice on record or two origins (R6).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dovecote.model.commitment import Commitment, CommitmentVersion, Progress, StatusRow
from dovecote.model.evidence import Evidence
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When
from dovecote.record.deadlines import due_day, is_standing, last_day, start_day
from dovecote.record.merging import unique
from dovecote.record.outcomes import Sides
from dovecote.vocabulary.actions import family_of

SETTLED: Final = frozenset(
    {"met", "met_late", "missed", "repudiated", "violated", "withdrawn", "superseded", "not_rateable"}
)
"""Lifecycles that a passing date does not change."""
UNKNOWN_DAY: Final = "XXXX-XX-XX"
"""EDTF for a day of which nothing is known: what an article without a day of publication says, it says on one."""
_EVENT_BOUND: Final = frozenset({"relative", "event"})
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
class _State:
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


def status_history(
    commitment: Commitment, tellings: Sequence[Telling], until: date, sides: Sides, *, rumour: bool = False
) -> tuple[StatusRow, ...]:
    """Rows in order of knowledge, up to `until`. `sides` tells whether a voice is the promisor's own.

    Args:
        rumour: the promise is told in another's name, and by nobody that the text names.
    """
    state = _State(commitment, sides, rumour)
    for telling in tellings:
        _silence(state, telling.day, speaking=bool(telling.progress or telling.new_versions))
        _tell(state, telling)
    _silence(state, until, speaking=False)
    return tuple(state.rows)


def _silence(state: _State, until: date, *, speaking: bool) -> None:
    """R7: the last day and its tolerance have passed before `until`, and nobody has said what became of it."""
    version = state.version
    due = due_day(version.deadline) if version else None
    if version is None or due is None or due > until or (due == until and speaking):
        return
    if version.v in state.due_shown or state.lifecycle in SETTLED | {"partially_met", "due_no_evidence"}:
        return
    state.due_shown.add(version.v)
    state.lifecycle, state.verification = "due_no_evidence", "none"
    state.add(due, "R7", "due_passed", source=None, evidence=version.evidence, note="no source known then says more")


def _tell(state: _State, telling: Telling) -> None:
    """The rows of one article: what is promised in it, then what it says became of it.

    What it says became of the promise stands in place of the bare promise. Where it tells of several states in a row,
    all but the last are dated by their own days, where it gives them.
    """
    before = len(state.rows)
    reports = sorted(telling.progress, key=_order_of_progress)
    for version in telling.new_versions:
        if state.version and _is_about_old_limit(state.version, version, telling.day):
            for progress in [one for one in reports if one.kind == "no_outcome"]:
                _progress(state, telling, progress)
                reports.remove(progress)
        _new_version(state, telling, version)
    for progress in reports:
        _progress(state, telling, progress)
    if len(state.rows) == before and telling.restated and state.version:
        _restated(state, telling)
    rows = state.rows[before:]
    if len(rows) > 1 and rows[0].rule in ("R1", "R8", "R9") and before == state.first_row:
        rows = rows[1:]
    state.rows[before:] = [*(_dated(row, telling) for row in rows[:-1]), *rows[-1:]]


def _is_about_old_limit(old: CommitmentVersion, new: CommitmentVersion, day: date) -> bool:
    """True where "it was missed" can only mean the old limit: that has passed, and the new one has not."""
    one, two = last_day(old.deadline), last_day(new.deadline)
    return one is not None and two is not None and one < day <= two


def _dated(row: StatusRow, telling: Telling) -> StatusRow:
    """`row` on the day that its own words were said or its own act was done, where that is before the article."""
    for version in telling.new_versions:
        if version.announced and set(version.evidence) & set(row.evidence):
            return _on(row, version.announced, telling)
    for progress in telling.progress:
        if progress.time and progress.evidence == row.evidence:
            return _on(row, progress.time, telling)
    return row


def _on(row: StatusRow, when: When, telling: Telling) -> StatusRow:
    edtf = parse_edtf(when.edtf)
    day = edtf.latest() if edtf else None
    return dataclasses.replace(row, as_of=day.isoformat()) if day and day < telling.day else row


def _new_version(state: _State, telling: Telling, version: CommitmentVersion) -> None:
    old, state.version = state.version, version
    if old is None:
        _first_seen(state, telling, version)
        return
    if state.commitment.testable == "no" or state.rumour:
        return
    one, two = last_day(old.deadline), last_day(version.deadline)
    if one is None or two is None or one == two:
        state.correspondence = "changed"
        state.verification = _voice(state, version.sourcing_class, version.announced_by)
        state.add(
            telling.day, "R1", timeliness_at(state, telling.day), source=telling.source, evidence=version.evidence
        )
        return
    if two < one:
        state.correspondence = "changed"
        state.verification = _voice(state, version.sourcing_class, version.announced_by)
        state.add(telling.day, "R5", "advanced", source=telling.source, evidence=version.evidence)
        return
    _extended(state, telling, old, version)


def _extended(state: _State, telling: Telling, old: CommitmentVersion, version: CommitmentVersion) -> None:
    """R5: a later day named, by the promisor or for it: slipped, never a breach."""
    if state.lifecycle in ("due_no_evidence", "missed"):
        state.lifecycle = "announced"
    standing = family_of(state.commitment.action).standing
    if standing and state.lifecycle == "announced":
        # A truce or another lasting act that is prolonged is going on.
        state.lifecycle = "in_force"
    state.correspondence = "as_promised" if standing else "changed"
    state.verification = _voice(state, version.sourcing_class, version.announced_by)
    evidence = (*version.slip_words, *version.evidence)
    state.add(telling.day, "R5", "slipped", source=telling.source, evidence=evidence)


def _first_seen(state: _State, telling: Telling, version: CommitmentVersion) -> None:
    evidence = version.evidence
    state.first_row, state.first_version = len(state.rows), version
    if state.commitment.testable == "no":
        state.lifecycle = "not_rateable"
        state.add(telling.day, "R2", "n/a", source=telling.source, evidence=evidence)
        return
    rule = "R1"
    if state.rumour:
        state.lifecycle, state.verification = "not_rateable", "disputed"
        state.add(telling.day, "R9", "n/a", source=telling.source, evidence=evidence, note="a rumour, no promise")
        return
    if state.commitment.third_party_promise:
        rule, state.verification = "R9", "claimed_by_other"
    elif is_lasting(state):
        rule, state.correspondence = "R8", "unclear"
    else:
        state.verification = "reported"
    timeliness = timeliness_at(state, telling.day)
    due = due_day(version.deadline)
    told_more = telling.progress or len(telling.new_versions) > 1
    if due is not None and due <= telling.day and not told_more:
        state.due_shown.add(version.v)
        state.lifecycle, state.verification = "due_no_evidence", "none"
        state.add(telling.day, "R7", "due_passed", source=telling.source, evidence=evidence)
        return
    state.add(telling.day, rule, timeliness, source=telling.source, evidence=evidence)


def _restated(state: _State, telling: Telling) -> None:
    """The promise is told again and nothing new with it."""
    evidence = [one for version in telling.restated for one in version.evidence if one.source == telling.source]
    last = state.rows[-1].rule if state.rows else "R1"
    rule = (
        last if state.lifecycle in SETTLED | {"partially_met", "in_progress", "in_force", "due_no_evidence"} else "R1"
    )
    state.add(telling.day, rule, timeliness_at(state, telling.day), source=telling.source, evidence=evidence)


def is_lasting(state: _State) -> bool:
    """True for a duty without an end: it says so, or its kind of act lasts and no day or event limits it."""
    version = state.version
    if version is None:
        return False
    if is_standing(version.deadline):
        return True
    limit = version.deadline
    unlimited = limit is None or (limit.edtf is None and limit.precision not in _EVENT_BOUND)
    return family_of(state.commitment.action).standing and unlimited and not state.commitment.is_exception_of


def timeliness_at(state: _State, day: date) -> str:
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
        bound = version.deadline is not None and version.deadline.precision in _EVENT_BOUND
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


_ORDER: Final = ("refusal", "step", "suspension", "no_outcome", "partial_outcome", "outcome", "violation", "withdrawal")


def _order_of_progress(progress: Progress) -> tuple[int, str, int]:
    where = progress.evidence[0] if progress.evidence else None
    return _ORDER.index(progress.kind), (where.source or "") if where else "", where.start if where else 0


def _progress(state: _State, telling: Telling, progress: Progress) -> None:
    """R3, R4, R6 and R12: what an article says became of the promise."""
    if state.commitment.testable == "no" or state.version is None or state.rumour:
        return
    if progress.kind in ("violation", "refusal"):
        _breach(state, telling, progress)
        return
    rule = _APPLY[progress.kind](state, telling, progress)
    if rule is None:
        return
    rule_id, timeliness = rule
    if state.lifecycle in ("in_progress", "in_force") and _slipped_here(state, telling):
        timeliness = state.rows[-1].timeliness
    state.verification = _voice(state, progress.sourcing_class, progress.claimed_by)
    state.add(telling.day, rule_id, timeliness, source=telling.source, evidence=progress.evidence)


def _step(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    if state.lifecycle in ("met", "met_late"):
        return None
    if is_lasting(state) or family_of(state.commitment.action).standing:
        state.lifecycle = "in_force"
    elif state.lifecycle in ("announced", "due_no_evidence", "in_progress", "suspended"):
        state.lifecycle = "in_progress"
    state.correspondence = "as_promised"
    return "R3", timeliness_at(state, telling.day)


def _slipped_here(state: _State, telling: Telling) -> bool:
    """True where this article has just told of a new limit: a step it also tells must not hide that."""
    last = state.rows[-1] if state.rows else None
    return last is not None and last.known_from == telling.source and last.timeliness in ("slipped", "advanced")


def _outcome(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    """R4, judged against the version in force; a lasting duty comes into force and is never done with."""
    version = state.version
    last = last_day(version.deadline) if version else None
    when = parse_edtf(progress.time.edtf if progress.time else None)
    first, final = (when.earliest(), when.latest()) if when else (None, None)
    state.correspondence = "as_promised"
    standing = family_of(state.commitment.action).standing
    if is_lasting(state) or (standing and (last is None or last >= telling.day)):
        state.lifecycle = "in_force"
        return "R4", "late" if _began_late(state) else timeliness_at(state, telling.day)
    if last is None:
        lasting = family_of(state.commitment.action).name == "oversight"
        state.lifecycle = "in_force" if lasting else "met"
        return "R4", "standing" if lasting else "n/a"
    if standing:
        state.lifecycle = "met"
        return "R4", "on_time"
    known_open = state.missed_on is not None and state.missed_on > last
    if (first and first > last) or (known_open and not (final and final <= last)):
        state.lifecycle = "met_late"
        return "R4", "late"
    state.lifecycle = "met"
    on_time = telling.day <= last or (final is not None and final <= last)
    return "R4", "on_time" if on_time else "unclear"


def _began_late(state: _State) -> bool:
    """True where a lasting duty was to begin by a day and began after it."""
    first, now = state.first_version, state.version
    last = last_day(first.deadline) if first else None
    start = start_day(now.deadline) if now else None
    return last is not None and start is not None and start > last


def _partial(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    version = state.version
    last = last_day(version.deadline) if version else None
    was_missed = state.lifecycle == "missed"
    state.lifecycle, state.correspondence = "partially_met", "weakened"
    if last is None:
        return "R4", timeliness_at(state, telling.day)
    if was_missed:
        return "R4", "overdue"
    return "R4", "late" if telling.day >= last else "not_due"


def _absent(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    """R12: only a source dated after the last day can say that the outcome was not there by it."""
    version = state.version
    last = last_day(version.deadline) if version else None
    if is_lasting(state) or state.lifecycle in ("met", "met_late"):
        return None
    if last is None or telling.day <= last:
        return "R10", timeliness_at(state, telling.day)
    state.missed_on = telling.day
    state.lifecycle = "missed"
    return "R12", "overdue"


def _suspended(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    state.lifecycle = "suspended"
    return "R3", timeliness_at(state, telling.day)


def _withdrawn(state: _State, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    state.lifecycle = "withdrawn"
    return "R6", "n/a"


_APPLY: Final = {
    "step": _step,
    "outcome": _outcome,
    "partial_outcome": _partial,
    "no_outcome": _absent,
    "suspension": _suspended,
    "withdrawal": _withdrawn,
}


def _breach(state: _State, telling: Telling, progress: Progress) -> None:
    """R6: on record, from a document, or from two origins; else the row says that it is claimed, and no more."""
    state.violations.setdefault(telling.origin, progress)
    firm = progress.sourcing_class.startswith(("on_record", "document")) or len(state.violations) > 1
    own_words = progress.kind == "refusal" and _voice(state, progress.sourcing_class, progress.claimed_by).startswith(
        "claimed_by_promisor"
    )
    if progress.kind == "refusal" and not own_words:
        return
    if firm:
        state.lifecycle = "violated" if progress.kind == "violation" else "repudiated"
        state.correspondence = "weakened"
        state.verification = _voice(state, progress.sourcing_class, progress.claimed_by)
    else:
        state.verification = "disputed"
    note = None if firm else "one voice, not on record: no breach is recorded"
    state.add(
        telling.day,
        "R6",
        timeliness_at(state, telling.day),
        source=telling.source,
        evidence=progress.evidence,
        note=note,
    )


def _voice(state: _State, sourcing_class: str, speaker: str | None) -> str:
    """Who stands behind what an article says, on the axis of verification."""
    if speaker is None:
        return "reported"
    promisors = state.commitment.promisor
    own = state.sides.of(promisors)
    if speaker == state.commitment.spokesperson or state.sides.of(speaker) & own:
        return "claimed_by_promisor_anonymous" if sourcing_class.startswith(_ANONYMOUS) else "claimed_by_promisor"
    return "claimed_by_other"
