"""A progress bar on standard error for anything that may take over a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def counted_articles(addresses: list[str]) -> int | None:
    """How many articles the addresses hold, without reading them; None where that cannot be told."""
    total = 0
    for address in addresses:
        path = Path(address)
        if address == "-":
            return None
        if path.is_dir():
            total += sum(1 for found in path.rglob("*") if found.is_file())
        elif path.suffix == ".jsonl" and path.is_file():
            with open(path, "rb") as handle:
                total += sum(1 for line in handle if line.strip())
        else:
            total += 1
    return total


@contextmanager
def progress_bar(total: int | None, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A function to call after each article. Draws only where a person looks at standard error."""
    if not shown or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from dovecote.cli.output import a_side_console

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=a_side_console(), transient=True) as progress:
        task = progress.add_task("Reading", total=total)
        yield lambda: progress.advance(task)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """A sign of life on standard error while something is done whose end cannot be told."""
    if not sys.stderr.isatty():
        yield
        return
    from dovecote.cli.output import a_side_console

    with a_side_console().status(words):
        yield
