"""The first page: what moved, what passed in silence, what comes next."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)
LINES: int = 6
"""Lines of a list on the overview; each list has its own page for the rest."""


@router.get("/")
def overview(page: OpenPage) -> Response:
    """What an analyst wants first."""
    summary = page.record.summary(as_of=page.as_of)
    dues = page.listed("deadlines")
    ahead = sorted(
        (due for due in dues if due.in_force and due.latest and due.latest >= summary.as_of), key=lambda due: due.latest
    )
    newest = sorted(page.sources.values(), key=lambda one: (one.known_on or "", one.id), reverse=True)
    columns = ("who", "what", "old", "new", "slip min", "slip max", "said by", "on whose word", "announced")
    rows = (
        (one.who, one.title, one.old_words, one.new_words, *_slip(one), one.said_by, one.sourcing, one.announced)
        for one in summary.moved
    )
    return page.show(
        "overview.html",
        data=summary,
        table=Table("moved", columns, rows),
        summary=summary,
        ahead=ahead[:LINES],
        newest=newest[:LINES],
        contacts=summary.contacts[-LINES:][::-1],
    )


def _slip(moved: object) -> tuple[int | None, int | None]:
    slip = getattr(moved, "slip_days", None)
    return (slip.min, slip.max) if slip else (None, None)
