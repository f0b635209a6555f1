"""One article in the terminal, its findings underlined and numbered, with the rule that made each."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, shortened
from dovecote.model.reading import Item, Reading

_STYLES: Final = {
    "statements": "cyan",
    "contacts": "green",
    "commitments": "yellow",
    "agreements": "magenta",
    "process_events": "blue",
    "threats": "red",
    "assessments": "bright_black",
    "observations": "bright_magenta",
    "events": "bright_blue",
}


def print_reading(reading: Reading, console: Console) -> None:
    """Print the article with numbers behind each finding, then a list of the findings by number."""
    numbered = list(enumerate(reading.items(), 1))
    console.print(_marked(reading, numbered))
    console.print()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim")
    grid.add_column(ratio=1)
    for number, (name, item) in numbered:
        first = next((one for one in item.evidence if one.role == "content"), item.evidence[0])
        head = Text.assemble((name.replace("_", " "), _STYLES[name]), f" · {kind_of(item)}")
        head.append(f" · {item.created_by or 'no rule named'}", style="dim")
        grid.add_row(str(number), head)
        grid.add_row("", Text(shortened(first.exact), style="italic"))
    console.print(grid, width=min(console.width, MAX_WIDTH))
    for issue in reading.issues:
        console.print(Text(f"? {issue.kind}: {issue.message}", style="dim"))


def kind_of(item: Item) -> str:
    """What kind of thing an item is, in a word or two."""
    for name in ("contact_type", "action", "plover_event", "measure", "kind", "content_type"):
        value = getattr(item, name, None)
        if value:
            return str(value).replace("_", " ")
    return ""


def _marked(reading: Reading, numbered: list[tuple[int, tuple[str, Item]]]) -> Text:
    """The text, verbatim but for the small numbers in brackets where a finding ends."""
    ends: dict[int, list[int]] = {}
    styled = Text(reading.text)
    for number, (name, item) in numbered:
        for one in item.evidence:
            styled.stylize(f"underline {_STYLES[name]}" if one.role == "content" else _STYLES[name], one.start, one.end)
        ends.setdefault(max(one.end for one in item.evidence), []).append(number)
    for part in reading.source.parts:
        if part.kind not in ("body", "headline", "correction"):
            styled.stylize("dim", part.start, part.end)
    pieces, position = Text(), 0
    for end in sorted(ends):
        pieces.append_text(styled[position:end])
        pieces.append("".join(f"[{number}]" for number in ends[end]), style="dim")
        position = end
    pieces.append_text(styled[position:])
    return pieces
