"""What changed between two versions of a promise: kinds, fields, days, who said so, and both wordings as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from dovecote.model.commitment import Announcement, CommitmentVersion, Progress, Revision
from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.record.deadlines import slip
from dovecote.record.differences import as_role, difference
from dovecote.record.merging import unique
from dovecote.record.sides import Sides

Consent = Literal["mutual", "unilateral", "unilateral_as_far_as_text_goes", "unknown"]


def build_revisions(
    commitment: str, versions: Sequence[CommitmentVersion], sides: Sides, withdrawals: Sequence[Progress] = ()
) -> tuple[Revision, ...]:
    """One revision between each version and the next, and one where the promisor took the last version back.

    Args:
        withdrawals: words by which the promisor's own side took the promise back.
    """
    found = [_revision(commitment, old, new, sides) for old, new in pairwise(versions)]
    if versions and withdrawals:
        found.append(_withdrawn(commitment, versions[-1], withdrawals[0]))
    return tuple(found)


def _withdrawn(commitment: str, version: CommitmentVersion, words: Progress) -> Revision:
    said = words.time.edtf if words.time else None
    return Revision(
        id=make_id("rv", commitment, version.v, "withdrawn", words.known_from),
        from_v=version.v,
        to_v=version.v,
        kind=("withdrawn",),
        evidence=unique([*as_role(version.evidence, "old"), *as_role(words.evidence, "new")]),
        announced=Announcement(said, words.claimed_by, words.sourcing_class),
        consent="unilateral",
        explicit_in_text=True,
    )


def _revision(commitment: str, old: CommitmentVersion, new: CommitmentVersion, sides: Sides) -> Revision:
    found = difference(old, new, sides)
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


def limit_words(version: CommitmentVersion) -> tuple[Evidence, ...]:
    """The evidence of a version that holds the words of its limit; all of it where none does."""
    text = version.deadline.text if version.deadline else None
    held = tuple(one for one in version.evidence if text and text in one.exact)
    return held or version.evidence


def _evidence(old: CommitmentVersion, new: CommitmentVersion, more: list[Evidence]) -> tuple[Evidence, ...]:
    return unique(
        [
            *as_role(new.slip_words, "slip_words"),
            *as_role(new.reason, "reason"),
            *as_role(limit_words(old), "old"),
            *as_role(limit_words(new), "new"),
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
