"""An article with its findings marked: the text cut where findings begin and end, so that a browser counts nothing.

Evidence counts code points and a browser UTF-16 units; marks are therefore built here, on the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dovecote.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's words."""

    start: int
    end: int
    kind: str
    """Name of the list that the finding stands in."""
    item: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on which nothing changes."""

    start: int
    text: str
    part: str
    kinds: tuple[str, ...]
    items: tuple[str, ...]
    chosen: bool
    """True inside the words that the reader came for."""


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Every stretch that a finding stands on."""
    found = {
        Mark(evidence.start, evidence.end, name, item.id)
        for name, item in reading.items()
        for evidence in item.evidence
        if evidence.role not in ("source", "cue")
    }
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.item)))


def cut_text(reading: Reading, marks: Iterable[Mark], chosen: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """The whole text as pieces, in order, every character once."""
    marks = tuple(marks)
    edges = {0, len(reading.text)} | {place for mark in marks for place in (mark.start, mark.end)}
    edges |= {place for part in reading.source.parts for place in (part.start, part.end)}
    edges |= set(chosen or ())
    places = sorted(place for place in edges if 0 <= place <= len(reading.text))
    return tuple(_piece(reading, marks, chosen, start, end) for start, end in pairwise(places))


def _piece(reading: Reading, marks: tuple[Mark, ...], chosen: tuple[int, int] | None, start: int, end: int) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    part = next((part.kind for part in reading.source.parts if part.start <= start and end <= part.end), "body")
    return Piece(
        start,
        reading.text[start:end],
        part,
        tuple(sorted({mark.kind for mark in over})),
        tuple(sorted({mark.item for mark in over})),
        chosen is not None and chosen[0] <= start and end <= chosen[1],
    )
