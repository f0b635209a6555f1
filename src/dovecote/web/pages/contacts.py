"""Who met, called or wrote to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.contact import Contact
from dovecote.record.pairs import pair_key
from dovecote.web.page import Cut, OpenPage, Page, Table
from dovecote.web.pages.sides import side_words

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
        sides=(page.country(side), side_words(page, side, other)) if side else (),
        asked={"who": who, "kind": kind, "status": status, "side": side, "other": other},
    )


def _between(page: Page, side: str, other: str, wanted: dict[str, Any]) -> Cut:
    """The contacts that brought these two sides together."""
    pairs = page.cut("pairs", sourcing=pair_key(side, other), **wanted)
    found = page.many("contacts", [one.contact for one in pairs.items])
    page.names.look_up(list(found.values()))
    return replace(pairs, items=[found[one.contact] for one in pairs.items])


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
