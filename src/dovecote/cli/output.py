"""How a command answers: tables on a terminal, JSON Lines when piped; news and complaints go to standard error."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def wants_json(*, as_json: bool, as_table: bool) -> bool:
    """True where the answer goes to a program."""
    return as_json or (not as_table and not sys.stdout.isatty())


def print_json_lines(values: Iterable[Any]) -> None:
    """One JSON object a line."""
    from dovecote.model.json_codec import to_plain

    for value in values:
        write_line(to_plain(value))


def write_line(plain: Any) -> None:
    """One value as one line of JSON, flushed: whoever reads it waits for no buffer."""
    try:
        line = json.dumps(plain, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair: only its escape can be written
        line = json.dumps(plain).encode("ascii")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def a_console() -> Console:
    """Where tables go."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def a_side_console() -> Console:
    """Where progress and complaints go."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def write_hint(words: str) -> None:
    """One line below a table: what was left out, and how to see it."""
    a_console().print(words, style="dim")


def complain(message: str) -> None:
    """One message on standard error, on a terminal broken between words."""
    line = f"dovecote: {message}"
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        line = textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def tell_unfitting(count: int) -> str:
    """That so many judgements are about what the newest readings have no more."""
    told = "1 judgement fits" if count == 1 else f"{count} judgements fit"
    return f"{told} nothing any more: what was judged is no longer read so. Every judgement is kept."
