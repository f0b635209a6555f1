"""Deadlines as a calendar (RFC 5545): one all-day event on the last day that keeps each promise.

Written by hand: it is a page of text lines, and the same record must give the same bytes, which the library's clock
and property order do not promise. Tests read it back with that library.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO, Final

from dovecote.export.board import Due, iter_deadlines, source_name
from dovecote.export.export import Export
from dovecote.export.wording import in_words
from dovecote.model.commitment import Commitment
from dovecote.model.record import Record

_LINE_BYTES: Final = 75
"""RFC 5545 folds longer lines."""


def _write(record: Record, target: BinaryIO) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dovecote//Deadlines//EN", "CALSCALE:GREGORIAN"]
    commitments = {commitment.id: commitment for commitment in record.commitments}
    for due in iter_deadlines(record):
        if due.latest:
            lines.extend(_event(due, commitments[due.id], record))
    lines.append("END:VCALENDAR")
    for line in lines:
        target.write(_folded(line))


def _event(due: Due, commitment: Commitment, record: Record) -> Iterator[str]:
    day = date.fromisoformat(due.latest or "")
    version = next(one for one in commitment.versions if one.v == due.version)
    names = {source.id: source_name(source) for source in record.sources}
    quotations = " / ".join(f"“{one.exact}” ({names.get(one.source or '', one.source)})" for one in version.evidence)
    yield "BEGIN:VEVENT"
    yield f"UID:{due.id}-v{due.version}@dovecote"
    yield f"DTSTAMP:{_stamp(record.as_of)}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{due.who}: {due.title}')}"
    told = f"{due.words or ''} ({due.edtf}), {due.status.replace('_', ' ')}; {in_words(version.sourcing_class)}"
    yield f"DESCRIPTION:{_escaped(f'{told}. {quotations}')}"
    yield f"STATUS:{'CONFIRMED' if due.in_force else 'CANCELLED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(as_of: str) -> str:
    """The day of the record stands for the moment of writing, so that a second export is the same."""
    digits = as_of[:10].replace("-", "")
    return f"{digits if digits.isdigit() and len(digits) == 8 else '19700101'}T000000Z"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, none of which cuts a character in two."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        encoded = character.encode("utf-8")
        if len(piece) + len(encoded) > _LINE_BYTES - (1 if pieces else 0):
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"


EXPORT = Export("icalendar", ".ics", "text/calendar", _write, "deadlines as a calendar (RFC 5545)")
