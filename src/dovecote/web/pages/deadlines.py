"""The calendar of promises, silent days first."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)


@router.get("/deadlines")
def deadlines(page: OpenPage, who: str = "", show: str = "") -> Response:
    """Every day that a promise set itself. `show` is silent, ahead, replaced, or nothing for all."""
    today = page.record.summary(as_of=page.as_of).as_of
    dues = [due for due in page.listed("deadlines") if who.casefold() in due.who.casefold()]
    groups = {
        "silent": [due for due in dues if due.status == "due_no_evidence"],
        "ahead": [due for due in dues if due.in_force and due.latest and due.latest >= today],
        "past": [
            due for due in dues if due.in_force and due.status != "due_no_evidence" and (due.latest or "9") < today
        ],
        "open": [due for due in dues if due.in_force and due.latest is None and due.status != "due_no_evidence"],
        "replaced": [due for due in dues if not due.in_force],
    }
    shown = {name: group for name, group in groups.items() if group and show in ("", name)}
    rows = [due for group in shown.values() for due in group]
    columns = ("latest day", "date", "words", "who", "what", "status", "in force", "commitment")
    table = ((d.latest, d.edtf, d.words, d.who, d.title, d.status, d.in_force, d.id) for d in rows)
    return page.show(
        "deadlines.html",
        data=rows,
        table=Table("deadlines", columns, table),
        groups=shown,
        today=today,
        asked={"who": who, "show": show},
    )
