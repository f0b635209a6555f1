"""Options that many commands share, spelt once."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dovecote.api import Dovecote

RecordOption = Annotated[
    Path | None,
    typer.Option("--record", metavar="PATH", help="The record file; else $DOVECOTE_RECORD, else dovecote.db here."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines, also on a terminal.")]
TableOption = Annotated[bool, typer.Option("--table", help="Tables, also when piped.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was known on that day (2031-05-01, 2031-05)."),
]
ActorsOption = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="Your own list of actors (TOML), which wins over the vocabulary."),
]
ProcessOption = Annotated[
    str | None,
    typer.Option("--process", metavar="NAME", help="Of several peace processes in one record: only this one."),
]
LookOption = Annotated[
    bool, typer.Option("--look", help="Of an archive: pass over articles whose words tell of no war and no peace.")
]
PageOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=0, help="At most so many lines; 0 for all. On a terminal 50 without it."),
]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, help="Pass over so many lines first.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many lines; 0 for all.")]


def record_path(given: Path | None) -> Path:
    """The record that is meant."""
    from dovecote.settings import Settings

    return given if given is not None else Settings.from_environment().record


def asked_with(opened: Dovecote, *, as_of: str | None = None) -> str:
    """The options that another command needs to ask the same record, process and day; "" where it needs none."""
    from dovecote.settings import Settings

    path = opened.path
    told = {
        "--record": str(path) if path is not None and path != Settings.from_environment().record else None,
        "--process": opened.process,
        "--as-of": as_of,
    }
    return " ".join(f"{option} {shlex.quote(value)}" for option, value in told.items() if value)


def open_to_ask(record: Path | None, process: str | None) -> Dovecote:
    """The record, which has to be there, to ask about all of it or about one of its processes.

    Raises:
        UnknownItem: nothing was read into that process.
    """
    from dovecote.api import Dovecote
    from dovecote.errors import UnknownItem

    opened = Dovecote.open(record_path(record), create=False, process=process)
    known = opened.processes() if process is not None else ()
    if process is not None and process not in known:
        opened.close()
        advice = f"Known are: {', '.join(known)}." if known else "Leave --process out: nothing was read into one."
        raise UnknownItem("nothing was read into a process of that name", thing=process, try_next=advice)
    return opened
