"""What people decided, above what was read: rejected items, edited fields, ratings, a status set by hand (R11)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from dovecote.model.commitment import Commitment, StatusRow
from dovecote.model.field_values import value_for
from dovecote.model.links import Judgement, standing_judgements

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Judged:
    """Standing judgements, sorted by what they touch."""

    rejected: frozenset[str] = frozenset()
    edits: dict[str, dict[str, Any]] = field(default_factory=dict)
    ratings: dict[str, str] = field(default_factory=dict)
    settled: dict[str, list[Judgement]] = field(default_factory=dict)

    def edited(self, item: Value) -> Value:
        """`item` with the fields that a person corrected.

        What it has no field for, or what that field cannot hold any more, is left as it was read.
        """
        changes = self.edits.get(cast(Any, item).id)
        if not changes:
            return item
        names = {one.name for one in dataclasses.fields(cast(Any, item))}
        known: dict[str, Any] = {}
        for name, value in changes.items():
            if name in names:
                with suppress(ValueError):
                    known[name] = value_for(type(item), name, value)
        return cast(Value, dataclasses.replace(cast(Any, item), **known))

    def settle(self, commitment: Commitment) -> Commitment:
        """The promise with a row for each status that a person set, the last of them at the end."""
        rows = [_row(judgement, commitment) for judgement in self.settled.get(commitment.id, ())]
        if not rows:
            return commitment
        return dataclasses.replace(commitment, status_history=(*commitment.status_history, *rows))


def judged(judgements: Iterable[Judgement]) -> Judged:
    """Judgements that stand: undone ones left out, of two on one thing the later."""
    standing = standing_judgements(judgements)
    found = Judged(rejected=frozenset(_rejected(standing)))
    for judgement in standing:
        for about in judgement.about:
            if judgement.verdict == "edit" and judgement.field:
                found.edits.setdefault(about, {})[judgement.field] = judgement.value
            elif judgement.verdict == "rate_source":
                found.ratings[about] = str(judgement.value)
            elif judgement.verdict == "set_status":
                found.settled.setdefault(about, []).append(judgement)
    return found


def _rejected(judgements: Iterable[Judgement]) -> set[str]:
    rejected: set[str] = set()
    for judgement in judgements:
        if judgement.verdict == "reject":
            rejected.update(judgement.about)
        elif judgement.verdict == "accept":
            rejected.difference_update(judgement.about)
    return rejected


def _row(judgement: Judgement, commitment: Commitment) -> StatusRow:
    """R11: the lifecycle a person set; axes that the judgement does not name stay as they were."""
    last = commitment.status_history[-1] if commitment.status_history else None
    given = judgement.value if isinstance(judgement.value, dict) else {"lifecycle": judgement.value}
    return StatusRow(
        as_of=str(given.get("as_of", last.as_of if last else judgement.at[:10])),
        lifecycle=str(given.get("lifecycle", last.lifecycle if last else "announced")),
        timeliness=str(given.get("timeliness", last.timeliness if last else "unclear")),
        correspondence=str(given.get("correspondence", last.correspondence if last else "n/a")),
        verification=str(given.get("verification", last.verification if last else "none")),
        rule="R11",
        evidence=last.evidence if last else commitment.evidence,
        note=f"set by {judgement.by} at {judgement.at}: {judgement.reason}",
    )
