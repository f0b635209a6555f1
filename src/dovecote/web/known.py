"""Names of actors and articles, loaded as a page needs them: a page of lines asks twice, however long the record is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dovecote.api import Dovecote
from dovecote.model.json_codec import to_plain
from dovecote.model.record import RecordSource


class Known:
    """What the record of one day calls things. A mapping from an actor's id to its name, as templates use it."""

    def __init__(self, record: Dovecote, as_of: str | None) -> None:
        self._record = record
        self._as_of = as_of
        self._names: dict[str, str | None] = {}
        self._sources: dict[str, RecordSource | None] = {}

    def look_up(self, items: Any) -> None:
        """Load at once whatever these items name."""
        told = set(_texts(to_plain(items)))
        self._load_names(one for one in told if one.startswith("ac-"))
        self._load_sources(one.removeprefix("source:") for one in told if one.startswith(("src-", "source:")))

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


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for one in plain.values():
            yield from _texts(one)
    elif isinstance(plain, list):
        for one in plain:
            yield from _texts(one)
