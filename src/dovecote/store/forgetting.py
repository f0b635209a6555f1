"""Erasing a source for good: its text, everything read from it, and what free pages and the search index still hold."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from dovecote.errors import UnknownItem
from dovecote.model.at_hand import forget_all
from dovecote.store import tables
from dovecote.store.packing import unpack
from dovecote.store.rows import id_of
from dovecote.store.search import rebuild_index, remove_from_index
from dovecote.store.shelf_file import empty_shelves
from dovecote.store.sqlite import erase_free_pages
from dovecote.store.store import Store, drop_items
from dovecote.store.tables import items_of


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased with a source, and what remains."""

    source: str
    readings: int
    items: int
    judgements: int
    remains: tuple[str, ...]
    """What this command cannot reach, one line each."""


def forget(store: Store, source: str) -> Forgotten:
    """Erase the source of that id.

    Raises:
        UnknownItem: the record has no such source.
    """
    with store.writing() as connection:
        row = connection.execute(select(tables.source).where(tables.source.c.id == source)).first()
        if row is None:
            raise UnknownItem(
                "the record has no source of that id", thing=source, try_next="See: dovecote show sources."
            )
        readings = connection.execute(
            select(tables.reading.c.no, tables.reading.c.text_no).where(tables.reading.c.source_no == row.no)
        ).all()
        items = _items_of(connection, [one.no for one in readings])
        judgements = _erase_judgements(connection, {source, *items})
        drop_items(connection, row.no)
        still = select(tables.item.c.day_no).where(tables.item.c.day_no.is_not(None))
        connection.execute(delete(tables.day).where(tables.day.c.no.not_in(still)))
        connection.execute(delete(tables.reading).where(tables.reading.c.source_no == row.no))
        connection.execute(delete(tables.belongs).where(tables.belongs.c.source_no == row.no))
        connection.execute(delete(tables.source).where(tables.source.c.no == row.no))
        shared = _erase_texts(connection, {one.text_no for one in readings})
        connection.execute(delete(tables.unread).where(tables.unread.c.address == row.address))
        rebuild_index(connection)
    unpack.cache_clear()
    forget_all()
    erase_free_pages(store.path)
    empty_shelves(store.path)
    remains = [
        f"the article itself, where it was read from ({row.address})",
        "backups and exports that were made before",
        "copies that the file system keeps by itself (snapshots, journals)",
    ]
    if shared:
        remains.insert(0, "the same text under another source of this record, which prints it too")
    return Forgotten(source, len(readings), len(items), judgements, tuple(remains))


def _items_of(connection: Connection, readings: list[int]) -> list[str]:
    rows = select(tables.item.c.id, tables.item.c.digest, tables.manner.c.tag).join(tables.manner)
    return [id_of(row) for number in readings for row in connection.execute(rows.where(items_of(number)))]


def _erase_judgements(connection: Connection, gone: set[str]) -> int:
    """Verdicts about what is gone may quote it, so they go too, and those that undo them."""
    gone, erased = set(gone), 0
    for row in connection.execute(select(tables.judgement).order_by(tables.judgement.c.no)).all():
        if gone.intersection(json.loads(row.about)):
            gone.add(row.id)
            connection.execute(delete(tables.judgement).where(tables.judgement.c.no == row.no))
            erased += 1
    return erased


def _erase_texts(connection: Connection, texts: set[int]) -> bool:
    """Erase the texts that no other source prints; true where one stays because another does."""
    shared = False
    for number in sorted(texts):
        uses = select(func.count()).select_from(tables.reading).where(tables.reading.c.text_no == number)
        if connection.scalar(uses):
            shared = True
            continue
        content = connection.scalar(select(tables.text.c.content).where(tables.text.c.no == number)) or ""
        remove_from_index(connection, number, content)
        connection.execute(delete(tables.text).where(tables.text.c.no == number))
    return shared
