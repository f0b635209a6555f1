"""What stands before every page: who may ask, what may be sent, and what a browser may do with the answer.

Article text is hostile. Templates escape it, and the policy below lets no inline script or style run and nothing be
fetched from elsewhere. A page on another site must not read the record through the visitor's browser: the Host header
has to name this machine (which stops DNS rebinding), and whatever changes the record must come from our own pages.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
READING: Final = frozenset({"GET", "HEAD"})
MAX_UPLOAD_BYTES: Final = 50_000_000
"""Of one request; more articles than that are read faster with `dovecote read FOLDER`."""
ANSWER_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser sends Origin: null, which we refuse
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses what must not pass, and sets the headers on whatever is answered."""

    def __init__(self, app: ASGIApp, *, read_only: bool) -> None:
        self.app = app
        self.read_only = read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _with_headers(send, keep="max-age=3600" if scope["path"].startswith("/static/") else "no-store")
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
        else:
            await self.app(scope, _limited(receive), guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not _is_this_machine(scope) or _without_port(headers.get("host", "")) not in OWN_HOSTS:
            return PlainTextResponse("This page answers on this machine only.", status_code=421)
        if scope["method"] in READING:
            return None
        if self.read_only:
            return PlainTextResponse("This page only reads: it was started with --read-only.", status_code=403)
        if not _is_from_our_pages(headers):
            return PlainTextResponse("This was not sent by a page of Dovecote.", status_code=403)
        if int(headers.get("content-length") or 0) > MAX_UPLOAD_BYTES:
            return PlainTextResponse(f"More than {MAX_UPLOAD_BYTES // 1_000_000} million bytes.", status_code=413)
        return None


def _is_this_machine(scope: Scope) -> bool:
    """The other end is this machine, however the server was started; test clients and sockets have no address."""
    address = str((scope.get("client") or ("testclient",))[0])
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "testclient"


def _without_port(host: str) -> str:
    return re.sub(r":\d+$", "", host.lower())


def _is_from_our_pages(headers: Headers) -> bool:
    """The browser says that one of our pages sent it. A client that is no browser says nothing, and may pass."""
    origin = headers.get("origin")
    if origin is not None and origin.split("://")[-1] != headers.get("host"):
        return False
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _with_headers(send: Send, *, keep: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in {**ANSWER_HEADERS, "Cache-Control": keep}.items():
                headers[name] = value
        await send(message)

    return sending


def _limited(receive: Receive) -> Receive:
    """The request's body, cut off where it grows beyond the limit whatever its header said."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_UPLOAD_BYTES:
            raise HTTPException(413, f"more than {MAX_UPLOAD_BYTES // 1_000_000} million bytes were sent at once")
        return message

    return receiving
