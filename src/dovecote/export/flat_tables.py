"""A record as flat tables, one for each class, and what each column means: what CSV, Parquet and data frames share.

Types are few, so that every tool has them: text, number, whole number, yes-or-no, list of texts. A date stays the EDTF
that the text allows, as text; anything deeper is JSON.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import inspect
import itertools
import json
import typing
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from dovecote.model.actor import Mention
from dovecote.model.commitment import CommitmentVersion, Revision, StatusRow
from dovecote.model.evidence import Evidence
from dovecote.model.json_codec import to_plain
from dovecote.model.reading import ITEM_CLASSES, type_of_item
from dovecote.model.record import Comparison, Record, RecordSource, ReviewTask
from dovecote.model.when import When

NO_PART = True
Kind = Literal["text", "number", "whole", "flag", "list"]
_LEFT_OUT: Final = frozenset({"evidence", "mentions", "versions", "revisions", "status_history", "progress"})
"""What has tables of its own."""
_CLASSES: Final[dict[str, type[Any]]] = {
    "sources": RecordSource,
    **{name: type_of_item[name] for name in ("actors", *ITEM_CLASSES)},
    "comparisons": Comparison,
    "tasks": ReviewTask,
}
_CHAINS: Final[dict[str, type[Any]]] = {
    "versions": CommitmentVersion,
    "revisions": Revision,
    "status_history": StatusRow,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Rows of one class, each with a cell for every column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


def flat_tables(record: Record) -> Iterator[FlatTable]:
    """Every table of the record, also those without a row."""
    for name, kind in _CLASSES.items():
        yield table_of(name, kind, getattr(record, name))
    yield _joined("quotations", ("list", "item"), Evidence, _quotations(record))
    yield _joined(
        "mentions", ("actor",), Mention, (((one.id,), each) for one in record.actors for each in one.mentions)
    )
    for name, kind in _CHAINS.items():
        lines = (((one.id,), each) for one in record.commitments for each in getattr(one, name))
        yield _joined(f"commitment_{name}", ("commitment",), kind, lines)


def table_of(name: str, kind: type[Any], items: Iterable[Any]) -> FlatTable:
    """A row for each of `items`, which are of one class."""
    columns = columns_of(cast(Hashable, kind))
    return FlatTable(name, columns, tuple(_row(one, columns) for one in items))


@functools.cache
def columns_of(kind: Hashable) -> tuple[Column, ...]:
    """Columns of a class of the model, in order of its fields."""
    model = cast(Any, kind)
    hints, told = typing.get_type_hints(model, localns=vars(inspect.getmodule(model))), _told(model)
    return tuple(
        Column(field.name, _kind_of(hints[field.name]), told.get(field.name) or f"codebook, {model.__name__}")
        for field in dataclasses.fields(model)
        if field.name not in _LEFT_OUT
    )


def _joined(name: str, keys: Sequence[str], kind: type[Any], lines: Iterable[tuple[tuple[str, ...], Any]]) -> FlatTable:
    """Rows of what belongs to an item, each beginning with whose it is."""
    columns = columns_of(cast(Hashable, kind))
    heads = tuple(Column(key, "text", _WHOSE[key]) for key in keys)
    return FlatTable(name, (*heads, *columns), tuple((*ids, *_row(one, columns)) for ids, one in lines))


_WHOSE: Final = {
    "list": "table of the item",
    "item": "id of the item, in that table",
    "actor": "id of the actor, in the table actors",
    "commitment": "id of the promise, in the table commitments",
}


def _quotations(record: Record) -> Iterator[tuple[tuple[str, ...], Evidence]]:
    for name in (*ITEM_CLASSES, "comparisons"):
        for item in getattr(record, name):
            yield from (((name, item.id), one) for one in item.evidence)


def _row(item: Any, columns: Iterable[Column]) -> tuple[Any, ...]:
    return tuple(_cell(getattr(item, column.name), column.kind) for column in columns)


def _cell(value: Any, kind: Kind) -> Any:
    if value is None or value == ():
        return None
    if kind == "list":
        return list(value) if isinstance(value, tuple) else [value]
    if kind == "number":
        return float(value)
    if kind != "text" or isinstance(value, str):
        return value
    if isinstance(value, When) or hasattr(value, "edtf"):
        return value.edtf
    return json.dumps(to_plain(value), ensure_ascii=False)


def _kind_of(hint: Any) -> Kind:
    """What the cells of a field of that type are."""
    kinds = {one for one in (typing.get_args(hint) or (hint,)) if one is not type(None)}
    if bool in kinds:
        return "flag"
    if int in kinds:
        return "whole"
    if float in kinds:
        return "number"
    if tuple[str, ...] in kinds:
        return "list"
    return "list" if typing.get_origin(hint) is tuple and _is_text(hint) else "text"


def _is_text(hint: Any) -> bool:
    """True for a tuple of strings, or of words of a fixed list."""
    inner = typing.get_args(hint)[0]
    return inner is str or typing.get_origin(inner) is Literal


def _told(model: type[Any]) -> dict[str, str]:
    """What the model itself says of its fields: the string that stands right under each."""
    tree = ast.parse(inspect.getsource(model)).body[0]
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    found = {}
    for field, below in itertools.pairwise(body):
        named = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if named and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[cast(ast.Name, cast(ast.AnnAssign, field).target).id] = " ".join(str(below.value.value).split())
    return {**_COMMON, **found}


_COMMON: Final = {
    "id": "name of the line, the same in every export of the same articles",
    "source": "id of the article, in the table sources",
    "exact": "the words of the article, verbatim",
    "start": "first character, counted in code points from 0",
    "end": "the character after the last",
    "prefix": "the characters before the words",
    "suffix": "the characters after the words",
    "role": "what the words do for the item (codebook, section Evidence)",
    "created_by": "rule that found it",
    "confidence": "measured precision of the rule; empty where it was not measured",
    "sourcing_class": "on whose word (codebook, section Statement)",
    "known_from": "id of the article that first says it",
    "published": "day of publication as EDTF (ISO 8601-2)",
    "time": "when it was, as EDTF (ISO 8601-2)",
    "said": "when it was said, as EDTF (ISO 8601-2)",
    "signed": "when it was signed, as EDTF (ISO 8601-2)",
    "deadline": "the limit as EDTF (ISO 8601-2)",
    "country": "ISO 3166-1 alpha-3",
}
"""Columns that mean the same in every table."""
