"""From a record file to a shelf: find the islands, lay out those that are new, put up a shelf that stands on all."""

from __future__ import annotations

import array
import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from dovecote.api.drawn import drawn_from
from dovecote.export.board import source_name
from dovecote.link.islands import islands, touches
from dovecote.link.linking import Compared
from dovecote.link.origins import blocks
from dovecote.model.knowledge import days_of_publication
from dovecote.model.links import Judgement, ids_in, standing_judgements
from dovecote.pipeline import build_island
from dovecote.record.sources import parse_day
from dovecote.record.turning import unchanging
from dovecote.store.shelving import (
    Touches,
    find_islands,
    find_prints,
    known_touches,
    lay_out,
    put_up,
    remember_touches,
)

if TYPE_CHECKING:
    from dovecote.model.reading import Reading
    from dovecote.store.questions import Head, Snapshot
    from dovecote.store.record_file import RecordFile
    from dovecote.store.shelf import Shelf
    from dovecote.store.store import Store


def shelve(store: Store, file: RecordFile, snapshot: Snapshot, question: str, as_of: str | None) -> Shelf:
    """The shelf that answers a question, standing in `file`: the record that `snapshot` is of, as of a day."""
    known = _known(snapshot.heads, as_of)
    day = parse_day(as_of) if as_of else max((last for _, _, last in known), default=date.min)
    heads = [head for head, _, _ in known]
    touched = _touches(store, file, heads)
    groups = _groups(heads, touched, snapshot)
    keys = {_island_key(group, snapshot): group for group in groups}
    while True:
        found = find_islands(file, keys, day.isoformat())
        for name, group in keys.items():
            if name not in found:
                with _uncollected():
                    found[name] = _lay_out(store, file, name, group, touched, snapshot.judgements, day)
        shown = "unknown" if day == date.min else day.isoformat()
        shelf = put_up(file, question, snapshot.state, shown, found.values())
        if shelf is not None:
            return shelf


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the garbage collector from looking, over and over, at thousands of new values that refer to no loop."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _known(heads: Iterable[Head], as_of: str | None) -> list[tuple[Head, date, date]]:
    """Readings that can have been known on `as_of`, each with the first and the last day it can have appeared."""
    until = parse_day(as_of) if as_of else date.max
    dated = ((head, *days_of_publication(head.published)) for head in heads)
    found = ((head, first or date.min, last or date.min) for head, first, last in dated)
    return [one for one in found if one[1] <= until]


def _touches(store: Store, file: RecordFile, heads: list[Head]) -> dict[str, Touches]:
    """What each article can touch others by, by its id; worked out once for each reading."""
    remembered = known_touches(file, [head.id for head in heads])
    new = {head.no: head.id for head in heads if head.id not in remembered}
    if new:
        by_source = {head.source: head.id for head in heads}
        found = {by_source[reading.id]: _touches_of(reading) for reading in store.readings_of(new)}
        remember_touches(file, found)
        remembered |= found
    return {head.source: remembered[head.id] for head in heads if head.id in remembered}


def _touches_of(reading: Reading) -> Touches:
    return Touches(array.array("q", sorted(touches(reading))), array.array("q", sorted(blocks(reading))))


def _groups(heads: list[Head], touched: Mapping[str, Touches], snapshot: Snapshot) -> list[list[Head]]:
    """The articles in groups that have nothing to do with each other."""
    by_name = {head.source: head for head in heads if head.source in touched}
    together = [
        [place for place in map(snapshot.stands_in.get, ids_in(one)) if place in by_name]
        for one in standing_judgements(snapshot.judgements)
    ]
    named = [[place for place in one if place is not None] for one in together if len(one) > 1]
    return [
        [by_name[name] for name in group] for group in islands({name: touched[name].names for name in by_name}, named)
    ]


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
    store: Store,
    file: RecordFile,
    key: str,
    group: list[Head],
    touched: Mapping[str, Touches],
    judgements: tuple[Judgement, ...],
    day: date,
) -> int:
    """Number of the island, laid out: the articles of `group`, seen on `day`."""
    readings = list(store.readings_of(head.no for head in group))
    source_of = {head.id: head.source for head in group}
    together = [({source_of[one] for one in names}, said) for names, said in find_prints(file, sorted(source_of))]
    compared = Compared(together, {head.source: touched[head.source].words for head in group})
    shown = None if day == date.min else day.isoformat()
    record, links = build_island(readings, judgements, as_of=shown, compared=compared)
    since, before = unchanging(record, day)
    labels = {one.id: source_name(one) for one in record.sources}
    valid = since.isoformat(), before.isoformat()
    return lay_out(file, key, record, links, drawn_from(record), readings=source_of, labels=labels, valid=valid)
