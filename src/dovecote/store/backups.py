"""A copy of the record that may be taken while it is in use, and the way back."""

from __future__ import annotations

import os
from pathlib import Path

from dovecote.errors import InputError, SourceUnreachable
from dovecote.store.checking import iter_problems
from dovecote.store.shelf_file import remove_shelves
from dovecote.store.sqlite import copy_while_in_use
from dovecote.store.store import Store


def back_up(path: Path, target: Path) -> None:
    """A copy of the record at `target`, complete at once or not there at all.

    Raises:
        InputError: something stands at `target` already.
    """
    if target.exists():
        raise InputError("something stands there already", thing=str(target), try_next="Name a new file.")
    _copy(path, target)


def restore(backup: Path, path: Path, *, replace: bool = False) -> None:
    """The record at `path` as `backup` holds it.

    Raises:
        SourceUnreachable: there is no such backup.
        InputError: there is a record at `path` and `replace` is not set, or the backup does not hold.
    """
    if not backup.is_file():
        raise SourceUnreachable("there is no such backup", thing=str(backup), try_next="Check the path.")
    if path.exists() and not replace:
        raise InputError(
            "there is a record already", thing=str(path), try_next="Restore beside it (--record NEW), or add --replace."
        )
    with Store(backup, create=False) as store:
        problems = list(iter_problems(store))
    if problems:
        raise InputError(f"the backup does not hold ({problems[0]})", thing=str(backup), try_next="Take another one.")
    _copy(backup, path)
    remove_shelves(path)


def _copy(path: Path, target: Path) -> None:
    """Copy under another name first: what stands at `target` is whole at any moment."""
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        copy_while_in_use(path, unfinished)
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
