"""export, parts: what Dovecote gives away, and what it is made of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dovecote.cli.options import (
    AsOfOption,
    JsonOption,
    ProcessOption,
    RecordOption,
    TableOption,
    open_to_ask,
    record_path,
)
from dovecote.cli.output import a_console, complain, print_json_lines, wants_json
from dovecote.errors import InputError

if TYPE_CHECKING:
    from dovecote.api import UnusedEntry

_WORDS = 30


def add_to(app: typer.Typer) -> None:
    """Put this group's commands into the program."""
    app.command("export")(export)
    app.command("parts")(parts)


def export(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where to; standard output if left out."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="NAME", help="The format, else what FILE's ending says; see dovecote parts."),
    ] = None,
    record: RecordOption = None,
    process: ProcessOption = None,
    as_of: AsOfOption = None,
    public: Annotated[
        bool,
        typer.Option("--public", help="Fit to be published: short quotations, and a warning of each hidden source."),
    ] = False,
    words: Annotated[
        int, typer.Option("--words", min=1, help="With --public: the longest quotation, in words.")
    ] = _WORDS,
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", metavar="SOURCE", help="With --public: nothing from this source; may be repeated."),
    ] = None,
) -> None:
    """Write the record in another format: json, json-lines ... The same record gives the same bytes."""
    from dovecote.api import Public

    if (leave_out or words != _WORDS) and not public:
        raise InputError("--words and --leave-out go with --public", thing="export", try_next="Add --public.")
    chosen = Public(words, tuple(leave_out or ())) if public else None
    to = _fitting(to, file) if to else _format_of(file)
    with open_to_ask(record, process) as opened:
        if file is None:
            warned = opened.export(to, sys.stdout.buffer, as_of=as_of, public=chosen)
            sys.stdout.buffer.flush()
        else:
            warned = opened.export_to_file(to, file, as_of=as_of, public=chosen)
            complain(f"written: {file}")
    for one in warned:
        complain(f"look at {one.item} ({one.source}) before you publish: {one.why}.")


def _fitting(name: str, file: Path | None) -> str:
    """The format called `name`, or its sister for the file's ending: a brief for "brief.html" is the page."""
    from dovecote.export.export import list_exports

    known = {key: one for key, (one, _) in list_exports().items()}
    if file is None or name not in known or known[name].suffix == file.suffix:
        return name
    sisters = [key for key, one in known.items() if key.startswith(f"{name}-") and one.suffix == file.suffix]
    return sisters[0] if len(sisters) == 1 else name


def _format_of(file: Path | None) -> str:
    """The format that a file's ending names, where no other has that ending; JSON where there is none.

    Raises:
        InputError: several formats or none have that ending.
    """
    if file is None or not file.suffix:
        return "json"
    from dovecote.export.export import list_exports

    named = sorted(one.name for one, _ in list_exports().values() if one.suffix == file.suffix)
    if "json" in named or len(named) == 1:
        return "json" if "json" in named else named[0]
    known = (
        f"Name one of {', '.join(named)} by --to." if named else "Name the format by --to; dovecote parts lists them."
    )
    raise InputError(f"the ending {file.suffix!r} does not say which format", thing=str(file), try_next=known)


def parts(
    readings: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[READINGS]...", help="With --unused: readings that extract wrote; else the record's."),
    ] = None,
    unused: Annotated[
        bool, typer.Option("--unused", help="Entries of the tables that found nothing that stands.")
    ] = False,
    checked: Annotated[
        list[Path] | None,
        typer.Option("--checked", metavar="FILE", help="With --unused: a checked list; what it calls wrong is no use."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """Every reader, export, language, rule file, linker, and the file it comes from."""
    from dovecote.api import list_parts
    from dovecote.cli.tables import print_parts, print_unused

    if unused:
        missing = _unused(readings or [], checked or [], record)
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines(missing)
        else:
            print_unused(missing, a_console())
        return
    found = list_parts()
    if wants_json(as_json=as_json, as_table=as_table):
        print_json_lines(found)
    else:
        print_parts(found, a_console())


def _unused(readings: list[Path], checked: list[Path], record: Path | None) -> list[UnusedEntry]:
    """Entries that found nothing in the readings given, or in the record, where what was rejected does not count."""
    from dovecote.api import Dovecote, list_unused
    from dovecote.api.unused import found_in, found_in_lines, iter_reading_lines, rules_used, wrong_ids

    wrong = wrong_ids(checked)
    if readings:
        return list_unused(rules_used(found_in_lines(iter_reading_lines(readings)), wrong=wrong))
    with Dovecote.open(record_path(record), create=False) as opened:
        wrong |= opened.rejected()
        return list_unused(rules_used(found_in(opened.readings()), wrong=wrong))
