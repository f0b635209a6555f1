"""Where in a text something stands, and the words that stand there.

Offsets are Unicode code points, 0-based, end-exclusive, of the stored text, which is never normalised (codebook,
section Evidence; W3C Web Annotation, TextPositionSelector and TextQuoteSelector).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from dovecote.errors import EvidenceMismatch

Role = Literal[
    "content",
    "cue",
    "source",
    "old",
    "new",
    "reason",
    "headline",
    "teaser",
    "caption",
    "slip_words",
    "baseline",
    "condition",
    "exception",
    "anaphor",
]

CONTEXT_CHARACTERS: Final = 24
"""Length of prefix and suffix: enough to find a quotation again in a text whose offsets have moved."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def overlaps(self, other: Span) -> bool:
        """True where both share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of one source that an item of the record stands on."""

    start: int
    end: int
    exact: str
    role: Role = "content"
    source: str | None = None
    """Id of the source; None inside a reading, which has one source only."""
    prefix: str | None = None
    suffix: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def quote(text: str, start: int, end: int, role: Role = "content") -> Evidence:
    """Evidence for `text[start:end]`, with its surroundings; white space at both ends is left out.

    Raises:
        EvidenceMismatch: the span is empty, reversed or outside the text.
    """
    while start < end and text[start : start + 1].isspace():
        start += 1
    while end > start and text[end - 1 : end].isspace():
        end -= 1
    if not 0 <= start < end <= len(text):
        raise EvidenceMismatch(
            "the span is empty or outside the text", thing=f"[{start}:{end}] of {len(text)} characters"
        )
    return Evidence(
        start,
        end,
        text[start:end],
        role,
        prefix=text[max(0, start - CONTEXT_CHARACTERS) : start],
        suffix=text[end : end + CONTEXT_CHARACTERS],
    )


def in_source(evidence: tuple[Evidence, ...], source: str) -> tuple[Evidence, ...]:
    """The same evidence, naming `source`: what a record shows."""
    return tuple(replace(one, source=source) for one in evidence)
