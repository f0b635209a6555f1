"""TOML files that come with Dovecote, read; what was read is kept in the user's cache folder.

Reading the tables of a language takes a quarter of a second, JSON of the same a twentieth of that. What is kept goes by
a digest of the file's content, so a table that is edited counts at once. Where nothing can be written all still works.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Final

MOST_KEPT: Final = 500
"""Files kept; who edits tables leaves old ones behind, and beyond that all of them are thrown away."""
_DIGITS: Final = 32


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a file.

    Raises:
        OSError: it cannot be read.
        tomllib.TOMLDecodeError: it is no TOML.
    """
    content = path.read_bytes()
    kept = _place_of(content)
    try:
        table: dict[str, Any] = json.loads(kept.read_bytes()) if kept else {}
    except (OSError, ValueError):
        table = {}
    if not table:
        import tomllib

        table = tomllib.loads(content.decode("utf-8"))
        if kept:
            _keep(table, kept)
    return table


def _place_of(content: bytes) -> Path | None:
    """Where the table of a file with this content is kept; None for somebody without a home."""
    try:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return folder / "dovecote" / "tables" / f"{hashlib.sha256(content).hexdigest()[:_DIGITS]}.json"


def _keep(table: dict[str, Any], kept: Path) -> None:
    """Writes the table where it is kept, whole or not at all; dates are no JSON, and a table with one is not kept."""
    try:
        words = json.dumps(table, ensure_ascii=False, allow_nan=False)
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        others = list(kept.parent.glob("*.json"))
        for other in others if len(others) >= MOST_KEPT else ():
            other.unlink(missing_ok=True)
        number, name = tempfile.mkstemp(dir=kept.parent)
        with open(number, "w", encoding="utf-8") as handle:
            handle.write(words)
        Path(name).replace(kept)
    except (OSError, TypeError, ValueError):
        return
