"""When a source can have been known: the knowledge clock of `as-of` (codebook, On everything).

A source whose publication day is a set counts from its earliest possible day, and is flagged as uncertain. One whose
day is not known at all counts from the start: leaving it out would hide what it says, and the flag tells the reader.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date
from typing import Any

from dovecote.errors import InvalidDate
from dovecote.model.document import SourceDescription
from dovecote.model.edtf import Edtf
from dovecote.model.reading import Reading


def parse_edtf(text: str | None) -> Edtf | None:
    """The value that `text` writes; None for nothing and for what is no EDTF."""
    if not text:
        return None
    try:
        return Edtf.parse(text)
    except InvalidDate:
        return None


@functools.lru_cache(maxsize=4096)
def days_of_publication(edtf: str | None) -> tuple[date | None, date | None]:
    """The earliest and the latest day that a date of publication can be; None where nothing is known."""
    published = parse_edtf(edtf)
    if published is None:
        return None, None
    return published.earliest() or published.latest(), published.latest() or published.earliest()


def known_from_day(source: SourceDescription) -> date | None:
    """The earliest possible day of publication; None where nothing is known of it."""
    return days_of_publication(source.published.edtf if source.published else None)[0]


def known_by_day(source: SourceDescription) -> date | None:
    """The last possible day of publication; None where nothing is known of it."""
    return days_of_publication(source.published.edtf if source.published else None)[1]


def is_uncertain(source: SourceDescription) -> bool:
    """True where the day of publication is a set, an interval, or unknown."""
    first = known_from_day(source)
    return first is None or first != known_by_day(source)


def in_order_of_knowledge(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings by the day they can have been known, then by id; one of each id. Nothing else may decide an order."""
    by_id = {reading.id: reading for reading in sorted(readings, key=lambda one: (one.id, one.source.sha256))}
    return tuple(sorted(by_id.values(), key=lambda one: (known_from_day(one.source) or date.min, one.id)))


def first_source(item: Any) -> str | None:
    """The source that an item of a record was first known from; None where nothing tells."""
    known: str | None = getattr(item, "known_from", None)
    if known:
        return known
    places = getattr(item, "mentions", ()) or getattr(item, "evidence", ())
    return places[0].source if places else None
