"""Plain text, as a file or as the `text` of a JSON line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, Part, Published, RawDocument, SourceDescription
from dovecote.model.ids import sha256_of
from dovecote.read.reader import Reader


def read_text(text: str, *, address: str = "", known: Mapping[str, Any] | None = None) -> Document:
    """The article that `text` is, verbatim; `known` holds what the input says beside it (id, title, published ...)."""
    known = known or {}
    parts, position = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            parts.append(Part(start, start + len(stripped), "body"))
        position += len(line)
    digest = sha256_of(text)
    published = Published(str(known["published"]), "metadata") if known.get("published") else None
    source = SourceDescription(
        sha256=digest,
        parts=tuple(parts),
        headline=known.get("title"),
        publisher=known.get("publisher"),
        published=published,
        url=known.get("url"),
        file=PurePath(address).name if address and not known else None,
    )
    return Document(str(known.get("id") or f"src-{digest[:12]}"), text, source)


def _read(raw: RawDocument) -> tuple[Document, ...]:
    try:
        text = raw.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"it is no UTF-8 text: byte {error.start}", thing=raw.address, try_next="Save it as UTF-8."
        ) from error
    return (read_text(text, address=raw.address),)


READER = Reader(
    "plain text", (".txt", ".text"), ("text/plain",), b"Talks open in Veldt\n\nThe talks opened on Monday.\n", _read
)
