"""What is new since a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dovecote.record.diff import Difference
from dovecote.web.opening import DAY
from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)
ORDER = ("contradicted", "changed", "status", "new", "gone", "silent")
"""What an analyst reads first comes first."""
LISTS = ("commitments", "comparisons", "contacts", "statements", "agreements", "process_events", "threats")
"""So do these lists; the others are many and tell less."""
SHOWN = 12
"""Lines of a list that are open at first."""
OPENED = 150
"""Lines that can be opened; the CSV has all of them."""


@router.get("/changes")
def changes(page: OpenPage, since: Annotated[str, Query(pattern=DAY)]) -> Response:
    """Everything that the record says on the day of the page and did not say on `since`."""
    now = page.as_of or page.shown_day() or since
    found = page.record.diff(since, now)
    groups = [(change, _by_list(found.of(change))) for change in ORDER if found.of(change)]  # type: ignore[arg-type]
    rows = ((one.change, one.kind, one.id, one.text) for one in found.differences)
    return page.show(
        "changes.html",
        data=found,
        table=Table("changes", ("change", "list", "id", "text"), rows),
        since=since,
        now=now,
        diff=found,
        groups=groups,
        shown=SHOWN,
        opened=OPENED,
    )


def _by_list(found: Iterable[Difference]) -> list[tuple[str, list[Difference]]]:
    """The differences of each list of the record, those first that are read first."""
    by_list: dict[str, list[Difference]] = {}
    for one in found:
        by_list.setdefault(one.kind, []).append(one)
    return sorted(by_list.items(), key=lambda item: (LISTS.index(item[0]) if item[0] in LISTS else len(LISTS), item[0]))
