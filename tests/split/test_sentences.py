"""Sentences cover every word of every part once."""

from __future__ import annotations

from dovecote.languages.registry import get_language
from dovecote.split.sentences import split_document
from factories import a_document


def test_every_word_stands_in_exactly_one_sentence() -> None:
    document = a_document("Talks open in Veldt\n\nThe talks opened. “We wait. We hope,” she said.\n")
    sentences = split_document(document, get_language("en"))
    held = [document.text[one.start : one.end] for one in sentences]
    assert "".join("".join(held).split()) == "".join(document.text.split())
