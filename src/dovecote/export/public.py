"""A record made ready to be published: short quotations, and a warning where one may give a hidden source away.

A quotation is shortened from its end, and its span with it, so that what stays is still exactly what stands there. An
article's own words in other fields are cut where they are longer than the limit, with a sign that they were.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from dovecote.model.actor import Mention
from dovecote.model.evidence import Evidence
from dovecote.model.json_codec import to_plain
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record
from dovecote.model.statement import Statement

NO_PART = True
WORDS: Final = 30
"""The longest quotation of a public export, unless another limit is given: about one long sentence."""
CUT: Final = " […]"
_HIDDEN: Final = ("background_", "deep_background", "leaked_")
_OWN_WORDS: Final = frozenset({"id", "source", "url", "sha256", "file", "edtf", "headline", "publisher", "byline"})
"""Fields that describe an article or an item and quote nothing."""


@dataclass(frozen=True, slots=True)
class Warned:
    """An item whose words may tell who spoke without a name."""

    item: str
    source: str
    why: str


def make_public(record: Record, *, words: int = WORDS) -> Record:
    """`record` without contexts of quotations, none of which is longer than `words` words."""
    lists = {
        field.name: _shortened(getattr(record, field.name), words)
        for field in dataclasses.fields(record)
        if field.name not in ("as_of", "made_with", "processes", "sources")
    }
    return dataclasses.replace(record, **lists)


def warnings_of(record: Record) -> tuple[Warned, ...]:
    """Every item that quotes or describes a source who asked not to be named."""
    return tuple(_warned(record))


def _warned(record: Record) -> Iterator[Warned]:
    anonymous = set()
    for statement in record.statements:
        if statement.sourcing_class.startswith(_HIDDEN):
            anonymous.add(statement.id)
            yield Warned(statement.id, statement.evidence[0].source or "", _why(statement))
    for name in ITEM_CLASSES:
        for item in getattr(record, name):
            if name == "statements":
                continue
            rests_on = anonymous.intersection(_ids_in(to_plain(item)))
            if rests_on or str(getattr(item, "sourcing_class", "")).startswith(_HIDDEN):
                source = item.evidence[0].source or ""
                yield Warned(item.id, source, "it rests on the words of a source who is not named")


def _why(statement: Statement) -> str:
    told = " ".join(one.exact for one in statement.evidence if one.role == "source")
    if statement.content_type in ("direct", "mixed"):
        return f"the very words of a source who is not named ({told or 'not described'})"
    return f"it tells what a source who is not named said ({told or 'not described'})"


def _ids_in(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for one in plain.values():
            yield from _ids_in(one)
    elif isinstance(plain, list):
        for one in plain:
            yield from _ids_in(one)


def _shortened(value: Any, words: int) -> Any:
    if isinstance(value, Evidence):
        kept = _first_words(value.exact, words)
        return dataclasses.replace(value, end=value.start + len(kept), exact=kept, prefix=None, suffix=None)
    if isinstance(value, Mention):
        return value
    if isinstance(value, str):
        kept = _first_words(value, words)
        return value if kept == value else kept + CUT
    if isinstance(value, tuple):
        return tuple(_shortened(one, words) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {name: _shortened(getattr(value, name), words) for name in _fields(cast(Hashable, type(value)))}
        return dataclasses.replace(value, **changes)
    return value


@functools.cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in dataclasses.fields(cast(Any, kind)) if one.name not in _OWN_WORDS)


def _first_words(text: str, words: int) -> str:
    """The first words of `text`, as they stand there."""
    end = count = 0
    while count < words:
        while end < len(text) and text[end].isspace():
            end += 1
        if end == len(text):
            return text
        while end < len(text) and not text[end].isspace():
            end += 1
        count += 1
    return text if not text[end:].strip() else text[:end]
