"""What has been read off a word's place in its parse, kept with the parse: many finders ask the same of one word."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dovecote.model.words import Words

Made = TypeVar("Made")
_NEW: Final = object()
"""Stands for the answer about a word that was not asked about: half of all are, so that a miss must be cheap too."""


def once_per_word(read: Callable[[Token], Made]) -> Callable[[Token], Made]:
    """`read`, called once for each word of a parse; it asks nothing but the parse, and what it gives stays as it is."""
    name = f"dovecote.{read.__module__}.{read.__qualname__}"

    @functools.wraps(read)
    def remembered(token: Token) -> Made:
        place, table = token.i, token.doc.user_data.get(name)
        if table is None:
            table = token.doc.user_data[name] = {}
        found: Any = table.get(place, _NEW)
        if found is _NEW:
            found = table[place] = read(token)
        return found  # type: ignore[no-any-return]

    return remembered


def table_of(doc: Doc | Words, name: str) -> dict[Any, Any]:
    """The answers kept under `name` with a parse, by the place of the word; empty at first."""
    memory = doc.user_data
    table: dict[Any, Any] | None = memory.get(name)
    if table is None:
        table = memory[name] = {}
    return table


def forget(doc: Doc | Words) -> None:
    """Gives back what was kept with a parse: answers hold its words, and words hold the parse."""
    doc.user_data.clear()
