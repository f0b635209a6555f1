"""Planned against reported in the terminal: a bar a figure, by day, which is chart and table in one."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH
from dovecote.cli.summary import shown_day
from dovecote.export.measures import Measure, Point

BAR_SHARE = 3
"""The longest bar takes one part in so many of the line."""


def print_measures(measures: Iterable[Measure], console: Console) -> None:
    """Print a chart for each measure; a plain sentence where there is none."""
    listed = list(measures)
    if not listed:
        console.print(Text("Nothing was promised in figures by a day in this record.", style="dim"))
        return
    for measure in listed:
        console.print(Text(f"\n{measure.title}", style="bold"))
        console.print(_chart(measure, min(console.width, MAX_WIDTH)), width=min(console.width, MAX_WIDTH))
    console.print(Text("\n█ reported   ▒ promised by its last day   ░ replaced by a later version", style="dim"))


def _chart(measure: Measure, width: int) -> Table:
    most = max(max(one.value for one in measure.points), 1.0)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for column in ("day", "kind", "figure"):
        table.add_column(no_wrap=True, justify="right" if column == "figure" else "left")
    table.add_column(no_wrap=True, width=width // BAR_SHARE)
    table.add_column(overflow="ellipsis", no_wrap=True, ratio=1)
    table.add_column(no_wrap=True, style="dim")
    for one in measure.points:
        length = round(one.value / most * (width // BAR_SHARE))
        bar = Text((_sign(one) * length) or "▏", style=_style(one))
        table.add_row(shown_day(one.edtf), _kind(one), _figure(one), bar, f"“{' '.join(one.words.split())}”", one.item)
    return table


def _kind(one: Point) -> str:
    if not one.planned:
        return "reported"
    return "promised" if one.in_force else "replaced"


def _sign(one: Point) -> str:
    return {"reported": "█", "promised": "▒", "replaced": "░"}[_kind(one)]


def _style(one: Point) -> str:
    return {"reported": "blue", "promised": "yellow", "replaced": "dim"}[_kind(one)]


def _figure(one: Point) -> str:
    sign = {"le": "≤", "lt": "<", "ge": "≥", "gt": ">", "about": "~"}.get(one.op, "")
    return f"{sign}{one.value:,.10g}"
