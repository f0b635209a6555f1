"""A digest of news: items that each close with the papers they are taken from, "(Lume Post) (Reuters)".

Elsewhere an agency's name in brackets at the end of a line closes the words under a picture. In a digest it closes a
paragraph like any other, and taking that for a caption would lose whatever the item reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dovecote.read.layout.blocks import Block

NO_PART = True

LEAST_ITEMS: Final = 3
ITEM_WORDS: Final = 8
"""Words from which a line is an item, and no heading over items."""

_CREDITS: Final = re.compile(r"[.!?…][\"”’]?\s*((?:\([^()/]{2,60}\)[\s.]*)+)$")
"""Names in brackets behind a finished sentence; with a slash it is a photographer's: "(Anders Holm/Reuters)"."""


def is_digest(blocks: Sequence[Block]) -> bool:
    """Whether most paragraphs close with a credit in brackets, and not all with the same."""
    items = [block for block in blocks if block.words >= ITEM_WORDS and not block.is_long]
    credits = [match.group(1).strip(" .") for block in items if (match := _CREDITS.search(block.text))]
    return len(credits) >= LEAST_ITEMS and 2 * len(credits) >= len(items) and len(set(credits)) > 1
