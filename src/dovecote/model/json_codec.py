"""Values to plain JSON objects and back, driven by the dataclasses' own fields.

Field names are the codebook's, so no table of names is kept. Round trips are exact: tuples come back as tuples, and a
field that a file lacks takes its default.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Hashable, Mapping
from typing import Any, Final, TypeVar, cast

from dovecote.model import commitment as _commitment
from dovecote.model.reading import READING_SCHEMA, Reading
from dovecote.model.record import RECORD_SCHEMA, Record

Value = TypeVar("Value")
PLAIN_TYPES: Final = frozenset({type(None), str, int, float, bool})
"""Types that are their own JSON form and hold nothing else."""


def to_plain(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers, ready for `json.dumps`."""
    kind = type(value)
    if kind in PLAIN_TYPES:
        return value
    if kind is tuple or kind is list:
        return [one if type(one) in PLAIN_TYPES else to_plain(one) for one in value]
    if dataclasses.is_dataclass(kind):
        plain = {}
        silent = _silent_fields(cast(Hashable, kind))
        for name in _field_names(cast(Hashable, kind)):
            one = getattr(value, name)
            if name not in silent or (one is not None and one is not False and one != ()):
                plain[name] = one if type(one) in PLAIN_TYPES else to_plain(one)
        return plain
    if isinstance(value, Mapping):
        return {str(key): to_plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(one) for one in value]
    if isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{kind.__name__} has no JSON form")


def from_plain(kind: type[Value], plain: Mapping[str, Any]) -> Value:
    """A `kind` with the fields that `plain` gives; keys it does not know are ignored.

    Raises:
        TypeError: a field without a default is missing.
    """
    decoders = _decoders(cast(Hashable, kind))
    return kind(**{name: decoders[name](one) for name, one in plain.items() if name in decoders})


def reading_to_plain(reading: Reading) -> dict[str, Any]:
    """A reading in the shape of CONTRACT, its schema first."""
    return {"schema": READING_SCHEMA, **to_plain(reading)}


def reading_from_plain(plain: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_plain` wrote."""
    return from_plain(Reading, plain)


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record in the shape of CONTRACT, its schema first."""
    return {"schema": RECORD_SCHEMA, **to_plain(record)}


@functools.cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    """Names of the fields of a dataclass, in order."""
    return tuple(one.name for one in dataclasses.fields(cast(Any, kind)))


@functools.cache
def _silent_fields(kind: Hashable) -> frozenset[str]:
    """Fields that are left out while they are None, False or empty.

    A null would be read as "nobody", not as "see the head"; and a field that came later must not change what an older
    reading is called, which is a digest of its plain form.
    """
    return frozenset(one.name for one in dataclasses.fields(cast(Any, kind)) if one.metadata.get("silent"))


@functools.cache
def _decoders(kind: Hashable) -> dict[str, Any]:
    hints = typing.get_type_hints(cast(Any, kind), localns=vars(_commitment))
    return {one.name: _decoder(hints[one.name]) for one in dataclasses.fields(cast(Any, kind))}


def _decoder(hint: Any) -> Any:
    """How to read a JSON value back into a field of type `hint`."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return lambda plain: from_plain(cast(type[Any], hint), plain)
    if origin is tuple:
        inner = _decoder(arguments[0])
        return lambda plain: tuple(inner(one) for one in plain)
    if origin in (typing.Union, types.UnionType):
        return _union_decoder([one for one in arguments if one is not type(None)])
    return lambda plain: plain


def _union_decoder(kinds: list[Any]) -> Any:
    """For `X | None`, and for `str | tuple[str, ...] | None`: the JSON type tells which."""
    decoders = [(typing.get_origin(kind) is tuple, dataclasses.is_dataclass(kind), _decoder(kind)) for kind in kinds]

    def decode(plain: Any) -> Any:
        for is_tuple, is_value, inner in decoders:
            if (is_tuple and isinstance(plain, list)) or (is_value and isinstance(plain, Mapping)):
                return inner(plain)
        return plain

    return decode
