"""Names of actors and articles, loaded as a page needs them: a page of lines asks twice, however long the record is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dovecote.api import Dovecote
from dovecote.model.record import RecordSource

_OF_SOURCES: Final = frozenset({"source", "known_from"})
"""Fields that hold the id of an article, however it looks: a user may have named the articles."""
_LONG: Final = frozenset({"mentions", "exact", "prefix", "suffix", "steps"})
"""Fields that name nobody by id, or more than a page shows."""


class Known:
    """What the record of one day calls things. A mapping from an actor's id to its name, as templates use it."""

    def __init__(self, record: Dovecote, as_of: str | None) -> None:
        self._record = record
        self._as_of = as_of
        self._names: dict[str, str | None] = {}
        self._sources: dict[str, RecordSource | None] = {}

    def look_up(self, items: Any) -> None:
        """Load at once whatever these items name."""
        actors: set[str] = set()
        sources: set[str] = set()
        for field, text in _texts(items):
            if text.startswith("ac-"):
                actors.add(text)
            elif field in _OF_SOURCES or text.startswith("source:"):
                sources.add(text.removeprefix("source:"))
        self._load_names(actors)
        self._load_sources(sources)

    def look_up_sources(self, ids: Iterable[str]) -> None:
        """Load these articles at once."""
        self._load_sources(ids)

    def source(self, id: str) -> RecordSource | None:
        """The article of that id, if it was known on the day."""
        self._load_sources([id])
        return self._sources[id]

    def get(self, id: str, default: Any = None) -> Any:
        """Name of the actor of that id."""
        if not id.startswith("ac-"):
            return default
        self._load_names([id])
        return self._names[id] or default

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.get(id) is not None

    def __getitem__(self, id: str) -> str:
        name = self.get(id)
        if name is None:
            raise KeyError(id)
        return str(name)

    def _load_names(self, ids: Iterable[str]) -> None:
        new = set(ids).difference(self._names)
        if new:
            found = self._record.names_of(new, as_of=self._as_of)
            self._names.update({one: found.get(one) for one in new})

    def _load_sources(self, ids: Iterable[str]) -> None:
        new = set(ids).difference(self._sources)
        if new:
            found = {one.id: one for one in self._record.chosen("sources", new, as_of=self._as_of)}
            self._sources.update({one: found.get(one) for one in new})


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every string in values of the model, with the name of the field that it stands in."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one, field)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            if name not in _LONG:
                yield from _texts(getattr(value, name), name)
