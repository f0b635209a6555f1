"""A reading's items as rows of the tables `item` and `quotation`, for people who ask in SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from dovecote.model.ids import DIGEST_CHARACTERS
from dovecote.model.reading import Item, Reading
from dovecote.store import tables
from dovecote.store.tables import QUOTATIONS_AN_ITEM

Row = dict[str, Any]
NAMED: Final = ("actors", "commitments")
"""Classes whose items have a name or title, mostly in the text's own words: then it is told by its place alone."""
_ID: Final = re.compile(rf"([a-z]{{1,6}})-([0-9a-f]{{{DIGEST_CHARACTERS}}})")
_NOWHERE: Final[Row] = {"role": None, "start": None, "end": None}


def _joined(value: str | tuple[str, ...] | None) -> str | None:
    """Ids as one cell, parted by spaces."""
    return " ".join(value) if isinstance(value, tuple) else value


def _day(item: Any, field: str) -> str | None:
    when = getattr(item, field)
    return when.edtf if when else None


def _commitment(item: Any) -> Row:
    last = item.versions[-1] if item.versions else None
    return {
        "kind": item.action,
        "who": _joined(item.promisor),
        "whom": _joined(item.promisee),
        "label": item.title,
        "status": last.strength if last else None,
        "sourcing_class": last.sourcing_class if last else None,
        "day": last.deadline.edtf if last and last.deadline else None,
    }


_ROW_OF: Final[dict[str, Callable[[Any], Row]]] = {
    "statements": lambda one: {
        "kind": one.content_type,
        "who": _joined(one.speaker),
        "sourcing_class": one.sourcing_class,
        "day": _day(one, "said"),
    },
    "contacts": lambda one: {
        "kind": one.contact_type,
        "status": one.status,
        "who": " ".join(participant.actor for participant in one.participants) or None,
        "day": _day(one, "time"),
    },
    "commitments": _commitment,
    "agreements": lambda one: {
        "kind": one.kind,
        "status": one.form,
        "who": _joined(one.parties),
        "day": _day(one, "signed"),
        "label": one.name,
    },
    "process_events": lambda one: {
        "kind": one.kind,
        "status": one.modality,
        "who": _joined(one.actors),
        "day": _day(one, "time"),
    },
    "threats": lambda one: {
        "kind": one.kind,
        "who": _joined(one.issuer),
        "whom": _joined(one.target),
        "sourcing_class": one.sourcing_class,
    },
    "assessments": lambda one: {
        "kind": one.kind,
        "who": _joined(one.holder),
        "sourcing_class": one.sourcing_class,
    },
    "observations": lambda one: {
        "kind": one.measure,
        "status": one.op,
        "day": _day(one, "time"),
        "label": f"{one.value:g} {one.unit}",
    },
    "events": lambda one: {
        "kind": one.plover_event,
        "status": one.factuality,
        "who": _joined(one.actor),
        "whom": _joined(one.recipient),
        "day": _day(one, "time"),
    },
}


def iter_rows(reading: Reading) -> Iterator[tuple[Row, list[Row]]]:
    """A row for each item and actor of the reading, each with the rows of its quotations (actors: their mentions)."""
    for actor in reading.actors:
        row = {"id": actor.id, "class": "actors", "kind": actor.actor_type, "status": actor.country}
        yield {**_EMPTY, **row, "label": actor.name, "rule": actor.created_by}, []
    for name, item in reading.items():
        row = {"id": item.id, "class": name, "rule": item.created_by}
        yield {**row_of(name, item), **row}, list(_quotations(item))


def shortened(row: Row, quoted: Sequence[Row], text: str) -> Row:
    """An item's row with its first quotation, and without a name that stands there: as its table holds it.

    Args:
        row: of `iter_rows`, as its quotations are.
        text: of the article.
    """
    place = quoted[0] if quoted else _place_of_name(row, text)
    label = row["label"]
    if row["class"] in NAMED and place and text[place["start"] : place["end"]] == label:
        label = None
    return {**row, **parted_id(row["id"]), **(place or _NOWHERE), "label": label}


def parted_id(name: str) -> Row:
    """An id as tag and digest; one that `make_id` did not make as it is."""
    parted = _ID.fullmatch(name)
    if parted is None:
        return {"tag": None, "digest": None, "id": name}
    return {"tag": parted[1], "digest": bytes.fromhex(parted[2]), "id": None}


def id_of(row: Any) -> str:
    """The id that was parted."""
    return str(row.id) if row.digest is None else f"{row.tag}-{row.digest.hex()}"


def _place_of_name(row: Row, text: str) -> Row | None:
    start = text.find(row["label"]) if row["class"] in NAMED else -1
    return None if start < 0 else {"role": None, "start": start, "end": start + len(row["label"])}


def iter_kept(connection: Connection, reading_no: int, text: str) -> Iterator[tuple[Row, list[Row]]]:
    """The same as `iter_rows`, as the tables hold them of the reading of that number, whose text is `text`."""
    item, manner, quotation = tables.item, tables.manner, tables.quotation
    first, end = tables.first_item(reading_no), tables.first_item(reading_no + 1)
    quoted: dict[int, list[Row]] = {}
    spans = select(quotation).where(
        quotation.c.no >= tables.first_quotation(first), quotation.c.no < tables.first_quotation(end)
    )
    for row in connection.execute(spans.order_by(quotation.c.no)):
        number, _ = divmod(row.no, tables.QUOTATIONS_AN_ITEM)
        quoted.setdefault(number, []).append({"role": row.role, "start": row.start, "end": row.end})
    told = (column for column in manner.c if column.name != "no")
    rows = select(item, *told, tables.day.c.edtf.label("day")).join(manner).outerjoin(tables.day)
    for row in connection.execute(rows.where(tables.items_of(reading_no)).order_by(item.c.no)):
        cells = dict(row._mapping)
        number = cells.pop("no")
        cells["id"] = id_of(row)
        for name in ("manner_no", "day_no", "tag", "digest"):
            del cells[name]
        place = {name: cells.pop(name) for name in _NOWHERE}
        if cells["label"] is None and cells["class"] in NAMED and place["start"] is not None:
            cells["label"] = text[place["start"] : place["end"]]
        yield cells, [*([place] if place["role"] is not None else ()), *quoted.get(number, [])]


def row_of(name: str, item: Any) -> Row:
    """What the list of that name shows of an item: kind, status, sourcing_class, who, whom, day and label."""
    return {**_EMPTY, **_ROW_OF[name](item)}


def _quotations(item: Item) -> Iterator[Row]:
    for one in item.evidence[:QUOTATIONS_AN_ITEM]:
        yield {"role": one.role, "start": one.start, "end": one.end}


_EMPTY: Final[Row] = dict.fromkeys(("kind", "status", "sourcing_class", "who", "whom", "day", "label", "rule"))
