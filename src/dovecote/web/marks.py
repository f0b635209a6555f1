"""An article with its findings marked: the text cut where findings begin and end, so that a browser counts nothing.

Evidence counts code points and a browser UTF-16 units; marks are therefore built here, on the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from dovecote.model.document import FACT_PARTS
from dovecote.model.evidence import Evidence
from dovecote.model.reading import ITEM_CLASSES, Reading

_LABELS: Final = ("title", "name", "content", "claim", "consequence")
_UNMARKED: Final = frozenset({"source", "cue"})
"""Roles that show who speaks; the words themselves are what is marked."""


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

    @property
    def dimmed(self) -> bool:
        """No fact is read from here."""
        return self.part not in FACT_PARTS and self.part != "subheading"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was read in one place of the article, for the list beside it."""

    item: str
    kind: str
    label: str
    start: int
    end: int


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Every stretch that a finding stands on."""
    found = {
        Mark(evidence.start, evidence.end, name, item.id) for name, item in reading.items() for evidence in _shown(item)
    }
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.item)))


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """Each finding once, where its words begin, in the order of the text."""
    order = {name: number for number, name in enumerate(ITEM_CLASSES)}
    found = [
        Finding(item.id, name, label_of(item, evidence), evidence[0].start, evidence[0].end)
        for name, item in reading.items()
        if (evidence := sorted(_shown(item), key=lambda one: one.start))
    ]
    return tuple(sorted(found, key=lambda one: (one.start, order[one.kind], one.item)))


def cut_text(reading: Reading, marks: Iterable[Mark], chosen: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """The whole text as pieces, in order, every character once."""
    marks = tuple(marks)
    edges = {0, len(reading.text)} | {place for mark in marks for place in (mark.start, mark.end)}
    edges |= {place for part in reading.source.parts for place in (part.start, part.end)}
    edges |= set(chosen or ())
    places = sorted(place for place in edges if 0 <= place <= len(reading.text))
    return tuple(_pieces(reading, marks, chosen, places))


def _pieces(
    reading: Reading, marks: tuple[Mark, ...], chosen: tuple[int, int] | None, places: list[int]
) -> Iterator[Piece]:
    """Walks text and marks together, so that a long article with many findings takes no longer than it must."""
    waiting, parts = list(reversed(marks)), list(reversed(reading.source.parts))
    over: list[Mark] = []
    for start, end in pairwise(places):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        while parts and parts[-1].end <= start:
            parts.pop()
        yield Piece(
            start,
            reading.text[start:end],
            parts[-1].kind if parts and parts[-1].start <= start else "body",
            tuple(sorted({mark.kind for mark in over})),
            tuple(sorted({mark.item for mark in over})),
            chosen is not None and chosen[0] <= start and end <= chosen[1],
        )


def _shown(item: Any) -> list[Evidence]:
    return [evidence for evidence in item.evidence if evidence.role not in _UNMARKED]


def label_of(item: Any, words: Sequence[Evidence]) -> str:
    """What an item is called in a list: its title, name or content, else the text's own words."""
    values = (getattr(item, name, None) for name in _LABELS)
    return next((str(value) for value in values if value), words[0].exact)
