"""Review: the open questions one after the other, any item judged, every judgement undone or seen again.

Answers are judgements beside the record. It is assembled when asked, so an answer shows on every page at once.
"""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from dovecote.api import LIFECYCLES, Choice, question_of
from dovecote.errors import UnknownItem
from dovecote.model.links import Judgement
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import ReviewTask
from dovecote.web.forms import Checked, go_back, parse_value
from dovecote.web.page import MOST, OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
MERGED: Final = ("actors", "commitments", "contacts", "agreements", "process_events")
"""Lists in which two items can turn out to be one."""
Verdict = Literal[
    "accept", "reject", "edit", "split", "merge", "same", "not_same", "set_status", "rate_source", "note", "undo"
]
OFFERED: Final = 60
"""Items that one can be merged with; more come as a name is typed."""
ARTICLES_LOOKED_INTO: Final = 40
"""For the findings of which an item was put together: an actor may stand in thousands of articles."""
ANSWERS: Final = (
    ("1", "met", "kept in time"),
    ("2", "met_late", "kept late"),
    ("3", "partially_met", "kept in part"),
    ("4", "missed", "not kept by its day"),
    ("5", "due_no_evidence", "still nothing known"),
)
"""Key, lifecycle and words of the usual answers to what became of a promise."""


@router.get("/review")
def review(page: OpenPage, skip: int = 0) -> Response:
    """The first open question; `skip` passes over some."""
    waiting = page.record.waiting(limit=MOST if page.is_download else 1, offset=0 if page.is_download else max(skip, 0))
    if waiting.total and not waiting.items:  # beyond the last: round again
        waiting = page.record.waiting(limit=1, offset=skip % waiting.total)
    if not waiting.items:
        return page.show("review.html", data=[], total=0, task=None, number=0, told=_told(page))
    task = waiting.items[0]
    context = {} if page.is_download else {**_about(page, task.about), "choices": _choices(page, task)}
    return page.show(
        "review.html",
        data=waiting.items,
        total=waiting.total,
        task=task,
        number=waiting.offset,
        told=_told(page),
        **context,
    )


def _choices(page: Page, task: ReviewTask) -> tuple[Choice, ...]:
    """The answers of a question that is none about what became of a promise: those have keys of their own."""
    if task.kind not in ("uncertain_link", "unresolved_speaker"):
        return ()
    return question_of(task, "", page.record.actor_names()).choices


@router.get("/review/{item}")
def judge_page(page: OpenPage, item: str) -> Response:
    """Any item, with all that can be said about it."""
    context = _about(page, item)
    return page.show("judge.html", data=context["past"], told=_told(page), **context)


@router.get("/review/{item}/others")
def others(page: OpenPage, item: str, about: str = "") -> Response:
    """Items of the same kind with the words that were typed, to choose from."""
    why = page.record.why(item)
    found = _others(page, why.explanation.kind, why.item, about) if why.explanation.kind in MERGED else []
    return page.show("others.html", others=found)


@router.get("/judgements")
def judgements(page: OpenPage) -> Response:
    """Every judgement, newest first, those undone too."""
    past = page.record.history()[::-1]
    columns = ("id", "at", "by", "verdict", "about", "field", "value", "reason", "stands")
    rows = (
        (
            one.judgement.id, one.judgement.at, one.judgement.by, one.judgement.verdict, " ".join(one.judgement.about),
            one.judgement.field, one.judgement.value, one.judgement.reason, one.stands,
        )
        for one in past
    )  # fmt: skip
    table = Table("judgements", columns, rows)
    return page.show("judgements.html", data=past, table=table, cut=page.cut_of(past), told=_told(page))


@router.post("/judgements", dependencies=[Checked])
def judge(
    page: OpenPage,
    verdict: Annotated[Verdict, Form()],
    about: Annotated[list[str], Form()],
    reason: Annotated[str, Form(max_length=4000)] = "",
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form(max_length=20_000)] = "",
    back: Annotated[str, Form()] = "/review",
) -> RedirectResponse:
    """Keep a verdict, and go back to where it was given."""
    named = [one for given in about for one in given.split()]
    if verdict == "split" and len(named) == 1:
        named = list(page.record.members(named[0]))
    made = page.record.decide(
        verdict,
        named,
        by=page.request.app.state.person,
        reason=reason,
        field=field or None,
        value=parse_value(value),
    )
    return go_back(back, kept=made.id)


def _told(page: Page) -> Judgement | None:
    """The judgement that was just kept, where the address names one."""
    kept = page.request.query_params.get("kept")
    return next((one for one in page.record.judgements() if one.id == kept), None) if kept else None


def _about(page: Page, item: str) -> dict[str, Any]:
    """What the page of an item shows to judge it by. One that was rejected is only in its readings."""
    try:
        why = page.record.why(item)
    except UnknownItem:
        past = page.record.history(item)
        if not past:
            raise
        return {"why": None, "item": None, "id": item, "past": past, "members": [], "others": [], "fields": []}
    kind = why.explanation.kind
    found = why.item
    return {
        "why": why,
        "item": found,
        "id": found.id,
        "past": page.record.history(found.id),
        "members": _members(page, found),
        "others": _others(page, kind, found) if kind in MERGED else [],
        "fields": page.record.editable_fields(found.id),
        "answers": ANSWERS if kind == "commitments" else (),
        "lifecycles": LIFECYCLES if kind == "commitments" else (),
    }


def _members(page: Page, item: Any) -> list[tuple[str, str, str]]:
    """The findings that the item was put together from: id, source and words."""
    ids = set(page.record.members(item.id))
    sources = dict.fromkeys(one.source for one in getattr(item, "evidence", None) or item.mentions if one.source)
    found = []
    for source in islice(sources, ARTICLES_LOOKED_INTO):
        reading = page.record.reading(source)
        for name in ("actors", *ITEM_CLASSES):
            for one in getattr(reading, name):
                if one.id in ids:
                    words = one.evidence[0].exact if name != "actors" else one.name
                    found.append((one.id, source, words))
    return found


def _others(page: Page, kind: str, item: Any, typed: str = "") -> list[tuple[str, str]]:
    """Items that this one might be the same as: id and label; those with the words that were typed, else the nearest.

    The nearest share the longest word of an actor's name, or an actor.
    """
    near: dict[str, Any] = {"words": max(item.name.split(), key=len)} if kind == "actors" else {"who": _anybody(item)}
    asked = [{"words": typed}] if typed else [near, {}]
    found = [
        mark
        for wanted in asked
        for mark in page.record.marks(kind, limit=OFFERED, dateless_too=True, **wanted)
        if mark.id != item.id
    ]
    return [(mark.id, mark.label or mark.id) for mark in dict.fromkeys(found)][:OFFERED]


def _anybody(item: Any) -> str | None:
    """An actor that the item names, where it names one."""
    for field in ("promisor", "parties", "actors", "participants"):
        named = getattr(item, field, None) or ()
        for one in (named,) if isinstance(named, str) else named:
            return str(getattr(one, "actor", one))
    return None
