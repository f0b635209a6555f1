"""Questions that no rule decides and a person should: silent due dates, claimed breaches, uncertain days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dovecote.model.ids import make_id
from dovecote.model.record import Record, ReviewTask


def review_tasks(record: Record) -> Record:
    """`record` with its review tasks."""
    return dataclasses.replace(record, tasks=(*_silent(record), *_breaches(record)))


def _silent(record: Record) -> Iterator[ReviewTask]:
    for commitment in record.commitments:
        last = commitment.status_history[-1] if commitment.status_history else None
        if last is not None and last.lifecycle == "due_no_evidence":
            limit = commitment.versions[-1].deadline if commitment.versions else None
            day = limit.latest if limit and limit.latest else last.as_of
            question = f"Its last day, {day}, passed in silence. What became of it: {commitment.title}?"
            yield ReviewTask(
                make_id("task", "due", commitment.id), "due_no_evidence", commitment.id, question, last.evidence
            )


def _breaches(record: Record) -> Iterator[ReviewTask]:
    for commitment in record.commitments:
        for row in commitment.status_history:
            if row.rule == "R6" and row.verification == "disputed":
                question = f"One voice claims a breach of this, not on record: {commitment.title}. Does it stand?"
                name = make_id("task", "breach", commitment.id, row.known_from)
                yield ReviewTask(name, "claimed_breach", commitment.id, question, row.evidence)
