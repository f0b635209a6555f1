"""A language, as the finders see it: tables of words and rules, and a parser that is loaded when first needed."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovecote.errors import InvalidRule
from dovecote.vocabulary.toml_files import read_toml

if TYPE_CHECKING:
    from dovecote.languages.network.reader import NetworkReader

NO_PART = True


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language. Its tables are the TOML files of its folder.

    Equal to itself alone: what is read off its tables is kept by language, and looked up for every word.
    """

    code: str
    """ISO 639-1."""
    name: str
    folder: Path
    load_parser: Callable[[], NetworkReader]
    """Loads the pipeline that splits and parses; costs about a second and 400 MB, so it happens when needed."""
    parser_name: str

    def table(self, name: str) -> Mapping[str, Any]:
        """The TOML file `name` of this language's folder ("reporting", "events/meet"); read once.

        Raises:
            InvalidRule: no such file, or it is no TOML.
        """
        return _table_of(self, name)

    def word_sets(self, name: str) -> Mapping[str, Any]:
        """The same file with each list of words as a set, for asking whether a word is one of them."""
        return _word_sets_of(self, name)

    def tables(self, folder: str) -> dict[str, Mapping[str, Any]]:
        """All TOML files of a folder in this language's folder, by name."""
        return {
            path.stem: _load_table(self.folder, f"{folder}/{path.stem}")
            for path in sorted((self.folder / folder).glob("*.toml"))
        }


@functools.cache
def _table_of(language: Language, name: str) -> Mapping[str, Any]:
    return _load_table(language.folder, name)


@functools.cache
def _word_sets_of(language: Language, name: str) -> Mapping[str, Any]:
    return as_word_sets(language.table(name))


def as_word_sets(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """`table` with a set in the place of every list of words in it, however deep; they keep their order."""
    return {name: _as_sets(one) for name, one in table.items()}


def _as_sets(value: Any) -> Any:
    if isinstance(value, Mapping):
        return as_word_sets(value)
    is_words = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return dict.fromkeys(value).keys() if is_words else value


@functools.cache
def _load_table(folder: Path, name: str) -> Mapping[str, Any]:
    path = folder / f"{name}.toml"
    try:
        return read_toml(path)
    except FileNotFoundError as error:
        raise InvalidRule(
            "there is no such table", thing=str(path), try_next="Add the file, or mend the name."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidRule(f"it is no TOML: {error}", thing=str(path), try_next="Mend the line it names.") from error
