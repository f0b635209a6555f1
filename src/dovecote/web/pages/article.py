"""The reader: an article as it was, with what was read from it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import RecordSource
from dovecote.web.marks import cut_text, findings_of, marks_of
from dovecote.web.page import MOST, OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
PRINTS = 50
"""Reprints of one story that are listed."""


@router.get("/article/{source}")
def article(page: OpenPage, source: str, start: int = -1, end: int = -1) -> Response:
    """The text to the character, parts dimmed, findings marked; `start` and `end` tell the words one came for."""
    reading = page.record.reading(source)
    chosen = (start, end) if 0 <= start < end <= len(reading.text) else None
    marks = marks_of(reading)
    pieces = cut_text(reading, marks, chosen)
    counts = Counter({name: len(getattr(reading, name)) for name in ITEM_CLASSES})
    found = findings_of(reading)
    columns = ("list", "id", "start", "end", "what")
    return page.show(
        "article.html",
        data=reading,
        table=Table(f"article-{source}", columns, ((f.kind, f.item, f.start, f.end, f.label) for f in found)),
        reading=reading,
        pieces=pieces,
        first=next((piece.start for piece in pieces if piece.chosen), None),
        findings=found,
        counts={name: count for name, count in counts.items() if count},
        known=page.source(source),
        prints=_prints(page, source),
        alone=_only_here(page, source),
    )


def _prints(page: Page, source: str) -> list[RecordSource]:
    """The articles of the same origin, this one among them."""
    known = page.source(source)
    cluster = known.origin_cluster if known else None
    return list(page.record.page("sources", sourcing=cluster, limit=PRINTS, as_of=page.as_of).items) if cluster else []


def _only_here(page: Page, source: str) -> dict[str, list[Any]]:
    """Promises and contacts that rest on this article and its reprints alone."""
    prints = {source, *(one.id for one in _prints(page, source))}
    return {
        name: [one for one in told if one.evidence and {each.source for each in one.evidence} <= prints]
        for name in ("commitments", "contacts")
        if (told := page.record.page(name, sources=prints, limit=MOST, as_of=page.as_of).items) is not None
    }
