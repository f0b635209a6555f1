"""The page: FastAPI and templates, for one person on their own machine."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException

from dovecote.errors import DovecoteError, UnknownItem
from dovecote.web import pages, rest
from dovecote.web.glossary import choices, code_of, term
from dovecote.web.guard import ANSWER_HEADERS, Guard
from dovecote.web.jobs import Jobs
from dovecote.web.page import MENU, shortened
from dovecote.web.sentences import sentences_of
from dovecote.web.wordings import changed_phrases, cut_words, distinct
from dovecote.web.words import (
    date_words,
    line_words,
    number_words,
    plain_words,
    quantity_words,
    short_date,
    shown_value,
    slip_words,
)

HERE: Final = Path(__file__).parent


def create_app(
    record: Path, *, read_only: bool = False, person: str = "unknown", process: str | None = None
) -> FastAPI:
    """The application over one record file.

    Args:
        record: the file, which must be there.
        read_only: nothing can be judged or added.
        person: who judges.
        process: the only peace process that is shown and added to; None for all.
    """
    app = FastAPI(
        title="Dovecote",
        version="1",
        description="The record of a peace process. Every item carries the exact words it was read from.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.record = record
    app.state.read_only = read_only
    app.state.person = person
    app.state.process = process
    app.state.jobs = Jobs(record)
    app.state.token = secrets.token_urlsafe(32)
    app.state.templates = make_templates()
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in (*pages.ROUTERS, rest.router):
        app.include_router(router)
    app.add_middleware(Guard, read_only=read_only)
    app.exception_handler(DovecoteError)(_friendly)
    app.exception_handler(HTTPException)(_refused)
    app.exception_handler(RequestValidationError)(_misunderstood)
    app.exception_handler(Exception)(_broken)
    return app


def make_templates() -> Jinja2Templates:
    """Templates that escape everything, and stop at a name that is not there."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        words=plain_words,
        day=date_words,
        short=short_date,
        line=line_words,
        shorten=shortened,
        slip=slip_words,
        number=number_words,
        quantity=quantity_words,
        shown=shown_value,
    )
    environment.globals.update(
        term=term,
        choices=choices,
        code_of=code_of,
        cut_words=cut_words,
        changed_phrases=changed_phrases,
        distinct=distinct,
        sentences_of=sentences_of,
    )
    return Jinja2Templates(env=environment)


async def _friendly(request: Request, error: Exception) -> Response:
    assert isinstance(error, DovecoteError)
    status = HTTPStatus.NOT_FOUND if isinstance(error, UnknownItem) else HTTPStatus.BAD_REQUEST
    return _told(request, status, error.what, error.thing, error.try_next)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what = str(error.detail)
    if what == HTTPStatus.NOT_FOUND.phrase:
        what = "there is no such page"
    answer = _told(request, HTTPStatus(error.status_code), what, request.url.path, "Look for it from the overview.")
    answer.headers.update(error.headers or {})
    return answer


async def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = " ".join(str(one) for one in first["loc"][1:])
    what, try_next = _MISUNDERSTOOD.get(first["type"], (first["msg"], _DAYS))
    given = first.get("input")
    thing = f"{name}: {shortened(given, 60)}" if isinstance(given, str) else name
    return _told(request, HTTPStatus.UNPROCESSABLE_ENTITY, what, thing, try_next)


_DAYS: Final = "A day is written 2031-04-14."
_MISUNDERSTOOD: Final = {
    "string_pattern_mismatch": ("this is no day", f"{_DAYS} Most questions take a month (2031-04) and a year too."),
    "int_parsing": ("this is no number", "Give a whole number, or leave it out."),
    "literal_error": ("this is none of the answers that it can have", "Leave it out, or follow the page's own links."),
    "missing": ("something is missing in this address", f"Give it, or go on from the overview. {_DAYS}"),
}
"""What a person did who typed it, and what to try next, by what pydantic calls it; days alone have a pattern."""


async def _broken(request: Request, error: Exception) -> Response:
    """A fault of ours; its traceback goes on to the terminal. The answer passes no guard, so it carries its headers."""
    what, try_next = (
        "Dovecote itself has a fault here",
        "The terminal that it was started in shows where. Please report it.",
    )
    answer = _told(request, HTTPStatus.INTERNAL_SERVER_ERROR, what, request.url.path, try_next)
    answer.headers.update(ANSWER_HEADERS)
    return answer


def _told(request: Request, status: HTTPStatus, what: str, thing: str, try_next: str) -> Response:
    """One friendly line: what happened, to which thing, what to try next."""
    plain = {"what": what, "thing": thing, "try_next": try_next}
    if request.url.path.startswith("/api/"):
        return JSONResponse(plain, status_code=status)
    templates: Jinja2Templates = request.app.state.templates
    shown = {**plain, "menu": MENU}
    answer: Response = templates.TemplateResponse(request, "error.html", shown, status_code=status)
    return answer
