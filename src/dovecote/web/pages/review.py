"""Review: the open questions one after the other, any item judged, every judgement undone or seen again.

Answers are judgements beside the record. It is assembled when asked, so an answer shows on every page at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from dovecote.api import LIFECYCLES, Question, question_of
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
Kind = Literal["due_no_evidence", "claimed_breach", "uncertain_link", "unresolved_speaker"]
OFFERED: Final = 60
"""Items that one can be merged with; more come as a name is typed."""
ARTICLES_LOOKED_INTO: Final = 40
"""For the findings of which an item was put together: an actor may stand in thousands of articles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: a button, and the key that presses it."""

    key: str
    words: str
    verdict: str
    about: tuple[str, ...]
    field: str = ""
    value: str = ""


@router.get("/review")
def review(page: OpenPage, skip: int = 0, kind: Kind | None = None) -> Response:
    """The first open question, of one kind if that is asked for; `skip` passes over some."""
    limit, offset = (MOST, 0) if page.is_download else (1, max(skip, 0))
    waiting = page.record.waiting(kind=kind, limit=limit, offset=offset)
    if waiting.total and not waiting.items:  # beyond the last: round again
        waiting = page.record.waiting(kind=kind, limit=1, offset=skip % waiting.total)
    columns = ("id", "kind", "about", "other", "also", "bearing", "question", "words")
    rows = (
        (
            one.id, one.kind, one.about, one.other, " ".join(one.also), one.bearing, one.question,
            " … ".join(words.exact for words in one.evidence),
        )
        for one in waiting.items
    )  # fmt: skip
    shown: dict[str, Any] = {
        "data": waiting.items,
        "table": Table("review", columns, rows),
        "told": _told(page),
        "kind": kind,
        "kinds": page.record.waiting_by_kind(),
    }
    if not waiting.items or page.is_download:
        return page.show("review.html", total=0, task=None, number=0, **shown)
    task = waiting.items[0]
    context = {**_about(page, task.about), "answers": _answers(_question(page, task))}
    page.names.look_up(task.evidence)
    return page.show("review.html", total=waiting.total, task=task, number=waiting.offset, **shown, **context)


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


def _question(page: Page, task: ReviewTask) -> Question:
    return question_of(task, page.record.day_shown(), page.record.names_of(task.candidates))


def _answers(question: Question) -> tuple[Answer, ...]:
    """What answers the question, on the keys from 1 on; that it is wrong altogether can be said of any item."""
    choices = [one for one in question.choices if one.verdict != "reject"]
    return tuple(
        Answer(
            str(number),
            one.words,
            one.verdict,
            question.settled_by(one),
            one.field or "",
            one.value if isinstance(one.value, str) else json.dumps(one.value) if one.value is not None else "",
        )
        for number, one in enumerate(choices, 1)
    )


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
        "searched": telling(getattr(found, "object", None), getattr(found, "title", None)),
        "answers": _answers(_question(page, _what_became_of(found.id))) if kind == "commitments" else (),
        "lifecycles": LIFECYCLES if kind == "commitments" else (),
    }


def _what_became_of(promise: str) -> ReviewTask:
    """The question that every promise can be asked, whether its day has passed or not."""
    return ReviewTask("", "due_no_evidence", promise, "")


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


def telling(*words: str | None) -> str | None:
    """The first that has a word in it: a bare figure finds every article with that figure."""
    return next((one for one in words if one and any(mark.isalpha() for mark in one)), None)


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
