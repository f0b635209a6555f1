"""Laying a record out: islands line by line, and shelves that stand on them."""

from __future__ import annotations

import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, func, insert, select

from dovecote.model.at_hand import AtHand
from dovecote.model.knowledge import first_source
from dovecote.model.links import LinkProposal, Links
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record
from dovecote.store.blocks import LINES_AT_HAND, Block, packed
from dovecote.store.lines import IN_RECORD, NUMBERS, Line, LinksOfItem, line_of
from dovecote.store.packing import canonical
from dovecote.store.record_file import RecordFile, batches
from dovecote.store.shelf import Shelf
from dovecote.store.shelf_file import alias, block, island, laid_out, line, shelf, standing_on, touched

SHELVES_KEPT: Final = 12
"""The day asked for last and those before it. What they have in common stands there once."""
ALIKE_SHOWN: Final = 20
"""An actor whom a hundred articles name in the same words has a hundred links that say so; the first tell enough."""
LINES_A_BLOCK: Final = 32
"""Lines packed together: twice as many save a twentieth of the room and take twice the time to look at one."""
_GROUPS_ASKED: Final = 8
_LINES: Final[AtHand[Line]] = AtHand(LINES_AT_HAND)
_COLUMNS: Final = tuple(one.name for one in fields(Line) if one.name != "value")


def find_shelf(store: RecordFile, question: str, state: str) -> Shelf | None:
    """The shelf that answers a question (a day, a process), if it shows that state of the record."""
    query = select(shelf.c.no).where(shelf.c.question == question, shelf.c.state == state)
    with store.looking() as connection:
        number = connection.scalar(query)
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


def find_prints(store: RecordFile, readings: Sequence[str]) -> list[tuple[set[str], list[LinkProposal]]]:
    """Groups of these readings whose texts were compared with each other before, and what was proposed of each.

    The largest group comes first.
    """
    groups: dict[int, set[str]] = {}
    with store.looking() as connection:
        for some in batches(sorted(readings)):
            for row in connection.execute(select(laid_out).where(laid_out.c.reading.in_(some))):
                groups.setdefault(row.island_no, set()).add(row.reading)
        best = sorted(groups, key=lambda number: (-len(groups[number]), number))[:_GROUPS_ASKED]
        rows = connection.execute(select(island.c.no, island.c.prints).where(island.c.no.in_(best))).all()
    prints = {row.no: Block(row.prints).all(LinkProposal) for row in rows}
    return [(groups[number], prints[number]) for number in best if number in prints]


def lay_out(
    store: RecordFile,
    key: str,
    record: Record,
    links: Links,
    drawn: Iterable[Line],
    *,
    readings: Iterable[str] = (),
    labels: Mapping[str, str],
    valid: tuple[str, str],
) -> int:
    """Number of a new island of that key: the lines of `record`, and those that were `drawn` from it.

    Args:
        readings: ids of the readings that it was put together from.
        labels: what a person calls each source, by id.
        valid: the first day on which it looks so, and the first on which it does not any more.
    """
    lines = [*_record_lines(record, labels), *_link_lines(links), *drawn]
    blocks = [lines[start : start + LINES_A_BLOCK] for start in range(0, len(lines), LINES_A_BLOCK)]
    bodies = [packed([one.value for one in each]) for each in blocks]
    told = {
        "counts": canonical(Counter(one.list for one in lines)),
        "made_with": canonical(dict(record.made_with)),
        "prints": packed([one for one in links.proposals if one.kind == "origin"]),
    }
    with store.writing() as connection:
        number = (connection.scalar(select(func.max(island.c.no))) or 0) + 1
        connection.execute(insert(island).values(no=number, key=key, since=valid[0], before=valid[1], **told))
        first = (connection.scalar(select(func.max(block.c.no))) or 0) + 1
        rows = [{"no": first + place, "island_no": number, "body": body} for place, body in enumerate(bodies)]
        _insert(connection, block, rows)
        _insert(
            connection,
            line,
            [
                {**_row(one), "island_no": number, "block_no": first + at, "place": place}
                for at, each in enumerate(blocks)
                for place, one in enumerate(each)
            ],
        )
        _insert(connection, alias, [{"island_no": number, **one} for one in _aliases(record, links)])
        _insert(connection, laid_out, [{"reading": one, "island_no": number} for one in sorted(set(readings))])
    return number


def put_up(store: RecordFile, question: str, state: str, as_of: str, islands: Iterable[int]) -> Shelf | None:
    """A shelf that stands on these islands; None where another process has thrown one of them away meanwhile.

    Thrown away are shelves that nobody can ask for any more, and what no shelf stands on.
    """
    wanted = sorted(set(islands))
    with store.writing() as connection:
        mine = select(shelf.c.no).where(shelf.c.question == question)
        known = connection.scalar(mine.where(shelf.c.state == state))
        if known is not None:
            return Shelf(store, known)
        if not set(connection.scalars(select(island.c.no))).issuperset(wanted):
            return None
        number = (connection.scalar(select(func.max(shelf.c.no))) or 0) + 1
        connection.execute(insert(shelf).values(no=number, question=question, state=state, as_of=as_of))
        _insert(connection, standing_on, [{"shelf_no": number, "island_no": one} for one in wanted])
        # Of an older state the last one stays, for those who are asking it right now.
        older = connection.scalars(mine.where(shelf.c.no < number).order_by(shelf.c.no.desc()).offset(1)).all()
        _take_down(connection, [*older, *range(number - 2 * SHELVES_KEPT, number - SHELVES_KEPT + 1)])
    return Shelf(store, number)


def _take_down(connection: Connection, shelves: Iterable[int]) -> None:
    """Throw these shelves away, and what then stands on none."""
    for number in shelves:
        connection.execute(delete(standing_on).where(standing_on.c.shelf_no == number))
        connection.execute(delete(shelf).where(shelf.c.no == number))
    # Islands that another process lays out for its next shelf have higher numbers than any that stands.
    newest = select(func.max(standing_on.c.island_no)).scalar_subquery()
    idle = select(island.c.no).where(island.c.no.not_in(select(standing_on.c.island_no)), island.c.no < newest)
    for number in connection.scalars(idle).all():
        for table in (line, block, alias, laid_out):
            connection.execute(delete(table).where(table.c.island_no == number))
        connection.execute(delete(island).where(island.c.no == number))


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


@dataclass(frozen=True, slots=True)
class Touches:
    """What an article can touch others by."""

    names: array.array[int]
    """Of those whom it names, by which islands are found."""
    words: array.array[int]
    """Of its text, by which prints of one text are found."""


def known_touches(store: RecordFile, readings: Iterable[str]) -> dict[str, Touches]:
    """What was remembered of `readings` by `remember_touches`."""
    with store.looking() as connection:
        return {
            row.reading: Touches(_numbers(row.names), _numbers(row.words))
            for some in batches(sorted(readings))
            for row in connection.execute(select(touched).where(touched.c.reading.in_(some)))
        }


def remember_touches(store: RecordFile, found: Mapping[str, Touches]) -> None:
    """Remember what each reading touches others by."""
    with store.writing() as connection:
        known = {
            one
            for some in batches(sorted(found))
            for one in connection.scalars(select(touched.c.reading).where(touched.c.reading.in_(some)))
        }
        rows = [
            {"reading": name, "names": one.names.tobytes(), "words": one.words.tobytes()}
            for name, one in found.items()
            if name not in known
        ]
        _insert(connection, touched, rows)


def _numbers(kept: bytes) -> array.array[int]:
    numbers = array.array("q")
    numbers.frombytes(kept)
    return numbers


def _row(one: Line) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in _COLUMNS}
    return {**row, "list": NUMBERS[one.list]}


def _record_lines(record: Record, labels: Mapping[str, str]) -> Iterator[Line]:
    known = {one.id: f"{one.known_on or ''} {one.id}" for one in record.sources}
    first = min(known.values(), default="")
    for one in record.sources:
        made = line_of("sources", one, known=known[one.id], source=one.id)
        yield replace(made, label=labels.get(one.id, made.label))
    for name in IN_RECORD[1:]:
        for item in getattr(record, name):
            source = first_source(item) if name in ITEM_CLASSES or name == "actors" else None
            day = known.get(source or "", first)
            yield _LINES.of((item,), partial(line_of, name, item, known=day, source=source), day)


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
    """For each item the links that made it; of links between things alike in all, which tell nothing, only some."""
    alike: Counter[str] = Counter()
    found: dict[str, list[LinkProposal]] = {}
    for one in links.proposals:
        left, right = links.of(one.left), links.of(one.right)
        if (links.parents.get(left) == right) if one.kind == "parent" else (left == right):
            if one.rule.endswith(".alike"):
                alike[right] += 1
            if alike[right] <= ALIKE_SHOWN or not one.rule.endswith(".alike"):
                for item in {left, right}:
                    found.setdefault(item, []).append(one)
    for item, made_by in sorted(found.items()):
        loosest = min(one.score for one in made_by)
        yield Line("links", item, status=f"{loosest:.3f}", value=LinksOfItem(tuple(made_by)))
