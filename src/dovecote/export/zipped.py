"""Several files in one zip whose bytes are the same each time."""

from __future__ import annotations

import zipfile
from typing import Final

NO_PART = True
_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""A zip wants a time for each file; one that never changes keeps the bytes the same."""


def put(archive: zipfile.ZipFile, name: str, content: bytes, *, compressed: bool = True) -> None:
    """Put one file into the zip."""
    member = zipfile.ZipInfo(name, _FIRST_MOMENT)
    member.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    archive.writestr(member, content)
