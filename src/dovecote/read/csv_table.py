"""CSV and TSV: one article a row, its columns named in the first line (names in profiles/)."""

from __future__ import annotations

import csv
import dataclasses
import io

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.decoding import decode_text
from dovecote.read.field_names import known_fields
from dovecote.read.json_article import read_many
from dovecote.read.limits import MAX_TEXT
from dovecote.read.reader import Reader

DELIMITERS = ",;\t|"
MAX_ROWS = 100_000

SAMPLE = b"""headline,date,outlet,full_text
Envoys meet in Port Lume,2032-05-07,Veldt Courier,"Envoys of the republic and of the Front met on Friday."
"""


def _read(raw: RawDocument) -> tuple[Document, ...]:
    text, issues = decode_text(raw.content, address=raw.address)
    rows = [row for row in _rows(text.lstrip("\ufeff"), raw.address) if any(row.values())]
    if not rows:
        raise UnreadableDocument("there is no row in it", thing=raw.address, try_next="Name the columns in line 1.")
    if not any(known_fields(row) for row in rows):
        raise UnreadableDocument(
            f"no column is a text (columns: {', '.join(list(rows[0])[:12])})",
            thing=raw.address,
            try_next="Call the column with the article “text”.",
        )
    first, *rest = read_many(list(rows), address=raw.address)
    return (dataclasses.replace(first, issues=(*issues, *first.issues)), *rest)


def _rows(text: str, address: str) -> list[dict[str, str]]:
    """The table's rows by column name; at most MAX_ROWS.

    Raises:
        UnreadableDocument: a field is longer than an article, or a quotation mark never closes.
    """
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    limit = csv.field_size_limit(MAX_TEXT)
    try:
        rows: list[dict[str, str]] = []
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            # What stands beyond the named columns comes under None, what is missing is None.
            rows.append({name: value for name, value in row.items() if name is not None and isinstance(value, str)})
            if len(rows) > MAX_ROWS:
                raise UnreadableDocument(
                    f"it has more than {MAX_ROWS:,} rows", thing=address, try_next="Split it, or give it as .jsonl."
                )
        return rows
    except csv.Error as error:
        raise UnreadableDocument(f"it is no table: {error}", thing=address, try_next="Mend that line.") from error
    finally:
        csv.field_size_limit(limit)


READER = Reader("table", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), SAMPLE, _read)
