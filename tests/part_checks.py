"""What holds for the parts of any document."""

from __future__ import annotations

import re

from dovecote.model.document import Document


def assert_parts_hold(document: Document) -> None:
    """Parts are in order, disjoint, not empty, and no word lies outside of them."""
    position = 0
    for part in document.source.parts:
        assert position <= part.start < part.end <= len(document.text)
        assert not re.search(r"\w", document.text[position : part.start])
        position = part.end
    assert not re.search(r"\w", document.text[position:])
