"""Items of a record, packed together: what a shelf keeps of them, and unpacks one by one.

An item is the list of all its fields, without their names: a shelf belongs to the program that laid it out, so what
made a list and what reads it know the same fields. (A reading outlives its program, and is kept in `squeezing`.)
"""

from __future__ import annotations

import dataclasses
import functools
import json
import zlib
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

from dovecote.model.at_hand import AtHand
from dovecote.model.field_values import hints_of
from dovecote.store.squeezing import Spread, Spreader, spread_as

_LEVEL: Final = 3
"""Of zlib: better levels take twice the time for an eighth of the room."""
LINES_AT_HAND: Final = 10_000
"""What a story of a few hundred articles has, some kilobyte each: most lines stay as they are when one is added."""
Value = TypeVar("Value")


def packed(values: Sequence[Any]) -> bytes:
    """A block of values as bytes: packed together they take a third of the room."""
    told = "\n".join(_TOLD.of((one,), partial(_ENCODER.encode, one)) for one in values)
    return zlib.compress(told.encode("utf-8", "surrogatepass"), _LEVEL)


def _cells(value: Any) -> tuple[Any, ...]:
    return _getter(cast(Hashable, type(value)))(value)


@functools.cache
def _getter(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of all fields of a class."""
    names = [one.name for one in dataclasses.fields(cast(Any, kind))]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


# It asks for what it does not know, value by value, and walks through all the rest by itself.
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_cells)
_TOLD: Final[AtHand[str]] = AtHand(LINES_AT_HAND)


class Block:
    """What `packed` packed; each value is read and made when it is asked for: a page shows one or two of a block."""

    def __init__(self, body: bytes) -> None:
        told = zlib.decompress(body).decode("utf-8", "surrogatepass")
        self._told = told.split("\n") if told else []  # JSON writes a line break in a string as two characters

    def get(self, kind: type[Value], place: int) -> Value:
        """The value at that place, which is of that class."""
        found: Value = _WHOLE.spread(kind, json.loads(self._told[place]))
        return found

    def all(self, kind: type[Value]) -> list[Value]:
        """All of them, where they are of one class."""
        return [self.get(kind, place) for place in range(len(self._told))]


class _Whole(Spreader):
    """Makes values of lists from which nothing was left out."""

    def __init__(self) -> None:
        super().__init__("", None, {})
        self.stands_for = {}

    def spread(self, kind: type[Any], cells: list[Any]) -> Any:
        spreads = _spreads(cast(Hashable, kind))
        return kind(
            *[
                cell if cell is None or spread is None else spread(self, cell)
                for spread, cell in zip(spreads, cells, strict=True)
            ]
        )


_WHOLE: Final = _Whole()


@functools.cache
def _spreads(kind: Hashable) -> tuple[Spread | None, ...]:
    """How the cell of each field of a class is read; None where it stands for itself."""
    return tuple(spread_as(hints_of(kind)[one.name]) for one in dataclasses.fields(cast(Any, kind)))
