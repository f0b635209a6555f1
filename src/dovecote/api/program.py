"""Which program made it: a digest of modules and tables, so that what another one made is never taken for ours."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Final

READING_FOLDERS: Final = ("model", "vocabulary", "languages", "read", "split", "find")
ASSEMBLING_FOLDERS: Final = ("model", "vocabulary", "link", "record", "export", "store", "api")


@functools.cache
def digest_of_program(*folders: str) -> str:
    """A digest of the modules and tables in some folders of the package."""
    here = Path(__file__).parents[1]
    paths = [path for folder in folders for path in sorted((here / folder).rglob("*"))]
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix in (".py", ".toml", ".tsv"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
