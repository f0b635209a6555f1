"""Whose field is what: an object of a news service, or a row of a table, in Dovecote's own field names.

The names lie in profiles/*.toml, one file for each service. The first profile that fits an object is taken.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

NO_PART = True

FIELDS: Final = ("id", "text", "html", "title", "published", "url", "publisher", "byline", "language")


@dataclass(frozen=True, slots=True)
class Profile:
    """How one service names its fields. A dotted name leads into objects, a number into a list."""

    name: str
    lists: tuple[str, ...]
    """Where a file of this service keeps its list of articles."""
    needs_one_of: tuple[str, ...]
    verbatim: bool
    fields: Mapping[str, tuple[str, ...]]


@functools.cache
def list_profiles() -> tuple[Profile, ...]:
    """The profiles, in the order in which they are tried."""
    return tuple(_load(path) for path in sorted((Path(__file__).parent / "profiles").glob("*.toml")))


def iter_objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The article objects in a parsed JSON file: itself, a list of them, or where a service keeps its list."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))
    elif isinstance(value, Mapping):
        for profile in list_profiles():
            for place in profile.lists:
                found = _at(value, place)
                if isinstance(found, list) and any(isinstance(one, Mapping) for one in found):
                    yield from (one for one in found if isinstance(one, Mapping))
                    return
        yield value


def known_fields(value: Mapping[str, Any]) -> dict[str, Any]:
    """The object in Dovecote's field names; `{}` where no profile finds a text in it.

    The first profile that fits gives the text, and `verbatim` tells whether it is a line of Dovecote's own; what it
    lacks beside the text is taken from the next ones that fit.
    """
    found: dict[str, Any] = {}
    lowered = {str(name).strip().lower(): one for name, one in value.items()}
    for profile in list_profiles():
        names = next((one for one in (value, lowered) if _fits(profile, one)), None)
        if names is None:
            continue
        told = {field: _first(names, profile.fields.get(field, ())) for field in FIELDS}
        if "verbatim" not in found:
            if told["text"] is None and told["html"] is None:
                continue
            found = {"verbatim": profile.verbatim, "text": told.pop("text"), "html": told.pop("html")}
        for field, one in told.items():
            if one is not None and field not in found:
                found[field] = one
    return {field: one for field, one in found.items() if one is not None}


def _fits(profile: Profile, value: Mapping[str, Any]) -> bool:
    return any(_at(value, name) not in (None, "") for name in profile.needs_one_of)


def _first(value: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the named fields that says something, as a string."""
    for name in names:
        text = _as_text(_at(value, name))
        if text is not None:
            return text
    return None


def _as_text(value: Any) -> str | None:
    """A string or number as it is; names of a list or object, joined; None for nothing."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return _as_text(value.get("name"))
    if isinstance(value, list):
        names = [name for name in map(_as_text, value[:20]) if name]
        return ", ".join(names) or None
    return None


def _at(value: Any, place: str) -> Any:
    """What stands at a dotted place; a field whose own name has the dots goes first."""
    if isinstance(value, Mapping) and place in value:
        return value[place]
    for step in place.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value


def _load(path: Path) -> Profile:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    fields = {name: tuple(table["fields"][name]) for name in FIELDS if name in table["fields"]}
    return Profile(
        table["name"],
        tuple(table.get("list", ())),
        tuple(table["needs_one_of"]),
        bool(table.get("verbatim", False)),
        fields,
    )
