"""Plain text, as a file or as the `text` of a JSON line."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from dovecote.model.document import Document, RawDocument
from dovecote.model.ids import sha256_of
from dovecote.read.decoding import decode_text
from dovecote.read.layout.parts import lay_out
from dovecote.read.limits import check_length
from dovecote.read.metadata.language import with_language
from dovecote.read.metadata.publication import describe, file_name
from dovecote.read.reader import Reader


def read_text(text: str, *, address: str = "", known: Mapping[str, Any] | None = None) -> Document:
    """The article that `text` is, verbatim; `known` holds what the input says beside it (id, title, published ...).

    Raises:
        UnreadableDocument: it is longer than an article can be.
    """
    check_length(text, address)
    known = known or {}
    digest = sha256_of(text)
    layout = lay_out(text, title=known.get("title") or None)
    source, issues = describe(layout, known, sha256=digest, file=file_name(address))
    return with_language(Document(str(known.get("id") or f"src-{digest[:12]}"), text, source, issues), known)


def _read(raw: RawDocument) -> tuple[Document, ...]:
    text, issues = decode_text(raw.content, address=raw.address)
    document = read_text(text, address=raw.address, known=raw.known)
    return (dataclasses.replace(document, issues=(*issues, *document.issues)),)


READER = Reader(
    "plain text", (".txt", ".text"), ("text/plain",), b"Talks open in Veldt\n\nThe talks opened on Monday.\n", _read
)
