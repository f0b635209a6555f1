"""What somebody said then and says now, in two columns, each with its day, on whose word, and its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dovecote.export.wording import in_words, named, shown_day

if TYPE_CHECKING:
    from dovecote.api import ThenAndNow
    from dovecote.model.statement import Statement

NOTHING = "(nothing like it)"


def print_then_and_now(rows: Sequence[ThenAndNow], names: Mapping[str, str], console: Console) -> None:
    """Print the pairs, the later ones' order kept; a plain sentence where there is none."""
    if not rows:
        console.print(Text("They said nothing about it in this record.", style="dim"))
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=True)
    for title in ("then", "now"):
        table.add_column(title, header_style="dim", ratio=1, overflow="fold")
    for row in rows:
        table.add_row(_told(row.then, row.then_day, names), _told(row.now, row.now_day, names))
    console.print(table)


def _told(statement: Statement | None, day: str | None, names: Mapping[str, str]) -> Text:
    """Day, speaker and class on one line, the words, the id."""
    if statement is None:
        return Text(NOTHING, style="dim")
    who = named(statement.speaker, names)
    told = Text(f"{_when(statement, day)}  {who}, {in_words(statement.sourcing_class)}\n", style="bold")
    told.append(" ".join(statement.content.split()), style="not bold")
    told.append(f"\n{statement.id}", style="dim not bold")
    return told


def _when(statement: Statement, day: str | None) -> str:
    """When it was said, as far as it is told ("2031-03", "by 2031-03-03"); else the day its article appeared."""
    if statement.said is not None and statement.said.edtf:
        return shown_day(statement.said.edtf)
    return day or "day unknown"
