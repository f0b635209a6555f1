"""One promise: its chain with the wordings side by side, what became of it by which rule, and the figures."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.api import Why
from dovecote.errors import UnknownItem
from dovecote.model.commitment import Commitment
from dovecote.record.series import series_of
from dovecote.web.page import OpenPage, Page, Table
from dovecote.web.pages.commitments import card_of
from dovecote.web.plan_chart import draw

router = APIRouter(include_in_schema=False)


@router.get("/commitments/{item}")
def commitment(page: OpenPage, item: str) -> Response:
    """The page of one promise."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Commitment):
        raise UnknownItem("that is no commitment", thing=item, try_next=f"See /why/{item}.")
    return show_commitment(page, why, why.item)


def show_commitment(page: Page, why: Why, one: Commitment) -> Response:
    """The same, for a promise that was found already."""
    agreements = {each.id: each for each in page.listed("agreements")}
    others = page.record.commitments(as_of=page.as_of)
    smaller = [each for each in others if each.parent == one.id]
    series = series_of(one, smaller, page.listed("observations"))
    return page.show(
        "commitment.html",
        data=one,
        table=_history(one),
        card=card_of(page, one, {id: each.name for id, each in agreements.items()}),
        why=why,
        agreement=agreements.get(one.basis_agreement or ""),
        titles={each.id: each.title for each in others},
        smaller=smaller,
        series=series,
        chart=draw(series) if series else None,
        versions={version.v: version for version in one.versions},
    )


def _history(one: Commitment) -> Table:
    columns = (
        "as of",
        "lifecycle",
        "timeliness",
        "correspondence",
        "verification",
        "rule",
        "known from",
        "note",
        "words",
    )
    rows = (
        (
            row.as_of, row.lifecycle, row.timeliness, row.correspondence, row.verification, row.rule, row.known_from,
            row.note, " … ".join(evidence.exact for evidence in row.evidence),
        )
        for row in one.status_history
    )  # fmt: skip
    return Table(f"commitment-{one.id}", columns, rows)
