"""One JSON object an article: `{"id", "text", "title"?, "published"?, "url"?, "publisher"?, "html"?}` (CONTRACT)."""

from __future__ import annotations

import json

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.page.article_page import read_page
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader


def _read(raw: RawDocument) -> tuple[Document, ...]:
    known = raw.known or json.loads(raw.content)
    text, page = known.get("text"), known.get("html")
    if isinstance(text, str) and text.strip():
        return (read_text(text, address=raw.address, known=known),)
    if isinstance(page, str) and page.strip():
        return (read_page(page, address=raw.address, known=known),)
    raise UnreadableDocument("the object has no `text`", thing=raw.address, try_next='Give it as "text" or "html".')


READER = Reader(
    "JSON article", (".json",), ("application/json",), b'{"id": "a", "text": "The talks opened on Monday."}', _read
)
