"""What one record has that another has not: new, changed, contradicted, and what the newer sources are silent on.

Two days are two records of the same readings; two sources are the record of the first and that of both. So one
comparison of records answers both questions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from dovecote.model.commitment import Commitment, Revision, StatusRow
from dovecote.model.evidence import Evidence
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Comparison, Record

ChangeKind = Literal["new", "gone", "changed", "status", "contradicted", "silent"]
_DISPUTES: Final = frozenset({"contradiction", "reversal", "scope_difference"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two records."""

    change: ChangeKind
    kind: str
    """Name of the list it stands in (`commitments`, `contacts` ...), or `comparisons`."""
    id: str
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordDiff:
    """What happened between two records of one process."""

    before: str
    """`as_of` of the earlier record."""
    after: str
    new_sources: tuple[str, ...]
    differences: tuple[Difference, ...] = ()

    def of(self, *changes: ChangeKind) -> tuple[Difference, ...]:
        """Those of some kinds of change, in order."""
        return tuple(one for one in self.differences if one.change in changes)


def diff_records(before: Record, after: Record) -> RecordDiff:
    """Everything that `after` adds to `before`, changes in it, contradicts, or is silent on."""
    known = {source.id for source in before.sources}
    new_sources = tuple(source.id for source in after.sources if source.id not in known)
    found: list[Difference] = []
    for name in ITEM_CLASSES:
        old, new = _by_id(before, name), _by_id(after, name)
        # An item may take another's id when an earlier article turns up; then it is the same by its evidence.
        told = {(one.source, one.start, one.end) for item in old.values() for one in item.evidence}
        found += [_difference("new", name, item) for item in new.values() if _is_new(item, old, told)]
        kept = {(one.source, one.start, one.end) for item in new.values() for one in item.evidence}
        found += [_difference("gone", name, item) for item in old.values() if _is_new(item, new, kept)]
    found += [one for commitment in after.commitments for one in _moved(commitment, before)]
    found += [_dispute(one) for one in _new_comparisons(before, after)]
    if new_sources:
        found += [one for commitment in before.commitments for one in _silent(commitment, after, new_sources)]
    return RecordDiff(before.as_of, after.as_of, new_sources, tuple(found))


def _by_id(record: Record, name: str) -> dict[str, Any]:
    return {item.id: item for item in getattr(record, name)}


def _is_new(item: Any, others: dict[str, Any], told: set[tuple[str | None, int, int]]) -> bool:
    return item.id not in others and not any((one.source, one.start, one.end) in told for one in item.evidence)


def _difference(change: ChangeKind, name: str, item: Any) -> Difference:
    text = getattr(item, "title", None) or getattr(item, "name", None) or _words_of(item)
    return Difference(change, name, item.id, str(text), item.evidence)


def _words_of(item: Any) -> str:
    """The words an item stands on, each once; of a bare figure also what it counts: "240" says little."""
    words = " … ".join(dict.fromkeys(one.exact for one in item.evidence))
    unit = getattr(item, "unit", None)
    return f"{words} ({item.measure})" if unit and item.measure not in words else words


def _twin(commitment: Commitment, record: Record) -> Commitment | None:
    """The same promise in another record: by id, else by shared evidence."""
    places = {(one.source, one.start, one.end) for one in commitment.evidence}
    for other in record.commitments:
        if other.id == commitment.id or places & {(one.source, one.start, one.end) for one in other.evidence}:
            return other
    return None


def _moved(commitment: Commitment, before: Record) -> Iterable[Difference]:
    """New revisions of a promise that was known, and a status that is another."""
    old = _twin(commitment, before)
    if old is None:
        return
    known = {_revision_key(one, old) for one in old.revisions}
    for revision in commitment.revisions:
        if _revision_key(revision, commitment) not in known:
            text = f"{commitment.title}: {', '.join(revision.kind)} ({_changes(revision)})"
            yield Difference("changed", "commitments", commitment.id, text, revision.evidence)
    was, now = _axes(old), _axes(commitment)
    if was != now and commitment.status_history:
        text = f"{commitment.title}: {' / '.join(was)} -> {' / '.join(now)}"
        yield Difference("status", "commitments", commitment.id, text, commitment.status_history[-1].evidence)


def _changes(revision: Revision) -> str:
    """Each field before and after, and how far the last day moved."""
    fields = {"deadline.latest": "last day", "deadline.text": "limit"}
    told = [
        f"{fields.get(one.field, one.field)}: {one.old or 'none'} -> {one.new or 'none'}" for one in revision.changed
    ]
    if revision.slip_days:
        least, most = revision.slip_days.min, revision.slip_days.max
        told.append(f"moved {least} days" if least == most else f"moved {least} to {most} days")
    return "; ".join(told) or "restated"


def _revision_key(revision: Revision, commitment: Commitment) -> tuple[str | None, str | None, tuple[str, ...]]:
    limits = []
    for number in (revision.from_v, revision.to_v):
        deadline = commitment.versions[number - 1].deadline
        limits.append(deadline.edtf if deadline else None)
    return limits[0], limits[1], tuple(revision.kind)


def _axes(commitment: Commitment) -> tuple[str, ...]:
    if not commitment.status_history:
        return ()
    row: StatusRow = commitment.status_history[-1]
    return row.lifecycle, row.timeliness


def _new_comparisons(before: Record, after: Record) -> Iterable[Comparison]:
    known = {one.id for one in before.comparisons}
    return (one for one in after.comparisons if one.kind in _DISPUTES and one.id not in known)


def _dispute(comparison: Comparison) -> Difference:
    return Difference("contradicted", "comparisons", comparison.id, comparison.text, comparison.evidence)


def _silent(commitment: Commitment, after: Record, new_sources: tuple[str, ...]) -> Iterable[Difference]:
    """A promise that was still open and that none of the new sources mentions."""
    now = _twin(commitment, after)
    if now is None or not _is_open(commitment):
        return
    if not any(source in new_sources for source in _sources_of(now)):
        yield Difference("silent", "commitments", now.id, commitment.title, commitment.evidence)


def _is_open(commitment: Commitment) -> bool:
    last = commitment.status_history[-1].lifecycle if commitment.status_history else "announced"
    return last in ("announced", "in_progress", "in_force", "due_no_evidence", "suspended", "partially_met")


def _sources_of(commitment: Commitment) -> set[str | None]:
    """Every source that some part of the promise rests on."""
    found: set[str | None] = {row.known_from for row in commitment.status_history}
    found.update(evidence.source for evidence in commitment.evidence)
    found.update(evidence.source for one in commitment.progress for evidence in one.evidence)
    for version in commitment.versions:
        found.update((version.known_from, *version.also_in))
    return found
