"""The board of promises and the chart of figures, as a terminal shows them."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from dovecote.cli.board import print_board
from dovecote.cli.chart import print_measures
from dovecote.export.measures import Measure, Point
from dovecote.model.commitment import StatusRow
from small_records import EXIT, LISTS, a_record

NAMES = {actor.id: actor.name for actor in a_record().actors}


def shown(width: int = 100) -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, width=width, highlight=False, emoji=False, markup=False), out


def test_the_board_puts_silent_days_first_and_shows_slip_and_sourcing() -> None:
    console, out = shown(120)
    part = dataclasses.replace(LISTS, id="cm-part", parent="cm-exit", status_history=EXIT.status_history)
    print_board([EXIT, LISTS, part], NAMES, console)
    lines = out.getvalue().splitlines()
    titles = [line for line in lines if line.startswith(("due no evidence", "announced"))]
    assert titles == ["due no evidence  1  the last day passed, and no source says more", "announced  2"]
    assert any("92 to 122 days later" in line and "one anonymous official" in line for line in lines)
    assert any("part of cm-exit" in line for line in lines)


def test_an_empty_board_says_so() -> None:
    console, out = shown()
    print_board([], {}, console)
    assert out.getvalue() == "No commitments in this record.\n"


def test_a_bar_is_as_long_as_its_figure_and_a_replaced_limit_is_pale() -> None:
    console, out = shown(90)
    points = (
        Point("2031-01-01", "2031-01-01", 900, "eq", False, True, "900 are left", "winter", "ob-1"),
        Point("2031-03-31", "../2031-03", 300, "le", True, False, "300 by March", "winter", "cm-1", 1),
        Point("2031-06-30", "../2031-06", 0, "eq", True, True, "none by June", "spring", "cm-1", 2),
    )
    print_measures([Measure("ms-1", "Ulm", "soldiers", points)], console)
    text = out.getvalue()
    assert "Ulm: soldiers" in text
    reported, replaced = text.count("█") - 1, text.count("░") - 1  # the legend has one of each
    assert reported > 30
    assert replaced == round(reported / 3)
    assert "≤300" in text
    assert "replaced" in text
    assert "…" not in text
    assert all(words in text for words in ("“none by June”", "ob-1", "cm-1"))


def test_whose_word_a_kept_promise_rests_on_is_not_taken_for_who_gave_it() -> None:
    console, out = shown(120)
    kept = StatusRow("2031-07-01", "met", "on_time", "as_promised", "claimed_by_promisor", "R4")
    print_board([dataclasses.replace(EXIT, status_history=(*EXIT.status_history, kept))], NAMES, console)
    told = " ".join(out.getvalue().replace("cm-exit", "").split())
    assert "says the promisor itself · the promise: one anonymous official" in told
