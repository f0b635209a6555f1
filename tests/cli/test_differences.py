"""`dovecote diff` on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from dovecote.cli.differences import print_differences
from dovecote.record.diff import Difference, RecordDiff

LONG = "the exit of all Ulmish soldiers from the Orsa valley and from every post along its road: " + "; ".join(
    f"condition {number}" for number in range(40)
)
FOUND = RecordDiff(
    "2030-12-01",
    "2031-03-21",
    ("spring", "summer"),
    (
        Difference("new", "statements", "st-1", "they left"),
        *(Difference("new", "commitments", f"cm-{number}", "a promise") for number in range(15)),
        Difference("silent", "commitments", "cm-20", "The tax lists come"),
        Difference("changed", "commitments", "cm-30", f"{LONG} (last day: 2031-03-31 -> 2031-07-01; moved 92 days)"),
    ),
)


def told(found: RecordDiff, *, most: int = 12) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, highlight=False, emoji=False, markup=False)
    print_differences(found, {"spring": "Halm Gazette, 2031-03-21"}, console, most=most)
    return out.getvalue()


def test_what_moved_is_told_first_and_whole_and_what_is_new_last() -> None:
    text = told(FOUND)
    places = [text.index(words) for words in ("Promises in other words  1", "Not mentioned", "New: commitments  15")]
    assert places == sorted(places) < [text.index("New: statements")]
    flat = " ".join(text.replace("cm-30", "").split())
    assert "condition 39 (last day: 31 Mar 2031 → 1 July 2031; moved 92 days)" in flat
    assert "2 new articles: Halm Gazette, 2031-03-21; summer" in text


def test_a_long_group_says_how_many_more_there_are() -> None:
    assert "and 3 more: --limit 0 for all" in told(FOUND)
    assert "more: --limit" not in told(FOUND, most=0)


def test_two_equal_states_are_said_to_be_equal() -> None:
    assert "No difference." in told(RecordDiff("2030-12-01", "2030-12-01", ()))
