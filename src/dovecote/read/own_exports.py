"""What Dovecote wrote itself is no article: a brief saved beside the articles would be read as one more source."""

from __future__ import annotations

from typing import Final

from dovecote.errors import UnreadableDocument
from dovecote.model.document import RawDocument

NO_PART = True
MARKS: Final = (b'<meta name="generator" content="Dovecote">', b"<id>urn:dovecote:changes</id>")
"""What the brief as a page and the feed of changes carry near their beginning."""
_HEAD_BYTES: Final = 4096


def refuse_own_export(raw: RawDocument) -> None:
    """Stop at a page or a feed that Dovecote exported; let everything else be.

    Raises:
        UnreadableDocument: it is one.
    """
    head = raw.content[:_HEAD_BYTES]
    if any(mark in head for mark in MARKS):
        raise UnreadableDocument(
            "Dovecote wrote it, and it is no article", thing=raw.address, try_next="Keep exports in another folder."
        )
