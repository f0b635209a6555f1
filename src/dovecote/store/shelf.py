"""A record as of a day, laid out line by line: what makes asking quick in a record of many articles.

A shelf stands on islands, groups of articles that have nothing to do with each other (`link.islands`). Each is laid out
once, and stands on every shelf that shows those articles with those judgements and a day on which they look the same.
So a new article costs its own island, and asking for one page, one actor's words or one id loads no more than that.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select

from dovecote.errors import UnknownItem
from dovecote.model.json_codec import to_plain
from dovecote.model.links import LinkProposal, Links
from dovecote.model.record import Record
from dovecote.store.blocks import Block
from dovecote.store.lines import IN_RECORD, LISTS, NUMBERS, texts_in
from dovecote.store.record_file import RecordFile, batches
from dovecote.store.shelf_file import alias, block, island, line, shelf, standing_on

MOST_COMPARED: Final = 8
"""Ids that are compared with each line one by one; of 83,000 lines, 400 took four seconds so, and a quarter of one
looked up the other way round."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of a list are asked for, in which order, and how many of them. What is None chooses nothing."""

    who: tuple[str, ...] | None = None
    """Ids; lines about one of them at least."""
    under: str | None = None
    """The id of what they rest on, beside `who`."""
    words: str | None = None
    """Stands somewhere in the line's words, small or capital letters alike."""
    kind: str | None = None
    status: str | None = None
    not_status: str | None = None
    """Lines of any other status."""
    below: str | None = None
    """A score as links have it in their status: those with a lower one."""
    sourcing: str | None = None
    sources: tuple[str, ...] | None = None
    """First known from one of these."""
    after: str | None = None
    """A day, ISO 8601: lines of a later one. Lines without a day are left out, as with `before`."""
    before: str | None = None
    from_day: str | None = None
    """The same, that day among them."""
    dateless: bool = False
    """Only lines without a day."""
    heaviest_first: bool = False
    """Those that there is most of first, then as the other two say."""
    by_day: bool = False
    """In order of day, those without one last, instead of the record's own order."""
    newest_first: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line can be drawn by."""

    id: str
    day: str | None
    edtf: str | None
    kind: str | None
    status: str | None
    label: str | None
    who: str | None
    words: str | None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """One shelf of a file. Lines come back as they were laid down."""

    store: RecordFile
    number: int

    def items(self, name: str, wanted: Wanted | None = None, *, kind: type[Any] | None = None) -> tuple[Any, ...]:
        """The lines of the list of that name that are wanted; all of them, in the record's own order, without.

        Args:
            kind: class of the items, where the list is none of the record's.
        """
        wanted = wanted or Wanted()
        query = self._choose(select(line.c.block_no, line.c.place), name, wanted).order_by(*_order(wanted))
        if wanted.limit is not None or wanted.offset:
            query = query.limit(-1 if wanted.limit is None else wanted.limit).offset(wanted.offset)
        found = kind or LISTS[name]
        with self.store.looking() as connection:
            return tuple(_unpacked(connection, found, connection.execute(query).all()))

    def count(self, name: str, wanted: Wanted | None = None) -> int:
        """How many lines of a list are wanted, whatever the limit."""
        if wanted is None:
            return self.counts().get(name, 0)
        with self.store.looking() as connection:
            return connection.scalar(self._choose(select(func.count()), name, wanted)) or 0

    def counts(self) -> dict[str, int]:
        """How many lines each list has; lists without any are left out."""
        found: Counter[str] = Counter()
        for told in self._of_islands(island.c.counts):
            found.update(json.loads(told))
        return dict(found)

    def counts_by(self, column: str, name: str, wanted: Wanted | None = None) -> dict[str | None, int]:
        """How many of the wanted lines there are of each `kind`, `status` or `sourcing`."""
        by = line.c[column]
        query = self._choose(select(by, func.count().label("times")), name, wanted or Wanted()).group_by(by)
        with self.store.looking() as connection:
            return {row[0]: row.times for row in connection.execute(query)}

    def labels(self, name: str, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Label of each line of a list by id: the names of actors; only of `ids`, if given."""
        query = self._choose(select(line.c.id, line.c.label), name, Wanted())
        with self.store.looking() as connection:
            if ids is None:
                return {row.id: row.label for row in connection.execute(query)}
            return {
                row.id: row.label
                for some in batches(sorted(set(ids)))
                for row in connection.execute(query.where(line.c.id.in_(some)))
            }

    def marks(self, name: str, wanted: Wanted) -> tuple[Mark, ...]:
        """The wanted lines as what stands beside them, without unpacking one: for drawings of many."""
        c = line.c
        columns = (c.id, c.day, c.edtf, c.kind, c.status, c.label, c.who, c.words, c.weight)
        query = self._choose(select(*columns), name, wanted).order_by(*_order(wanted)).limit(wanted.limit)
        with self.store.looking() as connection:
            return tuple(Mark(*row) for row in connection.execute(query))

    def months(self, name: str, wanted: Wanted) -> dict[str, int]:
        """How many of the wanted lines begin in each month, as "2031-05"."""
        month = func.substr(line.c.day, 1, 7)
        query = self._choose(select(month, func.count().label("times")), name, wanted).group_by(month)
        with self.store.looking() as connection:
            return {row[0]: row.times for row in connection.execute(query) if row[0]}

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """What a person calls the items that these findings became, by the findings' ids; those without left out."""
        wholes = {one: one for one in ids}
        wholes |= self._wholes("same", wholes)
        query = self._on(line, select(line.c.id, line.c.label)).where(line.c.label.is_not(None))
        with self.store.looking() as connection:
            labels = {
                row.id: row.label
                for some in batches(sorted(set(wholes.values())))
                for row in connection.execute(query.where(line.c.id.in_(some)))
            }
        return {one: labels[whole] for one, whole in wholes.items() if whole in labels}

    def ids(self, name: str, wanted: Wanted) -> tuple[str, ...]:
        """Ids of the wanted lines."""
        query = self._choose(select(line.c.id), name, wanted).order_by(*_order(wanted)).limit(wanted.limit)
        with self.store.looking() as connection:
            return tuple(connection.scalars(query))

    def days(self, name: str) -> tuple[str, ...]:
        """The days of a list's lines, in order, each once."""
        query = self._choose(select(line.c.day).distinct(), name, Wanted()).where(line.c.day.is_not(None))
        with self.store.looking() as connection:
            return tuple(sorted(connection.scalars(query)))

    def day_of_each(self, name: str) -> dict[str, str]:
        """The day of each line of a list by id; "" for those without one."""
        query = self._choose(select(line.c.id, line.c.day), name, Wanted())
        with self.store.looking() as connection:
            return {row.id: row.day or "" for row in connection.execute(query)}

    def span(self, name: str) -> tuple[str | None, str | None]:
        """The first and the last day of a list's lines."""
        query = self._choose(select(func.min(line.c.day), func.max(line.c.day)), name, Wanted())
        with self.store.looking() as connection:
            first, last = connection.execute(query).one()
        return first, last

    def find(self, item: str) -> tuple[str, Any] | None:
        """The line of that id, or the only one whose id begins so, with the name of its list.

        Raises:
            UnknownItem: several ids begin so.
        """
        with self.store.looking() as connection:
            rows = self._by_id(connection, item, exactly=True)
            if not rows and len(item) > 3:
                rows = self._by_id(connection, item, exactly=False)
        found = {(row.list, row.id): row for row in rows}
        if len(found) > 1:
            raise UnknownItem("several ids begin so", thing=item, try_next="Write more of it.")
        if not found:
            return None
        row = next(iter(found.values()))
        name = next(one for one, number in NUMBERS.items() if number == row.list)
        with self.store.looking() as connection:
            return name, next(_unpacked(connection, LISTS[name], [row]))

    def record_about(self, name: str, item: Any) -> tuple[Record, Links]:
        """A record of that item alone with what is said about it, and the links that made it."""
        comparisons = self.items("comparisons", Wanted(who=(item.id,)))
        links = self.links_of((item.id,))
        ends = {end for one in links for end in (one.left, one.right)}
        same = self._wholes("same", ends)
        parents = self._wholes("parent", {same.get(end, end) for end in ends} | {item.id})
        lists: dict[str, Any] = {"comparisons": comparisons, "actors": self._actors_of(item), name: (item,)}
        return Record(as_of="", **lists), Links(same, parents, {}, links)

    def _actors_of(self, item: Any) -> tuple[Any, ...]:
        """The actors that the item names anywhere: an explanation calls them by name."""
        named = {one for one in texts_in(to_plain(item)) if one.startswith("ac-") and one != item.id}
        return self.chosen("actors", named)

    def chosen(self, name: str, ids: Iterable[str]) -> tuple[Any, ...]:
        """The lines of a list that have these ids, in order."""
        query = self._choose(select(line.c.known, line.c.no, line.c.block_no, line.c.place), name, Wanted())
        with self.store.looking() as connection:
            found = [
                row for some in batches(sorted(ids)) for row in connection.execute(query.where(line.c.id.in_(some)))
            ]
            return tuple(_unpacked(connection, LISTS[name], sorted(found, key=lambda row: (row.known, row.no))))

    def links_of(self, items: Iterable[str] | None = None, *, below: str | None = None) -> tuple[LinkProposal, ...]:
        """The links that made these items, or all; only of items of which one link has a score below that, if given."""
        groups = self.chosen("links", items) if items is not None else self.items("links", Wanted(below=below))
        return tuple(sorted({one for group in groups for one in group.links}))

    def record(self) -> Record:
        """All of it."""
        made_with: dict[str, set[str]] = {}
        for told in self._of_islands(island.c.made_with):
            for name, versions in json.loads(told).items():
                made_with.setdefault(name, set()).update(versions.split(", "))
        lists: dict[str, Any] = {name: self.items(name) for name in IN_RECORD}
        versions = {name: ", ".join(sorted(found)) for name, found in sorted(made_with.items())}
        return Record(as_of=self.as_of(), made_with=versions, **lists)

    def members(self, item: str) -> tuple[str, ...]:
        """Ids of the findings that became the item of that id, itself among them."""
        query = self._on(alias, select(alias.c.member)).where(alias.c.whole == item, alias.c.kind != "parent")
        with self.store.looking() as connection:
            return (item, *sorted(connection.scalars(query)))

    def as_of(self) -> str:
        """The day that the shelf shows."""
        with self.store.looking() as connection:
            return connection.scalar(select(shelf.c.as_of).where(shelf.c.no == self.number)) or ""

    def _of_islands(self, column: Any) -> list[str]:
        query = (
            select(column)
            .join(standing_on, standing_on.c.island_no == island.c.no)
            .where(standing_on.c.shelf_no == self.number)
            .order_by(island.c.no)
        )
        with self.store.looking() as connection:
            return list(connection.scalars(query))

    def _on(self, table: Any, query: Select[Any]) -> Select[Any]:
        """The query, of this shelf's islands alone."""
        stands = select(standing_on.c.island_no).where(standing_on.c.shelf_no == self.number)
        return query.where(table.c.island_no.in_(stands))

    def _choose(self, query: Select[Any], name: str, wanted: Wanted) -> Select[Any]:
        return self._on(line, query.select_from(line).where(line.c.list == NUMBERS[name], *_conditions(wanted)))

    def _by_id(self, connection: Connection, item: str, *, exactly: bool) -> list[Any]:
        """Lines of that id and those that it was merged into, three at most."""
        matching = line.c.id == item if exactly else _begins(line.c.id, item)
        lists = [NUMBERS[name] for name in IN_RECORD]
        lines = self._on(line, select(line.c.list, line.c.id, line.c.block_no, line.c.place)).where(
            line.c.list.in_(lists)
        )
        merged = self._on(alias, select(alias.c.whole)).where(
            alias.c.member == item if exactly else _begins(alias.c.member, item), alias.c.kind != "parent"
        )
        wholes = connection.scalars(merged.limit(3)).all()
        return [
            *connection.execute(lines.where(matching).limit(3)),
            *(connection.execute(lines.where(line.c.id.in_(wholes))) if wholes else ()),
        ]

    def _wholes(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        query = self._on(alias, select(alias.c.member, alias.c.whole)).where(alias.c.kind == kind)
        with self.store.looking() as connection:
            return {
                row.member: row.whole
                for some in batches(sorted(ids))
                for row in connection.execute(query.where(alias.c.member.in_(some)))
            }


def _unpacked(connection: Connection, kind: type[Any], rows: Sequence[Any]) -> Iterator[Any]:
    """The items behind `rows`, in their order; each block is unpacked once."""
    blocks: dict[int, Block] = {}
    for some in batches(sorted({row.block_no for row in rows})):
        for found in connection.execute(select(block.c.no, block.c.body).where(block.c.no.in_(some))):
            blocks[found.no] = Block(found.body)
    for row in rows:
        yield blocks[row.block_no].get(kind, row.place)


def _begins(column: Any, beginning: str) -> ColumnElement[bool]:
    """True for ids that begin so; written as a range, which an index answers."""
    return and_(column >= beginning, column < beginning + "\U0010ffff")


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for name in ("kind", "status", "sourcing"):
        value = getattr(wanted, name)
        if value is not None:
            yield line.c[name] == value
    if wanted.not_status is not None:
        yield line.c.status.is_distinct_from(wanted.not_status)
    if wanted.dateless:
        yield line.c.day.is_(None)
    if wanted.below is not None:
        yield line.c.status < wanted.below
    if wanted.who is not None:
        yield _about_one_of(wanted.who)
    if wanted.under:
        yield line.c.who.contains(f" {wanted.under} ", autoescape=True)
    if wanted.words:
        yield line.c.words.contains(wanted.words.casefold(), autoescape=True)
    if wanted.sources is not None:
        yield line.c.source.in_(wanted.sources)
    if wanted.after:
        yield line.c.day > wanted.after
    if wanted.from_day:
        yield line.c.day >= wanted.from_day
    if wanted.before:
        yield line.c.day < wanted.before


def _about_one_of(ids: tuple[str, ...]) -> ColumnElement[bool]:
    """True for lines about one of these. A part of a name may mean hundreds: then the line's few are looked up."""
    if len(ids) <= MOST_COMPARED:
        return or_(False, *(line.c.who.contains(f" {one} ", autoescape=True) for one in ids))
    quoted = func.replace(func.json_quote(func.trim(line.c.who)), " ", '","')
    named = func.json_each(literal("[").concat(quoted).concat("]")).table_valued("value", name="named")
    wanted = func.json_each(json.dumps(ids)).table_valued("value", name="wanted")
    return exists(select(1).select_from(named).where(named.c.value.in_(select(wanted.c.value))))


def _order(wanted: Wanted) -> tuple[ColumnElement[Any], ...]:
    heavy = (line.c.weight.desc(),) if wanted.heaviest_first else ()
    if wanted.by_day:
        columns: tuple[Any, ...] = (line.c.day, line.c.id)
        turned = tuple(one.desc() for one in columns) if wanted.newest_first else columns
        return (*heavy, line.c.day.is_(None), *turned)
    columns = (line.c.known, line.c.no)
    return (*heavy, *(tuple(one.desc() for one in columns) if wanted.newest_first else columns))
