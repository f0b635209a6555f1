"""What is new since a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dovecote.model.reading import ITEM_CLASSES
from dovecote.web.page import DAY, OpenPage, Table

router = APIRouter(include_in_schema=False)
ORDER = ("contradicted", "changed", "status", "new", "gone", "silent")
"""What an analyst reads first comes first."""


@router.get("/changes")
def changes(page: OpenPage, since: Annotated[str, Query(pattern=DAY)]) -> Response:
    """Everything that the record says on the day of the page and did not say on `since`."""
    now = page.as_of or page.shown_day() or since
    found = page.record.diff(since, now)
    groups = [(change, found.of(change)) for change in ORDER if found.of(change)]  # type: ignore[arg-type]
    rows = ((one.change, one.kind, one.id, one.text) for one in found.differences)
    return page.show(
        "changes.html",
        data=found,
        table=Table("changes", ("change", "list", "id", "text"), rows),
        since=since,
        now=now,
        diff=found,
        groups=groups,
        linked=(*ITEM_CLASSES, "comparisons"),
    )
