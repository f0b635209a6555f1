"""The calendar of promises, silent days first."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.export.board import Due
from dovecote.web.page import MOST, OpenPage, Table, day_before

router = APIRouter(include_in_schema=False)
SHOWN: Final = 25
"""Lines of a group among others; `?show=` has more of one, the CSV all of them."""
SHOWN_ALONE: Final = 400


@router.get("/deadlines")
def deadlines(page: OpenPage, who: str = "", show: str = "") -> Response:
    """Every day that a promise set itself. `show` is silent, ahead, past, open, replaced, or nothing for all."""
    today = page.record.day_shown(as_of=page.as_of)
    size = MOST if page.is_download else SHOWN_ALONE if show else SHOWN
    groups = {
        name: page.record.page("deadlines", words=who, limit=size, as_of=page.as_of, **wanted)
        for name, wanted in _groups(today).items()
        if show in ("", name)
    }
    groups = {name: group for name, group in groups.items() if group.total}
    rows: list[Due] = [due for group in groups.values() for due in group.items]
    columns = ("latest day", "date", "words", "who", "what", "status", "in force", "commitment")
    table = ((d.latest, d.edtf, d.words, d.who, d.title, d.status, d.in_force, d.id) for d in rows)
    return page.show(
        "deadlines.html",
        data=rows,
        table=Table("deadlines", columns, table),
        groups=groups,
        today=today,
        asked={"who": who, "show": show},
    )


def _groups(today: str) -> dict[str, dict[str, Any]]:
    """What is asked for each group."""
    standing = {"kind": "in force", "not_status": "due_no_evidence"}
    return {
        "silent": {"status": "due_no_evidence"},
        "ahead": {**standing, "after": day_before(today), "by_day": True},
        "past": {**standing, "before": today, "by_day": True, "newest_first": True},
        "open": {**standing, "dateless": True},
        "replaced": {"kind": "replaced", "by_day": True},
    }
