"""Lists that are drawn from a record when it is laid out, and the first page that they make.

Apart from `laying_out`, so that a record which is laid out is asked without loading what lays it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dovecote.export.board import (
    COUNTED,
    Due,
    Meeting,
    Moved,
    OneSided,
    Silent,
    Standing,
    Summary,
    day_key,
    iter_deadlines,
    summarise,
)
from dovecote.export.measures import Measure, iter_measures
from dovecote.record.pairs import PairOfSides, iter_pairs
from dovecote.store.lines import LABEL_LENGTH, Line, day_of, joined_ids
from dovecote.store.shelf import Wanted

if TYPE_CHECKING:
    from dovecote.model.record import Record
    from dovecote.store.shelf import Shelf

DRAWN: Final[dict[str, type[Any]]] = {
    "moved": Moved,
    "silent": Silent,
    "one_sided": OneSided,
    "board": Standing,
    "meetings": Meeting,
    "dues": Due,
    "measures": Measure,
    "pairs": PairOfSides,
}
"""Lists that are drawn from a record when it is laid out, and the class of their lines."""
MOST_DAYS: Final = 1_000_000
"""More than any slip: taken from it, the longest slip comes first."""


def summary_on(shelf: Shelf) -> Summary:
    """The first page of the record that a shelf shows."""
    lists = {name: shelf.items(name, kind=DRAWN[name]) for name in ("moved", "silent", "one_sided", "board")}
    counts, (first, last) = shelf.counts(), shelf.span("sources")
    return Summary(
        as_of=shelf.as_of(),
        sources=counts.get("sources", 0),
        first=first,
        last=last,
        uncertain_sources=shelf.count("sources", Wanted(status="uncertain")),
        contacts=shelf.items("meetings", kind=Meeting),
        counts={name: counts.get(name, 0) for name in COUNTED},
        source_names=shelf.labels("sources"),
        **lists,
    )


def drawn_from(record: Record) -> Iterator[Line]:
    """The lines that are drawn from a record; `known` of each puts it in its place in its list."""
    summary = summarise(record)
    known = {one.id: f"{one.known_on or ''} {one.id}" for one in record.sources}
    for number, moved in enumerate(summary.moved):
        days = moved.slip_days.max if moved.slip_days else 0
        yield _drawn("moved", moved.commitment, moved, f"{MOST_DAYS - days:07} {moved.commitment} {number:06}")
    for silent in summary.silent:
        yield _drawn("silent", silent.commitment, silent, f"{silent.latest or ''} {silent.commitment}", silent.latest)
    for number, told in enumerate(summary.one_sided):
        place = f"{known.get(told.source or '', '')} {number:06}"
        yield _drawn("one_sided", told.statement, told, place, day_of(told.said))
    for one in summary.board:
        line = _drawn("board", one.commitment, one, f"{one.latest or '~'} {one.commitment}", one.latest)
        yield replace(line, status=one.lifecycle, words=one.title.casefold())
    for met in summary.contacts:
        place = f"{'~' if met.day is None else day_key(met.day)} {met.contact}"
        yield replace(_drawn("meetings", met.contact, met, place, day_of(met.day)), status=met.status)
    promisors = {one.id: one.promisor for one in record.commitments}
    for due in iter_deadlines(record):
        place = f"{int(due.status != 'due_no_evidence')} {due.latest or '9'} {due.id} {due.version:04}"
        line = _drawn("dues", due.id, due, place, due.latest)
        kind = "in force" if due.in_force else "replaced"
        yield replace(
            line,
            kind=kind,
            status=due.status,
            who=joined_ids(promisors.get(due.id)),
            words=f"{due.who} {due.title}".casefold(),
            label=f"{due.who}: {due.title}"[:LABEL_LENGTH],
            edtf=due.edtf if due.edtf != due.latest else None,
        )
    for number, measure in enumerate(iter_measures(record)):
        yield _drawn("measures", measure.id, measure, f"{number:06}")
    for contact, pair in iter_pairs(record):
        edtf = contact.time.edtf if contact.time else None
        place = f"{known.get(contact.known_from or '', '')} {contact.id}"
        line = _drawn("pairs", contact.id, pair, place, day_of(edtf))
        yield replace(
            line,
            edtf=edtf if edtf != line.day else None,
            kind=contact.contact_type,
            status=contact.status,
            sourcing=pair.key,
            label=pair.key,
            who=joined_ids(each.actor for each in contact.participants),
        )


def _drawn(name: str, item: str, value: Any, known: str, day: str | None = None) -> Line:
    return Line(name, item, known, day=day, value=value)
