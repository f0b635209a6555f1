"""The brief as one HTML page that stands alone: no script, nothing fetched, footnotes to the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import BinaryIO, Final

from dovecote.export.brief import Brief, Line, brief_of, numbers_of
from dovecote.export.export import Export
from dovecote.export.xml_text import writable
from dovecote.model.evidence import Evidence
from dovecote.model.record import Record

STYLE: Final = """
body { font: 16px/1.5 serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h1, h2 { font-family: sans-serif; line-height: 1.2 } code { color: #666; font-size: .75rem }
sup { line-height: 0; margin-left: .1em } a { color: #1f5f8b } ol { font-size: .9rem } q { quotes: "“" "”" }
:target { background: #fff3c4 }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181818 } a { color: #8fc1e3 } code { color: #999 } :target { background: #4a3f14 }
}
"""


def _write(record: Record, target: BinaryIO) -> None:
    target.write("\n".join(page_lines(brief_of(record))).encode("utf-8") + b"\n")


def page_lines(brief: Brief) -> Iterator[str]:
    """The page, line by line."""
    notes: list[Evidence] = []
    yield from ("<!doctype html>", '<html lang="en">', '<head><meta charset="utf-8">')
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="Dovecote">'
    yield f"<title>{_text(brief.title)}</title>"
    yield f"<style>{STYLE}</style></head>"
    yield f"<body><h1>{_text(brief.title)}</h1>"
    yield f"<p>{_text(brief.rests_on)}</p>"
    for title, lines in brief.sections:
        yield f"<h2>{_text(title)}</h2>"
        yield from _list(lines, notes)
    if notes:
        yield "<h2>The words</h2>"
        yield "<ol>"
        for number, one in enumerate(notes, start=1):
            back = f'<a href="#m{number}" aria-label="back to the line">↑</a>'
            yield f'<li id="n{number}"><q>{_text(one.exact)}</q> {_text(brief.note(one))} {back}</li>'
        yield "</ol>"
    yield "</body></html>"


def _list(lines: Iterable[Line], notes: list[Evidence]) -> Iterator[str]:
    yield "<ul>"
    for line in lines:
        strong = f"<strong>{_text(line.strong)}</strong>" if line.strong else ""
        space = " " if line.words.startswith(" ") else ""
        known = len(notes)
        marks = "".join(_mark(number, first=number > known) for number in numbers_of(line, notes))
        name = f" <code>{_text(line.id)}</code>" if line.id else ""
        yield f"<li>{strong}{space}{_text(line.words)}{marks}{name}"
        if line.below:
            yield from _list(line.below, notes)
        yield "</li>"
    yield "</ul>"


def _mark(number: int, *, first: bool) -> str:
    """A footnote's number; only its first place is where the way back leads."""
    name = f' id="m{number}"' if first else ""
    return f'<sup><a href="#n{number}"{name}>{number}</a></sup>'


def _text(words: str) -> str:
    return escape(writable(" ".join(words.split())))


EXPORT = Export("brief-page", ".html", "text/html", _write, "the first page as HTML, footnotes to the exact words")
