"""What an export is, and how the one of a name is found."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import BinaryIO

from dovecote import export
from dovecote.errors import UnknownFormat
from dovecote.model.record import Record
from dovecote.plugins import find_parts

NO_PART = True


@dataclass(frozen=True, slots=True)
class Export:
    """A format. `write` puts a record into an open file, byte for byte the same each time."""

    name: str
    """What `export --to` calls it."""
    suffix: str
    media_type: str
    write: Callable[[Record, BinaryIO], None]
    about: str = ""
    """One line for a list of formats."""


@functools.cache
def list_exports() -> dict[str, tuple[Export, str]]:
    """Exports by name, each with the file it came from."""
    return find_parts(export, "EXPORT", kind=Export, name_of=lambda one: one.name)


def get_export(name: str) -> Export:
    """The export of that name, or of that suffix without its dot (`ics`), where no other has it.

    Raises:
        UnknownFormat: there is none.
    """
    known = list_exports()
    alike = [one for one, _ in known.values() if one.suffix == f".{name}"]
    if name not in known and len(alike) == 1:
        return alike[0]
    if name not in known:
        near = get_close_matches(name, [*known, *(one.suffix[1:] for one, _ in known.values())], 1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise UnknownFormat(
            f"there is no export {name!r}", thing="export", try_next=f"{meant}Known are: {', '.join(sorted(known))}."
        )
    return known[name][0]
