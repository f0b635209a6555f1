"""Planned against reported in the terminal: a bar a figure, by day, which is chart and table in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, shortened
from dovecote.export.measures import Measure, Point
from dovecote.export.wording import quoted, shown_day

BAR_SHARE: Final = 3
"""The longest bar takes one part in so many of the line."""
WIDE: Final = 110
"""Columns from which on the words stand beside the bar; else they stand below it."""
GAP: Final = 2


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
    rows = [(shown_day(one.edtf), _kind(one), _figure(one)) for one in measure.points]
    beside = width >= WIDE
    taken = sum(max(len(row[place]) for row in rows) + GAP for place in range(3)) + GAP
    left = width - taken - max(len(one.item) for one in measure.points)
    longest = width // BAR_SHARE if beside else max(left, 1)
    most = max(max(one.value for one in measure.points), 1.0)
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    for justify in ("left", "left", "right"):
        table.add_column(no_wrap=True, justify=justify)
    table.add_column(width=longest)
    if beside:
        table.add_column(ratio=1)
    table.add_column(no_wrap=True, style="dim")
    for row, one in zip(rows, measure.points, strict=True):
        bar = Text((_sign(one) * round(one.value / most * longest)) or "▏", style=_style(one))
        words = Text(shortened(quoted(one.words)), style="italic")
        table.add_row(*row, *((bar, words) if beside else (Text("\n").join((bar, words)),)), one.item)
    return table


def _kind(one: Point) -> str:
    if not one.planned:
        return "reported"
    return "promised" if one.in_force else "replaced"


def _sign(one: Point) -> str:
    return {"reported": "█", "promised": "▒", "replaced": "░"}[_kind(one)]


def _style(one: Point) -> str:
    return {"reported": "blue", "promised": "magenta", "replaced": "dim"}[_kind(one)]


def _figure(one: Point) -> str:
    sign = {"le": "≤", "lt": "<", "ge": "≥", "gt": ">", "about": "~"}.get(one.op, "")
    return f"{sign}{one.value:,.10g}"
