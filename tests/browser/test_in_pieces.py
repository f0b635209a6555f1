"""A page that comes in pieces, as on a slow machine, is shown when it is whole: half a board has other columns."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dovecote.web.app import create_app
from page_shift import STILL

pytestmark = pytest.mark.whole
PAINTED: Final = "() => performance.getEntriesByName('first-paint').length"
ASKED: Final = b'<link rel="expect"'
"""How a page asks the browser to wait for the whole of it."""


class InPieces:
    """An application whose board comes in two pieces, the second when the test says so."""

    def __init__(self, app: ASGIApp, *, asks: bool) -> None:
        self.app = app
        self.asks = asks
        self.rest = threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def pass_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [pair for pair in message["headers"] if pair[0] != b"content-length"]
            body = message.get("body", b"")
            if ASKED in body:
                body = body if self.asks else body.replace(ASKED, b"<link")
                half = len(body) // 2
                await send({**message, "body": body[:half], "more_body": True})
                while not self.rest.is_set():
                    await asyncio.sleep(0.01)
                message["body"] = body[half:]
            await send(message)

        await self.app(scope, receive, pass_on)


def open_half(tab: Page, serve: Callable[[ASGIApp], str], record: Path, *, asks: bool) -> InPieces:
    """The board, of which the first half has come and the rest is held back."""
    app = InPieces(create_app(record, read_only=True), asks=asks)
    tab.goto(f"{serve(app)}/commitments", wait_until="commit")
    tab.locator(".card").first.wait_for(state="attached")
    return app


def test_nothing_is_painted_before_all_is_there(
    tab: Page, serve: Callable[[ASGIApp], str], example_record: Path
) -> None:
    board = open_half(tab, serve, example_record, asks=True)
    tab.wait_for_function("() => document.styleSheets.length", polling=50)  # nothing else keeps it from painting
    released = tab.evaluate("performance.now()")
    board.rest.set()
    tab.wait_for_load_state()
    tab.wait_for_function(PAINTED, polling=50)
    assert tab.evaluate("performance.getEntriesByName('first-paint')[0].startTime") >= released
    assert tab.evaluate("window.shift") <= STILL


def test_a_page_that_does_not_ask_for_the_whole_would_be_noticed(
    tab: Page, serve: Callable[[ASGIApp], str], example_record: Path
) -> None:
    """The deliberate break."""
    board = open_half(tab, serve, example_record, asks=False)
    tab.wait_for_function(PAINTED, polling=50)
    board.rest.set()
    tab.wait_for_function("still => window.shift > still", arg=STILL, polling=50)
