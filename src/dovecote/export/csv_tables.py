"""The record as CSV tables with a data dictionary, in one zip: for spreadsheets, R and the like."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, BinaryIO, Final

from dovecote.export.export import Export
from dovecote.model.json_codec import to_plain
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record

_TABLES: Final = ("sources", "actors", *ITEM_CLASSES, "comparisons", "tasks")
_LEFT_OUT: Final = frozenset({"evidence", "mentions", "versions", "revisions", "status_history", "progress"})
"""What has tables of its own."""
_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""A zip wants a time for each file; one that never changes keeps the bytes the same."""


def _write(record: Record, target: BinaryIO) -> None:
    tables = dict(_tables(record))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            _put(archive, f"{name}.csv", rows)
        _put(archive, "dictionary.csv", _dictionary(tables))


def _tables(record: Record) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for name in _TABLES:
        yield name, [_row(item) for item in getattr(record, name)]
    yield "quotations", list(_quotations(record))
    yield "mentions", [{"actor": actor.id, **_row(one)} for actor in record.actors for one in actor.mentions]
    for name in ("versions", "revisions", "status_history"):
        rows = [{"commitment": one.id, **_row(each)} for one in record.commitments for each in getattr(one, name)]
        yield f"commitment_{name}", rows


def _row(item: Any) -> dict[str, str]:
    return {field.name: _cell(getattr(item, field.name)) for field in fields(item) if field.name not in _LEFT_OUT}


def _cell(value: Any) -> str:
    """A value as one cell: ids of a list parted by spaces, anything deeper as JSON, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (str, int, float)):
        return str(value)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return " | ".join(value)
    if hasattr(value, "edtf"):
        return value.edtf or ""
    return json.dumps(to_plain(value), ensure_ascii=False)


def _quotations(record: Record) -> Iterator[dict[str, str]]:
    for name in (*ITEM_CLASSES, "comparisons"):
        for item in getattr(record, name):
            for one in item.evidence:
                yield {"list": name, "item": item.id, **_row(one)}


_MEANING: Final = {
    "id": "name of the line, the same in every export",
    "source": "id of the article, in sources.csv",
    "exact": "the words of the article, verbatim",
    "start": "first character, counted in code points from 0",
    "end": "the character after the last",
    "created_by": "rule that found it",
    "sourcing_class": "on whose word, codebook section Statement",
    "edtf": "date as uncertain as the text leaves it (EDTF, ISO 8601-2)",
    "known_from": "id of the article that first says it",
}


def _dictionary(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return [
        {"table": f"{name}.csv", "column": column, "meaning": _MEANING.get(column, "codebook, field of that name")}
        for name, rows in tables.items()
        for column in (rows[0] if rows else {})
    ]


def _put(archive: zipfile.ZipFile, name: str, rows: Iterable[dict[str, str]]) -> None:
    listed = list(rows)
    text = io.StringIO()
    if listed:
        writer = csv.DictWriter(text, list(listed[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({key: _harmless(cell) for key, cell in row.items()} for row in listed)
    member = zipfile.ZipInfo(name, _FIRST_MOMENT)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text.getvalue().encode("utf-8"))


def _harmless(cell: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; an apostrophe keeps it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


EXPORT = Export("csv", ".zip", "application/zip", _write, "CSV tables with a data dictionary, in one zip")
