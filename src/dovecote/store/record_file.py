"""The record file, opened: connections that see one state of it, and transactions that change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import Connection

from dovecote.store.opening import open_record
from dovecote.store.sqlite import looking, writing

Id = TypeVar("Id", str, int)
_IDS_A_QUESTION: Final = 500
"""A database takes so many values in one question at least."""


def batches(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """`ids` in pieces that one question can hold."""
    yield from (ids[start : start + _IDS_A_QUESTION] for start in range(0, len(ids), _IDS_A_QUESTION))


class RecordFile:
    """One record file. Several processes may have it open at once: many look while one writes."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self._engine = open_record(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """A connection in one writing transaction; a `durable` one survives a power cut."""
        with writing(self._engine, self.path, durable=durable) as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the record."""
        with looking(self._engine, self.path) as connection:
            yield connection
