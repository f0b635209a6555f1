"""Places of the record laid side by side: slips, silences, reversals. Each with both sides' exact words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, ComparisonKind, Record
from dovecote.record.merging import unique


def compare_record(record: Record, readings: Sequence[Reading], links: Links) -> Record:
    """`record` with its comparisons."""
    found = [*_slips(record), *_reversals(record), *_silences(record)]
    return dataclasses.replace(record, comparisons=tuple(found))


def comparison(
    kind: ComparisonKind, refs: Sequence[str], text: str, evidence: Sequence[Evidence], steps: Sequence[str] = ()
) -> Comparison:
    """A comparison named by what it compares."""
    kept = unique(evidence)
    name = make_id("cp", kind, *refs, *((one.source, one.start, one.end) for one in kept))
    return Comparison(name, kind, tuple(refs), text, kept, tuple(steps))


def _slips(record: Record) -> Iterator[Comparison]:
    for commitment in record.commitments:
        for revision in commitment.revisions:
            if "deadline_extended" not in revision.kind:
                continue
            old, new = commitment.versions[revision.from_v - 1], commitment.versions[revision.to_v - 1]
            words = [version.deadline.text or version.deadline.edtf for version in (old, new) if version.deadline]
            days = revision.slip_days
            count = (
                f" ({days.min} to {days.max} days)"
                if days and days.min != days.max
                else f" ({days.min} days)"
                if days
                else ""
            )
            sides = [one for one in revision.evidence if one.role in ("old", "new")]
            text = f"{commitment.title}: {' -> '.join(str(one) for one in words)}{count}"
            yield comparison("slip", (revision.id, commitment.id), text, sides, revision.steps)


def _reversals(record: Record) -> Iterator[Comparison]:
    for commitment in record.commitments:
        for revision in commitment.revisions:
            if "condition_removed" not in revision.kind:
                continue
            change = next(one for one in revision.changed if one.field == "conditions")
            old, new = commitment.versions[revision.from_v - 1], commitment.versions[revision.to_v - 1]
            evidence = [one for condition in old.conditions for one in condition.evidence]
            text = f"{commitment.title}: {change.old} -> {change.new or 'no condition'}"
            yield comparison("reversal", (commitment.id, revision.id), text, [*evidence, *new.drops_conditions])


def _silences(record: Record) -> Iterator[Comparison]:
    for commitment in record.commitments:
        last = commitment.status_history[-1] if commitment.status_history else None
        if last is not None and last.lifecycle == "due_no_evidence":
            text = f"{commitment.title}: due by {_limit(commitment)}, and no source says what became of it"
            yield comparison("due_no_evidence", (commitment.id,), text, commitment.versions[-1].evidence)


def _limit(commitment: Commitment) -> str:
    deadline = commitment.versions[-1].deadline
    return str(deadline.edtf) if deadline else "an unknown day"
