"""A reading's items as a record shows them: evidence names its source, references name the merged thing."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Hashable
from typing import Any, TypeVar, cast

from dovecote.model.actor import Mention
from dovecote.model.evidence import Evidence
from dovecote.model.links import Links

Value = TypeVar("Value")


def stamp(value: Value, source: str, links: Links) -> Value:
    """`value` with its evidence and mentions in `source`, first known from it, its references to merged things."""
    return cast(Value, _stamp(value, source, links))


def _stamp(value: Any, source: str, links: Links) -> Any:
    if isinstance(value, str):
        return links.same.get(value, value)
    if isinstance(value, tuple):
        return tuple(_stamp(one, source, links) for one in value)
    if isinstance(value, (Evidence, Mention)):
        # Candidates of an ambiguous mention stay the article's own: to merge them would be to guess.
        return dataclasses.replace(value, source=value.source or source)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for name in _fields(cast(Hashable, type(value))):
        old = getattr(value, name)
        new = source if name == "known_from" and old is None else _stamp(old, source, links)
        if new is not old:
            changes[name] = new
    return dataclasses.replace(value, **changes) if changes else value


@functools.cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(cast(Any, kind)))
