"""What changed between two versions of a promise: kinds, fields, days, who said so, and both wordings as evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dovecote.model.commitment import (
    Announcement,
    Change,
    CommitmentVersion,
    Revision,
    RevisionKind,
)
from dovecote.model.evidence import Evidence, Role
from dovecote.model.ids import make_id
from dovecote.record.deadlines import last_day, slip, start_day, term
from dovecote.record.merging import unique

Consent = Literal["mutual", "unilateral", "unilateral_as_far_as_text_goes", "unknown"]


@dataclass
class _Difference:
    """What is found while two versions are compared."""

    kinds: list[RevisionKind] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, kind: RevisionKind, name: str, old: str | None, new: str | None) -> None:
        self.kinds.append(kind)
        self.changes.append(Change(name, old, new))


def build_revisions(commitment: str, versions: Sequence[CommitmentVersion]) -> tuple[Revision, ...]:
    """One revision between each version and the next."""
    return tuple(_revision(commitment, old, new) for old, new in pairwise(versions))


def _revision(commitment: str, old: CommitmentVersion, new: CommitmentVersion) -> Revision:
    found = _Difference()
    _compare_deadlines(found, old, new)
    _compare_amounts(found, old, new)
    _compare_conditions(found, old, new)
    _compare_exceptions(found, old, new)
    if old.office_holder and new.office_holder and old.office_holder != new.office_holder:
        found.add("office_holder_changed", "office_holder", old.office_holder, new.office_holder)
    moved = slip(old.deadline, new.deadline)
    return Revision(
        id=make_id("rv", commitment, old.v, new.v, old.known_from, new.known_from),
        from_v=old.v,
        to_v=new.v,
        kind=tuple(found.kinds) or ("restated",),
        evidence=_evidence(old, new, found.evidence),
        changed=tuple(found.changes),
        slip_days=moved.days if moved and moved.days.max else None,
        announced=announcement(new),
        consent=_consent(new),
        reason_given=new.reason[0].exact if new.reason else None,
        explicit_in_text=bool(new.slip_words) or bool({old.known_from, *old.also_in} & {new.known_from, *new.also_in}),
        steps=moved.steps if moved else (),
    )


def announcement(version: CommitmentVersion) -> Announcement:
    """Who made a version known, when, on what authority."""
    said = version.announced.edtf if version.announced else None
    return Announcement(said, version.announced_by, version.sourcing_class)


def _compare_deadlines(found: _Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    before = last_day(old.deadline) or start_day(old.deadline)
    after = last_day(new.deadline) or start_day(new.deadline)
    if before is not None and after is not None and before != after:
        kind: RevisionKind = "deadline_extended" if after > before else "deadline_advanced"
        found.add(kind, "deadline.latest", before.isoformat(), after.isoformat())
        return
    one, two = term(old.deadline), term(new.deadline)
    if before is None and after is None and one is not None and two is not None and one != two and new.deadline:
        kind = "deadline_extended" if two > one else "deadline_advanced"
        found.add(kind, "deadline.text", old.deadline.text if old.deadline else None, new.deadline.text)


def _compare_amounts(found: _Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    one, two = old.quantity, new.quantity
    if one is None or two is None or one.value is None or two.value is None or one.unit != two.unit:
        return
    if one.value != two.value:
        kind: RevisionKind = "quantity_raised" if two.value > one.value else "quantity_lowered"
        found.add(kind, "quantity", f"{one.op} {one.value:g} {one.unit}", f"{two.op} {two.value:g} {two.unit}")


def _compare_conditions(found: _Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    """A condition is gone only where words drop it; silence about it drops nothing."""
    before, after = _texts(old.conditions), _texts(new.conditions)
    if old.conditions and new.drops_conditions:
        found.add("condition_removed", "conditions", "; ".join(before), "; ".join(after) or None)
        found.evidence += _as(_own_evidence(old.conditions), "old") + _as(new.drops_conditions, "new")
    elif new.conditions and not old.conditions:
        found.add("condition_added", "conditions", None, "; ".join(after))
        found.evidence += _as(_own_evidence(new.conditions), "new")


def _compare_exceptions(found: _Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    if new.exceptions and not old.exceptions:
        found.add("exception_added", "exceptions", None, "; ".join(_texts(new.exceptions)))
        found.evidence += _as(_own_evidence(new.exceptions), "new")


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(one, "text", "")) for one in values)


def _own_evidence(values: Iterable[object]) -> tuple[Evidence, ...]:
    return tuple(evidence for one in values for evidence in getattr(one, "evidence", ()))


def _as(evidence: Iterable[Evidence], role: Role) -> list[Evidence]:
    return [dataclasses.replace(one, role=role) for one in evidence]


def limit_words(version: CommitmentVersion) -> tuple[Evidence, ...]:
    """The evidence of a version that holds the words of its limit; all of it where none does."""
    text = version.deadline.text if version.deadline else None
    held = tuple(one for one in version.evidence if text and text in one.exact)
    return held or version.evidence


def _evidence(old: CommitmentVersion, new: CommitmentVersion, more: list[Evidence]) -> tuple[Evidence, ...]:
    return unique(
        [
            *_as(new.slip_words, "slip_words"),
            *_as(new.reason, "reason"),
            *_as(limit_words(old), "old"),
            *_as(limit_words(new), "new"),
            *more,
        ]
    )


def _consent(new: CommitmentVersion) -> Consent:
    """Mutual where both put their names to it; an anonymous voice shows only that nobody else is mentioned."""
    if new.strength in ("signed_agreement", "joint_announcement"):
        return "mutual"
    if new.strength in ("on_record_pledge", "law", "order_issued"):
        return "unilateral"
    return "unilateral_as_far_as_text_goes" if new.strength == "anonymous_preview" else "unknown"
