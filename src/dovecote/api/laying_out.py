"""From a record file to a shelf: find the islands, lay out those that are new, put up a shelf that stands on all."""

from __future__ import annotations

import array
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
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
    source_name,
    summarise,
)
from dovecote.export.measures import Measure, iter_measures
from dovecote.link.islands import islands, touches
from dovecote.model.knowledge import days_of_publication
from dovecote.model.links import Judgement, ids_in, standing_judgements
from dovecote.pipeline import build_island
from dovecote.record.sources import parse_day
from dovecote.record.turning import unchanging
from dovecote.store.lines import LABEL_LENGTH, Line, day_of, joined_ids
from dovecote.store.shelf import Wanted
from dovecote.store.shelving import find_islands, find_prints, known_touches, lay_out, put_up, remember_touches

if TYPE_CHECKING:
    from dovecote.model.record import Record
    from dovecote.store.questions import Head, Snapshot
    from dovecote.store.record_file import RecordFile
    from dovecote.store.shelf import Shelf
    from dovecote.store.store import Store

DRAWN: Final[dict[str, type[Any]]] = {
    "moved": Moved,
    "silent": Silent,
    "one_sided": OneSided,
    "board": Standing,
    "meetings": Meeting,
    "dues": Due,
    "measures": Measure,
}
"""Lists that are drawn from a record when it is laid out, and the class of their lines."""
MOST_DAYS: Final = 1_000_000
"""More than any slip: taken from it, the longest slip comes first."""


def shelve(store: Store, file: RecordFile, snapshot: Snapshot, question: str, as_of: str | None) -> Shelf:
    """The shelf that answers a question, standing in `file`: the record that `snapshot` is of, as of a day."""
    known = _known(snapshot.heads, as_of)
    day = parse_day(as_of) if as_of else max((last for _, _, last in known), default=date.min)
    groups = _groups(store, file, [head for head, _, _ in known], snapshot)
    keys = {_island_key(group, snapshot): group for group in groups}
    while True:
        found = find_islands(file, keys, day.isoformat())
        for name, group in keys.items():
            if name not in found:
                found[name] = _lay_out(store, file, name, group, snapshot.judgements, day)
        shown = "unknown" if day == date.min else day.isoformat()
        shelf = put_up(file, question, snapshot.state, shown, found.values())
        if shelf is not None:
            return shelf


def _known(heads: Iterable[Head], as_of: str | None) -> list[tuple[Head, date, date]]:
    """Readings that can have been known on `as_of`, each with the first and the last day it can have appeared."""
    until = parse_day(as_of) if as_of else date.max
    dated = ((head, *days_of_publication(head.published)) for head in heads)
    found = ((head, first or date.min, last or date.min) for head, first, last in dated)
    return [one for one in found if one[1] <= until]


def _groups(store: Store, file: RecordFile, heads: list[Head], snapshot: Snapshot) -> list[list[Head]]:
    """The articles in groups that have nothing to do with each other."""
    remembered = known_touches(file, [head.id for head in heads])
    new = {head.no: head.id for head in heads if head.id not in remembered}
    if new:
        found = {}
        by_source = {head.source: head.id for head in heads}
        for reading in store.readings_of(new):
            found[by_source[reading.id]] = array.array("q", sorted(touches(reading))).tobytes()
        remember_touches(file, found)
        remembered |= found
    by_name = {head.source: head for head in heads}
    touched = {head.source: _numbers(remembered.get(head.id, b"")) for head in heads}
    together = [
        [place for place in map(snapshot.stands_in.get, ids_in(one)) if place in by_name]
        for one in standing_judgements(snapshot.judgements)
    ]
    named = [[place for place in one if place is not None] for one in together if len(one) > 1]
    return [[by_name[name] for name in group] for group in islands(touched, named)]


def _numbers(packed_keys: bytes) -> array.array[int]:
    numbers = array.array("q")
    numbers.frombytes(packed_keys)
    return numbers


def _island_key(group: list[Head], snapshot: Snapshot) -> str:
    """The same for the same readings under the same judgements."""
    sources = {head.source for head in group}
    told = [head.id for head in sorted(group, key=lambda one: one.id)]
    for judgement in standing_judgements(snapshot.judgements):
        places = [snapshot.stands_in[name] for name in ids_in(judgement) if name in snapshot.stands_in]
        # What is found nowhere may be the name of something that only the record has.
        if not places or sources.intersection(places):
            told.append(judgement.id)
    return hashlib.sha256(" ".join(told).encode()).hexdigest()[:32]


def _lay_out(
    store: Store, file: RecordFile, key: str, group: list[Head], judgements: tuple[Judgement, ...], day: date
) -> int:
    readings = list(store.readings_of(head.no for head in group))
    source_of = {head.id: head.source for head in group}
    compared = [
        ({source_of[one] for one in names}, prints) for names, prints in find_prints(file, [one.id for one in group])
    ]
    shown = None if day == date.min else day.isoformat()
    record, links = build_island(readings, judgements, as_of=shown, compared=compared)
    since, before = unchanging(record, day)
    labels = {one.id: source_name(one) for one in record.sources}
    valid = since.isoformat(), before.isoformat()
    return lay_out(file, key, record, links, drawn_from(record), readings=source_of, labels=labels, valid=valid)


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


def _drawn(name: str, item: str, value: Any, known: str, day: str | None = None) -> Line:
    return Line(name, item, known, day=day, value=value)
