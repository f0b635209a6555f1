"""How large an article may be. Beyond these, reading would take minutes and gigabytes, and it is no article."""

from __future__ import annotations

from typing import Final

from dovecote.errors import UnreadableDocument

NO_PART = True

MAX_TEXT: Final = 500_000
"""Characters of one article: some 80,000 words, the length of a long official report."""

MAX_PART: Final = 10_000
"""Characters of one part; a longer one is cut behind a sentence: a parser's memory grows with its longest text."""


def check_length(text: str, address: str) -> None:
    """Nothing, where `text` can be one article.

    Raises:
        UnreadableDocument: it is too long.
    """
    if len(text) > MAX_TEXT:
        raise UnreadableDocument(
            f"it has {len(text):,} characters, and one article has {MAX_TEXT:,} at most",
            thing=address,
            try_next="Split it into one file per article.",
        )
