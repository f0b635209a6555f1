"""Does everything in the record still hold? Every hash, span and reference is computed again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from sqlalchemy import Select, func, select

from dovecote.model.evidence import Evidence
from dovecote.model.ids import sha256_of
from dovecote.model.reading import Reading
from dovecote.store import tables
from dovecote.store.packing import reading_id, unpack
from dovecote.store.rows import iter_kept, iter_rows
from dovecote.store.search import check_index
from dovecote.store.sqlite import integrity_problems
from dovecote.store.store import Store


def iter_problems(store: Store) -> Iterator[str]:
    """One line for each thing in the record that does not hold; nothing where all does."""
    with store.looking() as connection:
        yield from integrity_problems(connection)
        for number, digest, content in connection.execute(select(tables.text)):
            if sha256_of(content) != digest:
                yield f"text {number} is not the text whose SHA-256 is {digest}"
        newest = set(connection.scalars(select(func.max(tables.reading.c.no)).group_by(tables.reading.c.source_no)))
        for row in connection.execute(_readings()):
            reading = _unpacked(row.body, row.content, row.fields)
            if reading is None:
                yield f"reading {row.id} cannot be unpacked"
                continue
            yield from _problems_of_reading(row.id, reading)
            expected = list(iter_rows(reading)) if row.no in newest else []
            kept = list(iter_kept(connection, row.no, reading.text))
            if kept != expected:
                yield f"what SQL shows of reading {row.id} ({len(kept)} items) is not what it says ({len(expected)})"
        known = set(connection.scalars(select(tables.judgement.c.id)))
        for verdict, about in connection.execute(select(tables.judgement.c.verdict, tables.judgement.c.about)):
            if verdict == "undo" and not known.issuperset(json.loads(about)):
                yield f"a judgement undoes one that is not there: {about}"
    with store.writing() as connection:
        problem = check_index(connection)
    if problem:
        yield problem


def _readings() -> Select[int, str, bytes, str, str]:
    reading = tables.reading.c
    return (
        select(reading.no, reading.id, reading.body, tables.text.c.content, tables.layout.c.fields)
        .join(tables.text, tables.text.c.no == reading.text_no)
        .outerjoin(tables.layout, tables.layout.c.no == reading.layout_no)
    )


def _unpacked(body: bytes, text: str, layout: str | None) -> Reading | None:
    try:
        return unpack(body, text, layout)
    except (zlib.error, ValueError, TypeError, KeyError, IndexError):
        return None


def _problems_of_reading(name: str, reading: Reading) -> Iterator[str]:
    if reading_id(reading) != name.partition(".")[0]:
        yield f"reading {name} is not what its id says"
    for item, one in _evidence(reading):
        if reading.text[one.start : one.end] != one.exact:
            yield f"{item} in {name} quotes {one.exact!r}, which does not stand at {one.start}"


def _evidence(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    for _, item in reading.items():
        for one in item.evidence:
            yield item.id, one
