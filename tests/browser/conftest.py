"""The page in a real Chromium: one server and one browser for all tests of a worker."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from starlette.types import ASGIApp

from dovecote import Dovecote
from dovecote.web.app import create_app

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "saltmarsh"
PATIENCE = 60_000
"""Milliseconds until a browser counts as stuck: a busy machine is slow, and that is no fault of the page."""
expect.set_options(timeout=PATIENCE)


def find_chromium() -> str:
    """Where the browser is. It is never skipped over: what is not tested in a browser is not known to work there."""
    found = os.environ.get("DOVECOTE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail("The browser tests need Chromium: make chromium, or name one in DOVECOTE_CHROMIUM.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, read."""
    path = tmp_path_factory.mktemp("example") / "record.db"
    with Dovecote.open(path) as record:
        record.import_actors(EXAMPLE / "actors.toml")
        record.read(sorted(EXAMPLE.glob("*.txt")))
    return path


Serve = Callable[[Path | ASGIApp], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a record, or an application, on a free port of this machine and gives the address."""
    running: list[uvicorn.Server] = []

    def start(shown: Path | ASGIApp) -> str:
        app = create_app(shown) if isinstance(shown, Path) else shown
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
        threading.Thread(target=server.run, daemon=True).start()
        running.append(server)
        while not server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"

    yield start
    for server in running:
        server.should_exit = True


@pytest.fixture(scope="session")
def site(serve: Serve, example_record: Path) -> str:
    """The example, served; tests that change the record serve a copy of their own."""
    return serve(example_record)


@pytest.fixture
def own_site(serve: Serve, example_record: Path, tmp_path: Path) -> str:
    """A copy of the example that a test may change."""
    with Dovecote.open(example_record, create=False) as record:
        record.back_up(tmp_path / "record.db")
    return serve(tmp_path / "record.db")


def is_complaint(message: ConsoleMessage) -> bool:
    """The browser found something wrong with the page; that a page is not there is what some tests want."""
    return message.type == "error" and "status of 404" not in message.text


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """An empty tab; what the browser complains about in its console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
