"""Words in the articles."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.store.search import Hit
from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)
MOST_HITS = 200


@router.get("/search")
def search(page: OpenPage, q: str = "") -> Response:
    """Articles that hold all the words, of those known on the day."""
    hits: list[Hit] = []
    if any(letter.isalnum() for letter in q):
        found = page.record.search(q, limit=MOST_HITS)
        page.names.look_up_sources(hit.source for hit in found)
        hits = [hit for hit in found if page.source(hit.source)]
    rows = ((hit.source, hit.headline, hit.excerpt) for hit in hits)
    table = Table("search", ("source", "headline", "excerpt"), rows)
    return page.show("search.html", data=hits, table=table, hits=hits, asked=q)
