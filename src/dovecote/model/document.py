"""What an article is before anything is found in it: where it came from, its text, and the parts of that text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dovecote.model.evidence import Span
from dovecote.model.issue import Issue

PartKind = Literal[
    "headline",
    "byline",
    "publication_line",
    "dateline",
    "caption",
    "subheading",
    "body",
    "teaser",
    "boilerplate",
    "correction",
]
FACT_PARTS: frozenset[str] = frozenset({"body", "headline", "correction"})
"""Kinds of part that facts are read from; captions and teasers give mentions at most (codebook, section Source)."""


@dataclass(frozen=True, slots=True)
class Source:
    """An address that bytes can be fetched from: a file, one line of a .jsonl, standard input."""

    address: str
    """What a person would call it: a path, `path:7` for line 7, `-`."""
    media_type: str | None = None
    payload: bytes | None = None
    """The bytes, where somebody gave them and no file has to be opened; the address is then only a name."""
    in_folder: bool = False
    """True where a person named its folder and not the file itself."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as fetched. Their sha256 is of the bytes; a document's is of its text."""

    address: str
    content: bytes
    media_type: str | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    """What the input says beside the text: id, title, published, url, publisher."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the text that is one kind of thing. Parts are in order, disjoint, and cover every word."""

    start: int
    end: int
    kind: PartKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Published:
    """When the article appeared, and how that is known (codebook, section Source)."""

    edtf: str
    basis: Literal["stated", "metadata", "url", "inferred"]
    steps: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """What is known of an article as a publication (schema.org NewsArticle, codebook section Source)."""

    sha256: str
    """Of the text, encoded as UTF-8."""
    parts: tuple[Part, ...] = ()
    headline: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: Published | None = None
    modified: str | None = None
    url: str | None = None
    file: str | None = None
    """The file's name, without its folder."""
    language: str = "en"
    dateline_place: str | None = None
    credits: tuple[str, ...] = ()
    """Agencies that the article names as its own source, verbatim ("Reuters")."""
    origin_cluster: str | None = None
    reliability: str = "F"
    """NATO Admiralty source scale A to F; F, cannot be judged, until a person rates the source."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article whose text is final: every offset of every finding counts in it."""

    id: str
    text: str
    source: SourceDescription
    issues: tuple[Issue, ...] = ()

    def part_at(self, position: int) -> Part | None:
        """The part that holds a character, or None between two parts."""
        return next((part for part in self.source.parts if part.start <= position < part.end), None)
