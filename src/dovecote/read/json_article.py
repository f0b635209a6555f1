"""One JSON object an article: `{"id", "text", "title"?, "published"?, "url"?, "publisher"?, "html"?}` (CONTRACT)."""

from __future__ import annotations

import json

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader


def _read(raw: RawDocument) -> tuple[Document, ...]:
    known = raw.known or json.loads(raw.content)
    text = known.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument("the object has no `text`", thing=raw.address, try_next='Give it as "text".')
    return (read_text(text, address=raw.address, known=known),)


READER = Reader(
    "JSON article", (".json",), ("application/json",), b'{"id": "a", "text": "The talks opened on Monday."}', _read
)
