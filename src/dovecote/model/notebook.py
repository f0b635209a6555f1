"""What a notebook shows of a value: HTML in which the words of articles are words, never markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dovecote.model.reading import Reading

CELL_CHARACTERS: Final = 120
TEXT_CHARACTERS: Final = 6000
"""Of an article's text; longer ones are shown in part, and how much is left out is said."""


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A table; long cells are cut."""
    top = "".join(f"<th>{html.escape(one)}</th>" for one in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell(one)}</td>' for one in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def cell(value: Any) -> str:
    """A value in one line, cut where it is long."""
    if value is None:
        return ""
    words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return html.escape(words if len(words) <= CELL_CHARACTERS else words[: CELL_CHARACTERS - 1] + "…")


def quotation(before: str, words: str, after: str, source: str) -> str:
    """Words inside their sentence, and where they stand."""
    told = f"{html.escape(before)}<mark>{html.escape(words)}</mark>{html.escape(after)}"
    return f'<blockquote dir="auto">{told}<footer>{html.escape(source)}</footer></blockquote>'


def reading_shown(reading: Reading) -> str:
    """A reading: its article with the words of every finding marked, and how many findings of each class it has."""
    source = reading.source
    where = (source.publisher, source.published.edtf if source.published else "no day told", reading.id)
    head = f"<h4>{html.escape(source.headline or reading.id)}</h4><p>{cell([one for one in where if one])}</p>"
    found = [(one.start, one.end, name) for name, item in reading.items() for one in item.evidence]
    counts = [(name, sum(1 for one, _ in reading.items() if one == name)) for name in dict.fromkeys(_names(reading))]
    rows = [("actors", len(reading.actors)), *counts, ("issues", len(reading.issues))]
    left = len(reading.text) - TEXT_CHARACTERS
    more = f"<p>{left} more characters</p>" if left > 0 else ""
    text = _marked(reading.text[:TEXT_CHARACTERS], found)
    return f'{head}{table(("found", "how many"), rows)}<div dir="auto" style="white-space:pre-wrap">{text}</div>{more}'


def _names(reading: Reading) -> Iterable[str]:
    return (name for name, _ in reading.items())


def _marked(text: str, found: Sequence[tuple[int, int, str]]) -> str:
    """`text` with every finding's span marked, cut where another one begins or ends."""
    edges = sorted({0, len(text), *(min(edge, len(text)) for start, end, _ in found for edge in (start, end))})
    pieces = []
    for start, end in pairwise(edges):
        kinds = dict.fromkeys(name for first, last, name in found if first <= start and end <= last)
        words = html.escape(text[start:end])
        pieces.append(f'<mark title="{html.escape(", ".join(kinds))}">{words}</mark>' if kinds else words)
    return "".join(pieces)
