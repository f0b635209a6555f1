"""The codebook's codes as words, each with its meaning: `glossary.toml`, read once."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dovecote.export.wording import in_words

_FILE: Final = Path(__file__).parent / "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One code."""

    group: str
    code: str
    words: str
    means: str

    @property
    def anchor(self) -> str:
        """Name of its place on the codebook's page."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.group}-{self.code}".lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Group:
    """Codes of one field."""

    name: str
    title: str
    about: str
    terms: tuple[Term, ...]


@functools.cache
def glossary() -> dict[str, Group]:
    """All groups by name, in the order of the file."""
    with _FILE.open("rb") as handle:
        tables = tomllib.load(handle)
    return {name: _group(name, table) for name, table in tables.items() if isinstance(table, dict)}


def term(group: str, code: object) -> Term:
    """The term of a code; one that the glossary lacks reads as its own words."""
    found = next((one for one in glossary()[group].terms if one.code == str(code)), None)
    return found or Term(group, str(code), str(code).replace("_", " "), "")


def code_of(group: str, words: str) -> str:
    """The code that reads as these words; nothing where none does."""
    return next((one.code for one in glossary()[group].terms if one.words == words), "")


def choices(group: str) -> list[tuple[str, str]]:
    """Code and words of each term of a group: what a filter offers."""
    return [(one.code, one.words) for one in glossary()[group].terms]


def _group(name: str, table: dict[str, object]) -> Group:
    terms = table["terms"]
    assert isinstance(terms, dict)
    listed = tuple(Term(name, code, one.get("words", in_words(code)), one["means"]) for code, one in terms.items())
    return Group(name, str(table["title"]), str(table["about"]), listed)
