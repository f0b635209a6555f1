"""A record file, opened: what reading, asking, judging and giving back have in common."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dovecote.api.program import ASSEMBLING_FOLDERS, digest_of_program
from dovecote.errors import RecordUnwritable

if TYPE_CHECKING:
    from dovecote.model.record import Record
    from dovecote.store.scratch import Scratch
    from dovecote.store.shelf import Shelf


class Opened:
    """A record file, opened. Use it in a `with` block, or close it. Several processes may open one file at once."""

    def __init__(
        self, path: str | os.PathLike[str] = "dovecote.db", *, create: bool = True, process: str | None = None
    ) -> None:
        from dovecote.store.store import Store

        self.path = Path(path)
        self.process = process
        """The peace process that is read into and asked about; None for all that the file holds."""
        self._store = Store(self.path, create=create)
        self._scratch: Scratch | None = None
        """Where the record is laid out when its own file cannot be written."""

    @classmethod
    def open(
        cls, path: str | os.PathLike[str] = "dovecote.db", *, create: bool = True, process: str | None = None
    ) -> Self:
        """The record at `path`; made there where there is none, unless `create` is false.

        Args:
            process: name of one peace process: what is read belongs to it, and only its articles are asked.

        Raises:
            RecordTooNew: a newer Dovecote made it.
            RecordError: the file is something else, or cannot be used.
        """
        return cls(path, create=create, process=process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
        if self._scratch is not None:
            self._scratch.close()

    def _shelf(self, as_of: str | None = None) -> Shelf:
        """The record as of that day, laid out for asking; filled now if the record has changed since."""
        from dovecote.store.scratch import Scratch
        from dovecote.store.shelf import fill_shelf, find_shelf

        key = f"{digest_of_program(*ASSEMBLING_FOLDERS)} {as_of or ''} {self.process or ''}".rstrip()
        while True:
            state = self._store.state(self.process)
            places = (self._store, self._scratch) if self._scratch else (self._store,)
            shelf = next(filter(None, (find_shelf(place, key, state) for place in places)), None)
            if shelf is not None:
                return shelf
            from dovecote.export.board import summarise
            from dovecote.model.json_codec import to_plain
            from dovecote.pipeline import build_linked_record  # the parser's neighbours: only where they are needed

            readings = self._store.iter_readings(self.process)
            record, links = build_linked_record(readings, self._store.judgements(), as_of=as_of)
            record = self._with_processes(record)
            if self._store.state(self.process) == state:  # nobody wrote meanwhile
                extra = {"summary": to_plain(summarise(record))}
                try:
                    return fill_shelf(self._store, key, state, record, links, extra)
                except RecordUnwritable:
                    # A full disk must not keep anybody from asking what is kept.
                    self._scratch = self._scratch or Scratch()
                    return fill_shelf(self._scratch, key, state, record, links, extra)

    def _with_processes(self, record: Record) -> Record:
        """The record, naming the processes that its articles were read into."""
        from dovecote.model.ids import make_id
        from dovecote.model.process import Process

        names = [self.process] if self.process else self._store.processes()
        return dataclasses.replace(record, processes=tuple(Process(make_id("pr", one), one) for one in names))
