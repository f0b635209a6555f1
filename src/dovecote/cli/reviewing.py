"""review: the questions that no rule decides, one after the other, answered with a key and Enter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dovecote.cli.options import RecordOption, record_path
from dovecote.cli.output import a_side_console, complain

if TYPE_CHECKING:
    from rich.console import Console

    from dovecote.api import Dovecote
    from dovecote.model.record import ReviewTask

STATUS_KEYS: Final = {
    "k": ("met", "kept in time"),
    "l": ("met_late", "kept late"),
    "p": ("partially_met", "kept in part"),
    "m": ("missed", "not kept by its day"),
    "u": ("due_no_evidence", "still nothing known"),
}
"""Key -> the lifecycle it sets, and what it says in the question."""


def add_to(app: typer.Typer) -> None:
    """Put this group's command into the program."""
    app.command("review")(review)


def review(
    record: RecordOption = None,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; else $DOVECOTE_PERSON, else the login.")] = None,
) -> None:
    """Answer open questions, most pressing first: silent deadlines, claimed breaches. Every answer can be undone."""
    from dovecote.api import Dovecote
    from dovecote.settings import Settings

    person, console, answered = by or Settings.from_environment().person, a_side_console(), 0
    with Dovecote.open(record_path(record), create=False) as opened:
        waiting = opened.open_tasks()
        if not waiting:
            complain("no open questions.")
            return
        for number, task in enumerate(waiting, 1):
            _ask(console, task, number, len(waiting))
            answer = _answer(console)
            if answer == "q":
                break
            answered += _keep(opened, task, answer, person, console)
    complain(f"{answered} answers kept, {len(waiting) - answered} questions open. dovecote judgements lists them.")


def _ask(console: Console, task: ReviewTask, number: int, count: int) -> None:
    from rich.text import Text

    from dovecote.cli.entries import quoted

    console.print(Text(f"\n{number} of {count}  {task.about}", style="dim"))
    console.print(Text(task.question, style="bold"))
    for one in task.evidence:
        console.print(Text(f"  {quoted(' '.join(one.exact.split()))}", style="italic"))
    keys = [f"{key} {words}" for key, (_, words) in STATUS_KEYS.items()]
    console.print(Text(" · ".join([*keys, "r no promise at all", "s skip", "q stop", "? why"]), style="dim"))


def _answer(console: Console) -> str:
    """The first key of a line; the end of input is stop."""
    console.print("> ", end="")
    line = sys.stdin.readline()
    return line.strip().lower()[:1] or ("s" if line else "q")


def _keep(opened: Dovecote, task: ReviewTask, answer: str, person: str, console: Console) -> int:
    """Keep the answer; 1 where one was given."""
    while answer == "?":
        from dovecote.cli.because import print_explanation

        print_explanation(opened.why(task.about), opened.actor_names(), console)
        answer = _answer(console)
    if answer == "r":
        opened.decide("reject", [task.about], by=person, reason="reviewed: no promise")
    elif answer in STATUS_KEYS:
        lifecycle, words = STATUS_KEYS[answer]
        value = {"lifecycle": lifecycle, "as_of": opened.summary().as_of}
        opened.decide("set_status", [task.about], by=person, reason=f"reviewed: {words}", value=value)
    else:
        return 0
    return 1
