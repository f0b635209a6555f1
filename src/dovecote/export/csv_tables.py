"""The record as CSV tables with a data dictionary, in one zip: for spreadsheets, R and the like."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

from dovecote.export.export import Export
from dovecote.export.flat_tables import FlatTable, flat_tables
from dovecote.export.zipped import put
from dovecote.model.record import Record

_TYPE_IN_WORDS: Final = {
    "text": "text",
    "number": "number",
    "whole": "whole number",
    "flag": "yes or no",
    "list": "texts, parted by ' | '",
}


def _write(record: Record, target: BinaryIO) -> None:
    tables = list(flat_tables(record))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            head = [column.name for column in table.columns]
            put(archive, f"{table.name}.csv", _csv(head, table.rows))
        put(archive, "dictionary.csv", _csv(["table", "column", "type", "meaning"], _dictionary(tables)))


def _dictionary(tables: Iterable[FlatTable]) -> list[list[str]]:
    return [
        [f"{table.name}.csv", column.name, _TYPE_IN_WORDS[column.kind], column.meaning]
        for table in tables
        for column in table.columns
    ]


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(_cell(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " | ".join(value) if isinstance(value, list) else str(value)


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


EXPORT = Export("csv", ".zip", "application/zip", _write, "CSV tables with a data dictionary, in one zip")
