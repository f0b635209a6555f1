"""One promise: its chain with the wordings side by side, what became of it by which rule, and the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from dovecote.api import Items, Why
from dovecote.errors import UnknownItem
from dovecote.model.commitment import Commitment
from dovecote.model.likeness import content_words
from dovecote.model.observation import Observation
from dovecote.record.series import Series, series_of
from dovecote.web.page import MOST, OpenPage, Page, Table
from dovecote.web.pages.commitments import card_of
from dovecote.web.plan_chart import draw

router = APIRouter(include_in_schema=False)
SHOWN: Final = 25
"""Changes, versions, status rows and figures of a kind that open the page of a long chain; `?whole=yes` shows all."""
STEPS_SHOWN: Final = 200
FIGURES_OPENED: Final = 400
"""Figures near a promise, the newest, that are unpacked to see which are about it; `?whole=yes` unpacks all."""


@router.get("/commitments/{item}")
def commitment(page: OpenPage, item: str) -> Response:
    """The page of one promise."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Commitment):
        raise UnknownItem("that is no commitment", thing=item, try_next=f"See /why/{item}.")
    return show_commitment(page, why, why.item)


@router.get("/commitments/{item}/words")
def words(page: OpenPage, item: str, version: int = 0) -> Response:
    """On to the words of a version in their article: long lists need not look for what nobody follows."""
    found = page.many("commitments", [item]).get(item)
    if found is None:
        raise UnknownItem("that is no commitment", thing=item, try_next=f"See /why/{item}.")
    chosen = next((one for one in found.versions if one.v == version), found.versions[-1])
    return RedirectResponse(page.words_at(chosen.evidence[0]) if chosen.evidence else page.to(f"/commitments/{item}"))


def show_commitment(page: Page, why: Why, one: Commitment) -> Response:
    """The same, for a promise that was found already."""
    agreements = page.many("agreements", [one.basis_agreement or ""])
    smaller = page.record.page("commitments", under=one.id, limit=MOST, as_of=page.as_of).items
    named = {condition.commitment or "" for version in one.versions for condition in version.conditions}
    others = page.many("commitments", {one.parent or "", *named})
    figures, cut = _figures(page, (one, *smaller))
    series = series_of(one, smaller, figures)
    opened = _opened(page, one, series)
    opened["left_out"] = opened["left_out"] or cut
    series = opened["series"]
    page.names.look_up([one.promisor, one.promisee, one.executor, one.spokesperson, smaller, *opened.values()])
    return page.show(
        "commitment.html",
        data=one,
        table=_history(one),
        card=card_of(page, one, {id: each.name for id, each in agreements.items()}),
        why=why,
        agreement=agreements.get(one.basis_agreement or ""),
        titles={id: each.title for id, each in others.items()},
        smaller=smaller,
        chart=draw(series) if series else None,
        versions={version.v: version for version in one.versions},
        **opened,
    )


def _opened(page: Page, one: Commitment, series: Series | None) -> dict[str, Any]:
    """What is shown of a long chain: its first version and what is newest, and whether something is left out."""
    moved = [revision for revision in one.revisions if revision.kind != ("restated",)]
    figures = (series.first_plan, series.plan, series.reported) if series else ()
    long = max(map(len, (moved, one.versions, one.status_history, *figures))) > SHOWN
    if page.request.query_params.get("whole") or not long:
        whole = {"moved": moved, "chain": one.versions, "rows": one.status_history, "series": series}
        return {**whole, "most_steps": None, "left_out": False}
    if series:
        first_plan, plan, reported = (some[-SHOWN:] for some in figures)
        series = replace(series, first_plan=first_plan, plan=plan, reported=reported)
    chain = one.versions if len(one.versions) <= SHOWN else (one.versions[0], *one.versions[1 - SHOWN :])
    rows = one.status_history[-SHOWN:]
    newest = {"moved": moved[-SHOWN:], "chain": chain, "rows": rows, "series": series}
    return {**newest, "most_steps": STEPS_SHOWN, "left_out": True}


def _figures(page: Page, family: Iterable[Commitment]) -> tuple[Items[Observation], bool]:
    """Figures that share a word with a promise that names some, and whether older ones are left out.

    Of these it is found out which are about it.
    """
    versions = [version for one in family for version in one.versions]
    if not any(version.quantity for version in versions):
        return Items(), False
    texts = [words.exact for version in versions for words in version.evidence]
    told = frozenset().union(*map(content_words, (*texts, *(version.scope or "" for version in versions))))
    marks = page.record.marks("observations", as_of=page.as_of)
    near = [mark for mark in marks if not told.isdisjoint(content_words(mark.kind or ""))]
    cut = len(near) > FIGURES_OPENED and not page.request.query_params.get("whole")
    if cut:
        near = sorted(near, key=lambda mark: mark.day or "")[-FIGURES_OPENED:]
    return page.record.chosen("observations", [mark.id for mark in near], as_of=page.as_of), cut


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
