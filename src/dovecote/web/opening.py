"""The record, opened for one request and closed after it: all of it, or as the address narrows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import Depends, Query, Request

from dovecote.api import Dovecote
from dovecote.errors import UnknownItem
from dovecote.web.guard import READING

DAY: Final = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A day, a month or a year; whether that month has that day is told by the record."""
ProcessName = Annotated[
    str, Query(max_length=200, description="Of several peace processes in the record: only this one.")
]
JudgedUntil = Annotated[
    str, Query(pattern=rf"^$|{DAY}", description="Only judgements that were made until that day, month or year.")
]


def open_record(request: Request, process: ProcessName = "", judged_until: JudgedUntil = "") -> Iterator[Dovecote]:
    """The record that the application was made for.

    Raises:
        UnknownItem: it has no process of that name, or the server shows another one only.
    """
    fixed = request.app.state.process
    with Dovecote.open(
        request.app.state.record, create=False, process=fixed or process or None, judged_until=judged_until or None
    ) as record:
        if process and process not in ([fixed] if fixed else record.processes()):
            raise UnknownItem("no article was read into a process of that name", thing=process, try_next=_OTHERS)
        yield record.hold_still() if request.method in READING else record


_OTHERS: Final = "Leave it out to see every article."
OpenRecord = Annotated[Dovecote, Depends(open_record)]
