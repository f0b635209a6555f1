"""Who met, called or wrote to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.contact import Contact
from dovecote.web.page import MOST, Cut, OpenPage, Page, Table
from dovecote.web.pages.sides import pairs_of
from dovecote.web.words import order_by_day

router = APIRouter(include_in_schema=False)


@router.get("/contacts")
def contacts(
    page: OpenPage, who: str = "", kind: str = "", status: str = "", side: str = "", other: str = ""
) -> Response:
    """Contacts, newest first, filtered by who took part, kind, status, and a pair of sides."""
    wanted = {"who": who or None, "kind": kind, "status": status, "by_day": True, "newest_first": True}
    cut = _between(page, side, other, wanted) if side else page.cut("contacts", **wanted)
    return page.show(
        "contacts.html",
        data=cut.items,
        table=_table(page, cut.items),
        cut=cut,
        asked={"who": who, "kind": kind, "status": status, "side": side, "other": other},
    )


def order_of_contact(one: Contact) -> tuple[str, str]:
    """By the first day it can have been; those without a day after all others."""
    return order_by_day(one.id, one.time)


def _between(page: Page, side: str, other: str, wanted: dict[str, Any]) -> Cut:
    """The contacts that brought these two sides together: every one is looked at."""
    found = page.record.page("contacts", as_of=page.as_of, limit=MOST, **wanted).items
    page.names.look_up(found)
    return page.cut_of([one for one in found if (side, other) in pairs_of(page, one)])


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
