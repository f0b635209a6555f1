"""The pages. Each gathers what one address shows; `as_of` holds for every page and is kept in every link."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dovecote.export.board import in_words, named
from dovecote.web.marks import cut_text, marks_of
from dovecote.web.opening import OpenRecord

router = APIRouter(include_in_schema=False)
AsOf = Annotated[str | None, Query(pattern=r"^$|^\d{4}(-\d{2}){0,2}$")]
COLUMNS = ("due_no_evidence", "in_progress", "announced", "in_force", "partially_met", "met", "met_late", "missed")


def show(request: Request, template: str, as_of: str | None, **context: Any) -> Response:
    """A page, with what every page needs."""
    keep = f"?{urlencode({'as_of': as_of})}" if as_of else ""
    everywhere = {"as_of": as_of or "", "keep": keep, "path": request.url.path, "in_words": in_words}
    answer: Response = request.app.state.templates.TemplateResponse(request, template, {**everywhere, **context})
    return answer


@router.get("/")
def overview(request: Request, record: OpenRecord, as_of: AsOf = None) -> Response:
    """What an analyst wants first."""
    return show(request, "overview.html", as_of, summary=record.summary(as_of=as_of or None))


@router.get("/commitments")
def commitments(request: Request, record: OpenRecord, as_of: AsOf = None, party: str = "") -> Response:
    """The board: a column for each lifecycle that occurs."""
    names = record.actor_names(as_of=as_of or None)
    cards = []
    for one in record.commitments(as_of=as_of or None):
        who = named(one.promisor, names)
        if party.lower() not in f"{who} {named(one.promisee, names)}".lower():
            continue
        last = one.status_history[-1] if one.status_history else None
        cards.append((last.lifecycle if last else "announced", who, one))
    order = {name: place for place, name in enumerate(COLUMNS)}
    cards.sort(key=lambda card: (order.get(card[0], 99), card[0], card[2].id))
    columns = [(name, list(group)) for name, group in groupby(cards, key=lambda card: card[0])]
    return show(request, "commitments.html", as_of, columns=columns, party=party)


@router.get("/statements")
def statements(request: Request, record: OpenRecord, as_of: AsOf = None, speaker: str = "") -> Response:
    """Who said what through whom."""
    names = record.actor_names(as_of=as_of or None)
    found = record.statements(speaker=speaker or None, as_of=as_of or None)
    rows = [(one, named(one.speaker, names, nobody="nobody named"), _chain(one, names)) for one in found]
    return show(request, "statements.html", as_of, rows=rows, speaker=speaker)


def _chain(statement: Any, names: dict[str, str]) -> list[str]:
    """The hands that the words went through, outermost first, as words."""
    hands = [link.agent for link in statement.attribution_chain]
    return ["the paper" if hand.startswith("source:") else named(hand, names) for hand in hands]


@router.get("/contacts")
def contacts(request: Request, record: OpenRecord, as_of: AsOf = None) -> Response:
    """Who met, called or wrote to whom."""
    return show(request, "contacts.html", as_of, contacts=record.summary(as_of=as_of or None).contacts)


@router.get("/deadlines")
def deadlines(request: Request, record: OpenRecord, as_of: AsOf = None) -> Response:
    """The calendar, silent days first."""
    return show(request, "deadlines.html", as_of, dues=record.listed("deadlines", as_of=as_of or None))


@router.get("/actors")
def actors(request: Request, record: OpenRecord, as_of: AsOf = None) -> Response:
    """Everybody who is mentioned."""
    found = sorted(record.actors(as_of=as_of or None), key=lambda one: one.name.lower())
    return show(request, "actors.html", as_of, actors=found)


@router.get("/sources")
def sources(request: Request, record: OpenRecord, as_of: AsOf = None) -> Response:
    """The articles."""
    return show(request, "sources.html", as_of, sources=record.sources())


@router.get("/why/{item}")
def why(request: Request, record: OpenRecord, item: str, as_of: AsOf = None) -> Response:
    """The words behind a line, old and new side by side, and every step."""
    return show(request, "why.html", as_of, why=record.why(item, as_of=as_of or None))


@router.get("/article/{source}")
def article(
    request: Request, record: OpenRecord, source: str, as_of: AsOf = None, start: int = -1, end: int = -1
) -> Response:
    """The text as it was, parts dimmed, findings marked; `start` and `end` tell the words one came for."""
    reading = record.reading(source)
    chosen = (start, end) if 0 <= start < end <= len(reading.text) else None
    pieces = cut_text(reading, marks_of(reading), chosen)
    first = next((piece.start for piece in pieces if piece.chosen), None)
    return show(request, "article.html", as_of, reading=reading, pieces=pieces, first=first)
