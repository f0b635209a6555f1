"""Where a promise stood, day by day: rules R1 to R13 of the codebook, on four axes.

Every article that speaks of a promise adds rows at its own day; between articles, a last day that passes in silence
adds one (R7). A rule says what the sources allow and no more: an announced extension is a slip, never a breach; silence
is no evidence, and a violation needs a voice on record or two origins (R6).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from dovecote.model.commitment import Commitment, CommitmentVersion, Progress, StatusRow
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When
from dovecote.record.course import SETTLED, Course, Telling, is_lasting, timeliness_at, voice_of
from dovecote.record.deadlines import due_day, is_later, last_day, start_day
from dovecote.record.fate import as_judged, order_of_progress, tell_fate
from dovecote.record.sides import Sides
from dovecote.vocabulary.actions import family_of


def status_history(
    commitment: Commitment, tellings: Sequence[Telling], until: date, sides: Sides, *, rumour: bool = False
) -> tuple[StatusRow, ...]:
    """Rows in order of knowledge, up to `until`. `sides` tells whether a voice is the promisor's own.

    Args:
        rumour: the promise is told in another's name, and by nobody that the text names.
    """
    state = Course(commitment, sides, rumour)
    for telling in tellings:
        _silence(state, telling.day, speaking=bool(telling.progress or telling.new_versions))
        _tell(state, telling)
    _silence(state, until, speaking=False)
    return tuple(state.rows)


def _silence(state: Course, until: date, *, speaking: bool) -> None:
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


def _tell(state: Course, telling: Telling) -> None:
    """The rows of one article: what is promised in it, then what it says became of it.

    What it says became of the promise stands in place of the bare promise. Where it tells of several states in a row,
    all but the last are dated by their own days, where it gives them.
    """
    before = len(state.rows)
    judged = sorted((as_judged(state, telling, one) for one in telling.progress), key=order_of_progress)
    # One clause that holds two figures tells of one step.
    first = {(one.kind, one.evidence): one for one in reversed(judged)}
    reports = list(reversed(first.values()))
    for version in telling.new_versions:
        if state.version:
            reports = _tell_earlier_steps(state, telling, version, reports)
        if state.version and _is_about_old_limit(state.version, version, telling.day):
            for progress in [one for one in reports if one.kind == "no_outcome"]:
                tell_fate(state, telling, progress)
                reports.remove(progress)
        if state.version and _is_moved_in_a_look_back(state.version, version, telling.day):
            # "Formed at last, after two dates without one": which of the limits was not kept, nothing says.
            reports = [one for one in reports if one.kind != "no_outcome" or one.time is not None]
        _new_version(state, telling, version)
    for progress in reports:
        tell_fate(state, telling, progress)
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


def _is_moved_in_a_look_back(old: CommitmentVersion, new: CommitmentVersion, day: date) -> bool:
    """True where an article names a later limit, and both are over when it appears."""
    one, two = last_day(old.deadline), last_day(new.deadline)
    return one is not None and two is not None and one < two < day


def _tell_earlier_steps(
    state: Course, telling: Telling, version: CommitmentVersion, reports: list[Progress]
) -> list[Progress]:
    """Tells the steps taken before the new version was announced, on their days; gives back all other reports."""
    announced = _day_of(version.announced) or telling.day
    left = []
    for progress in reports:
        taken = _day_of(progress.time)
        if progress.kind == "step" and taken is not None and taken < announced:
            tell_fate(state, dataclasses.replace(telling, day=taken), progress)
        else:
            left.append(progress)
    return left


def _day_of(when: When | None) -> date | None:
    edtf = parse_edtf(when.edtf if when else None)
    return edtf.latest() if edtf else None


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
    day = _day_of(when)
    return dataclasses.replace(row, as_of=day.isoformat()) if day and day < telling.day else row


def _new_version(state: Course, telling: Telling, version: CommitmentVersion) -> None:
    old, state.version = state.version, version
    if old is None:
        _first_seen(state, telling, version)
        return
    if state.commitment.testable == "no" or state.rumour:
        return
    one, start = last_day(old.deadline), start_day(version.deadline)
    if start is not None and start <= telling.day and family_of(state.commitment.action).standing:
        _begun(state, telling, version, late=one is not None and start > one)
        return
    later = is_later(old.deadline, version.deadline)
    if later is None:
        state.correspondence = "changed"
        state.verification = voice_of(state.commitment, state.sides, version.sourcing_class, version.announced_by)
        state.add(
            telling.day, "R1", timeliness_at(state, telling.day), source=telling.source, evidence=version.evidence
        )
        return
    if not later:
        state.correspondence = "changed"
        state.verification = voice_of(state.commitment, state.sides, version.sourcing_class, version.announced_by)
        state.add(telling.day, "R5", "advanced", source=telling.source, evidence=version.evidence)
        return
    _extended(state, telling, old, version)


def _begun(state: Course, telling: Telling, version: CommitmentVersion, *, late: bool) -> None:
    """R4: what was to begin is told as lasting since a day; it may have begun after the day it was promised for."""
    state.lifecycle, state.correspondence = "in_force", "as_promised"
    state.verification = voice_of(state.commitment, state.sides, version.sourcing_class, version.announced_by)
    timeliness = "late" if late else timeliness_at(state, telling.day)
    state.add(telling.day, "R4", timeliness, source=telling.source, evidence=version.evidence)


def _extended(state: Course, telling: Telling, old: CommitmentVersion, version: CommitmentVersion) -> None:
    """R5: a later day named, by the promisor or for it: slipped, never a breach."""
    if state.lifecycle in ("due_no_evidence", "missed"):
        state.lifecycle = "announced"
    standing = family_of(state.commitment.action).standing
    if standing and state.lifecycle == "announced":
        # A truce or another lasting act that is prolonged is going on.
        state.lifecycle = "in_force"
    state.correspondence = "as_promised" if standing else "changed"
    state.verification = voice_of(state.commitment, state.sides, version.sourcing_class, version.announced_by)
    evidence = (*version.slip_words, *version.evidence)
    state.add(telling.day, "R5", "slipped", source=telling.source, evidence=evidence)


def _first_seen(state: Course, telling: Telling, version: CommitmentVersion) -> None:
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


def _restated(state: Course, telling: Telling) -> None:
    """The promise is told again and nothing new with it."""
    evidence = [one for version in telling.restated for one in version.evidence if one.source == telling.source]
    last = state.rows[-1].rule if state.rows else "R1"
    rule = (
        last if state.lifecycle in SETTLED | {"partially_met", "in_progress", "in_force", "due_no_evidence"} else "R1"
    )
    state.add(telling.day, rule, timeliness_at(state, telling.day), source=telling.source, evidence=evidence)
