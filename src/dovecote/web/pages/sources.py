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
    cut = page.cut("sources", words=word, by_day=True, newest_first=True)
    clusters = page.record.counts_by("sources", "sourcing", as_of=page.as_of)
    origins: dict[str, list[RecordSource]] = {}
    for one in cut.items:
        origins.setdefault(one.origin_cluster or one.id, []).append(one)
    columns = ("id", "headline", "publisher", "published", "day is certain", "origin", "reliability", "file", "url")
    rows = (
        (
            one.id, one.headline, one.publisher, one.published.edtf if one.published else None, not one.uncertain,
            one.origin_cluster, one.reliability, one.file, one.url,
        )
        for one in cut.items
    )  # fmt: skip
    return page.show(
        "sources.html",
        data=cut.items,
        table=Table("sources", columns, rows),
        cut=cut,
        origins=[(group, clusters.get(cluster, 1)) for cluster, group in origins.items()],
        origin_count=sum(count if name is None else 1 for name, count in clusters.items()),
        unread=page.record.unread(),
        asked={"word": word},
    )
