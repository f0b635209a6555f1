"""Who met, called or wrote to whom."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.contact import Contact
from dovecote.web.page import OpenPage, Page, Table
from dovecote.web.pages.sides import names_of_states, pairs_of
from dovecote.web.words import order_by_day

router = APIRouter(include_in_schema=False)


@router.get("/contacts")
def contacts(
    page: OpenPage, who: str = "", kind: str = "", status: str = "", side: str = "", other: str = ""
) -> Response:
    """Contacts, newest first, filtered by who took part, kind, status, and a pair of sides."""
    states = names_of_states(page) if side else {}
    found = [
        one
        for one in page.record.contacts(as_of=page.as_of)
        if kind in ("", one.contact_type)
        and status in ("", one.status)
        and who.casefold() in _all_names(page, one)
        and (not side or (side, other) in pairs_of(page, one, states))
    ]
    found.sort(key=order_of_contact, reverse=True)
    return page.show(
        "contacts.html",
        data=found,
        table=_table(page, found),
        cut=page.cut(found),
        asked={"who": who, "kind": kind, "status": status, "side": side, "other": other},
    )


def order_of_contact(one: Contact) -> tuple[str, str]:
    """By the first day it can have been; those without a day after all others."""
    return order_by_day(one.id, one.time)


def _all_names(page: Page, one: Contact) -> str:
    return " ".join(page.name(each.actor) for each in one.participants).casefold()


def _table(page: Page, found: Iterable[Contact]) -> Table:
    columns = (
        "id",
        "day",
        "kind",
        "status",
        "participants",
        "sides",
        "place",
        "topics",
        "one side's account only",
        "words",
    )
    rows = (
        (
            one.id, one.time.edtf if one.time else None, one.contact_type, one.status,
            "; ".join(page.name(each.actor) for each in one.participants),
            "; ".join(each.side or "" for each in one.participants), one.place, "; ".join(one.topics),
            one.one_sided_readout, " … ".join(each.exact for each in one.evidence),
        )
        for one in found
    )  # fmt: skip
    return Table("contacts", columns, rows)
