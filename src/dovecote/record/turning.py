"""Between which days a record looks the same: without a new article, only a last day that passes changes it (R7)."""

from __future__ import annotations

from datetime import date

from dovecote.model.record import Record
from dovecote.record.deadlines import due_day


def unchanging(record: Record, day: date) -> tuple[date, date]:
    """The first day on which `record`, seen on `day`, looks as it does then, and the first on which it does not.

    Every limit of every version counts, also where another rule would keep it from falling due: a day too many costs
    time, one too few would show what is not so.
    """
    dues = {due_day(version.deadline) for one in record.commitments for version in one.versions}
    days = {one for one in dues if one is not None}
    return max((one for one in days if one <= day), default=date.min), min(
        (one for one in days if one > day), default=date.max
    )
