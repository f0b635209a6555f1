"""Every reader reads its own sample: offsets exact, parts in order and disjoint, every word in one of them."""

from __future__ import annotations

import pytest

from dovecote.model.document import RawDocument
from dovecote.read.reader import Reader, list_readers, read_document
from part_checks import assert_parts_hold

READERS = [pytest.param(reader, id=name) for name, (reader, _) in sorted(list_readers().items())]


@pytest.mark.parametrize("reader", READERS)
def test_sample_is_read(reader: Reader) -> None:
    raw = RawDocument(f"sample{reader.suffixes[0]}", reader.sample)
    documents = read_document(raw)
    assert documents
    for document in documents:
        assert document.text.strip()
        assert_parts_hold(document)


@pytest.mark.parametrize("reader", READERS)
def test_media_type_finds_the_reader(reader: Reader) -> None:
    for media_type in reader.media_types:
        assert read_document(RawDocument("anything", reader.sample, media_type))
