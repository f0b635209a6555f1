"""serve: the record as a page on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from dovecote.cli.options import ProcessOption, RecordOption, record_path
from dovecote.cli.output import a_side_console


def add_to(app: typer.Typer) -> None:
    """Put this group's command into the program."""
    app.command("serve")(serve)


def serve(
    record: RecordOption = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on 127.0.0.1.")] = 8642,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be judged or added.")] = False,
    process: ProcessOption = None,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; else $DOVECOTE_PERSON, else the login.")] = None,
) -> None:
    """Show the record as a page on 127.0.0.1, for this machine only.

    With --process the page shows, and adds to, that process alone; without it one chooses on the page.
    """
    from dovecote.settings import Settings
    from dovecote.web.serve import serve as serve_page

    path = record_path(record)
    console = a_side_console()
    person = by or Settings.from_environment().person
    status = console.status("Putting the record together ...")

    def tell() -> None:
        status.stop()
        console.print(f"{path} is at http://127.0.0.1:{port} until you press Ctrl-C.")

    with status:
        serve_page(path, port=port, read_only=read_only, person=person, process=process, when_ready=tell)
