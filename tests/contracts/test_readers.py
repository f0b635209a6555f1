"""Every reader reads its own sample: offsets exact, parts in order and disjoint, every word in one of them."""

from __future__ import annotations

import pytest

from dovecote.model.document import Document, Part, RawDocument, SourceDescription
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


@pytest.mark.parametrize(
    "parts",
    [
        (Part(0, 5, "headline"), Part(4, 15, "body")),
        (Part(0, 5, "headline"), Part(10, 15, "body")),
        (Part(6, 15, "body"), Part(0, 5, "headline")),
        (Part(0, 40, "body"),),
        (),
    ],
    ids=["overlapping", "a word left out", "out of order", "beyond the text", "none"],
)
def test_a_reader_that_breaks_the_contract_is_caught(parts: tuple[Part, ...]) -> None:
    text = "Talks open here"
    with pytest.raises(AssertionError):
        assert_parts_hold(Document("d", text, SourceDescription(sha256="", parts=parts)))
