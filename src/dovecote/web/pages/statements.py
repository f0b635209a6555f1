"""Who said what, through whose hands."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.statement import Statement
from dovecote.web.page import OpenPage, Page, Table, day_before
from dovecote.web.words import order_by_day

router = APIRouter(include_in_schema=False)


@router.get("/statements")
def statements(
    page: OpenPage, speaker: str = "", about: str = "", sourcing: str = "", force: str = "", since: str = ""
) -> Response:
    """Statements, newest first, filtered by speaker, words, sourcing, act and day."""
    cut = page.cut(
        "statements",
        who=speaker or None,
        words=about,
        sourcing=sourcing,
        status=force,
        after=day_before(since),
        by_day=True,
        newest_first=True,
    )
    return page.show(
        "statements.html",
        data=cut.items,
        table=table_of_statements(page, cut.items),
        cut=cut,
        asked={"speaker": speaker, "about": about, "sourcing": sourcing, "force": force, "since": since},
    )


def order_of_statement(one: Statement) -> tuple[str, str]:
    """By the first day it can have been said."""
    return order_by_day(one.id, one.said)


def table_of_statements(page: Page, found: Iterable[Statement]) -> Table:
    """Statements as a spreadsheet wants them."""
    columns = (
        "id",
        "said",
        "speaker",
        "through",
        "on whose word",
        "content",
        "content type",
        "channel",
        "force",
        "source",
    )
    rows = (
        (
            one.id, one.said.edtf if one.said else None, page.name(one.speaker),
            " > ".join(page.name(link.agent) for link in one.attribution_chain if not link.agent.startswith("source:")),
            one.sourcing_class, one.content, one.content_type, one.channel, one.force, one.evidence[0].source,
        )
        for one in found
    )  # fmt: skip
    return Table("statements", columns, rows)
