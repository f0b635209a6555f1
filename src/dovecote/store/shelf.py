"""A record as of a day, laid out line by line: what makes asking quick in a record of many articles.

A shelf is a pure function of readings, judgements and day, filled when first asked for, thrown away when it no longer
fits, and no part of what the record keeps. Asking for one list, one actor's words or one id loads no more than that.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, func, insert, select

from dovecote.errors import UnknownItem
from dovecote.model.json_codec import from_plain, to_plain
from dovecote.model.links import LinkProposal, Links
from dovecote.model.process import Process
from dovecote.model.reading import ITEM_CLASSES, type_of_item
from dovecote.model.record import Comparison, Record, RecordSource, ReviewTask
from dovecote.store import tables
from dovecote.store.packing import canonical
from dovecote.store.record_file import RecordFile, batches

LISTS: Final[dict[str, type[Any]]] = {
    "sources": RecordSource,
    "processes": Process,
    "actors": type_of_item["actors"],
    **{name: type_of_item[name] for name in ITEM_CLASSES},
    "comparisons": Comparison,
    "tasks": ReviewTask,
    "issues": type_of_item["issues"],
}
SHELVES_KEPT: Final = 4
"""The day asked for last and a few before it; each is about as large as the readings."""
ALIKE_SHOWN: Final = 20
"""An actor whom a hundred articles name in the same words has a hundred links that say so; the first tell enough."""
_BATCH: Final = 2000
_FIELD_NAMES: Final = canonical(
    to_plain({name: dict.fromkeys(kind.__dataclass_fields__) for name, kind in LISTS.items()})
).encode()
"""The words that stand in every line: zlib's dictionary, which makes short lines half as long."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf of a store. Lines come back as they were laid down."""

    store: RecordFile
    number: int

    def items(self, name: str, *, who: str | None = None, limit: int | None = None) -> tuple[Any, ...]:
        """The list of that name, in order; only those about `who` (an id), if given."""
        column = tables.shelved.c
        query = select(column.body).where(column.shelf_no == self.number, column.list == name).order_by(column.no)
        if who is not None:
            query = query.where(column.who.contains(f" {who} ", autoescape=True))
        if limit is not None:
            query = query.limit(limit)
        with self.store.looking() as connection:
            return tuple(_unpacked(name, body) for body in connection.scalars(query))

    def labels(self, name: str) -> dict[str, str]:
        """Label of each line of a list by id: the names of actors, what an alias stands for."""
        column = tables.shelved.c
        query = select(column.id, column.label).where(column.shelf_no == self.number, column.list == name)
        with self.store.looking() as connection:
            return {row.id: row.label for row in connection.execute(query)}

    def find(self, item: str) -> tuple[str, Any] | None:
        """The line of that id, or the only one whose id begins so, with the name of its list.

        Raises:
            UnknownItem: several ids begin so.
        """
        with self.store.looking() as connection:
            rows = list(connection.execute(self._by_id(item, exactly=True)))
            if not rows and len(item) > 3:
                rows = list(connection.execute(self._by_id(item, exactly=False)))
            rows = [self._standing_for(connection, row) for row in rows]
        found = {(row.list, row.id): row for row in rows}
        if len(found) > 1:
            raise UnknownItem("several ids begin so", thing=item, try_next="Write more of it.")
        if not found:
            return None
        row = next(iter(found.values()))
        return row.list, _unpacked(row.list, row.body)

    def record_about(self, name: str, item: Any) -> tuple[Record, Links]:
        """A record of that item alone with what is said about it, and the links that made it."""
        comparisons = self.items("comparisons", who=item.id)
        links = self.items("links", who=item.id)
        ends = {end for one in links for end in (one.left, one.right)}
        same = dict(self._labels_of("aliases", ends))
        parents = dict(self._labels_of("parents", {same.get(end, end) for end in ends} | {item.id}))
        lists: dict[str, Any] = {"comparisons": comparisons, "actors": self._actors_of(item), name: (item,)}
        return Record(as_of="", **lists), Links(same, parents, {}, links)

    def _actors_of(self, item: Any) -> tuple[Any, ...]:
        """The actors that the item names anywhere: an explanation calls them by name."""
        named = {one for one in _texts_in(to_plain(item)) if one.startswith("ac-") and one != item.id}
        return self.chosen("actors", named)

    def chosen(self, name: str, ids: Iterable[str]) -> tuple[Any, ...]:
        """The lines of a list that have these ids, in order."""
        column = tables.shelved.c
        found: list[Any] = []
        with self.store.looking() as connection:
            for some in batches(sorted(ids)):
                query = select(column.no, column.body).where(
                    column.shelf_no == self.number, column.list == name, column.id.in_(some)
                )
                found += connection.execute(query).all()
        return tuple(_unpacked(name, row.body) for row in sorted(found, key=lambda row: row.no))

    def record(self) -> Record:
        """All of it."""
        head = self._head()
        lists: dict[str, Any] = {name: self.items(name) for name in LISTS}
        return Record(**head, **lists)

    def members(self, item: str) -> tuple[str, ...]:
        """Ids of the findings that became the item of that id, itself among them."""
        column = tables.shelved.c
        query = select(column.id).where(column.shelf_no == self.number, column.list == "aliases", column.label == item)
        with self.store.looking() as connection:
            return (item, *sorted(connection.scalars(query)))

    def as_of(self) -> str:
        """The day that the shelf shows."""
        return str(self._head()["as_of"])

    def _head(self) -> dict[str, Any]:
        column = tables.shelved.c
        query = select(column.body).where(column.shelf_no == self.number, column.list == "head")
        with self.store.looking() as connection:
            return dict(_plain(connection.scalars(query).one()))

    def plain(self, name: str) -> Any:
        """The one line of a list that holds no items, as plain values."""
        column = tables.shelved.c
        query = select(column.body).where(column.shelf_no == self.number, column.list == name)
        with self.store.looking() as connection:
            return _plain(connection.scalars(query).one())

    def _by_id(self, item: str, *, exactly: bool) -> Select[str, str, str, bytes]:
        column = tables.shelved.c
        matching = column.id == item if exactly else column.id.startswith(item, autoescape=True)
        query = select(column.list, column.id, column.label, column.body)
        return query.where(column.shelf_no == self.number, matching, column.list.in_([*LISTS, "aliases"])).limit(3)

    def _standing_for(self, connection: Connection, row: Any) -> Any:
        """The line itself, or the one that an alias stands for."""
        if row.list != "aliases":
            return row
        return connection.execute(self._by_id(row.label, exactly=True)).first() or row

    def _labels_of(self, name: str, ids: Iterable[str]) -> list[tuple[str, str]]:
        column = tables.shelved.c
        query = select(column.id, column.label).where(column.shelf_no == self.number, column.list == name)
        with self.store.looking() as connection:
            return [
                (row.id, row.label)
                for some in batches(sorted(ids))
                for row in connection.execute(query.where(column.id.in_(some)))
            ]


def find_shelf(store: RecordFile, key: str, state: str) -> Shelf | None:
    """The shelf of that key, if it was filled from that state of the record."""
    query = select(tables.shelf.c.no).where(tables.shelf.c.key == key, tables.shelf.c.state == state)
    with store.looking() as connection:
        number = connection.scalar(query)
    return None if number is None else Shelf(store, number)


def fill_shelf(store: RecordFile, key: str, state: str, record: Record, links: Links, extra: dict[str, Any]) -> Shelf:
    """A shelf for `record`, filled in one transaction; shelves that no longer fit are thrown away."""
    with store.writing() as connection:
        _throw_away(connection, key, state)
        number = (connection.scalar(select(func.max(tables.shelf.c.no))) or 0) + 1
        connection.execute(insert(tables.shelf).values(no=number, key=key, state=state))
        batch: list[dict[str, Any]] = []
        for line in _lines(record, links, extra):
            batch.append({"shelf_no": number, **line})
            if len(batch) == _BATCH:
                connection.execute(insert(tables.shelved), batch)
                batch.clear()
        if batch:
            connection.execute(insert(tables.shelved), batch)
    return Shelf(store, number)


def clear_shelves(connection: Connection) -> None:
    """Throw all of them away."""
    connection.execute(delete(tables.shelved))
    connection.execute(delete(tables.shelf))


def _throw_away(connection: Connection, key: str, state: str) -> None:
    shelves = connection.execute(select(tables.shelf).order_by(tables.shelf.c.no.desc())).all()
    fitting = [one for one in shelves if one.state == state and one.key != key][: SHELVES_KEPT - 1]
    for one in shelves:
        if one not in fitting:
            connection.execute(delete(tables.shelved).where(tables.shelved.c.shelf_no == one.no))
            connection.execute(delete(tables.shelf).where(tables.shelf.c.no == one.no))


def _lines(record: Record, links: Links, extra: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = {"as_of": record.as_of, "made_with": dict(record.made_with)}
    for name, value in (("head", head), *extra.items()):
        yield _line(name, name, value)
    for name in LISTS:
        for number, item in enumerate(getattr(record, name)):
            yield _line(name, getattr(item, "id", str(number)), item, label=getattr(item, "name", None), who=_who(item))
    for commitment in record.commitments:
        for revision in commitment.revisions:
            yield _line("aliases", revision.id, None, label=commitment.id)
    for member, whole in links.same.items():
        if member != whole:
            yield _line("aliases", member, None, label=whole)
    for part, whole in links.parents.items():
        yield _line("parents", part, None, label=whole)
    yield from _link_lines(links)


def _link_lines(links: Links) -> Iterator[dict[str, Any]]:
    """Every link that made the record; of links between things alike in all, which tell nothing, only some."""
    alike: Counter[str] = Counter()
    for number, proposal in enumerate(links.proposals):
        left, right = links.of(proposal.left), links.of(proposal.right)
        if (links.parents.get(left) == right) if proposal.kind == "parent" else (left == right):
            if proposal.rule.endswith(".alike"):
                alike[right] += 1
            if alike[right] <= ALIKE_SHOWN or not proposal.rule.endswith(".alike"):
                yield _line("links", str(number), proposal, who=f" {left} " if left == right else f" {left} {right} ")


def _who(item: Any) -> str | None:
    """Ids that a line can be asked for by: a statement's speakers, what a comparison or task is about."""
    for field in ("speaker", "refs", "about"):
        value = getattr(item, field, None)
        if value:
            return f" {value if isinstance(value, str) else ' '.join(value)} "
    return None


def _line(name: str, number: str, value: Any, *, label: str | None = None, who: str | None = None) -> dict[str, Any]:
    body = None if value is None else _packed(value)
    return {"list": name, "id": number, "label": label, "who": who, "body": body}


def _packed(value: Any) -> bytes:
    packer = zlib.compressobj(3, zdict=_FIELD_NAMES)
    return packer.compress(canonical(to_plain(value)).encode("utf-8", "surrogatepass")) + packer.flush()


def _plain(body: bytes) -> Any:
    unpacker = zlib.decompressobj(zdict=_FIELD_NAMES)
    return json.loads((unpacker.decompress(body) + unpacker.flush()).decode("utf-8", "surrogatepass"))


def _unpacked(name: str, body: bytes) -> Any:
    kind = LinkProposal if name == "links" else LISTS[name]
    return from_plain(kind, _plain(body))


def _texts_in(plain: Any) -> Iterator[str]:
    """Every string anywhere in a plain value."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for one in plain.values():
            yield from _texts_in(one)
    elif isinstance(plain, list):
        for one in plain:
            yield from _texts_in(one)
