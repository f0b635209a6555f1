"""The record, opened for one request and closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from dovecote.api import Dovecote


def open_record(request: Request) -> Iterator[Dovecote]:
    """The record that the application was made for."""
    with Dovecote.open(request.app.state.record, create=False) as record:
        yield record


OpenRecord = Annotated[Dovecote, Depends(open_record)]
