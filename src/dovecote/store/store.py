"""The record file: keep readings, ask for them, forget them.

Each `keep` is one transaction, so a reading is there as a whole or not at all, whatever happens to the process. A
reading is never changed: reading an article again adds a newer one, and the newest counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document
from dovecote.model.ids import sha256_of
from dovecote.model.links import Judgement
from dovecote.model.reading import Reading
from dovecote.store import tables
from dovecote.store.opening import open_record
from dovecote.store.packing import canonical, document_key, pack, reading_id, unpack
from dovecote.store.rows import Row, iter_rows
from dovecote.store.search import Hit, add_to_index, iter_hits
from dovecote.store.sqlite import looking, writing

Kept = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class StoredSource:
    """One article of the record file, as it was last read."""

    id: str
    address: str
    """Where it was read from, as the user named it."""
    recorded_at: str
    reading: str
    """Id of its newest reading."""
    headline: str | None
    publisher: str | None
    published: str | None
    url: str | None
    file: str | None
    made_with: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and what would help."""

    address: str
    what: str
    try_next: str
    recorded_at: str


class Store:
    """One record file. Several processes may have it open at once: many look while one writes."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self._engine = open_record(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """A connection in one writing transaction; a `durable` one survives a power cut."""
        with writing(self._engine, self.path, durable=durable) as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the record."""
        with looking(self._engine, self.path) as connection:
            yield connection

    # Keeping

    def keep(
        self,
        reading: Reading,
        document: Document,
        *,
        address: str,
        recorded_at: str,
        program: Mapping[str, str] | None = None,
    ) -> Kept:
        """Keep a reading of `document`; the same one twice changes nothing.

        Args:
            program: what made the reading, where that is more than the reading's own `made_with` tells.
        """
        _refuse_surrogates(reading, address)
        name, key = reading_id(reading), document_key(document, program or reading.made_with)
        with self.writing() as connection:
            same = connection.scalar(select(tables.reading.c.no).where(tables.reading.c.id == name))
            if same is not None and connection.scalar(_newest_number(reading.id)) != same:
                # It said so once, then something else, and now the same again: that is a newer reading too.
                times = select(func.count()).where(tables.reading.c.id.startswith(name, autoescape=True))
                name, same = f"{name}.{(connection.scalar(times) or 0) + 1}", None
            if same is not None:
                # Another program that reads the same: remember that, or it would be asked again each time.
                connection.execute(update(tables.reading).where(tables.reading.c.no == same).values(document_key=key))
                return "unchanged"
            if connection.scalar(_newest_key(reading.id)) == key:
                return "unchanged"
            source_no = _source_no(connection, reading.id)
            kept: Kept = "new" if source_no is None else "changed"
            if source_no is None:
                row = {"id": reading.id, "address": address, "recorded_at": recorded_at}
                source_no = _inserted(connection, tables.source, row)
            text_no = _text_no(connection, reading.text)
            drop_items(connection, source_no)
            reading_no = _inserted(
                connection,
                tables.reading,
                {
                    "id": name,
                    "source_no": source_no,
                    "text_no": text_no,
                    "document_key": key,
                    "body": pack(reading),
                    "recorded_at": recorded_at,
                    **_description(reading),
                },
            )
            _insert_items(connection, reading_no, reading)
            connection.execute(delete(tables.unread).where(tables.unread.c.address == address))
        return kept

    def is_kept(self, document: Document, made_with: Mapping[str, str]) -> bool:
        """True where the newest reading of this source is of this very document, by this very program."""
        with self.looking() as connection:
            return connection.scalar(_newest_key(document.id)) == document_key(document, made_with)

    def note_unread(self, address: str, what: str, try_next: str, *, recorded_at: str) -> None:
        """Remember that something could not be read, until it can."""
        row = {"address": address, "what": what, "try_next": try_next, "recorded_at": recorded_at}
        with self.writing() as connection:
            connection.execute(delete(tables.unread).where(tables.unread.c.address == address))
            connection.execute(insert(tables.unread).values(row))

    def judge(self, judgement: Judgement) -> None:
        """Keep a person's verdict beside the findings; the same one twice changes nothing."""
        with self.writing(durable=True) as connection:
            if connection.scalar(select(tables.judgement.c.no).where(tables.judgement.c.id == judgement.id)):
                return
            connection.execute(
                insert(tables.judgement).values(
                    id=judgement.id,
                    verdict=judgement.verdict,
                    about=canonical(list(judgement.about)),
                    by=judgement.by,
                    at=judgement.at,
                    reason=judgement.reason,
                    field=judgement.field,
                    value=None if judgement.value is None else canonical(judgement.value),
                )
            )

    def keep_beside(self, name: str, content: str) -> None:
        """Keep a text of the user's own under a name, in the place of the one before."""
        with self.writing(durable=True) as connection:
            connection.execute(delete(tables.kept_beside).where(tables.kept_beside.c.name == name))
            connection.execute(insert(tables.kept_beside).values(name=name, content=content))

    def find_beside(self, name: str) -> str | None:
        """The text that `keep_beside` kept under that name."""
        with self.looking() as connection:
            return connection.scalar(select(tables.kept_beside.c.content).where(tables.kept_beside.c.name == name))

    # Asking

    def sources(self) -> tuple[StoredSource, ...]:
        """All sources in the order they came, each as its newest reading describes it."""
        source, reading = tables.source.c, tables.reading.c
        rows = (
            select(
                source.id,
                source.address,
                source.recorded_at,
                reading.id.label("reading"),
                reading.headline,
                reading.publisher,
                reading.published,
                reading.url,
                reading.file,
                reading.made_with,
            )
            .join(tables.reading, reading.source_no == source.no)
            .where(reading.no.in_(_newest()))
            .order_by(source.no)
        )
        with self.looking() as connection:
            return tuple(
                StoredSource(**{**row._mapping, "made_with": json.loads(row.made_with)})
                for row in connection.execute(rows)
            )

    def iter_readings(self) -> Iterator[Reading]:
        """The newest reading of each source, in order of the sources' ids."""
        rows = (
            select(tables.reading.c.body, tables.text.c.content)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
            .where(tables.reading.c.no.in_(_newest()))
            .order_by(tables.source.c.id)
        )
        with self.looking() as connection:
            for body, content in connection.execute(rows):
                yield unpack(body, content)

    def find_reading(self, source: str) -> Reading | None:
        """The newest reading of the source of that id."""
        rows = (
            select(tables.reading.c.body, tables.text.c.content)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
            .where(tables.source.c.id == source)
            .order_by(tables.reading.c.no.desc())
            .limit(1)
        )
        with self.looking() as connection:
            found = connection.execute(rows).first()
        return unpack(found[0], found[1]) if found else None

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts, in the order they were made."""
        with self.looking() as connection:
            rows = list(connection.execute(select(tables.judgement).order_by(tables.judgement.c.no)))
        return tuple(
            Judgement(
                id=row.id,
                verdict=row.verdict,
                about=tuple(json.loads(row.about)),
                by=row.by,
                at=row.at,
                reason=row.reason,
                field=row.field,
                value=None if row.value is None else json.loads(row.value),
            )
            for row in rows
        )

    def unread(self) -> tuple[Unread, ...]:
        """What could not be read so far."""
        with self.looking() as connection:
            rows = list(connection.execute(select(tables.unread).order_by(tables.unread.c.address)))
        return tuple(Unread(**row._mapping) for row in rows)

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Sources whose text holds all of `words`, best first."""
        with self.looking() as connection:
            return tuple(iter_hits(connection, words, limit=limit))

    def counts(self) -> dict[str, int]:
        """How many sources, readings and judgements the file holds."""
        with self.looking() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in (
                    ("sources", tables.source),
                    ("readings", tables.reading),
                    ("judgements", tables.judgement),
                    ("unread", tables.unread),
                )
            }

    def state(self) -> str:
        """The same as long as readings and judgements are the same: rows are only added, or erased by `forget`."""
        with self.looking() as connection:
            numbers = [
                connection.scalar(select(function(table.c.no)))
                for table in (tables.reading, tables.judgement)
                for function in (func.max, func.count)
            ]
        return " ".join(str(number or 0) for number in numbers)


def _newest() -> Select[int]:
    return select(func.max(tables.reading.c.no)).group_by(tables.reading.c.source_no)


def _newest_number(source: str) -> Select[int]:
    """Number of the newest reading of a source."""
    return (
        select(func.max(tables.reading.c.no))
        .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
        .where(tables.source.c.id == source)
    )


def _newest_key(source: str) -> Select[str]:
    """The document key of the newest reading of a source."""
    return (
        select(tables.reading.c.document_key)
        .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
        .where(tables.source.c.id == source)
        .order_by(tables.reading.c.no.desc())
        .limit(1)
    )


def _refuse_surrogates(reading: Reading, address: str) -> None:
    try:
        reading.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            f"character {error.start} is half of a pair and cannot be kept", thing=address, try_next="Mend the text."
        ) from error


def _inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Number of the row that was put into `table`."""
    result = connection.execute(insert(table).values(row))
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def _source_no(connection: Connection, source: str) -> int | None:
    return connection.scalar(select(tables.source.c.no).where(tables.source.c.id == source))


def _text_no(connection: Connection, content: str) -> int:
    """Number of the text, which is kept once however many sources print it."""
    digest = sha256_of(content)
    known: int | None = connection.scalar(select(tables.text.c.no).where(tables.text.c.sha256 == digest))
    if known is not None:
        return known
    number = _inserted(connection, tables.text, {"sha256": digest, "content": content})
    add_to_index(connection, number, content)
    return number


def _description(reading: Reading) -> dict[str, object]:
    source = reading.source
    return {
        "headline": source.headline,
        "publisher": source.publisher,
        "byline": source.byline,
        "published": source.published.edtf if source.published else None,
        "url": source.url,
        "file": source.file,
        "language": source.language,
        "made_with": canonical(dict(reading.made_with)),
    }


def drop_items(connection: Connection, source_no: int) -> None:
    """Take the items of a source out of the tables for SQL; they can be made again from its readings."""
    readings = select(tables.reading.c.no).where(tables.reading.c.source_no == source_no)
    items = select(tables.item.c.no).where(tables.item.c.reading_no.in_(readings))
    connection.execute(delete(tables.quotation).where(tables.quotation.c.item_no.in_(items)))
    connection.execute(delete(tables.item).where(tables.item.c.reading_no.in_(readings)))


def _insert_items(connection: Connection, reading_no: int, reading: Reading) -> None:
    next_no = (connection.scalar(select(func.max(tables.item.c.no))) or 0) + 1
    items: list[Row] = []
    quotations: list[Row] = []
    for number, (row, quoted) in enumerate(iter_rows(reading), next_no):
        items.append({"no": number, "reading_no": reading_no, **row})
        quotations.extend({"item_no": number, **one} for one in quoted)
    if items:
        connection.execute(insert(tables.item), items)
    if quotations:
        connection.execute(insert(tables.quotation), quotations)
