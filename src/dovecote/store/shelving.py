"""Laying a record out: islands line by line, and shelves that stand on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from sqlalchemy import delete, func, insert, select

from dovecote.model.knowledge import first_source
from dovecote.model.links import Links
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record
from dovecote.store.lines import IN_RECORD, NUMBERS, Line, line_of
from dovecote.store.packing import canonical
from dovecote.store.record_file import RecordFile, batches
from dovecote.store.shelf import Shelf
from dovecote.store.shelf_file import alias, island, line, shelf, standing_on, touched

SHELVES_KEPT: Final = 12
"""The day asked for last and those before it. What they have in common stands there once."""
ALIKE_SHOWN: Final = 20
"""An actor whom a hundred articles name in the same words has a hundred links that say so; the first tell enough."""
_BATCH: Final = 2000
_COLUMNS: Final = tuple(one.name for one in fields(Line))


def find_shelf(store: RecordFile, key: str) -> Shelf | None:
    """The shelf of that key."""
    with store.looking() as connection:
        number = connection.scalar(select(shelf.c.no).where(shelf.c.key == key))
    return None if number is None else Shelf(store, number)


def find_islands(store: RecordFile, keys: Iterable[str], day: str) -> dict[str, int]:
    """Key -> number of each island that is laid out already and looks on `day` as it was laid out."""
    query = select(island.c.key, island.c.no).where(island.c.since <= day, island.c.before > day)
    with store.looking() as connection:
        return {
            row.key: row.no
            for some in batches(sorted(keys))
            for row in connection.execute(query.where(island.c.key.in_(some)))
        }


def lay_out(
    store: RecordFile,
    key: str,
    record: Record,
    links: Links,
    drawn: Iterable[Line],
    *,
    labels: Mapping[str, str],
    valid: tuple[str, str],
) -> int:
    """Number of a new island of that key: the lines of `record`, and those that were `drawn` from it.

    Args:
        labels: what a person calls each source, by id.
        valid: the first day on which it looks so, and the first on which it does not any more.
    """
    lines = [*_record_lines(record, labels), *_link_lines(links), *drawn]
    counts = Counter(one.list for one in lines)
    with store.writing() as connection:
        number = (connection.scalar(select(func.max(island.c.no))) or 0) + 1
        row = {"key": key, "since": valid[0], "before": valid[1]}
        told = {"counts": canonical(counts), "made_with": canonical(dict(record.made_with))}
        connection.execute(insert(island).values(no=number, **row, **told))
        rows = [_row(number, one) for one in lines]
        for start in range(0, len(rows), _BATCH):
            connection.execute(insert(line), rows[start : start + _BATCH])
        aliases = [{"island_no": number, **one} for one in _aliases(record, links)]
        if aliases:
            connection.execute(insert(alias), aliases)
    return number


def put_up(store: RecordFile, key: str, as_of: str, islands: Iterable[int]) -> Shelf | None:
    """A shelf that stands on these islands; None where another process has thrown one of them away meanwhile.

    What no shelf has stood on for long is thrown away.
    """
    wanted = sorted(set(islands))
    with store.writing() as connection:
        known = connection.scalar(select(shelf.c.no).where(shelf.c.key == key))
        if known is not None:
            return Shelf(store, known)
        there = set(connection.scalars(select(island.c.no)))
        if not there.issuperset(wanted):
            return None
        number = (connection.scalar(select(func.max(shelf.c.no))) or 0) + 1
        connection.execute(insert(shelf).values(no=number, key=key, as_of=as_of))
        rows = [{"shelf_no": number, "island_no": one} for one in wanted]
        if rows:
            connection.execute(insert(standing_on), rows)
        old = select(shelf.c.no).where(shelf.c.no <= number - SHELVES_KEPT)
        connection.execute(delete(standing_on).where(standing_on.c.shelf_no.in_(old)))
        connection.execute(delete(shelf).where(shelf.c.no <= number - SHELVES_KEPT))
        # Islands that another process lays out for its next shelf have higher numbers than any that stands.
        newest = select(func.max(standing_on.c.island_no)).scalar_subquery()
        idle = select(island.c.no).where(island.c.no.not_in(select(standing_on.c.island_no)), island.c.no < newest)
        for number_of in connection.scalars(idle).all():
            for table in (line, alias):
                connection.execute(delete(table).where(table.c.island_no == number_of))
            connection.execute(delete(island).where(island.c.no == number_of))
    return Shelf(store, number)


def known_touches(store: RecordFile, readings: Iterable[str]) -> dict[str, bytes]:
    """What was remembered of `readings` by `remember_touches`."""
    with store.looking() as connection:
        return {
            row.reading: row.keys
            for some in batches(sorted(readings))
            for row in connection.execute(select(touched).where(touched.c.reading.in_(some)))
        }


def remember_touches(store: RecordFile, found: dict[str, bytes]) -> None:
    """Remember what each reading touches others by."""
    with store.writing() as connection:
        known = set(connection.scalars(select(touched.c.reading)))
        rows = [{"reading": name, "keys": keys} for name, keys in found.items() if name not in known]
        if rows:
            connection.execute(insert(touched), rows)


def _row(number: int, one: Line) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in _COLUMNS}
    return {**row, "island_no": number, "list": NUMBERS[one.list]}


def _record_lines(record: Record, labels: Mapping[str, str]) -> Iterator[Line]:
    known = {one.id: f"{one.known_on or ''} {one.id}" for one in record.sources}
    first = min(known.values(), default="")
    for one in record.sources:
        made = line_of("sources", one, known=known[one.id], source=one.id)
        yield replace(made, label=labels.get(one.id, made.label))
    for name in IN_RECORD[1:]:
        for item in getattr(record, name):
            source = first_source(item) if name in ITEM_CLASSES or name == "actors" else None
            yield line_of(name, item, known=known.get(source or "", first), source=source)


def _aliases(record: Record, links: Links) -> Iterator[dict[str, str]]:
    for commitment in record.commitments:
        for revision in commitment.revisions:
            yield {"kind": "revision", "member": revision.id, "whole": commitment.id}
    for member, whole in links.same.items():
        if member != whole:
            yield {"kind": "same", "member": member, "whole": whole}
    for part, whole in links.parents.items():
        yield {"kind": "parent", "member": part, "whole": whole}


def _link_lines(links: Links) -> Iterator[Line]:
    """Every link that made the record; of links between things alike in all, which tell nothing, only some."""
    alike: Counter[str] = Counter()
    for number, proposal in enumerate(links.proposals):
        left, right = links.of(proposal.left), links.of(proposal.right)
        if (links.parents.get(left) == right) if proposal.kind == "parent" else (left == right):
            if proposal.rule.endswith(".alike"):
                alike[right] += 1
            if alike[right] <= ALIKE_SHOWN or not proposal.rule.endswith(".alike"):
                made = line_of("links", proposal, known="", source=None)
                yield replace(made, id=str(number), who=f" {' '.join(sorted({left, right}))} ")
