"""A record file, opened: what reading, asking, judging and giving back have in common."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dovecote.api.program import ASSEMBLING_FOLDERS, digest_of_program
from dovecote.errors import RecordError, RecordUnwritable

if TYPE_CHECKING:
    from dovecote.model.links import Judgement
    from dovecote.model.record import Record
    from dovecote.store.record_file import RecordFile
    from dovecote.store.shelf import Shelf
    from dovecote.store.shelf_file import Scratch


class Opened:
    """A record file, opened. Use it in a `with` block, or close it. Several processes may open one file at once."""

    def __init__(
        self,
        path: str | os.PathLike[str] = "dovecote.db",
        *,
        create: bool = True,
        process: str | None = None,
        judged_until: str | None = None,
    ) -> None:
        from dovecote.store.store import Store

        self.path = Path(path)
        self.process = process
        """The peace process that is read into and asked about; None for all that the file holds."""
        self.judged_until = judged_until
        """The last day (or month, or year) whose judgements count; None for all of them."""
        self._store = Store(self.path, create=create)
        self._beside: RecordFile | None = None
        """Where the record is laid out for asking, and where, if that cannot be written."""
        self._scratch: Scratch | None = None
        self._steady: dict[str | None, Shelf] | None = None

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] = "dovecote.db",
        *,
        create: bool = True,
        process: str | None = None,
        judged_until: str | None = None,
    ) -> Self:
        """The record at `path`; made there where there is none, unless `create` is false.

        Args:
            process: name of one peace process: what is read belongs to it, and only its articles are asked.
            judged_until: a day, month or year (UTC, ISO 8601): judgements that were made later are left out.

        Raises:
            RecordTooNew: a newer Dovecote made it.
            RecordError: the file is something else, or cannot be used.
        """
        return cls(path, create=create, process=process, judged_until=judged_until)

    def hold_still(self) -> Self:
        """From now on, answer from the record as it is when first asked: a page that asks often is of one moment.

        What is judged or read meanwhile, here or elsewhere, is not seen.
        """
        self._steady = {}
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
        for file in (self._beside, self._scratch):
            if file is not None:
                file.close()

    def _shelf(self, as_of: str | None = None) -> Shelf:
        """The record as of that day, laid out for asking; what is not laid out yet is laid out now."""
        if self._steady is None:
            return self._shelf_now(as_of)
        if as_of not in self._steady:
            self._steady[as_of] = self._shelf_now(as_of)
        return self._steady[as_of]

    def _shelf_now(self, as_of: str | None) -> Shelf:
        from dovecote.store.shelving import find_shelf

        question = self._question(as_of)
        state = self._store.state(self.process)
        files = [self._shelves(), *filter(None, [self._scratch])]
        found = next(filter(None, (find_shelf(file, question, state) for file in files)), None)
        if found is not None:
            return found
        from dovecote.api.laying_out import shelve  # the parser's neighbours: only where they are needed
        from dovecote.store.shelf_file import Scratch

        snapshot = self._store.snapshot(self.process)
        snapshot = dataclasses.replace(snapshot, judgements=self._counting(snapshot.judgements))
        try:
            return shelve(self._store, files[-1], snapshot, question, as_of)
        except RecordUnwritable:
            # A full disk must not keep anybody from asking what is kept.
            self._scratch = self._scratch or Scratch()
            return shelve(self._store, self._scratch, snapshot, question, as_of)

    def _shelves(self) -> RecordFile:
        """The file beside the record; one in memory where none can be made there."""
        from dovecote.store.shelf_file import Scratch, ShelfFile

        if self._beside is None:
            try:
                self._beside = ShelfFile(self.path, digest_of_program(*ASSEMBLING_FOLDERS))
            except RecordError:
                self._beside = self._scratch = Scratch()
        return self._beside

    def _judgements(self) -> tuple[Judgement, ...]:
        """The judgements that count, in the order they were made."""
        return self._counting(self._store.judgements())

    def _counting(self, made: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
        until = self.judged_until
        return made if until is None else tuple(one for one in made if one.at[: len(until)] <= until)

    def _question(self, as_of: str | None) -> str:
        """What a shelf is found by; the same for any two days between which nobody judged."""
        made = self._store.judgements() if self.judged_until else ()
        count = len(self._counting(made))
        judged = f" judged {count}" if count < len(made) else ""
        return f"{as_of or ''} {self.process or ''}{judged}"

    def _with_processes(self, record: Record) -> Record:
        """The record, naming the processes that its articles were read into, each with its tracks."""
        from dovecote.record.processes import process_of

        names = [self.process] if self.process else self._store.processes()
        sources = {one: {head.id for head in self._store.snapshot(one).heads} for one in names}
        return dataclasses.replace(record, processes=tuple(process_of(one, record, sources[one]) for one in names))
