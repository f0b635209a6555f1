"""A user's own list of actors: TOML, CSV or FollowTheMoney JSON, read into entries that win over the vocabulary.

Names in another script are kept beside the others and are found in the text like them. An entry of the list with the id
of an entry of the vocabulary ("group:farc", "iso:COL") takes its place.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from dovecote.errors import InvalidRule, SourceUnreachable, UnknownFormat
from dovecote.vocabulary.lexicon import Entry, entry_from, load_alpha_3, parse_actor_list

NEEDED: Final = ("id", "name", "actor_type")
"""Columns that a table must have."""
_FIRST: Final[Mapping[str, str]] = {
    ".toml": "Begin an entry with [[actor]].",
    ".csv": "Give each actor a line below the names of the columns.",
    ".json": "Give one entity of schema Person, Organization or the like a line, or an array.",
    ".jsonl": "Give one entity of schema Person, Organization or the like a line.",
    ".ijson": "Give one entity of schema Person, Organization or the like a line.",
}
"""What to try next where a list holds nobody."""
LISTS: Final = (
    "names",
    "adjectives",
    "people",
    "capitals",
    "metonyms",
    "descriptions",
    "sectors",
    "member_of",
    "native_names",
)
"""Columns that hold several values, parted by ";" in CSV."""

TYPE_OF_SCHEMA: Final[Mapping[str, str]] = {
    "Person": "person",
    "Organization": "organisation",
    "PublicBody": "body",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "Country": "state",
    "Position": "office",
}
"""FollowTheMoney schema -> the codebook's kind of actor."""

KINDS: Final = frozenset(
    {
        "person", "office", "organisation", "body", "state", "state_government", "armed_group", "coalition",
        "media_outlet", "collective", "unnamed_person", "unnamed_collective",
    }
)  # fmt: skip


def read_user_list(path: Path) -> tuple[Entry, ...]:
    """Entries of a list, in its order; the kind of file is told by its suffix (.toml, .csv, .json, .jsonl, .ijson).

    Raises:
        SourceUnreachable: it cannot be read.
        UnknownFormat: another suffix.
        InvalidRule: the file is not what its suffix says, or entries lack an id, a name or a kind; names all of them.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceUnreachable(f"it cannot be read: {reason}", thing=str(path), try_next="Check the path.") from error
    except UnicodeDecodeError as error:
        raise InvalidRule("it is no text in UTF-8", thing=str(path), try_next="Save it as UTF-8.") from error
    match path.suffix.lower():
        case ".toml" if not _holds_actors_alone(text):
            return parse_actor_list(text, thing=str(path))
        case ".toml":
            tables = list(_from_toml(text, str(path)))
        case ".csv":
            tables = list(_from_csv(text, str(path)))
        case ".json" | ".jsonl" | ".ijson":
            tables = list(_from_follow_the_money(text, str(path)))
        case other:
            raise UnknownFormat(
                f"lists of actors are .toml, .csv, .json or .jsonl, not {other!r}",
                thing=str(path),
                try_next="Save it as one of these.",
            )
    entries = _entries(tables, str(path))
    if not entries:
        raise InvalidRule("there is no actor in it", thing=str(path), try_next=_FIRST[path.suffix.lower()])
    return entries


def _holds_actors_alone(text: str) -> bool:
    """False for a list that also has states or groups, written as the vocabulary's own files are."""
    try:
        return set(tomllib.loads(text)) <= {"actor", "source"}
    except tomllib.TOMLDecodeError:
        return True


def render_actor_list(entries: Iterable[Entry]) -> str:
    """The entries as TOML, whatever the format they came in: reading it again gives the same entries."""
    lines: list[str] = []
    for entry in entries:
        lines.append("[[actor]]")
        for field in dataclasses.fields(entry):
            value = getattr(entry, field.name)
            if value and field.name != "basis":
                lines.append(f"{field.name} = {json.dumps(value, ensure_ascii=False)}")
        lines.append("")
    return "\n".join(lines)


def _entries(tables: list[dict[str, Any]], thing: str) -> tuple[Entry, ...]:
    """Entries of all tables, or one error that lists every problem found."""
    problems: list[str] = []
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, table in enumerate(tables, start=1):
        wrong = _wrongly_typed(table)
        if wrong:
            problems.append(f"entry {number} ({table.get('name')!r}): {', '.join(wrong)} must be written as words")
            continue
        kind = table.get("actor_type")
        if kind is not None and kind not in KINDS:
            problems.append(f"entry {number} ({table.get('name')!r}): no kind of actor is called {kind!r}")
            continue
        try:
            entry = entry_from({"source": thing, "basis": "user list", **table}, thing=thing)
        except InvalidRule as error:
            problems.append(f"entry {number}: {error.what}")
            continue
        if entry.id in seen:
            problems.append(f"entry {number}: the id {entry.id!r} is used twice")
        seen.add(entry.id)
        entries.append(entry)
    if problems:
        raise InvalidRule("; ".join(problems), thing=thing, try_next="Mend these entries; nothing was imported.")
    return tuple(entries)


def _wrongly_typed(table: Mapping[str, Any]) -> list[str]:
    """Columns whose value is neither words nor, where a column holds several, a list of words."""
    return [
        key
        for key, value in table.items()
        if value is not None
        and not isinstance(value, str)
        and not (key in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value))
    ]


def _from_toml(text: str, thing: str) -> Iterator[dict[str, Any]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRule(f"it is no TOML: {error}", thing=thing, try_next="Mend the line it names.") from error
    entries = table.get("actor", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise InvalidRule("actor is no list of entries", thing=thing, try_next="Begin each entry with [[actor]].")
    yield from (dict(one) for one in entries)


def _from_csv(text: str, thing: str) -> Iterator[dict[str, Any]]:
    rows = csv.DictReader(io.StringIO(text))
    missing = [one for one in NEEDED if one not in map(str.strip, rows.fieldnames or ())]
    if missing:
        raise InvalidRule(
            f"it has no column {', '.join(missing)}", thing=thing, try_next="Name the columns in the first line."
        )
    for row in rows:
        values = {key.strip(): (value or "").strip() for key, value in row.items() if key}
        yield {key: _several(value) if key in LISTS else value for key, value in values.items() if value}


def _several(value: str) -> list[str]:
    return [one.strip() for one in value.split(";") if one.strip()]


def _from_follow_the_money(text: str, thing: str) -> Iterator[dict[str, Any]]:
    """Entities one a line, or a JSON array of them; addresses and the like are passed over."""
    try:
        is_array = text.lstrip().startswith("[")
        entities = json.loads(text) if is_array else [json.loads(one) for one in text.splitlines() if one.strip()]
    except json.JSONDecodeError as error:
        raise InvalidRule(
            f"it is no JSON: {error}", thing=thing, try_next="Give one entity a line, or an array."
        ) from error
    for entity in entities:
        if entity.get("schema") in TYPE_OF_SCHEMA:
            yield _from_entity(entity)


def _from_entity(entity: Mapping[str, Any]) -> dict[str, Any]:
    properties: Mapping[str, list[str]] = entity.get("properties", {})
    names = [*properties.get("name", []), *properties.get("alias", []), *properties.get("weakAlias", [])]
    latin = [one for one in names if _is_latin(one)]
    name = (latin or names or [entity.get("caption", "")])[0]
    country = next(iter(properties.get("country", []) or properties.get("jurisdiction", [])), None)
    return {
        "id": entity.get("id"),
        "name": name,
        "actor_type": TYPE_OF_SCHEMA[entity["schema"]],
        "country": _alpha_3(country),
        "names": [one for one in latin if one != name],
        "native_names": [one for one in names if not _is_latin(one) and one != name],
        "wikidata": next(iter(properties.get("wikidataId", [])), None),
    }


def _is_latin(name: str) -> bool:
    return all(ord(character) < 0x0250 for character in name if character.isalpha())


def _alpha_3(code: str | None) -> str | None:
    """FollowTheMoney writes alpha-2 in small letters."""
    if code is None or len(code) == 3:
        return code.upper() if code else None
    return load_alpha_3().get(code.upper())
