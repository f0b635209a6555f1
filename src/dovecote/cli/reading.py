"""read, extract, try: from articles to findings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dovecote.cli.options import (
    ActorsOption,
    JsonOption,
    LookOption,
    ProcessOption,
    RecordOption,
    TableOption,
    asked_with,
    record_path,
)
from dovecote.cli.output import a_console, a_side_console, complain, tell_unfitting, wants_json, write_line

SOME_UNREAD = 1
NOTHING_READ = 2
SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, .jsonl files, or - for JSON Lines.")
]

CoresOption = Annotated[int, typer.Option("--cores", min=1, metavar="N", help="Read in N processes at once.")]


def add_to(app: typer.Typer) -> None:
    """Put this group's commands into the program."""
    app.command("read")(read)
    app.command("extract")(extract)
    app.command("try")(try_file)


def read(
    sources: SourcesArgument,
    record: RecordOption = None,
    process: ProcessOption = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
    look: LookOption = False,
    cores: CoresOption = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read articles into the record. What is there and unchanged is passed over; an interrupted run goes on."""
    from dovecote.api import Dovecote, ReadSummary, refuse_bad_list
    from dovecote.cli.progress import counted_articles, progress_bar

    path = record_path(record)
    summary = ReadSummary()
    if actors is not None:
        refuse_bad_list(actors)  # before there is a record file
    with Dovecote.open(path, process=process) as opened:
        if actors is not None:
            opened.import_actors(actors)
        with progress_bar(counted_articles(sources), shown=not quiet) as advance:
            for step in opened.iter_read(sources, look=look, cores=cores):
                summary.add(step)
                if step.error and step.outcome == "unread":
                    complain(str(step.error))
                advance()
        if not quiet:
            _report(opened, summary, as_json=wants_json(as_json=as_json, as_table=as_table))
    _exit_after(len(summary.errors), summary.new + summary.changed + summary.unchanged)


def _report(opened: object, summary: object, *, as_json: bool) -> None:
    from dovecote.api import Dovecote, ReadSummary
    from dovecote.cli.progress import waiting
    from dovecote.cli.summary import print_summary
    from dovecote.model.json_codec import to_plain

    assert isinstance(opened, Dovecote)
    assert isinstance(summary, ReadSummary)
    with waiting("Putting the record together"):
        first_page = opened.summary()
        unfitting = len(opened.unfitting())
    said = {"new": summary.new, "changed": summary.changed, "unchanged": summary.unchanged}
    if as_json:
        unread = [{"address": error.thing, "what": error.what, "try_next": error.try_next} for error in summary.errors]
        said["passed_over"] = len(summary.passed_over)
        said["off_subject"] = summary.off_subject
        said["unfitting_judgements"] = unfitting
        write_line({"class": "read", **said, "unread": unread, "summary": to_plain(first_page)})
        return
    counts = (*said.items(), ("unread", len(summary.errors)))
    words = ", ".join(f"{count} {kind}" for kind, count in counts if count) or "none"
    if summary.off_subject:
        words += f"; {summary.off_subject} that tell of no war and no peace passed over"
    if summary.passed_over:
        words += f"; {len(summary.passed_over)} files of other kinds passed over, such as {summary.passed_over[0]}"
    a_side_console().print(f"Articles: {words}.", style="dim")
    if unfitting:
        complain(f"{tell_unfitting(unfitting)} See: dovecote judgements.")
    if summary.errors and not summary.new + summary.changed + summary.unchanged:
        return  # what is wrong is told above; a whole page below it would bury that
    print_summary(first_page, a_console(), record=opened.path, asked_with=asked_with(opened))


def extract(
    sources: SourcesArgument,
    actors: ActorsOption = None,
    look: LookOption = False,
    audit: Annotated[
        bool, typer.Option("--audit", help="Read everything, and tell what --look would have missed.")
    ] = False,
    cores: CoresOption = 1,
) -> None:
    """Print what each article says, one reading a line (JSON Lines). Keeps nothing."""
    from dovecote.api import iter_readings
    from dovecote.cli.auditing import Audit
    from dovecote.errors import DovecoteError, OffSubject, PassedOver
    from dovecote.model.json_codec import reading_to_plain

    good = bad = off_subject = 0
    audited = Audit(actors) if audit else None
    for address, result in iter_readings(sources, actors=actors, look=look and not audit, cores=cores):
        if isinstance(result, OffSubject):
            off_subject += 1
        elif isinstance(result, PassedOver):
            complain(f"passed over: {result}")
        elif isinstance(result, DovecoteError):
            bad += 1
            complain(str(result))
        else:
            good += 1
            write_line(reading_to_plain(result))
            if audited:
                audited.add(address, result)
    if off_subject:
        complain(f"{off_subject} of {off_subject + good + bad} articles tell of no war and no peace: passed over.")
    if audited:
        audited.report()
    _exit_after(bad, good)


def _exit_after(bad: int, good: int) -> None:
    if bad:
        raise typer.Exit(SOME_UNREAD if good else NOTHING_READ)


def try_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One article.")],
    actors: ActorsOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
    traceback: Annotated[bool, typer.Option("--traceback", help="Show where a rule broke.")] = False,
) -> None:
    """Show one article with its findings underlined, each with the rule that made it. Keeps nothing."""
    from dovecote.api import iter_readings
    from dovecote.cli.underline import print_reading
    from dovecote.errors import DovecoteError, InputError
    from dovecote.model.json_codec import reading_to_plain

    if file.is_dir():
        raise InputError("it is a folder", thing=str(file), try_next="Name one article, or: dovecote read FOLDER.")
    for _, result in iter_readings(str(file), actors=actors):
        if isinstance(result, DovecoteError):
            if traceback and result.__cause__ is not None:
                raise result.__cause__
            raise result
        if wants_json(as_json=as_json, as_table=as_table):
            write_line(reading_to_plain(result))
        else:
            print_reading(result, a_console())
    sys.stdout.flush()
