"""A list to read: the day on the left, who and what in the middle, the words below, the id on the right.

Tables break long sentences into narrow towers; an entry gives them the width there is. Used for the first page at
any width, and for `show` where the terminal is too narrow for a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rich.table import Table
from rich.text import Text

from dovecote.export.wording import quoted

MAX_WIDTH: Final = 120
"""Longer lines are hard to read, however wide the terminal."""
DAY_WIDTH: Final = 13
WIDE_DAY_WIDTH: Final = 20
"""Where there is room: "by about 2030-12-15" in one line."""
ROOMY: Final = 100
"""Columns from which on there is."""
LONGEST: Final = 230
"""Characters of the words below an entry; all of them stand in `dovecote why`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, with the words it stands on below."""

    left: str | Text
    head: Text
    body: str
    id: str
    quoted: bool = True
    """True where the body is somebody's words, verbatim."""


def render_entries(entries: Iterable[Entry], *, width: int = 0) -> Table:
    """The list, its columns aligned; `width` columns wide, as far as that is known."""
    listed = list(entries)
    dated = any(str(one.left) not in ("", "?") for one in listed)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if dated:
        grid.add_column(width=WIDE_DAY_WIDTH if width >= ROOMY else DAY_WIDTH, overflow="fold")
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, justify="right", style="dim")
    for one in listed:
        grid.add_row(*([one.left] if dated else []), one.head, one.id)
        if one.body:
            grid.add_row(*([""] if dated else []), _body(one), "")
    return grid


def heading(*pieces: str, strong: int = 0) -> Text:
    """Short pieces in one line, the one numbered `strong` bold."""
    text = Text()
    for number, piece in enumerate(piece for piece in pieces if piece):
        if number:
            text.append(" · ", style="dim")
        text.append(piece, style="bold" if number == strong else "")
    return text


_ID: Final = re.compile(r"\b(?:source:\S+?(?=[:,\s]|$)|[a-z]+-[0-9a-f]{10,12}\b)")


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The same with the names of actors and sources in the place of their ids."""
    return _ID.sub(lambda found: names.get(found.group(), found.group()), text)


def shortened(words: str, longest: int = LONGEST) -> str:
    """`words` in one line, cut between two words where they are too long."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _body(one: Entry) -> Text:
    words = shortened(one.body)
    return Text(quoted(words) if one.quoted else words, style="italic" if one.quoted else "")
