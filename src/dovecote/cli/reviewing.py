"""review: the questions that no rule decides, one after the other, each answered with a key."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dovecote.cli.options import ProcessOption, RecordOption, open_to_ask
from dovecote.cli.output import a_side_console, complain

if TYPE_CHECKING:
    from rich.console import Console

    from dovecote.api import Choice, Dovecote, Question
    from dovecote.model.links import Judgement


class Kind(StrEnum):
    """What a question is about."""

    due_no_evidence = "due_no_evidence"
    claimed_breach = "claimed_breach"
    uncertain_link = "uncertain_link"
    unresolved_speaker = "unresolved_speaker"


NO_BREAK = "\N{NO-BREAK SPACE}"


def add_to(app: typer.Typer) -> None:
    """Put this group's command into the program."""
    app.command("review")(review)


def review(
    record: RecordOption = None,
    process: ProcessOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only questions of this kind.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="The first so many; 0 for all.")] = 0,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; else $DOVECOTE_PERSON, else the login.")] = None,
) -> None:
    """Answer open questions: silent deadlines, breaches, loose links, speakers. Every answer can be undone."""
    from dovecote.settings import Settings

    person = by or Settings.from_environment().person
    with open_to_ask(record, process) as opened:
        waiting = opened.questions(kind=kind.value if kind else None, limit=limit or None)
        left = opened.waiting(kind=kind.value if kind else None, limit=0).total - len(waiting)
        if not waiting:
            complain("no open questions.")
            return
        kept = _walk(_Queue(opened, waiting, person))
    told = "1 answer" if kept == 1 else f"{kept} answers"
    behind = f", {left} more behind them" if left else ""
    complain(
        f"{told} kept, {len(waiting) - kept} of {len(waiting)} questions open{behind}. "
        "See the answers: dovecote judgements"
    )


class _Queue:
    """Questions on their way past a person, and the answers so far."""

    def __init__(self, opened: Dovecote, waiting: tuple[Question, ...], person: str) -> None:
        self.opened, self.waiting, self.person = opened, waiting, person
        self.place = 0
        self.answers: dict[int, Judgement] = {}
        """By the place of their question, the last answer last."""

    def question(self) -> Question | None:
        """The one whose turn it is; None behind the last one."""
        return self.waiting[self.place] if self.place < len(self.waiting) else None

    def move(self, steps: int) -> None:
        """So many questions further, or back."""
        self.place = max(self.place + steps, 0)

    def answer(self, question: Question, choice: Choice) -> None:
        """Keep an answer in the place of one given before, and go on."""
        self._undo("reviewed: answered anew")
        self.answers[self.place] = self.opened.answer(question, choice, by=self.person)
        self.move(1)

    def take_back(self) -> None:
        """Undo the last answer, and ask again."""
        if not self.answers:
            complain("there is no answer to take back.")
            return
        self.place = next(reversed(self.answers))
        self._undo("reviewed: taken back")

    def _undo(self, reason: str) -> None:
        made = self.answers.pop(self.place, None)
        if made is not None:
            self.opened.undo(made.id, by=self.person, reason=reason)


def _walk(queue: _Queue) -> int:
    """How many questions were answered, until all were shown or the person stopped."""
    console, papers = a_side_console(), queue.opened.source_names()
    while (question := queue.question()) is not None or queue.answers:
        if question is not None:
            _ask(console, question, f"{queue.place + 1} of {len(queue.waiting)}", papers)
        else:
            console.print("\nThat was the last one. z takes the last answer back, b goes back, any other key ends.")
        key = _answer(console)
        if key == "q" or (question is None and key not in ("b", "z")):
            break
        _press(key, queue, console)
    return len(queue.answers)


def _press(key: str, queue: _Queue, console: Console) -> None:
    question = queue.question()
    chosen = next((one for one in question.choices if one.key == key), None) if question else None
    if key in ("s", "b"):
        queue.move(1 if key == "s" else -1)
    elif key == "z":
        queue.take_back()
    elif question is not None and key == "?":
        _explain(queue.opened, question, console)
    elif question is not None and chosen is not None:
        queue.answer(question, chosen)
    else:
        complain(f"{key!r} is none of the keys.")


def _ask(console: Console, question: Question, number: str, papers: Mapping[str, str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dovecote.export.wording import quoted

    console.print(Text(f"\n{number}  {', '.join(question.about)}", style="dim"))
    console.print(Text(question.question, style="bold"))
    told: dict[str, list[str]] = {}
    for one in question.evidence:
        told.setdefault(quoted(" ".join(one.exact.split())), []).append(papers.get(one.source or "", one.source or ""))
    for words, where in told.items():
        console.print(Padding(Text(words, style="italic"), (0, 0, 0, 2)))
        console.print(Padding(Text("; ".join(dict.fromkeys(filter(None, where))), style="dim"), (0, 0, 0, 4)))
    for keys in (
        [f"{one.key} {one.words}" for one in question.choices],
        ["s skip", "b back", "z take the last answer back", "? why", "q stop"],
    ):
        # A key and its words stay in one line.
        line = textwrap.fill(" · ".join(one.replace(" ", NO_BREAK) for one in keys), console.width)
        console.print(Text(line.replace(NO_BREAK, " "), style="dim"))


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
