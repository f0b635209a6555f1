"""A shelf in memory, for a record on a full or read-only disk: what is kept can still be asked."""

from __future__ import annotations

from pathlib import Path

from dovecote.store.record_file import RecordFile
from dovecote.store.sqlite import open_in_memory
from dovecote.store.tables import metadata


class Scratch(RecordFile):
    """The tables of a record, in memory and empty; gone when it is closed."""

    def __init__(self) -> None:
        self.path = Path(":memory:")
        self._engine = open_in_memory()
        with self.writing() as connection:
            metadata.create_all(connection)
