"""show, compare, why, as-of, diff, search, issues: what the record says."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dovecote.cli.options import (
    AsOfOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    PageOption,
    ProcessOption,
    RecordOption,
    TableOption,
    asked_with,
    open_to_ask,
)
from dovecote.cli.output import a_console, print_json_lines, wants_json, write_hint, write_line
from dovecote.errors import InputError, UnknownItem

if TYPE_CHECKING:
    from dovecote.api import Dovecote


LINES_ON_SCREEN: Final = 50
"""What `show` lists on a terminal unless it is told otherwise; a pipe and a file get all."""


class Listed(StrEnum):
    """What `show` can list."""

    commitments = "commitments"
    contacts = "contacts"
    statements = "statements"
    actors = "actors"
    events = "events"
    deadlines = "deadlines"
    sources = "sources"
    process = "process"
    agreements = "agreements"
    threats = "threats"
    assessments = "assessments"
    observations = "observations"
    measures = "measures"
    comparisons = "comparisons"
    tasks = "tasks"
    summary = "summary"


def add_to(app: typer.Typer) -> None:
    """Put this group's commands into the program."""
    app.command("show")(show)
    app.command("compare")(compare)
    app.command("why")(why)
    app.command("as-of")(as_of_day)
    app.command("diff")(diff)
    app.command("search")(search)
    app.command("issues")(issues)


def show(
    listed: Annotated[str, typer.Argument(metavar="LIST", help=", ".join(Listed))] = Listed.summary,
    record: RecordOption = None,
    process: ProcessOption = None,
    as_of: AsOfOption = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", help="With statements: only this actor's (id or name)."),
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="With statements: only those about all these words.")
    ] = None,
    sourcing_class: Annotated[
        str | None,
        typer.Option("--class", metavar="CLASS", help="With statements: only this sourcing class (on_record_named)."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="With statements: only those made since that day.")
    ] = None,
    after: Annotated[
        str | None, typer.Option("--after", metavar="DATE", help="With deadlines: only those that end after that day.")
    ] = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DATE", help="With deadlines: only those that end before it.")
    ] = None,
    limit: PageOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """List what the record holds: commitments, contacts, statements, actors, events, deadlines, sources, process ..."""
    what = _list_called(listed)
    to_program = wants_json(as_json=as_json, as_table=as_table)
    spoken_about = {"--speaker": speaker, "--about": about, "--class": sourcing_class, "--since": since}
    _refuse_unfitting(what, Listed.statements, spoken_about)
    _refuse_unfitting(what, Listed.deadlines, {"--after": after, "--before": before})
    with open_to_ask(record, process) as opened:
        if what is Listed.summary:
            _print_summary(opened, as_of, as_json=to_program)
            return
        most = limit if limit is not None else 0 if to_program or not sys.stdout.isatty() else LINES_ON_SCREEN
        if speaker is not None:
            _refuse_stranger(opened, speaker, as_of)
        if any(spoken_about.values()):
            spoken = opened.statements(
                speaker=speaker, about=about, sourcing_class=sourcing_class, since=since, as_of=as_of
            )
            chosen, total = list(spoken[offset:][: most or None]), len(spoken)
        else:
            page = opened.page(
                what.value,
                limit=most or sys.maxsize,
                offset=offset,
                as_of=as_of,
                after=_day(after),
                before=_day(before),
            )
            chosen, total = list(page.items), page.total
        if to_program:
            print_json_lines(chosen)
            return
        names = opened.names_in(chosen, as_of=as_of)
        if what is Listed.comparisons:
            names |= opened.source_names(as_of=as_of)
        if what is Listed.observations:
            names |= _figures_against(opened, chosen, as_of)
        if not total:
            narrowed = any((*spoken_about.values(), after, before))
            write_hint(_nothing(what, as_of, narrowed=narrowed))
            return
        _print_lines(what, chosen, names)
        left = total - offset - len(chosen)
        if left > 0:
            write_hint(f"{left} more: --offset {offset + len(chosen)} for the next, --limit 0 for all")


_ALSO_CALLED: Final = {
    "promises": Listed.commitments,
    "series": Listed.measures,
    "figures": Listed.observations,
    "meetings": Listed.contacts,
    "calendar": Listed.deadlines,
    "quotes": Listed.statements,
    "articles": Listed.sources,
    "contradictions": Listed.comparisons,
}
"""What somebody may call a list; the error names the list."""


def _list_called(name: str) -> Listed:
    """The list of that name.

    Raises:
        InputError: there is none.
    """
    if name in list(Listed):
        return Listed(name)
    near = get_close_matches(name, [*Listed, *_ALSO_CALLED], 1)
    meant = f"Did you mean {_ALSO_CALLED.get(near[0], near[0])}? " if near else ""
    raise InputError(f"there is no list {name!r}", thing="show", try_next=f"{meant}Lists are: {', '.join(Listed)}.")


def _refuse_unfitting(what: Listed, fitting: Listed, options: Mapping[str, str | None]) -> None:
    """Refuse options that would choose nothing: whoever gave them would take the whole list for the chosen part.

    Raises:
        InputError: one of `options` is given, and it goes with another list.
    """
    given = [name for name, value in options.items() if value]
    if given and what is not fitting:
        raise InputError(
            f"{' and '.join(given)} would choose nothing of {what.value}",
            thing="show",
            try_next=f"See: dovecote show {fitting.value} {given[0]} ...",
        )


def _refuse_stranger(opened: Dovecote, speaker: str, as_of: str | None) -> None:
    """Refuse a name that no actor has: an empty list would say that somebody was silent."""
    if not opened.is_called(speaker, as_of=as_of):
        raise UnknownItem("nobody in the record is called so", thing=speaker, try_next="See: dovecote show actors.")


def _nothing(what: Listed, as_of: str | None, *, narrowed: bool) -> str:
    """That a list is empty, and why it may be."""
    name = "process events" if what is Listed.process else what.value
    like = " like that" if narrowed else ""
    if as_of is not None:
        return f"No {name}{like} were known on {as_of}."
    return f"No {name}{like} in this record."


def _day(told: str | None) -> str | None:
    from dovecote.api import parse_day

    return parse_day(told) if told else None


def _figures_against(opened: Dovecote, chosen: list[Any], as_of: str | None) -> dict[str, str]:
    """Each figure that stands against one of these, as it is shown, by id."""
    from dovecote.cli.tables import figure_of

    others = {other for one in chosen for other in one.conflicts}
    return {one.id: figure_of(one) for one in opened.chosen("observations", others, as_of=as_of)} if others else {}


def _print_lines(what: Listed, chosen: list[Any], names: Mapping[str, str]) -> None:
    if what is Listed.measures:
        from dovecote.cli.chart import print_measures

        print_measures(chosen, a_console())
    elif what is Listed.commitments:
        from dovecote.cli.board import print_board

        print_board(chosen, names, a_console())
    else:
        from dovecote.cli import tables

        tables.print_table(what.value, chosen, names, a_console())


def _print_summary(opened: Dovecote, day: str | None, *, as_json: bool) -> None:
    from dovecote.cli.progress import waiting
    from dovecote.model.json_codec import to_plain

    with waiting("Putting the record together"):
        first_page = opened.summary(as_of=day)
    if as_json:
        write_line(to_plain(first_page))
        return
    from dovecote.cli.summary import print_summary

    print_summary(first_page, a_console(), record=opened.path, asked_with=asked_with(opened, as_of=day))


def as_of_day(
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day, such as 2031-05-01.")],
    record: RecordOption = None,
    process: ProcessOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """The first page of the record as it was known on a day."""
    with open_to_ask(record, process) as opened:
        _print_summary(opened, day, as_json=wants_json(as_json=as_json, as_table=as_table))


def why(
    item: Annotated[
        str, typer.Argument(metavar="ID", help="The id of any line, or its beginning; or an actor's name.")
    ],
    record: RecordOption = None,
    process: ProcessOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """The sentences behind a line, old and new side by side, and every step: rule, date arithmetic, link."""
    from dovecote.cli.because import print_explanation

    with open_to_ask(record, process) as opened:
        explanation = opened.why(item, as_of=as_of)
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines([explanation])
        else:
            print_explanation(explanation, opened.actor_names(as_of=as_of), a_console())


def compare(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="An actor's id, name or part of a name.")],
    about: Annotated[str, typer.Option("--about", metavar="WORDS", help="The matter: words that all stand in it.")],
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Now is since that day; else the last day they spoke.")
    ] = None,
    record: RecordOption = None,
    process: ProcessOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """What somebody said about a matter then and says now, side by side."""
    with open_to_ask(record, process) as opened:
        _refuse_stranger(opened, speaker, as_of)
        rows = opened.compare(speaker, about=about, since=since, as_of=as_of)
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines(rows)
        else:
            from dovecote.cli.then_and_now import print_then_and_now

            print_then_and_now(rows, opened.actor_names(as_of=as_of), a_console())


def diff(
    older: Annotated[str, typer.Argument(metavar="A", help="A day, or a source (id, address or file name).")],
    newer: Annotated[str, typer.Argument(metavar="B", help="A later day, or another source.")],
    record: RecordOption = None,
    process: ProcessOption = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=0, help="Of each group at most so many; 0 for all. On a terminal 12."),
    ] = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """What B says and A did not: changed, contradicted, silent, new."""
    from dovecote.cli.progress import waiting

    with open_to_ask(record, process) as opened:
        with waiting("Comparing"):
            found = opened.diff(older, newer)
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines(found.differences)
        else:
            from dovecote.cli.differences import SHOWN, print_differences

            most = limit if limit is not None else SHOWN if sys.stdout.isatty() else 0
            print_differences(found, opened.source_names(), a_console(), most=most)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words; "several words" stand together.')],
    record: RecordOption = None,
    process: ProcessOption = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_table: TableOption = False,
) -> None:
    """Articles whose text holds all the words, best first."""
    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_to_ask(record, process) as opened:
        hits = opened.search(query, limit=limit or 1_000_000)
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines(hits)
        else:
            from dovecote.cli import tables

            tables.print_hits(hits, a_console())


def issues(
    record: RecordOption = None,
    process: ProcessOption = None,
    as_json: JsonOption = False,
    as_table: TableOption = False,
    limit: LimitOption = 0,
) -> None:
    """What was read but not understood, by kind, and what could not be read at all."""
    with open_to_ask(record, process) as opened:
        found = opened.issues()[: limit or None]
        unread = opened.unread()
        if wants_json(as_json=as_json, as_table=as_table):
            print_json_lines(found)
            print_json_lines(unread)
        else:
            from dovecote.cli import tables

            tables.print_issues(found, unread, a_console())
