"""What a reader is, and how the right one is found."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from dovecote import read
from dovecote.errors import UnknownFormat
from dovecote.model.document import Document, RawDocument
from dovecote.plugins import find_parts

NO_PART = True


@dataclass(frozen=True, slots=True)
class Reader:
    """A format. `read` gives the articles in one raw document; their text is final from there on."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    sample: bytes
    """A small article in this format, which the contract tests read."""
    read: Callable[[RawDocument], tuple[Document, ...]]


@functools.cache
def list_readers() -> dict[str, tuple[Reader, str]]:
    """Readers by name, each with the file it came from."""
    return find_parts(read, "READER", kind=Reader, name_of=lambda reader: reader.name)


def read_document(raw: RawDocument) -> tuple[Document, ...]:
    """The articles in `raw`.

    Raises:
        UnknownFormat: no reader takes its media type or suffix.
        UnreadableDocument: it is no article.
    """
    suffix = PurePath(raw.address).suffix.lower()
    for reader, _ in list_readers().values():
        if (raw.media_type in reader.media_types) if raw.media_type else (suffix in reader.suffixes):
            return reader.read(raw)
    known = sorted(suffix for reader, _ in list_readers().values() for suffix in reader.suffixes)
    raise UnknownFormat(
        f"no reader takes {raw.media_type or suffix or 'a file without suffix'}",
        thing=raw.address,
        try_next=f"Known are: {', '.join(known)}.",
    )
