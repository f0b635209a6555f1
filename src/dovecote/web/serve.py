"""Serve the page to this machine, and to no other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dovecote.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = "127.0.0.1"


def serve(
    record: Path,
    *,
    port: int = 8642,
    read_only: bool = False,
    person: str = "unknown",
    process: str | None = None,
    when_ready: Callable[[], None] = lambda: None,
) -> None:
    """Answer on 127.0.0.1 until interrupted. There is no option for another address: the material is confidential.

    Args:
        record: the file, which must be there.
        port: of this machine.
        read_only: nothing can be judged or added.
        person: who judges.
        process: the only peace process that is shown and added to; None for all.
        when_ready: called once everything is loaded, so that the first page comes as quickly as any other.

    Raises:
        InputError: there is no record, or the port is taken.
    """
    import socket

    import uvicorn

    from dovecote.api import Readers
    from dovecote.web.app import create_app

    if not record.exists():
        raise InputError("there is no record", thing=str(record), try_next="Make one: dovecote read SOURCE...")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise InputError(f"port {port} is taken", thing=LOOPBACK, try_next="Name another: --port 8643.") from error
    app = create_app(record, read_only=read_only, person=person, process=process)
    warm_up(app)
    when_ready()
    with contextlib.ExitStack() as at_the_end:
        if not read_only:
            # Articles are read beside the page, which goes on answering; and the first of them waits for no parser.
            app.state.jobs.readers = at_the_end.enter_context(Readers(1))
            app.state.jobs.readers.warm_up()
        uvicorn.run(app, host=LOOPBACK, port=port, log_level="warning", access_log=False)


def warm_up(app: FastAPI) -> None:
    """Load what the first page would wait for: the templates, and the record laid out for asking."""
    from dovecote.api import Dovecote

    pages = app.state.templates.env
    for name in pages.list_templates():
        pages.get_template(name)
    with Dovecote.open(app.state.record, create=False, process=app.state.process) as opened:
        opened.overview(limit=1)
