"""What a record file is asked: sources, readings, judgements, full text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, or_, select

from dovecote.model.links import Judgement, ids_in
from dovecote.model.reading import Reading
from dovecote.store import tables
from dovecote.store.packing import unpack
from dovecote.store.record_file import RecordFile, batches
from dovecote.store.rows import id_of, parted_id
from dovecote.store.search import Hit, iter_hits


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


@dataclass(frozen=True, slots=True)
class Head:
    """The newest reading of a source, without what it says."""

    no: int
    id: str
    source: str
    published: str | None
    """EDTF."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a record is put together from, as it was at one moment, but for what the readings say."""

    state: str
    heads: tuple[Head, ...]
    judgements: tuple[Judgement, ...]
    stands_in: dict[str, str]
    """Of the sources and findings that judgements name: id -> the source it stands in."""


class Questions(RecordFile):
    """A record file that can be asked."""

    def sources(self, process: str | None = None) -> tuple[StoredSource, ...]:
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
            .where(reading.no.in_(_newest(process)))
            .order_by(source.no)
        )
        with self.looking() as connection:
            return tuple(
                StoredSource(**{**row._mapping, "made_with": json.loads(row.made_with)})
                for row in connection.execute(rows)
            )

    def iter_readings(self, process: str | None = None) -> Iterator[Reading]:
        """The newest reading of each source (of one process), in order of the sources' ids."""
        rows = (
            select(tables.reading.c.body, tables.text.c.content, tables.layout.c.fields)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .outerjoin(tables.layout, tables.layout.c.no == tables.reading.c.layout_no)
            .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
            .where(tables.reading.c.no.in_(_newest(process)))
            .order_by(tables.source.c.id)
        )
        with self.looking() as connection:
            for body, content, layout in connection.execute(rows):
                yield unpack(body, content, layout)

    def texts(self, sources: Sequence[str]) -> dict[str, str]:
        """Text of each of these sources, as it was last read, by the source's id."""
        rows = (
            select(tables.source.c.id, tables.text.c.content)
            .join(tables.reading, tables.reading.c.source_no == tables.source.c.no)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .order_by(tables.reading.c.no)
        )
        with self.looking() as connection:
            found = (
                row for some in batches(sources) for row in connection.execute(rows.where(tables.source.c.id.in_(some)))
            )
            return {row.id: row.content for row in found}

    def find_reading(self, source: str) -> Reading | None:
        """The newest reading of the source of that id."""
        rows = (
            select(tables.reading.c.body, tables.text.c.content, tables.layout.c.fields)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .outerjoin(tables.layout, tables.layout.c.no == tables.reading.c.layout_no)
            .join(tables.source, tables.source.c.no == tables.reading.c.source_no)
            .where(tables.source.c.id == source)
            .order_by(tables.reading.c.no.desc())
            .limit(1)
        )
        with self.looking() as connection:
            found = connection.execute(rows).first()
        return unpack(*found) if found else None

    def readings_of(self, numbers: Iterable[int]) -> Iterator[Reading]:
        """The readings of these numbers, those that are still there, in order of number."""
        rows = (
            select(tables.reading.c.body, tables.text.c.content, tables.layout.c.fields)
            .join(tables.text, tables.text.c.no == tables.reading.c.text_no)
            .outerjoin(tables.layout, tables.layout.c.no == tables.reading.c.layout_no)
            .order_by(tables.reading.c.no)
        )
        with self.looking() as connection:
            for some in batches(sorted(numbers)):
                for body, content, layout in connection.execute(rows.where(tables.reading.c.no.in_(some))):
                    yield unpack(body, content, layout)

    def snapshot(self, process: str | None = None) -> Snapshot:
        """What the record (of one process) is put together from, all of one moment."""
        source, reading = tables.source.c, tables.reading.c
        rows = (
            select(reading.no, reading.id, source.id.label("source"), reading.published)
            .join(tables.source, reading.source_no == source.no)
            .where(reading.no.in_(_newest(process)))
            .order_by(source.id)
        )
        with self.looking() as connection:
            judgements = _judgements(connection)
            named = {name for one in judgements for name in ids_in(one)}
            return Snapshot(
                _state(connection, process),
                tuple(Head(**row._mapping) for row in connection.execute(rows)),
                judgements,
                _stands_in(connection, sorted(named)),
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts, in the order they were made."""
        with self.looking() as connection:
            return _judgements(connection)

    def unread(self) -> tuple[Unread, ...]:
        """What could not be read so far."""
        with self.looking() as connection:
            rows = list(connection.execute(select(tables.unread).order_by(tables.unread.c.address)))
        return tuple(Unread(**row._mapping) for row in rows)

    def known(self, names: Iterable[str]) -> frozenset[str]:
        """Those of `names` that are the whole id of a source, or of a finding of a newest reading."""
        with self.looking() as connection:
            return frozenset(_stands_in(connection, sorted(set(names))))

    def processes(self) -> tuple[str, ...]:
        """Names of the processes that sources belong to."""
        belongs = tables.belongs.c
        with self.looking() as connection:
            return tuple(connection.scalars(select(belongs.process).distinct().order_by(belongs.process)))

    def search(self, words: str, *, limit: int = 50, process: str | None = None) -> tuple[Hit, ...]:
        """Sources whose text holds all of `words`, best first."""
        with self.looking() as connection:
            return tuple(iter_hits(connection, words, limit=limit, process=process))

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

    def state(self, process: str | None = None) -> str:
        """The same as long as judgements and the readings (of one process) are the same."""
        with self.looking() as connection:
            return _state(connection, process)


def _state(connection: Connection, process: str | None) -> str:
    """Rows are only added, or erased by `forget`: the last of them and how many there are tell of all."""
    reading, judgement = tables.reading.c, tables.judgement.c
    readings = select(func.max(reading.no), func.count(reading.no))
    if process is not None:
        readings = readings.where(reading.source_no.in_(_sources_of(process)))
    last, count = connection.execute(readings).one()
    verdict, verdicts = connection.execute(select(func.max(judgement.no), func.count())).one()
    told = [
        connection.scalar(select(reading.id).where(reading.no == last)) or "nothing",
        connection.scalar(select(judgement.id).where(judgement.no == verdict)) or "nothing",
        count,
        verdicts,
    ]
    if process is None:
        told.append(connection.scalar(select(func.count()).select_from(tables.belongs)))
    return " ".join(str(one) for one in told)


def _judgements(connection: Connection) -> tuple[Judgement, ...]:
    rows = connection.execute(select(tables.judgement).order_by(tables.judgement.c.no))
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


def _stands_in(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    source, item = tables.source, tables.item
    findings = (
        select(item.c.id, item.c.digest, tables.manner.c.tag, source.c.id.label("source"))
        .join(tables.manner, tables.manner.c.no == item.c.manner_no)
        .join(tables.reading, tables.reading.c.no == item.c.no // tables.ITEMS_A_READING)
        .join(source, source.c.no == tables.reading.c.source_no)
    )
    found: dict[str, str] = {}
    for some in batches(names):
        parted = [parted_id(name) for name in some]
        of_these = or_(
            item.c.digest.in_([one["digest"] for one in parted if one["digest"]]),
            item.c.id.in_([one["id"] for one in parted if one["id"]]),
        )
        found |= {
            name: row.source for row in connection.execute(findings.where(of_these)) if (name := id_of(row)) in some
        }
        found |= {name: name for name in connection.scalars(select(source.c.id).where(source.c.id.in_(some)))}
    return found


def _newest(process: str | None = None) -> Select[int]:
    """Numbers of the newest reading of each source, of one process or of all."""
    query = select(func.max(tables.reading.c.no)).group_by(tables.reading.c.source_no)
    return query if process is None else query.where(tables.reading.c.source_no.in_(_sources_of(process)))


def _sources_of(process: str) -> Select[int]:
    return select(tables.belongs.c.source_no).where(tables.belongs.c.process == process)
