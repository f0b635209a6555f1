"""The first page of a record in the terminal. It reads the same without colour; nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, Entry, heading, render_entries, shortened
from dovecote.export.board import Meeting, Moved, OneSided, Silent, Standing, Summary
from dovecote.export.wording import quoted, shown_day, slip_in_words
from dovecote.model.evidence import Evidence

SHOWN: Final = 12
"""Rows of a list on the first page; the rest has a command of its own."""


def print_summary(summary: Summary, console: Console, *, record: Path | None = None, asked_with: str = "") -> None:
    """Print the first page.

    Args:
        summary: what it shows.
        console: where to.
        record: the record's file.
        asked_with: options that the next commands need so that they ask the same record on the same day.
    """
    width = min(console.width, MAX_WIDTH)
    for block in _blocks(summary, record, asked_with, narrow=width < 96):
        console.print(block, width=width)


def _blocks(summary: Summary, record: Path | None, asked_with: str, *, narrow: bool) -> Iterator[RenderableType]:
    yield _headline(summary, record)
    if summary.moved:
        yield _title("Promises that moved", len(summary.moved))
        yield from (_moved(one, summary.source_names, narrow=narrow) for one in summary.moved[:SHOWN])
        if len(summary.moved) > SHOWN:
            yield _more(len(summary.moved) - SHOWN, "more", "commitments")
    if summary.silent:
        yield _title("Deadlines that passed in silence", len(summary.silent))
        yield render_entries(_silent(one) for one in summary.silent[:SHOWN])
        if len(summary.silent) > SHOWN:
            yield _more(len(summary.silent) - SHOWN, "more", "deadlines")
    if summary.one_sided:
        yield _title("Words known only from the other side", len(summary.one_sided))
        yield render_entries(_one_sided(one) for one in summary.one_sided[:SHOWN])
        if len(summary.one_sided) > SHOWN:
            yield _more(len(summary.one_sided) - SHOWN, "more", "statements --class on_record_via_counterpart")
    if summary.contacts:
        yield _title("Contacts", len(summary.contacts))
        yield render_entries(_contact(one) for one in summary.contacts[-SHOWN:])
        if len(summary.contacts) > SHOWN:
            yield _more(len(summary.contacts) - SHOWN, "earlier", "contacts")
    others = _others(summary)
    if others:
        yield _title("Other commitments" if len(others) < len(summary.board) else "Commitments", len(others))
        yield render_entries(_standing(one) for one in others[:SHOWN])
        if len(others) > SHOWN:
            yield _more(len(others) - SHOWN, "more", "commitments")
    yield _title(f"Where to look next, each with {asked_with}" if asked_with else "Where to look next")
    yield _next(summary, past="--as-of" in asked_with)


def _more(count: int, which: str, listed: str) -> Text:
    return Text(f"{'':15}and {count} {which}: dovecote show {listed}", style="dim")


def _others(summary: Summary) -> list[Standing]:
    """What the sections before have not told."""
    told = {one.commitment for one in summary.moved} | {one.commitment for one in summary.silent}
    return [one for one in summary.board if one.commitment not in told]


def _headline(summary: Summary, record: Path | None) -> RenderableType:
    articles = "1 article" if summary.sources == 1 else f"{summary.sources} articles"
    line = Text.assemble((str(record or "Dovecote"), "bold"), f"  {articles}")
    if summary.first:
        days = summary.first if summary.first == summary.last else f"{summary.first} to {summary.last}"
        line.append(f", published {days}")
    if summary.uncertain_sources:
        line.append(f" ({summary.uncertain_sources} on a day that is not certain)")
    if summary.as_of[:1].isdigit():
        line.append(f". As known on {summary.as_of}.")
    return line


def _title(words: str, count: int | None = None) -> RenderableType:
    text = Text(words, style="bold")
    if count is not None:
        text.append(f"  {count}", style="dim")
    return Group(Text(""), Rule(text, align="left", style="dim"))


def _moved(one: Moved, sources: Mapping[str, str], *, narrow: bool) -> RenderableType:
    lines: list[RenderableType] = [_dates(one)]
    lines.extend(_facts(one))
    lines.append(Text(""))
    lines.append(_side_by_side(one, sources, narrow=narrow))
    return Panel(
        Group(*lines),
        box=ROUNDED,
        title=Text(f"{one.who}: {shortened(one.title)}", style="bold", overflow="ellipsis", no_wrap=True),
        title_align="left",
        subtitle=Text(f"dovecote why {one.commitment}", style="dim"),
        subtitle_align="right",
        border_style="magenta" if one.slip_days and one.slip_days.max > 0 else "dim",
    )


def _dates(one: Moved) -> Text:
    """Old date > new date, and the distance."""
    if one.old_latest == one.new_latest and one.old_words == one.new_words:
        return Text(", ".join(one.kinds).capitalize(), style="bold")
    line = Text()
    line.append(one.old_words or "no date", style="bold")
    line.append(f" ({one.old_latest})" if one.old_latest else "", style="dim")
    line.append("  →  ")
    line.append(one.new_words or "no date", style="bold magenta")
    line.append(f" ({one.new_latest})" if one.new_latest else "", style="dim")
    return line


def _facts(one: Moved) -> Iterator[Text]:
    if one.slip_days:
        moved = slip_in_words(one.slip_days.min, one.slip_days.max)
        yield Text.assemble(("moved     ", "dim"), (moved, "bold red"))
    said = Text("said by   ", style="dim")
    said.append(f"{one.said_by}, " if one.said_by else "", style="default")
    said.append(one.sourcing, style="bold default")
    if one.announced:
        said.append(f", {shown_day(one.announced)}", style="default")
    yield said
    yield _fact("change    ", ", ".join(one.kinds))
    for words in one.slip_words:
        yield _fact("the text  ", f"“{words}”")
    for words in one.dropped:
        yield _fact("dropped   ", f"condition “{words}”")
    for words in one.added:
        yield _fact("added     ", f"“{words}”")
    if one.reason:
        yield _fact("reason    ", f"“{one.reason}”")


def _fact(name: str, words: str) -> Text:
    return Text.assemble((name, "dim"), words)


def _side_by_side(one: Moved, sources: Mapping[str, str], *, narrow: bool) -> RenderableType:
    """Both wordings, verbatim."""
    before, after = _wordings("old words", one.old, sources), _wordings("new words", one.new, sources)
    if narrow:
        return Group(before, after)
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(before, after)
    return table


def _wordings(title: str, evidence: tuple[Evidence, ...], sources: Mapping[str, str]) -> Text:
    text = Text(title, style="dim")
    for one in evidence:
        text.append(f"\n{quoted(' '.join(one.exact.split()))}", style="italic default")
        if one.source:
            text.append(f"\n  {sources.get(one.source, one.source)}", style="dim not italic")
    return text


def _silent(one: Silent) -> Entry:
    head = heading(one.who, one.words or "", "nothing heard since")
    return Entry(Text(one.latest or "?", style="bold red"), head, one.exact, one.commitment)


def _one_sided(one: OneSided) -> Entry:
    head = heading(one.speaker, f"told only by {one.through or 'the other side'}")
    return Entry(shown_day(one.said), head, one.content, one.statement)


def _contact(one: Meeting) -> Entry:
    what = f"{one.contact_type.replace('_', ' ')}, {one.status.replace('_', ' ')}"
    account = "one side's account only" if one.one_sided else ""
    who = "; ".join(one.participants) or "nobody named"
    return Entry(shown_day(one.day), heading(who, what, one.place or "", account), "", one.contact)


def _standing(one: Standing) -> Entry:
    status = one.lifecycle.replace("_", " ")
    if one.timeliness not in ("n/a", "unclear", "not_due"):
        status += f", {one.timeliness.replace('_', ' ')}"
    slips = (slip_in_words(slip.min, slip.max) for slip in one.slips)
    head = heading(one.who, one.deadline or "", status, *slips, *one.on_whose_word)
    return Entry(one.latest or "no date", head, one.title, one.commitment, quoted=False)


def _counted(count: int, thing: str, more: str = "") -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}{more}"


def _next(summary: Summary, *, past: bool) -> RenderableType:
    """Commands with ids that are really there; of a past day only those that can be asked as of it."""
    lines: list[tuple[str, str]] = []
    if summary.moved:
        lines.append((f"dovecote why {summary.moved[0].commitment}", "both wordings and every step"))
    if summary.silent:
        lines.append(("dovecote show deadlines", "the calendar, silent days first"))
        lines.append((f"dovecote why {summary.silent[0].commitment}", "the promise behind a silent day"))
    if summary.one_sided:
        lines.append((f"dovecote why {summary.one_sided[0].statement}", "who told those words, hand by hand"))
    if summary.contacts:
        lines.append((f"dovecote why {summary.contacts[0].contact}", "where a contact is told, and its day"))
    if summary.first != summary.last and not past:
        lines.append((f"dovecote as-of {summary.first}", "the same record as it was known that day"))
    if summary.counts["tasks"] and not past:
        lines.append(("dovecote review", _counted(summary.counts["tasks"], "question", " that no rule decides")))
    if summary.counts["issues"] and not past:
        lines.append(("dovecote issues", _counted(summary.counts["issues"], "place", " read but not understood")))
    if summary.counts["statements"]:
        lines.append(("dovecote show statements", _counted(summary.counts["statements"], "statement")))
    if not lines:
        lines.append(("dovecote read FILE...", "add articles"))
    table = Table.grid(padding=(0, 3))
    for command, words in lines:
        table.add_row(Text(command, style="bold"), Text(words, style="dim"))
    return Padding(table, (0, 0, 1, 0))
