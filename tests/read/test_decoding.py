"""Bytes to text."""

from __future__ import annotations

import pytest

from dovecote.errors import UnreadableDocument
from dovecote.model.document import RawDocument
from dovecote.read.decoding import decode_text
from dovecote.read.plain_text import READER

TEXT = "“The café is closed,” said the envoy – and left for Orsa.\r\nأهلا 🕊️"


def test_utf8_is_kept_to_the_character() -> None:
    content = ("\ufeff" + TEXT + "\x00").encode()
    assert decode_text(content, address="a.txt") == ("\ufeff" + TEXT + "\x00", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_told(encoding: str) -> None:
    plain = "The envoy left for Orsa before the talks had ended. " * 5
    text, issues = decode_text(plain.encode(encoding), address="a.txt")
    assert text == plain
    assert [issue.kind for issue in issues] == ["encoding_detected"]


def test_western_bytes_are_read_and_told() -> None:
    text, issues = decode_text("“The café is closed,” said the envoy".encode("cp1252"), address="a.txt")
    assert text == "“The café is closed,” said the envoy"
    assert "cp1252" in issues[0].message


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    content = TEXT.encode() * 3 + b"\xff" + TEXT.encode() * 3
    text, issues = decode_text(content, address="a.txt")
    assert text.count("\ufffd") == 1
    assert text.count("🕊️") == 6
    assert issues[0].kind == "broken_encoding"


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\n ", bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "a".encode("utf-16") + b"\x00"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as told:
        READER.read(RawDocument("a.txt", content))
    assert told.value.thing == "a.txt"


def test_a_text_that_is_no_article_by_its_size_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="characters"):
        READER.read(RawDocument("a.txt", b"a " * 2_000_000))


def test_a_monstrous_paragraph_is_cut_behind_sentences() -> None:
    sentence = "Envoys of the republic met the Front again in the harbour hall of Port Lume. "
    (document,) = READER.read(RawDocument("a.txt", (sentence * 500).encode()))
    pieces = [document.text[part.start : part.end] for part in document.source.parts]
    assert max(len(piece) for piece in pieces) <= 10_000
    assert all(piece.rstrip().endswith("Lume.") for piece in pieces)
    assert " ".join(piece.strip() for piece in pieces) == (sentence * 500).strip()
