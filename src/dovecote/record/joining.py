"""The records of articles that have nothing to do with each other, as one record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dovecote.model.knowledge import first_source
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record, RecordSource

_IN_ORDER_OF_KNOWLEDGE: Final = ("actors", *ITEM_CLASSES)
_ONE_AFTER_THE_OTHER: Final = ("comparisons", "tasks", "issues")


def join_records(parts: Sequence[Record], as_of: str) -> Record:
    """One record of all `parts`, as if they had been put together in one go.

    Sources and items stand in the order in which they were first known, comparisons, tasks and issues part by part.
    """
    if len(parts) == 1:
        return parts[0]
    sources = sorted((source for part in parts for source in part.sources), key=order_of_source)
    place = {source.id: number for number, source in enumerate(sources)}
    lists: dict[str, Any] = {"sources": tuple(sources)}
    for name in _IN_ORDER_OF_KNOWLEDGE:
        joined = [item for part in parts for item in getattr(part, name)]
        lists[name] = tuple(sorted(joined, key=lambda item: place.get(first_source(item) or "", -1)))
    parts = sorted(parts, key=lambda part: min((place[one.id] for one in part.sources), default=-1))
    for name in _ONE_AFTER_THE_OTHER:
        lists[name] = tuple(item for part in parts for item in getattr(part, name))
    made_with: dict[str, set[str]] = {}
    for part in parts:
        for name, versions in part.made_with.items():
            made_with.setdefault(name, set()).update(versions.split(", "))
    return Record(
        as_of=as_of, made_with={name: ", ".join(sorted(found)) for name, found in sorted(made_with.items())}, **lists
    )


def order_of_source(source: RecordSource) -> tuple[str, str]:
    """By the day from which on it counts, then by id, as readings are ordered."""
    return source.known_on or "", source.id
