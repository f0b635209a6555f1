"""The articles, what they share an origin with, and how far each is trusted."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.record import RecordSource
from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(page: OpenPage, word: str = "") -> Response:
    """Articles by day, newest first; reprints of one story stand together."""
    found = [one for one in page.sources.values() if word.casefold() in _shown(one).casefold()]
    prints: dict[str, list[RecordSource]] = {}
    for one in found:
        prints.setdefault(one.origin_cluster or one.id, []).append(one)
    origins = sorted(prints.values(), key=lambda group: (group[0].known_on or "", group[0].id), reverse=True)
    columns = ("id", "headline", "publisher", "published", "day is certain", "origin", "reliability", "file", "url")
    rows = (
        (
            one.id, one.headline, one.publisher, one.published.edtf if one.published else None, not one.uncertain,
            one.origin_cluster, one.reliability, one.file, one.url,
        )
        for one in found
    )  # fmt: skip
    return page.show(
        "sources.html",
        data=found,
        table=Table("sources", columns, rows),
        cut=page.cut(origins),
        unread=page.record.unread(),
        total=len(found),
        asked={"word": word},
    )


def _shown(one: RecordSource) -> str:
    return " ".join(filter(None, (one.headline, one.publisher, one.file, one.url, one.byline)))
