"""What things mean, whatever the language: the TOML files of this folder, read once."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dovecote.errors import InvalidRule
from dovecote.vocabulary.toml_files import read_toml


@functools.cache
def load_vocabulary(name: str) -> Mapping[str, Any]:
    """The vocabulary table `name` ("news_agencies").

    Raises:
        InvalidRule: no such file, or it is no TOML.
    """
    path = Path(__file__).parent / f"{name}.toml"
    try:
        return read_toml(path)
    except FileNotFoundError as error:
        raise InvalidRule(
            "there is no such table", thing=str(path), try_next="Add the file, or mend the name."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidRule(f"it is no TOML: {error}", thing=str(path), try_next="Mend the line it names.") from error
