"""`dovecote read`, as it is, but that a stored reading takes the place of parsing: for tests that kill it.

Started once, it forks a process of its own for each line it gets, `{"arguments": [...], "complaints": PATH,
"largest_file": BYTES?}`, answers with that process's number and, when it has ended, with how it ended. So a test may
kill hundreds of real processes without waiting for their imports.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import alembic.command
import alembic.runtime.migration  # noqa: F401

from dovecote import pipeline
from dovecote.cli.main import app, main
from dovecote.errors import DovecoteError
from dovecote.model.document import Document
from dovecote.model.reading import Reading
from dovecote.store import store  # noqa: F401
from small_readings import MADE_WITH, a_reading_of

SECONDS_AN_ARTICLE = 0.001


def read_each(
    pieces: Iterable[tuple[str, Document | DovecoteError]], *, language: str = "en", actors: object = ()
) -> Iterator[tuple[str, Document | None, Reading | DovecoteError]]:
    for address, piece in pieces:
        assert isinstance(piece, Document)
        time.sleep(SECONDS_AN_ARTICLE)
        yield address, piece, a_reading_of(piece)


def run(order: dict[str, Any]) -> None:
    """In the forked process: become the command."""
    complaints = os.open(order["complaints"], os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(complaints, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if "largest_file" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"], order["largest_file"]))
    sys.argv = ["dovecote", *order["arguments"]]
    main()


def warm_up() -> None:
    """Everything imported, every digest taken, before the first fork: what a fork then does is reading and keeping."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "warm.jsonl")
        article.write_text('{"id": "warm", "text": "Round 0 of the talks opened in Orsa on Monday."}\n')
        app(["read", "-q", str(article), "--record", str(Path(folder, "warm.db"))], standalone_mode=False)


def serve() -> None:
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                run(json.loads(line))
            finally:
                code = sys.exc_info()[1]
                os._exit(code.code if isinstance(code, SystemExit) and isinstance(code.code, int) else 99)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    setattr(pipeline, "read_each", read_each)  # noqa: B010
    setattr(pipeline, "made_with", lambda language: dict(MADE_WITH))  # noqa: B010
    serve()
