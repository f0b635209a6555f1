"""review: the questions that no rule decides, one after the other, each answered with a key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dovecote.cli.options import ProcessOption, RecordOption, record_path
from dovecote.cli.output import a_side_console, complain

if TYPE_CHECKING:
    from rich.console import Console

    from dovecote.api import Dovecote, Question


def add_to(app: typer.Typer) -> None:
    """Put this group's command into the program."""
    app.command("review")(review)


def review(
    record: RecordOption = None,
    process: ProcessOption = None,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; else $DOVECOTE_PERSON, else the login.")] = None,
) -> None:
    """Answer open questions: silent deadlines, breaches, loose links, speakers. Every answer can be undone."""
    from dovecote.api import Dovecote
    from dovecote.settings import Settings

    person, console, answered = by or Settings.from_environment().person, a_side_console(), 0
    with Dovecote.open(record_path(record), create=False, process=process) as opened:
        waiting = opened.questions()
        if not waiting:
            complain("no open questions.")
            return
        for number, question in enumerate(waiting, 1):
            _ask(console, question, number, len(waiting))
            answer = _answer(console)
            while answer == "?":
                _explain(opened, question, console)
                answer = _answer(console)
            if answer == "q":
                break
            chosen = next((one for one in question.choices if one.key == answer), None)
            if chosen is not None:
                opened.answer(question, chosen, by=person)
                answered += 1
    complain(f"{answered} answers kept, {len(waiting) - answered} questions open. dovecote judgements lists them.")


def _ask(console: Console, question: Question, number: int, count: int) -> None:
    from rich.text import Text

    from dovecote.cli.entries import quoted

    console.print(Text(f"\n{number} of {count}  {', '.join(question.about)}", style="dim"))
    console.print(Text(question.question, style="bold"))
    for one in question.evidence:
        console.print(Text(f"  {quoted(' '.join(one.exact.split()))}", style="italic"))
    keys = [f"{one.key} {one.words}" for one in question.choices]
    console.print(Text(" · ".join([*keys, "s skip", "q stop", "? why"]), style="dim"))


def _answer(console: Console) -> str:
    """The key that was pressed; from a pipe the first one of a line. The end of input is stop."""
    console.print("> ", end="")
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip().lower()[:1] or ("s" if line else "q")
    import termios
    import tty

    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        key = sys.stdin.read(1)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
    console.print(key.strip())
    return key.strip().lower() or ("s" if key else "q")


def _explain(opened: Dovecote, question: Question, console: Console) -> None:
    from dovecote.cli.because import print_explanation

    for one in dict.fromkeys(question.about):
        print_explanation(opened.why(one), opened.actor_names(), console)
