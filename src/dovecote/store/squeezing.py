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
from operator import attrgetter, is_not
from typing import Any, Final, cast

from dovecote.model.actor import Mention
from dovecote.model.evidence import CONTEXT_CHARACTERS, Evidence
from dovecote.model.field_values import hints_of
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
_SHORTEST_ID, _LONGEST_ID = 12, 17
_PLAIN: Final = frozenset({type(None), bool, int, float})
_REQUIRED: Final = ...
"""In the place of the default of a field that has none; equal to no value."""


class NotSqueezable(ValueError):
    """The reading uses our own marks as text, or has more ids than there are marks: it is kept as plain JSON."""


@functools.cache
def current_layout() -> Layout:
    """The layout of the model as it is now."""
    return {kind.__name__: _field_names(kind) for kind in _classes(Reading)}


@functools.cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(cast(Any, kind)))


def _classes(kind: Any, seen: frozenset[Any] = frozenset()) -> list[Any]:
    """Every class of values that a field of `kind` can hold, itself first."""
    found = [kind]
    for hint in hints_of(kind).values():
        for inner in _inner(hint):
            if dataclasses.is_dataclass(inner) and inner not in {*found, *seen}:
                found += [one for one in _classes(inner, seen | {*found}) if one not in found]
    return found


def _inner(hint: Any) -> list[Any]:
    arguments = typing.get_args(hint)
    return [one for argument in arguments for one in _inner(argument)] if arguments else [hint]


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
        kind = type(value)
        if kind is str:
            return self._word(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            return [self.squeeze(one) for one in value]
        if isinstance(value, Mapping):
            return {key: self.squeeze(one) for key, one in value.items()}
        return self._fields(value)

    def _word(self, value: str) -> str:
        length = len(value)
        if length == 1 and _FIRST_MARK <= ord(value) <= _LAST_MARK + 1:
            raise NotSqueezable(value)
        if not _SHORTEST_ID <= length <= _LONGEST_ID or not _ID.fullmatch(value):
            return value
        if value not in self.ids:
            if _FIRST_MARK + len(self.ids) > _LAST_MARK:
                raise NotSqueezable("too many ids")
            self.ids[value] = chr(_FIRST_MARK + len(self.ids))
        return self.ids[value]

    def _fields(self, value: Any) -> list[Any]:
        kind = type(value)
        names, values, defaults = _to_squeeze(cast(Hashable, kind))
        quotes = kind in _QUOTING
        told = self._told_by_text(value) if quotes else ()
        given = values(value)
        cells: list[Any] = [None] * len(names)
        # Most values are the default itself: to ask for equality first would take half the time of all.
        for place, differs in enumerate(map(is_not, given, defaults)):
            if not differs:
                continue
            one, default = given[place], defaults[place]
            if one is None:
                cells[place] = None if default is _REQUIRED else _NOTHING
            elif names[place] in told or (default and type(one) is type(default) and one == default):
                continue
            elif type(one) is str:
                cells[place] = self._word(one)
            elif quotes and names[place] == "end":
                cells[place] = one - value.start
            else:
                cells[place] = self.squeeze(one)
        if kind is Evidence and value.prefix is None and value.suffix is None:
            cells.append(0)
        while cells and cells[-1] is None:
            cells.pop()
        return cells

    def _told_by_text(self, value: Any) -> tuple[str, ...]:
        """Fields that the text itself can give back."""
        if self.text[value.start : value.end] != value.exact:
            return ()
        if isinstance(value, Evidence) and (value.prefix, value.suffix) == _around(self.text, value.start, value.end):
            return ("exact", "prefix", "suffix")
        return ("exact",)


@functools.cache
def _to_squeeze(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """Names of the fields of a class, what gets their values, and the default of each."""
    names, known = _field_names(kind), _defaults(kind)
    values = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    return names, values, tuple(known.get(name, _REQUIRED) for name in names)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT_CHARACTERS) : start], text[end : end + CONTEXT_CHARACTERS]


def marked(ids: list[str]) -> dict[str, str]:
    """The id that each mark stands for, in the order that a `Squeezer` met them."""
    return {chr(_FIRST_MARK + number): one for number, one in enumerate(ids)}


class Spreader:
    """Makes values again from what a `Squeezer` left of them."""

    def __init__(self, text: str, layout: Layout | None, ids: Mapping[str, str]) -> None:
        """Make one for values squeezed from `text` in that layout; None for that of this very program."""
        self.text, self.layout = text, layout
        self.stands_for: dict[Any, Any] = {**ids, _NOTHING: None}
        """What a cell that is no list means, where that is not the cell itself."""

    def spread(self, kind: type[Any], cells: list[Any]) -> Any:
        """The value of that class."""
        names = _field_names(cast(Hashable, kind)) if self.layout is None else self.layout[kind.__name__]
        plan = _plan(cast(Hashable, kind), names)
        values, stands_for = list(plan.defaults), self.stands_for
        for (place, inner), cell in zip(plan.steps, cells, strict=False):
            if cell is not None and place is not None:
                values[place] = stands_for.get(cell, cell) if inner is None else inner(self, cell)
        if plan.quote is not None:
            plan.quote.put_into(values, self.text, bare=len(cells) > len(plan.steps))
        return kind(*values)


Spread = Callable[[Spreader, Any], Any]


@dataclass(frozen=True, slots=True)
class _Quote:
    """Where the fields of a quotation stand among the values of its class."""

    start: int
    end: int
    exact: int
    prefix: int | None
    suffix: int | None

    def put_into(self, values: list[Any], text: str, *, bare: bool) -> None:
        """Give a quotation the words that stand at its span; a `bare` one was kept without those around it."""
        start = values[self.start] = values[self.start] or 0
        end = values[self.end] = start + (values[self.end] or 0)
        if values[self.exact] is None:
            values[self.exact] = text[start:end]
        if self.prefix is None or self.suffix is None or bare:
            return
        if values[self.prefix] is None and values[self.suffix] is None:
            values[self.prefix], values[self.suffix] = _around(text, start, end)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the cells of one class, in the order of one layout, become the values of its fields."""

    defaults: tuple[Any, ...]
    """Of each field in the order of the class; None where it has none."""
    steps: tuple[tuple[int | None, Spread | None], ...]
    """For each cell the place of its field (None: the class has it no more), and how it is read (None: as it is)."""
    quote: _Quote | None


@functools.lru_cache(maxsize=512)
def _plan(kind: Hashable, names: tuple[str, ...]) -> _Plan:
    fields = _field_names(kind)
    places, known, hints = {name: place for place, name in enumerate(fields)}, _defaults(kind), hints_of(kind)
    steps = tuple((places.get(name), spread_as(hints[name]) if name in places else None) for name in names)
    quote = None
    if kind in _QUOTING:
        quote = _Quote(places["start"], places["end"], places["exact"], places.get("prefix"), places.get("suffix"))
    return _Plan(tuple(known.get(name) for name in fields), steps, quote)


def spread_as(hint: Any) -> Spread | None:
    """How a cell of a field of type `hint` is read; None where it stands for itself or for an id."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return lambda spreader, cell: None if cell == _NOTHING else spreader.spread(cast(type[Any], hint), cell)
    if origin is tuple:
        inner = spread_as(arguments[0])
        if inner is None:
            return lambda spreader, cell: tuple([spreader.stands_for.get(one, one) for one in cell])
        return lambda spreader, cell: tuple([inner(spreader, one) for one in cell])
    if origin in (typing.Union, types.UnionType):
        return _union([one for one in arguments if one is not type(None)])
    if origin is dict or origin is Mapping:
        return lambda spreader, cell: cell
    return None


def _union(kinds: list[Any]) -> Spread | None:
    if len(kinds) == 1:
        return spread_as(kinds[0])
    lists = next((spread_as(one) for one in kinds if typing.get_origin(one) is tuple), None)
    plain = spread_as(next(one for one in kinds if typing.get_origin(one) is not tuple))

    def spread(spreader: Spreader, cell: Any) -> Any:
        if lists is not None and isinstance(cell, list):
            return lists(spreader, cell)
        return spreader.stands_for.get(cell, cell) if plain is None else plain(spreader, cell)

    return spread
