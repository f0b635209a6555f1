"""What a person writes as the new value of a field, read as that field's type: an edit never breaks a record."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Hashable, Mapping
from typing import Any, Final, cast

from dovecote.model import commitment as _commitment

_PLAIN: Final = {str: "text", int: "a whole number", float: "a number", bool: "true or false", type(None): "null"}


@functools.cache
def hints_of(kind: Hashable) -> dict[str, Any]:
    """The type of each field of a class, by the field's name."""
    return typing.get_type_hints(cast(Any, kind), localns=vars(_commitment))


def value_for(kind: type[Any], field: str, plain: Any) -> Any:
    """The value of a field of `kind` that `plain` (JSON) stands for.

    Raises:
        ValueError: it is none that the field can have; the message says what it takes.
    """
    hint = hints_of(cast(Hashable, kind))[field]
    try:
        return _read(hint, plain)
    except (TypeError, ValueError) as error:
        raise ValueError(f"it takes {in_words(hint)}") from error


def in_words(hint: Any) -> str:
    """What a field of that type takes."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return f"one of {', '.join(map(str, arguments))}"
    if origin is tuple:
        return f"a list of {in_words(arguments[0])}"
    if origin in (typing.Union, types.UnionType):
        return " or ".join(in_words(one) for one in arguments)
    if dataclasses.is_dataclass(hint):
        return f"an object with {', '.join(one.name for one in dataclasses.fields(hint))}"
    return _PLAIN.get(hint, "an object")


def _read(hint: Any, plain: Any) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return _only(plain, plain in arguments)
    if origin in (typing.Union, types.UnionType):
        return _read_union(arguments, plain)
    if origin is tuple:
        # One alone is a list of one: a person who names one promisor writes no list.
        given = plain if isinstance(plain, (list, tuple)) else [_only(plain, plain is not None)]
        return tuple(_read(arguments[0], one) for one in given)
    if dataclasses.is_dataclass(hint):
        hints = hints_of(cast(Hashable, hint))
        known = isinstance(plain, Mapping) and set(plain) <= set(hints)
        return cast(Any, hint)(**{name: _read(hints[name], one) for name, one in _only(plain, known).items()})
    if hint is str and type(plain) in (int, float):
        return str(plain)
    if hint is float and type(plain) is int:
        return plain
    return _only(plain, type(plain) is hint or hint not in _PLAIN)


def _read_union(kinds: tuple[Any, ...], plain: Any) -> Any:
    """As the first of these types that it can be; a number stays one before it is taken for text."""
    exact = [kind for kind in kinds if type(plain) is kind]
    for kind in (*exact, *kinds):
        try:
            return _read(kind, plain)
        except (TypeError, ValueError):
            continue
    raise ValueError(plain)


def _only(plain: Any, fits: bool) -> Any:
    if not fits:
        raise ValueError(plain)
    return plain
