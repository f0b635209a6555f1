"""Entries of the language's tables that found nothing in given readings: what nobody has seen working.

An entry counts as used where something it found still stands: what a person rejected, or a checked list calls wrong,
does not speak for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dovecote.errors import UnreadableDocument
from dovecote.model.reading import ITEM_CLASSES, Reading

WORD_TABLES: Final = {"reporting_verbs": "verbs", "reporting_nouns": "nouns", "reporting_adjectives": "adjectives"}
"""Tables whose groups list words, each an entry of its own, with the list that holds the groups."""


@dataclass(frozen=True, slots=True)
class UnusedEntry:
    """An entry of a table, and the rule by which readings would name it."""

    table: str
    entry: str
    rule: str


def list_unused(used: Iterable[str], *, language: str = "en") -> list[UnusedEntry]:
    """The entries of `language` that none of the rules `used` (values of `created_by`) stands for, in table order."""
    known = {rule.partition("@")[0] for rule in used}
    return [one for one in iter_entries(language) if one.rule not in known]


def iter_entries(language: str = "en") -> Iterator[UnusedEntry]:
    """Every word of the reporting tables, and every frame of the rules for contacts, process and events."""
    from dovecote.languages.registry import get_language

    chosen = get_language(language)
    for table, groups in WORD_TABLES.items():
        words = dict.fromkeys(word for group in chosen.table(table)[groups] for word in group["words"])
        for word in words:
            yield UnusedEntry(table, word, f"statements/{table}/{word}")
    framed: dict[str, Mapping[str, Any]] = {name: chosen.table(name) for name in ("contacts", "process")}
    framed |= {f"events/{name}": table for name, table in chosen.tables("events").items()}
    for name, rules in framed.items():
        for frame in rules.get("frames", ()):
            if "id" in frame:
                yield UnusedEntry(name, frame["id"], f"{rules.get('id', f'{language}.{name}')}/{frame['id']}")


def rules_used(found: Iterable[tuple[str, str]], *, wrong: Iterable[str] = ()) -> set[str]:
    """The rules behind what was found, given as pairs of an item's id and its rule, those of `wrong` ids aside."""
    refused = set(wrong)
    return {rule for item, rule in found if item not in refused}


def found_in_lines(readings: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Id and rule of every item of readings as `dovecote extract` writes them."""
    for reading in readings:
        for items in reading.values():
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and item.get("created_by"):
                    yield str(item.get("id")), item["created_by"]


def found_in(readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """Id and rule of every item of the readings that a record keeps."""
    for reading in readings:
        for name in ITEM_CLASSES:
            for item in getattr(reading, name):
                yield item.id, item.created_by


def iter_reading_lines(paths: Iterable[Path]) -> Iterator[Mapping[str, Any]]:
    """The readings that files of JSON Lines hold.

    Raises:
        UnreadableDocument: a line is no reading.
    """
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    reading = json.loads(line)
                except json.JSONDecodeError as error:
                    raise _no_reading(path, number) from error
                if not isinstance(reading, dict) or "schema" not in reading:
                    raise _no_reading(path, number)
                yield reading


def _no_reading(path: Path, number: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"line {number} is no reading", thing=str(path), try_next="Give what dovecote extract wrote."
    )


def wrong_ids(checked: Iterable[Path]) -> set[str]:
    """Ids that checked lists call wrong: rows with `id` and `verdict`, in the tables of TOML or as JSON Lines.

    Raises:
        UnreadableDocument: a file is neither.
    """
    rows = (one for path in checked for one in _rows_of(path))
    return {str(one["id"]) for one in rows if isinstance(one, dict) and one.get("verdict") == "wrong" and "id" in one}


def _rows_of(path: Path) -> Iterator[Any]:
    import tomllib

    text = path.read_text(encoding="utf-8")
    try:
        if path.suffix == ".toml":
            tables = tomllib.loads(text).values()
            yield from (row for table in tables if isinstance(table, list) for row in table)
        else:
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
    except ValueError as error:  # of both parsers
        raise UnreadableDocument(
            "it is no checked list", thing=str(path), try_next="Give TOML or JSON Lines of rows with id and verdict."
        ) from error
