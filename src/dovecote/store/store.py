"""The record file: keep readings, ask for them, forget them.

Each `keep` is one transaction, so a reading is there as a whole or not at all, whatever happens to the process. A
reading is never changed: reading an article again adds a newer one, and the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document
from dovecote.model.ids import sha256_of
from dovecote.model.links import Judgement
from dovecote.model.reading import Reading
from dovecote.store import tables
from dovecote.store.packing import canonical, document_key, pack, reading_id
from dovecote.store.questions import Questions
from dovecote.store.record_file import batches
from dovecote.store.rows import Row, iter_rows, shortened
from dovecote.store.search import add_to_index

_MANNER: Final = tuple(column.name for column in tables.manner.columns if column.name != "no")
Kept = Literal["new", "changed", "unchanged"]


class Store(Questions):
    """One record file. Several processes may have it open at once: many look while one writes."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        super().__init__(path, create=create)
        self._manners: dict[tuple[str | None, ...], int] = {}
        """Those that were there when something was kept last: rows are only added, newer ones with higher numbers."""

    def keep(
        self,
        reading: Reading,
        document: Document,
        *,
        address: str,
        recorded_at: str,
        program: Mapping[str, str] | None = None,
        process: str | None = None,
    ) -> Kept:
        """Keep a reading of `document`; the same one twice changes nothing.

        Args:
            program: what made the reading, where that is more than the reading's own `made_with` tells.
            process: name of the peace process that the source belongs to.
        """
        _refuse_surrogates(reading, address)
        name, key = reading_id(reading), document_key(document, program or reading.made_with)
        with self.writing() as connection:
            source_no = _source_no(connection, reading.id)
            newest, newest_key = _newest(connection, source_no)
            same = connection.scalar(select(tables.reading.c.no).where(tables.reading.c.id == name))
            if same is not None and newest != same:
                # It said so once, then something else, and now the same again: that is a newer reading too.
                times = select(func.count()).where(tables.reading.c.id.startswith(name, autoescape=True))
                name, same = f"{name}.{(connection.scalar(times) or 0) + 1}", None
            if same is not None:
                # Another program that reads the same: remember that, or it would be asked again each time.
                connection.execute(update(tables.reading).where(tables.reading.c.no == same).values(document_key=key))
                _put_in_process(connection, source_no, process)
                return "unchanged"
            if newest_key == key:
                _put_in_process(connection, source_no, process)
                return "unchanged"
            kept: Kept = "new" if source_no is None else "changed"
            if source_no is None:
                row = {"id": reading.id, "address": address, "recorded_at": recorded_at}
                source_no = _inserted(connection, tables.source, row)
            else:
                drop_items(connection, source_no)
            text_no = _text_no(connection, reading.text)
            body, layout = pack(reading)
            reading_no = _inserted(
                connection,
                tables.reading,
                {
                    "id": name,
                    "source_no": source_no,
                    "text_no": text_no,
                    "document_key": key,
                    "body": body,
                    "layout_no": None if layout is None else _layout_no(connection, layout),
                    "recorded_at": recorded_at,
                    **_description(reading),
                },
            )
            self._insert_items(connection, reading_no, reading)
            _put_in_process(connection, source_no, process)
            connection.execute(delete(tables.unread).where(tables.unread.c.address == address))
        return kept

    def _insert_items(self, connection: Connection, reading_no: int, reading: Reading) -> None:
        rows = [(shortened(row, quoted, reading.text), quoted) for row, quoted in iter_rows(reading)]
        told = [tuple(row.pop(name) for name in _MANNER) for row, _ in rows]
        manners = self._numbers_of_manners(connection, told)
        days = _numbers_of_days(connection, (row for row, _ in rows))
        items: list[Row] = []
        quotations: list[Row] = []
        for number, (row, quoted), manner in zip(count(tables.first_item(reading_no)), rows, told, strict=False):
            day = row.pop("day")
            items.append({"no": number, "manner_no": manners[manner], "day_no": days.get(day), **row})
            first = tables.first_quotation(number)
            quotations.extend({"no": first + place, **one} for place, one in enumerate(quoted) if place)
        if items:
            connection.execute(insert(tables.item), items)
        if quotations:
            connection.execute(insert(tables.quotation), quotations)

    def _numbers_of_manners(
        self, connection: Connection, told: Iterable[tuple[str | None, ...]]
    ) -> dict[tuple[str | None, ...], int]:
        """Number of each manner that is told and of those known before; a new one gets one.

        What is added now may yet be taken back, so that others are remembered only when they are seen again.
        """
        newer = select(tables.manner).where(tables.manner.c.no > max(self._manners.values(), default=0))
        self._manners |= {tuple(row[1:]): row.no for row in connection.execute(newer)}
        known = self._manners
        first = max(known.values(), default=0) + 1
        added = {one: first + place for place, one in enumerate(one for one in dict.fromkeys(told) if one not in known)}
        if added:
            rows = [{"no": number, **dict(zip(_MANNER, one, strict=True))} for one, number in added.items()]
            connection.execute(insert(tables.manner), rows)
        return known | added

    def put_in_process(self, source: str, process: str | None) -> None:
        """Let a source that is kept belong to a process too."""
        if process is None or process in self._processes_of(source):
            return
        with self.writing() as connection:
            _put_in_process(connection, _source_no(connection, source), process)

    def _processes_of(self, source: str) -> tuple[str, ...]:
        belongs = tables.belongs.c
        query = select(belongs.process).join(tables.source, tables.source.c.no == belongs.source_no)
        with self.looking() as connection:
            return tuple(connection.scalars(query.where(tables.source.c.id == source)))

    def is_kept(self, document: Document, made_with: Mapping[str, str]) -> bool:
        """True where the newest reading of this source is of this very document, by this very program."""
        with self.looking() as connection:
            _, key = _newest(connection, _source_no(connection, document.id))
            return key == document_key(document, made_with)

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


def _newest(connection: Connection, source_no: int | None) -> tuple[int, str] | tuple[None, None]:
    """Number and document key of the newest reading of a source; None for one that is not there."""
    reading = tables.reading.c
    query = select(reading.no, reading.document_key).where(reading.source_no == source_no)
    found = connection.execute(query.order_by(reading.no.desc()).limit(1)).first() if source_no is not None else None
    return (found.no, found.document_key) if found else (None, None)


def _refuse_surrogates(reading: Reading, address: str) -> None:
    try:
        reading.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            f"character {error.start} is half of a pair and cannot be kept", thing=address, try_next="Mend the text."
        ) from error


def _put_in_process(connection: Connection, source_no: int | None, process: str | None) -> None:
    if process is None or source_no is None:
        return
    belongs = tables.belongs
    known = select(belongs.c.source_no).where(belongs.c.process == process, belongs.c.source_no == source_no)
    if connection.scalar(known) is None:
        connection.execute(insert(belongs), {"process": process, "source_no": source_no})


def _inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Number of the row that was put into `table`."""
    result = connection.execute(insert(table), dict(row))
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def _source_no(connection: Connection, source: str) -> int | None:
    return connection.scalar(select(tables.source.c.no).where(tables.source.c.id == source))


def _layout_no(connection: Connection, fields: str) -> int:
    """Number of the layout, which is kept once for all readings made by one model."""
    known: int | None = connection.scalar(select(tables.layout.c.no).where(tables.layout.c.fields == fields))
    return known if known is not None else _inserted(connection, tables.layout, {"fields": fields})


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
    for number in connection.scalars(readings).all():
        first, last = tables.first_item(number), tables.first_item(number + 1) - 1
        quotation = tables.quotation.c.no
        quoted = quotation.between(tables.first_quotation(first), tables.first_quotation(last + 1) - 1)
        connection.execute(delete(tables.quotation).where(quoted))
        connection.execute(delete(tables.item).where(tables.items_of(number)))


def _numbers_of_days(connection: Connection, rows: Iterable[Row]) -> dict[str | None, int]:
    """Number of each day that the rows tell; a new one gets one."""
    told = sorted({row["day"] for row in rows} - {None})
    days = {
        row.edtf: row.no
        for some in batches(told)
        for row in connection.execute(select(tables.day).where(tables.day.c.edtf.in_(some)))
    }
    first = (connection.scalar(select(func.max(tables.day.c.no))) or 0) + 1
    added = {one: first + place for place, one in enumerate(one for one in told if one not in days)}
    if added:
        connection.execute(insert(tables.day), [{"no": number, "edtf": one} for one, number in added.items()])
    return days | added
