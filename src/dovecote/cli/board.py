"""The board of promises in the terminal: by where they stand, each with its limit, its slip and on whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.console import Console
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, Entry, heading, render_entries
from dovecote.export.board import moves_of
from dovecote.export.wording import in_words, named, on_whose_word, place_on_board, shown_day, slip_in_words
from dovecote.model.commitment import Commitment

MEANING: Final = {
    "due_no_evidence": "the last day passed, and no source says more",
    "not_rateable": "no outcome that could be measured",
}


def print_board(commitments: Iterable[Commitment], names: Mapping[str, str], console: Console) -> None:
    """Print the promises in groups; those of one group by last day, those without a day after them."""
    groups: dict[str, list[Commitment]] = {}
    for one in commitments:
        groups.setdefault(one.status_history[-1].lifecycle if one.status_history else "announced", []).append(one)
    if not groups:
        console.print(Text("No commitments in this record.", style="dim"))
    for lifecycle in sorted(groups, key=place_on_board):
        group = sorted(groups[lifecycle], key=_by_day)
        title = Text(f"\n{lifecycle.replace('_', ' ')}  {len(group)}", style="bold")
        if lifecycle in MEANING:
            title.append(f"  {MEANING[lifecycle]}", style="not bold dim")
        console.print(title)
        width = min(console.width, MAX_WIDTH)
        console.print(render_entries((_entry(one, names) for one in group), width=width), width=width)


def _by_day(one: Commitment) -> tuple[str, str]:
    """By last day, or by the first one of a duty without an end; what has no day comes last."""
    limit = one.versions[-1].deadline if one.versions else None
    day = (limit.latest or limit.edtf) if limit else None
    return day or "9", one.id


def _entry(one: Commitment, names: Mapping[str, str]) -> Entry:
    last = one.versions[-1] if one.versions else None
    limit = last.deadline if last else None
    status = one.status_history[-1] if one.status_history else None
    timeliness = status.timeliness if status else ""
    sourcing = in_words(last.sourcing_class) if last else ""
    head = heading(
        named(one.promisor, names),
        "" if timeliness in ("n/a", "unclear") else timeliness.replace("_", " "),
        *(slip_in_words(move.min, move.max) for move in moves_of(one)),
        *(on_whose_word(status.lifecycle, status.verification, sourcing) if status else (sourcing,)),
        f"{len(one.versions)} versions" if len(one.versions) > 1 else "",
        f"part of {one.parent}" if one.parent else "",
    )
    left = shown_day(limit.edtf) if limit and limit.edtf else ""
    return Entry(left, head, one.title, one.id, quoted=False)
