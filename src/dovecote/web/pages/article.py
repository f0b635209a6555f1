"""The reader: an article as it was, with what was read from it."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.reading import ITEM_CLASSES
from dovecote.web.marks import cut_text, findings_of, marks_of
from dovecote.web.page import OpenPage

router = APIRouter(include_in_schema=False)


@router.get("/article/{source}")
def article(page: OpenPage, source: str, start: int = -1, end: int = -1) -> Response:
    """The text to the character, parts dimmed, findings marked; `start` and `end` tell the words one came for."""
    reading = page.record.reading(source)
    chosen = (start, end) if 0 <= start < end <= len(reading.text) else None
    marks = marks_of(reading)
    pieces = cut_text(reading, marks, chosen)
    counts = Counter({name: len(getattr(reading, name)) for name in ITEM_CLASSES})
    return page.show(
        "article.html",
        data=reading,
        reading=reading,
        pieces=pieces,
        first=next((piece.start for piece in pieces if piece.chosen), None),
        findings=findings_of(reading),
        counts={name: count for name, count in counts.items() if count},
        known=page.sources.get(source),
    )
