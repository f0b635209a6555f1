"""Values of the model as short lists and back: what makes a reading a tenth of its JSON before it is compressed.

A value becomes the list of its fields, without names; names stand once a file, in a *layout*, so that a reading made by
an older model is still read by a newer one. Left out is what can be told again: a field that has its default, the words
of a quotation (they stand in the text at its span), the characters around them. Ids, which no compression shortens,
are written once a reading and referred to by one character.
"""

from __future__ import annotations

import dataclasses
import functools
import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from dovecote.model import commitment as _commitment
from dovecote.model.actor import Mention
from dovecote.model.evidence import CONTEXT_CHARACTERS, Evidence
from dovecote.model.reading import Reading
from dovecote.model.when import TimeExpression

Layout = Mapping[str, tuple[str, ...]]
"""Fields of each class by its name, in the order that lists have them."""
_FIRST_MARK: Final = 0xE000
_LAST_MARK: Final = 0xF8FE
"""Characters that Unicode leaves to users: each stands for one id of the reading."""
_NOTHING: Final = "\uf8ff"
"""None, where None is not the default."""
_QUOTING: Final = (Evidence, Mention, TimeExpression)
_ID: Final = re.compile(r"[a-z]{1,6}-[0-9a-f]{10}")


class NotSqueezable(ValueError):
    """The reading uses our own marks as text, or has more ids than there are marks: it is kept as plain JSON."""


@functools.cache
def current_layout() -> Layout:
    """The layout of the model as it is now."""
    return {kind.__name__: tuple(one.name for one in dataclasses.fields(kind)) for kind in _classes(Reading)}


def _classes(kind: Any, seen: frozenset[Any] = frozenset()) -> list[Any]:
    """Every class of values that a field of `kind` can hold, itself first."""
    found = [kind]
    for hint in _hints(kind).values():
        for inner in _inner(hint):
            if dataclasses.is_dataclass(inner) and inner not in {*found, *seen}:
                found += [one for one in _classes(inner, seen | {*found}) if one not in found]
    return found


def _inner(hint: Any) -> list[Any]:
    arguments = typing.get_args(hint)
    return [one for argument in arguments for one in _inner(argument)] if arguments else [hint]


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cast(Any, kind), localns=vars(_commitment))


@functools.cache
def _defaults(kind: Hashable) -> dict[str, Any]:
    """Default of each field that has one."""
    found = {}
    for one in dataclasses.fields(cast(Any, kind)):
        if one.default is not dataclasses.MISSING:
            found[one.name] = one.default
        elif one.default_factory is not dataclasses.MISSING:
            found[one.name] = one.default_factory()
    return found


@dataclass
class Squeezer:
    """Squeezes the values of one text."""

    text: str
    ids: dict[str, str] = field(default_factory=dict)

    def squeeze(self, value: Any) -> Any:
        """`value` as numbers, texts and lists."""
        if value is None or isinstance(value, (bool, int, float)):
            return value
        if isinstance(value, str):
            return self._word(value)
        if isinstance(value, tuple):
            return [self.squeeze(one) for one in value]
        if isinstance(value, Mapping):
            return {key: self.squeeze(one) for key, one in value.items()}
        return self._fields(value)

    def _word(self, value: str) -> str:
        if len(value) == 1 and _FIRST_MARK <= ord(value) <= _LAST_MARK + 1:
            raise NotSqueezable(value)
        if not _ID.fullmatch(value):
            return value
        if value not in self.ids:
            if _FIRST_MARK + len(self.ids) > _LAST_MARK:
                raise NotSqueezable("too many ids")
            self.ids[value] = chr(_FIRST_MARK + len(self.ids))
        return self.ids[value]

    def _fields(self, value: Any) -> list[Any]:
        kind = type(value)
        defaults = _defaults(cast(Hashable, kind))
        cells: list[Any] = []
        told = self._told_by_text(value)
        for name in current_layout()[kind.__name__]:
            one = getattr(value, name)
            if name in told or (name in defaults and one == defaults[name]):
                cells.append(None)
            elif one is None:
                cells.append(_NOTHING if name in defaults else None)
            elif name == "end" and kind in _QUOTING:
                cells.append(one - value.start)
            else:
                cells.append(self.squeeze(one))
        if isinstance(value, Evidence) and value.prefix is None and value.suffix is None:
            cells += [0]
        while cells and cells[-1] is None:
            cells.pop()
        return cells

    def _told_by_text(self, value: Any) -> frozenset[str]:
        """Fields that the text itself can give back."""
        if not isinstance(value, _QUOTING) or self.text[value.start : value.end] != value.exact:
            return frozenset()
        if isinstance(value, Evidence) and (value.prefix, value.suffix) == _around(self.text, value.start, value.end):
            return frozenset({"exact", "prefix", "suffix"})
        return frozenset({"exact"})


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT_CHARACTERS) : start], text[end : end + CONTEXT_CHARACTERS]


def marked(ids: list[str]) -> dict[str, str]:
    """The id that each mark stands for, in the order that a `Squeezer` met them."""
    return {chr(_FIRST_MARK + number): one for number, one in enumerate(ids)}


@dataclass
class Spreader:
    """Makes values again from what a `Squeezer` left of them."""

    text: str
    layout: Layout
    ids: Mapping[str, str]

    def spread(self, kind: type[Any], cells: list[Any]) -> Any:
        """The value of that class."""
        names = self.layout[kind.__name__]
        spreaders = _spreaders(cast(Hashable, kind))
        found = {
            name: spreaders[name](self, cell)
            for name, cell in zip(names, cells, strict=False)
            if cell is not None and name in spreaders
        }
        if kind in _QUOTING:
            self._quote(kind, found, bare=len(cells) > len(names))
        for name in _without_default(cast(Hashable, kind)):
            found.setdefault(name, None)
        return kind(**found)

    def _quote(self, kind: type[Any], found: dict[str, Any], *, bare: bool) -> None:
        start = found.setdefault("start", 0)
        end = found["end"] = start + found.get("end", 0)
        found.setdefault("exact", self.text[start:end])
        if kind is Evidence and not bare and "prefix" not in found and "suffix" not in found:
            found["prefix"], found["suffix"] = _around(self.text, start, end)

    def word(self, value: Any) -> Any:
        """A text, or the id that a mark stands for."""
        return self.ids.get(value, value) if isinstance(value, str) else value


Spread = Callable[[Spreader, Any], Any]


@functools.cache
def _without_default(kind: Hashable) -> tuple[str, ...]:
    known = _defaults(kind)
    return tuple(one.name for one in dataclasses.fields(cast(Any, kind)) if one.name not in known)


@functools.cache
def _spreaders(kind: Hashable) -> dict[str, Spread]:
    hints = _hints(kind)
    return {one.name: _spreader(hints[one.name]) for one in dataclasses.fields(cast(Any, kind))}


def _spreader(hint: Any) -> Spread:
    """How a cell of a field of type `hint` is read."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return lambda spreader, cell: None if cell == _NOTHING else spreader.spread(cast(type[Any], hint), cell)
    if origin is tuple:
        inner = _spreader(arguments[0])
        return lambda spreader, cell: tuple(inner(spreader, one) for one in cell)
    if origin in (typing.Union, types.UnionType):
        return _union([one for one in arguments if one is not type(None)])
    if hint is float:
        return lambda spreader, cell: None if cell == _NOTHING else float(cell)
    return lambda spreader, cell: None if cell == _NOTHING else spreader.word(cell)


def _union(kinds: list[Any]) -> Spread:
    if len(kinds) == 1:
        return _spreader(kinds[0])
    lists = next((_spreader(one) for one in kinds if typing.get_origin(one) is tuple), None)
    plain = _spreader(next(one for one in kinds if typing.get_origin(one) is not tuple))
    return lambda spreader, cell: lists(spreader, cell) if lists and isinstance(cell, list) else plain(spreader, cell)
