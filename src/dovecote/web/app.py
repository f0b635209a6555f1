"""The page: FastAPI and templates, for one person on their own machine.

Article text is hostile: templates escape everything, the content security policy allows no inline script or style, and
a request that names another host than this machine is refused (a page elsewhere could otherwise read the record
through the browser). The page reads and never writes.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dovecote.errors import DovecoteError, UnknownItem
from dovecote.web import api_pages, pages
from dovecote.web.words import date_words, plain_words

HERE: Final = Path(__file__).parent
OWN_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(record: Path) -> FastAPI:
    """The application over one record file."""
    app = FastAPI(title="Dovecote", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.state.record = record
    app.state.templates = make_templates()
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(pages.router)
    app.include_router(api_pages.router)
    app.middleware("http")(_guard)
    app.exception_handler(DovecoteError)(_friendly)
    return app


def make_templates() -> Jinja2Templates:
    """Templates that escape everything, and stop at a name that is not there."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["words"] = plain_words
    environment.filters["day"] = date_words
    return Jinja2Templates(env=environment)


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse other hosts and every method that could change something; set the headers on whatever is answered."""
    host = re.sub(r":\d+$", "", request.headers.get("host", ""))
    if host not in OWN_HOSTS:
        answer: Response = HTMLResponse("This page answers on this machine only.", status_code=421)
    elif request.method not in ("GET", "HEAD"):
        answer = HTMLResponse("This page only reads.", status_code=405)
    else:
        answer = await call_next(request)
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


async def _friendly(request: Request, error: Exception) -> Response:
    assert isinstance(error, DovecoteError)
    status = 404 if isinstance(error, UnknownItem) else 400
    if request.url.path.startswith("/api/"):
        plain = {"what": error.what, "thing": error.thing, "try_next": error.try_next}
        return JSONResponse(plain, status_code=status)
    templates: Jinja2Templates = request.app.state.templates
    context = {"error": error, "as_of": None, "path": request.url.path, "keep": ""}
    return templates.TemplateResponse(request, "error.html", context, status_code=status)
