"""Plain text, as a file or as the `text` of a JSON line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.model.ids import sha256_of
from dovecote.read.layout.parts import lay_out
from dovecote.read.metadata.publication import describe
from dovecote.read.reader import Reader


def read_text(text: str, *, address: str = "", known: Mapping[str, Any] | None = None) -> Document:
    """The article that `text` is, verbatim; `known` holds what the input says beside it (id, title, published ...)."""
    known = known or {}
    digest = sha256_of(text)
    layout = lay_out(text, title=known.get("title") or None)
    file = PurePath(address).name if address and not known else None
    source, issues = describe(layout, known, sha256=digest, file=file)
    return Document(str(known.get("id") or f"src-{digest[:12]}"), text, source, issues)


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
