"""The page in a real Chromium: one server, one browser and one tab for all tests of a worker."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright
from starlette.types import ASGIApp

from dovecote import Dovecote
from dovecote.web.app import create_app
from page_shift import SHIFT

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "saltmarsh"
WINDOW: Final[ViewportSize] = {"width": 1280, "height": 900}
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
    """The bundled example, read and laid out by whichever worker comes first: that takes longer than most tests."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    path = folder / "example-record.db"
    with (folder / "example-record.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            made = tmp_path_factory.mktemp("example") / "record.db"
            with Dovecote.open(made) as record:
                record.import_actors(EXAMPLE / "actors.toml")
                record.read(sorted(EXAMPLE.glob("*.txt")))
                record.overview()
            copy_record(made, path)
    return path


def copy_record(record: Path, to: Path) -> None:
    """A copy with all that is laid out beside it, so that nothing has to be laid out again."""
    for suffix in (".shelf", ""):  # the record last: where it is, the shelf is too
        with closing(sqlite3.connect(f"{record}{suffix}")) as given, closing(sqlite3.connect(f"{to}{suffix}")) as made:
            given.backup(made)


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


@pytest.fixture(scope="module")
def own_site(serve: Serve, example_record: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the example that the tests of a module may change, each so that the others still hold."""
    path = tmp_path_factory.mktemp("own") / "record.db"
    copy_record(example_record, path)
    return serve(path)


def is_complaint(message: ConsoleMessage) -> bool:
    """The browser found something wrong with the page; that a page is not there is what some tests want."""
    return message.type == "error" and "status of 404" not in message.text


@pytest.fixture(scope="session")
def complaints() -> list[str]:
    """What the browser complained about in the console of the tab."""
    return []


@pytest.fixture(scope="session")
def only_tab(browser: Browser, complaints: list[str]) -> Page:
    """The tab of all tests: making a new one costs more than most of them."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(SHIFT)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def tab(only_tab: Page, complaints: list[str]) -> Iterator[Page]:
    """The tab, empty and as wide as usual; what the browser complains about in its console fails the test."""
    complaints.clear()
    yield only_tab
    only_tab.goto("about:blank")
    only_tab.unroute_all(behavior="ignoreErrors")
    only_tab.set_viewport_size(WINDOW)
    only_tab.emulate_media(color_scheme="light")
    assert complaints == []
