"""What is sent to change the record: only with the token that our own pages carry, and back to one of our own pages."""

from __future__ import annotations

import json
import secrets
from typing import Annotated, Any

from fastapi import Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse


def check_token(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuses a form that does not carry this server's token: another site cannot know it.

    Raises:
        HTTPException: the token is missing or of an earlier run.
    """
    if not secrets.compare_digest(token.encode(), request.app.state.token.encode()):
        raise HTTPException(403, "the page was made by an earlier run of Dovecote; open it again and repeat the step")


Checked = Depends(check_token)


def parse_value(given: str) -> Any:
    """A value as typed: JSON where it is some, else the words themselves; nothing for nothing."""
    if not given.strip():
        return None
    try:
        return json.loads(given)
    except ValueError:
        return given


def go_back(address: str, **told: str) -> RedirectResponse:
    """On to a page of ours, whatever address the form named."""
    local = address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
    path, _, anchor = local.partition("#")
    for name, value in told.items():
        path += f"{'&' if '?' in path else '?'}{name}={value}"
    return RedirectResponse(path + (f"#{anchor}" if anchor else ""), status_code=303)
