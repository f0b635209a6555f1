"""forget, check, backup, restore, doctor: looking after the record file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dovecote.cli.options import JsonOption, RecordOption, TableOption, record_path
from dovecote.cli.output import complain, print_json_lines, tell_unfitting, wants_json

RECORD_PROBLEM = 3


def add_to(app: typer.Typer) -> None:
    """Put this group's commands into the program."""
    app.command("forget")(forget)
    app.command("check")(check)
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("doctor")(doctor)


def forget(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id, address or file name of one source.")],
    record: RecordOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """Erase a source, its text and everything read from it for good, and say what remains."""
    from dovecote.api import Dovecote

    with Dovecote.open(record_path(record), create=False) as opened:
        chosen = opened.get_source(source)
        name = chosen.headline or chosen.file or chosen.address
        if not yes and sys.stdin.isatty():
            typer.confirm(f"Erase {chosen.id} ({name}) and everything read from it?", abort=True, err=True)
        gone = opened.forget(chosen.id)
    if wants_json(as_json=as_json, as_table=as_table):
        print_json_lines([gone])
        return
    counts = ((gone.readings, "reading"), (gone.items, "finding"), (gone.judgements, "judgement"))
    told = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts)
    print(f"Erased {gone.source}: {told}.")
    print("Its words are gone from the record, its free pages and its search index. What remains elsewhere:")
    for line in gone.remains:
        print(f"  - {line}")


def check(record: RecordOption = None) -> None:
    """Compute every hash, span and reference of the record again. Exit code 3 if one does not hold."""
    from dovecote.api import Dovecote

    path = record_path(record)
    with Dovecote.open(path, create=False) as opened:
        problems = opened.check()
        counts, unfitting = opened.counts(), len(opened.unfitting())
    for line in problems:
        complain(f"{path}: {line}")
    if problems:
        raise typer.Exit(RECORD_PROBLEM)
    print(f"{path}: {counts['sources']} sources, {counts['readings']} readings: every hash, span and reference holds.")
    if unfitting:
        complain(f"{tell_unfitting(unfitting)} See: dovecote judgements.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], record: RecordOption = None
) -> None:
    """Copy the record to a new file, also while it is in use."""
    from dovecote.api import Dovecote

    with Dovecote.open(record_path(record), create=False) as opened:
        opened.back_up(file)
    complain(f"backed up to {file}. It holds every text: keep it as safe as the record.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="BACKUP", help="What dovecote backup made.")],
    record: RecordOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the record that is there.")
    ] = False,
) -> None:
    """Put a backup in the record's place, after checking it."""
    from dovecote.api import restore as put_back

    path = record_path(record)
    put_back(file, path, replace=replace)
    complain(f"{path} is now as {file} holds it.")


def doctor(record: RecordOption = None, as_json: JsonOption = False, as_table: TableOption = False) -> None:
    """Is everything there that Dovecote needs? Versions, parser, disk, record; each with what to do if not."""
    from dovecote.cli.checkup import iter_findings

    found = list(iter_findings(record_path(record)))
    if wants_json(as_json=as_json, as_table=as_table):
        print_json_lines(found)
    else:
        for one in found:
            print(f"{'ok  ' if one.fine else 'NOT '} {one.what}: {one.found}")
            if not one.fine:
                print(f"       {one.try_next}")
    if not all(one.fine for one in found):
        raise typer.Exit(1)
