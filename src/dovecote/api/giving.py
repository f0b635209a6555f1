"""Giving a record back: exports, backups, and what erases or checks it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dovecote.api.asking import Asks
from dovecote.errors import OutputUnwritable

if TYPE_CHECKING:
    from dovecote.export.public import Warned
    from dovecote.store.forgetting import Forgotten


@dataclass(frozen=True, slots=True)
class Public:
    """How an export is made fit to be published."""

    words: int = 30
    """No quotation is longer."""
    leave_out: tuple[str, ...] = ()
    """Sources (id, address or file name) that nothing may come from, as if they had never been read."""


class Gives(Asks):
    """The part of `Dovecote` that writes files, erases and checks."""

    def export(
        self, name: str, target: BinaryIO, *, as_of: str | None = None, public: Public | None = None
    ) -> tuple[Warned, ...]:
        """Write the record in the format of that name; returns what a `public` export warns of.

        Args:
            public: how to make it fit to be published; None for the whole record.

        Raises:
            UnknownFormat: there is none, or its library is not installed.
        """
        from dovecote.export.export import get_export

        chosen = get_export(name)
        if public is None:
            chosen.write(self.record(as_of=as_of), target)
            return ()
        from dovecote.export.public import make_public, warnings_of

        left_out = {self.get_source(one).id for one in public.leave_out}
        kept = [one.id for one in self.sources() if one.id not in left_out]
        record = self.record(as_of=as_of, sources=kept if left_out else None)
        chosen.write(make_public(record, words=public.words), target)
        return warnings_of(record)

    def export_to_file(
        self,
        name: str,
        target: str | os.PathLike[str],
        *,
        as_of: str | None = None,
        public: Public | None = None,
    ) -> tuple[Warned, ...]:
        """The same to a file, readable by its owner only; the file is whole or as it was before."""
        unfinished = Path(f"{os.fspath(target)}.unfinished")
        try:
            with open(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as handle:
                warned = self.export(name, handle, as_of=as_of, public=public)
            os.replace(unfinished, target)
        except OSError as error:
            raise OutputUnwritable(
                f"it cannot be written: {error.strerror}", thing=os.fspath(target), try_next="Name another place."
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
        return warned

    def forget(self, source: str) -> Forgotten:
        """Erase a source, its text and everything read from it, for good.

        Raises:
            UnknownItem: the record has no such source.
        """
        from dovecote.store.forgetting import forget

        return forget(self._store, source)

    def check(self) -> list[str]:
        """One line for each hash, span or reference in the file that does not hold; empty where all do."""
        from dovecote.store.checking import iter_problems

        return list(iter_problems(self._store))

    def back_up(self, target: str | os.PathLike[str]) -> None:
        """Copy the record to a new file, also while it is in use."""
        from dovecote.store.backups import back_up

        back_up(self.path, Path(target))


def restore(backup: str | os.PathLike[str], path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Put the record at `path` back as `backup` holds it.

    Raises:
        InputError: there is a record already and `replace` is not set, or the backup does not hold.
    """
    from dovecote.store.backups import restore as put_back

    put_back(Path(backup), Path(path), replace=replace)
