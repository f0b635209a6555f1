"""What has been read off a word's place in its parse, kept with the parse: many finders ask the same of one word."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dovecote.model.words import Words

Made = TypeVar("Made")


def once_per_word(read: Callable[[Token], Made]) -> Callable[[Token], Made]:
    """`read`, called once for each word of a parse; it asks nothing but the parse, and what it gives stays as it is."""
    name = f"{read.__module__}.{read.__qualname__}"

    @functools.wraps(read)
    def remembered(token: Any) -> Made:
        kept: dict[str, Made] = token.kept
        # Two look-ups without a call: half of all answers are new, so that a miss must be cheap too.
        if name not in kept:
            kept[name] = read(token)
        return kept[name]

    return remembered


def kept_with(token: Token) -> dict[Any, Any]:
    """What has been read off a word, by whatever names it; empty at first."""
    kept: dict[Any, Any] = token.kept  # type: ignore[attr-defined]  # of `model.words.Word`
    return kept


def table_of(doc: Doc | Words, name: str) -> dict[Any, Any]:
    """The answers kept under `name` with a parse, by the place of the word; empty at first."""
    memory = doc.user_data
    table: dict[Any, Any] | None = memory.get(name)
    if table is None:
        table = memory[name] = {}
    return table
