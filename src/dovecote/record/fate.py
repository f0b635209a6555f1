"""What became of a promise, by rules R3, R4, R6, R10 and R12: steps, outcome, its absence, breach, suspension."""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.model.commitment import Progress
from dovecote.model.knowledge import parse_edtf
from dovecote.record.course import EVENT_BOUND, Course, Telling, is_lasting, lasts, timeliness_at, voice_of
from dovecote.record.deadlines import last_day, start_day
from dovecote.vocabulary.actions import family_of

_ORDER: Final = ("step", "suspension", "refusal", "no_outcome", "partial_outcome", "outcome", "violation", "withdrawal")


def order_of_progress(progress: Progress) -> tuple[int, str, int]:
    """Key by which reports of one article are gone through: what came before the end first, then by place."""
    where = progress.evidence[0] if progress.evidence else None
    return _ORDER.index(progress.kind), (where.source or "") if where else "", where.start if where else 0


def as_judged(state: Course, telling: Telling, progress: Progress) -> Progress:
    """A counted step that is told when the last day has passed is the part of the outcome that was there (R4)."""
    version = telling.new_versions[-1] if telling.new_versions else state.version
    last = last_day(version.deadline) if version else None
    family = family_of(state.commitment.action)
    if progress.kind != "step" or progress.value is None or last is None or telling.day <= last:
        return progress
    counted = family.measure is not None or (family.standing and version is not None and version.quantity is not None)
    if not counted or lasts(state.commitment, version):
        return progress
    return dataclasses.replace(progress, kind="partial_outcome")


def tell_fate(state: Course, telling: Telling, progress: Progress) -> None:
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
    voice = voice_of(state.commitment, state.sides, progress.sourcing_class, progress.claimed_by)
    state.verification = "disputed" if _is_disputed(state, telling, progress, voice) else voice
    state.add(telling.day, rule_id, timeliness, source=telling.source, evidence=progress.evidence)


def _is_disputed(state: Course, telling: Telling, progress: Progress, voice: str) -> bool:
    """True where those who promised it say that it was done, and another in the same article that it was not."""
    if progress.kind == "no_outcome":
        return state.lifecycle in ("met", "met_late")
    if progress.kind != "outcome" or not voice.startswith("claimed_by_promisor"):
        return False
    against = (one for one in telling.progress if one.kind == "no_outcome")
    voices = (voice_of(state.commitment, state.sides, one.sourcing_class, one.claimed_by) for one in against)
    return any(not one.startswith("claimed_by_promisor") for one in voices)


def _step(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    if state.lifecycle in ("met", "met_late"):
        return None
    if is_lasting(state) or lasts(state.commitment, state.version):
        state.lifecycle = "in_force"
    elif state.lifecycle in ("announced", "due_no_evidence", "in_progress", "suspended"):
        state.lifecycle = "in_progress"
    state.correspondence = "as_promised"
    return "R3", timeliness_at(state, telling.day)


def _slipped_here(state: Course, telling: Telling) -> bool:
    """True where this article has just told of a new limit: a step it also tells must not hide that."""
    last = state.rows[-1] if state.rows else None
    return last is not None and last.known_from == telling.source and last.timeliness in ("slipped", "advanced")


def _outcome(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    """R4, judged against the version in force; a lasting duty comes into force and is never done with."""
    version = state.version
    last = last_day(version.deadline) if version else None
    when = parse_edtf(progress.time.edtf if progress.time else None)
    first, final = (when.earliest(), when.latest()) if when else (None, None)
    state.correspondence = "as_promised"
    standing = lasts(state.commitment, version)
    if is_lasting(state) or (standing and (last is None or last >= telling.day)):
        state.lifecycle = "in_force"
        return "R4", "late" if _began_late(state) else timeliness_at(state, telling.day)
    if last is None:
        lasting = family_of(state.commitment.action).name == "oversight"
        state.lifecycle = "in_force" if lasting else "met"
        bound = version is not None and version.deadline is not None and version.deadline.precision in EVENT_BOUND
        return "R4", "standing" if lasting else "unclear" if bound else "n/a"
    if standing:
        state.lifecycle = "met"
        return "R4", "on_time"
    known_open = state.missed_on is not None and state.missed_on > last
    if (first and first > last) or (known_open and not (final and final <= last)):
        state.lifecycle = "met_late"
        return "R4", "late"
    known_in_time = state.lifecycle == "met" and state.rows[-1].timeliness == "on_time"
    state.lifecycle = "met"
    on_time = telling.day <= last or (final is not None and final <= last) or known_in_time
    return "R4", "on_time" if on_time else "unclear"


def _began_late(state: Course) -> bool:
    """True where a lasting duty was to begin by a day and began after it."""
    first, now = state.first_version, state.version
    last = last_day(first.deadline) if first else None
    start = start_day(now.deadline) if now else None
    return last is not None and start is not None and start > last


def _partial(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    version = state.version
    last = last_day(version.deadline) if version else None
    was_missed = state.lifecycle == "missed"
    state.lifecycle, state.correspondence = "partially_met", "weakened"
    if last is not None and telling.day > last:
        state.missed_on = state.missed_on or telling.day  # the rest was still to come
    if last is None:
        return "R4", timeliness_at(state, telling.day)
    if was_missed:
        return "R4", "overdue"
    return "R4", "late" if telling.day >= last else "not_due"


def _absent(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    """R12: only a source dated after the last day can say that the outcome was not there by it."""
    version = state.version
    last = last_day(version.deadline) if version else None
    if state.lifecycle in ("met", "met_late") and _denies(state, progress):
        return "R4", timeliness_at(state, telling.day)
    if is_lasting(state) or state.lifecycle in ("met", "met_late"):
        return None
    if last is None or telling.day <= last:
        return "R10", timeliness_at(state, telling.day)
    state.missed_on = telling.day
    state.lifecycle = "missed"
    return "R12", "overdue"


def _denies(state: Course, progress: Progress) -> bool:
    """True where the outcome stands on the word of those who promised it, and another says that it is not there."""
    own = state.verification.startswith("claimed_by_promisor")
    teller = voice_of(state.commitment, state.sides, progress.sourcing_class, progress.claimed_by)
    return own and not teller.startswith("claimed_by_promisor")


def _suspended(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
    state.lifecycle = "suspended"
    return "R3", timeliness_at(state, telling.day)


def _withdrawn(state: Course, telling: Telling, progress: Progress) -> tuple[str, str] | None:
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


def _breach(state: Course, telling: Telling, progress: Progress) -> None:
    """R6: on record, from a document, or from two origins; else the row says that it is claimed, and no more."""
    state.violations.setdefault(telling.origin, progress)
    firm = progress.sourcing_class.startswith(("on_record", "document")) or len(state.violations) > 1
    own_words = progress.kind == "refusal" and voice_of(
        state.commitment, state.sides, progress.sourcing_class, progress.claimed_by
    ).startswith("claimed_by_promisor")
    if progress.kind == "refusal" and not own_words:
        return
    if firm:
        state.lifecycle = "violated" if progress.kind == "violation" else "repudiated"
        state.correspondence = "weakened"
        state.verification = voice_of(state.commitment, state.sides, progress.sourcing_class, progress.claimed_by)
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
