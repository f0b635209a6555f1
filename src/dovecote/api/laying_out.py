"""From a record file to a shelf: find the islands, lay out those that are new, put up a shelf that stands on all."""

from __future__ import annotations

import array
import hashlib
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from dovecote.api.drawn import drawn_from
from dovecote.export.board import source_name
from dovecote.link.islands import islands, touches
from dovecote.model.knowledge import days_of_publication
from dovecote.model.links import Judgement, ids_in, standing_judgements
from dovecote.pipeline import build_island
from dovecote.record.sources import parse_day
from dovecote.record.turning import unchanging
from dovecote.store.shelving import find_islands, find_prints, known_touches, lay_out, put_up, remember_touches

if TYPE_CHECKING:
    from dovecote.store.questions import Head, Snapshot
    from dovecote.store.record_file import RecordFile
    from dovecote.store.shelf import Shelf
    from dovecote.store.store import Store


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
