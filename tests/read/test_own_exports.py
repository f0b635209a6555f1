"""What Dovecote exported is never read back as an article."""

from __future__ import annotations

import io

import pytest

from dovecote.errors import UnreadableDocument
from dovecote.export.export import get_export
from dovecote.model.document import RawDocument
from dovecote.read import feed, html
from dovecote.read.reader import Reader
from small_records import a_record


@pytest.mark.parametrize(("name", "reader"), [("brief-page", html.READER), ("atom", feed.READER)])
def test_an_export_that_a_reader_could_take_is_refused(name: str, reader: Reader) -> None:
    target = io.BytesIO()
    get_export(name).write(a_record(), target)
    raw = RawDocument(address=f"changes{get_export(name).suffix}", content=target.getvalue())
    with pytest.raises(UnreadableDocument, match="Dovecote wrote it"):
        reader.read(raw)


@pytest.mark.parametrize("reader", [html.READER, feed.READER])
def test_a_page_and_a_feed_of_others_are_read(reader: Reader) -> None:
    assert reader.read(RawDocument(address="page", content=reader.sample))
