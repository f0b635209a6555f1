"""`dovecote diff`: what changed between two states of the record, what moved first, what is new last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, Entry, render_entries, shortened, with_names
from dovecote.web.words import line_words

if TYPE_CHECKING:
    from dovecote.record.diff import Difference, RecordDiff

TITLES: Final = {
    "changed": "Promises in other words",
    "status": "Another status",
    "contradicted": "Contradicted or turned round",
    "silent": "Not mentioned by the new articles",
    "new": "New",
    "gone": "No longer there",
}
"""Kinds of change in the order in which an analyst reads them."""
LISTS: Final = ("commitments", "contacts", "agreements", "process_events", "statements", "threats")
"""What is new is told list by list, these first."""
SHOWN: Final = 12
"""Lines of a group on a terminal, unless all are asked for."""


def print_differences(found: RecordDiff, sources: Mapping[str, str], console: Console, *, most: int = SHOWN) -> None:
    """Print what one state says and another did not.

    Args:
        found: the differences.
        sources: what a person calls each source, by id.
        console: where to.
        most: of each group; 0 for all.
    """
    width = min(console.width, MAX_WIDTH)
    console.print(_headline(found, sources), width=width)
    for title, lines in _groups(found.differences):
        shown = lines[: most or None]
        for block in _section(title, shown, len(lines), sources):
            console.print(block, width=width)


def _headline(found: RecordDiff, sources: Mapping[str, str]) -> Text:
    count = len(found.new_sources)
    line = Text.assemble(
        (f"{found.before} → {found.after}", "bold"), f"  {count} new article{'' if count == 1 else 's'}"
    )
    named = [sources.get(one, one) for one in found.new_sources[:3]]
    if named:
        line.append(f": {'; '.join(named)}" + (f" and {count - len(named)} more" if count > len(named) else ""))
    if not found.differences:
        line.append("\nNo difference.", style="dim")
    return line


def _groups(found: Iterable[Difference]) -> list[tuple[str, list[Difference]]]:
    """Titled groups: each kind of change, what is new or gone by its list."""
    groups: dict[tuple[int, int, str], list[Difference]] = {}
    order = list(TITLES)
    for one in found:
        by_list = one.change in ("new", "gone")
        place = LISTS.index(one.kind) if one.kind in LISTS else len(LISTS)
        title = f"{TITLES[one.change]}: {one.kind.replace('_', ' ')}" if by_list else TITLES[one.change]
        groups.setdefault((order.index(one.change), place if by_list else 0, title), []).append(one)
    return [(title, groups[key]) for key in sorted(groups) for title in [key[2]]]


def _section(title: str, lines: list[Difference], total: int, sources: Mapping[str, str]) -> Iterable[RenderableType]:
    yield Text("")
    yield Group(Rule(Text.assemble((title, "bold"), (f"  {total}", "dim")), align="left", style="dim"))
    yield render_entries(_entry(one, sources) for one in lines)
    if total > len(lines):
        yield Text(f"and {total - len(lines)} more: --limit 0 for all", style="dim")


def _entry(one: Difference, sources: Mapping[str, str]) -> Entry:
    """What is new, in its own words, shortened; a change in ours, whole."""
    if one.change in ("new", "gone"):
        return Entry("", Text(shortened(one.text)), "", one.id)
    return Entry("", Text(line_words(with_names(" ".join(one.text.split()), sources))), "", one.id)
