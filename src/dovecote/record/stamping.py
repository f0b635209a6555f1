"""A reading's items as a record shows them: evidence names its source, references name the merged thing."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast

from dovecote.model import commitment as _commitment
from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Evidence
from dovecote.model.links import Links

Value = TypeVar("Value")


def stamp(value: Value, source: str, links: Links) -> Value:
    """`value` with its evidence and mentions in `source`, first known from it, its references to merged things."""
    return cast(Value, _stamp(value, source, links))


def _stamp(value: Any, source: str, links: Links) -> Any:
    kind = type(value)
    if kind is str:
        return links.same.get(value, value)
    if kind is tuple:
        return tuple([_stamp(one, source, links) for one in value]) if value else value
    if kind is Evidence or kind is Mention:
        # Candidates of an ambiguous mention stay the article's own: to merge them would be to guess.
        return value if value.source else _with(value, {"source": source})
    if not _has_fields(cast(Hashable, kind)):
        return value
    if kind is Actor and value.id in links.candidates:
        value = _with_candidates(value, links.candidates[value.id])
    changes: dict[str, Any] = {}
    names, values = _references(cast(Hashable, kind))
    same = links.same
    for name, old in zip(names, values(value), strict=True):
        if old is None:
            if name == "known_from":
                changes[name] = source
        elif type(old) is str:
            if old in same:
                changes[name] = same[old]
        elif old != ():
            new = _stamp(old, source, links)
            if new is not old:
                changes[name] = new
    return _with(value, changes) if changes else value


@functools.cache
def _has_fields(kind: Hashable) -> bool:
    return dataclasses.is_dataclass(kind)


def _with(value: Any, changes: dict[str, Any]) -> Any:
    """As `dataclasses.replace`, in a quarter of its time: a record stamps some hundred values an article."""
    kind = type(value)
    values, places = _values(cast(Hashable, kind))
    changed = list(values(value))
    for name, new in changes.items():
        changed[places[name]] = new
    return kind(*changed)


def _with_candidates(actor: Actor, candidates: tuple[str, ...]) -> Actor:
    """An office whose title other articles give to several: its mentions name those who may be meant."""
    mentions = tuple(dataclasses.replace(one, candidates=one.candidates or candidates) for one in actor.mentions)
    return dataclasses.replace(actor, mentions=mentions)


@functools.cache
def _values(kind: Hashable) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    """What gives all values of a class in order, and the place of each field among them."""
    names = [one.name for one in dataclasses.fields(cast(Any, kind))]
    return _getter(names), {name: place for place, name in enumerate(names)}


@functools.cache
def _references(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Fields that can name a merged thing or hold evidence, as words of a closed list cannot, and what gets them."""
    hints = typing.get_type_hints(cast(Any, kind), localns=vars(_commitment))
    names = [one.name for one in dataclasses.fields(cast(Any, kind)) if not _is_closed(hints[one.name])]
    return tuple(names), _getter(names)


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields, as a tuple also where there is but one."""
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def _is_closed(hint: Any) -> bool:
    """True for numbers, truth values and words of a closed list, alone or in a tuple."""
    if typing.get_origin(hint) is typing.Literal:
        return True
    arguments = [one for one in typing.get_args(hint) if one is not Ellipsis]
    return all(map(_is_closed, arguments)) if arguments else hint in (int, float, bool, type(None))
