"""Tables for a person: one row a line of the record, its id last, ready for `dovecote why`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dovecote.cli.entries import MAX_WIDTH, Entry, heading, render_entries, shortened, with_names
from dovecote.export.wording import in_words, named, shown_day
from dovecote.model.observation import Observation
from dovecote.web.words import line_words

Names = Mapping[str, str]
Row = Sequence[str]


def _when(one: Any) -> str:
    return shown_day(one.edtf if one else None)


def _origin(one: Any) -> str:
    """Whose print or later version a source is; nothing where it is the first of its own story."""
    if one.replaces:
        count = len(one.changes)
        return f"later version of {one.replaces}, {count} {'change' if count == 1 else 'changes'}"
    return "" if one.origin_cluster in (None, one.id) else f"print of {one.origin_cluster}"


def _words(value: str | None) -> str:
    return (value or "").replace("_", " ")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _quotation(one: Any) -> str:
    pieces = dict.fromkeys(_one_line(piece.exact) for piece in one.evidence if piece.role == "content")
    return " … ".join(pieces)


_TABLES: Final[dict[str, tuple[tuple[str, ...], Callable[[Any, Names], Row]]]] = {
    "deadlines": (
        ("latest day", "who", "in words", "status", "what"),
        lambda one, names: (one.latest or "", one.who, one.words or "", _words(one.status), one.title),
    ),
    "contacts": (
        ("day", "what", "status", "who", "place"),
        lambda one, names: (
            _when(one.time),
            _words(one.contact_type),
            _words(one.status),
            "; ".join(named(each.actor, names) for each in one.participants),
            one.place or "",
        ),
    ),
    "statements": (
        ("speaker", "said", "on whose word", "interest", "words"),
        lambda one, names: (
            named(one.speaker, names),
            _when(one.said),
            in_words(one.sourcing_class),
            "speaks of their own side" if one.self_interest else "",
            _one_line(one.content),
        ),
    ),
    "actors": (
        ("name", "type", "country", "also called", "mentions"),
        lambda one, names: (
            one.name,
            _words(one.actor_type),
            one.country or "",
            "; ".join(one.aliases[:3]),
            "named once" if len(one.mentions) == 1 else f"named {len(one.mentions)} times",
        ),
    ),
    "events": (
        ("day", "event", "who", "whom", "factuality", "words"),
        lambda one, names: (
            _when(one.time),
            "/".join(word for word in (one.plover_event or "none", one.plover_mode) if word),
            named(one.actor, names, nobody=""),
            named(one.recipient, names, nobody=""),
            _words(one.factuality),
            _quotation(one),
        ),
    ),
    "process": (
        ("day", "what", "modality", "who", "words"),
        lambda one, names: (
            _when(one.time),
            _words(one.kind),
            _words(one.modality),
            named(one.actors, names, nobody=""),
            _quotation(one),
        ),
    ),
    "sources": (
        ("published", "headline", "publisher", "origin", "file or address"),
        lambda one, names: (
            _when(one.published),
            one.headline or "",
            one.publisher or "",
            _origin(one),
            one.file or one.url or "",
        ),
    ),
    "agreements": (
        ("signed", "name", "kind", "parties"),
        lambda one, names: (_when(one.signed), one.name, _words(one.kind), named(one.parties, names, nobody="")),
    ),
    "threats": (
        ("kind", "who", "whom", "words"),
        lambda one, names: (
            _words(one.kind),
            named(one.issuer, names),
            named(one.target, names, nobody=""),
            _quotation(one),
        ),
    ),
    "assessments": (
        ("kind", "whose", "likelihood", "words"),
        lambda one, names: (
            _words(one.kind),
            named(one.holder, names, nobody="the outlet"),
            one.probability or "",
            _quotation(one),
        ),
    ),
    "observations": (
        ("day", "measure", "place", "figure", "against", "words"),
        lambda one, names: (
            _when(one.time),
            _words(one.measure),
            one.scope or "",
            figure_of(one),
            "; ".join(names.get(other, other) for other in one.conflicts),
            _quotation(one),
        ),
    ),
    "comparisons": (("kind", "what"), lambda one, names: (_words(one.kind), line_words(with_names(one.text, names)))),
    "tasks": (("kind", "question"), lambda one, names: (_words(one.kind), one.question)),
}


_SINGULAR: Final = frozenset({"day", "week", "month", "year", "hour"})
"""Units that the codebook names in the singular."""


def figure_of(one: Observation) -> str:
    """The figure as a table shows it: "at least 2,300 people"."""
    several = one.unit in _SINGULAR and one.value != 1
    return line_words(f"{one.op} {one.value:.10f}".rstrip("0").rstrip(".")) + f" {one.unit}" + ("s" if several else "")


def print_table(name: str, values: Sequence[Any], names: Names, console: Console) -> None:
    """Print the list of that name; a plain sentence where it is empty."""
    if not values:
        console.print(Text(f"No {name} in this record.", style="dim"))
        return
    columns, row_of = _TABLES[name]
    if name == "deadlines":
        for title, those in _deadlines(values):
            console.print(Text(f"\n{title}  {len(those)}", style="bold"))
            _print(console, (*columns, "id"), ((*row_of(one, names), one.id) for one in those))
        return
    _print(console, (*columns, "id"), ((*row_of(one, names), one.id) for one in values))


def _deadlines(values: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """The silent days apart from the others, each in order of days."""
    silent = [one for one in values if one.status.startswith("due_no_evidence")]
    others = [one for one in values if one not in silent]
    groups = [("passed in silence", silent), ("answered, moved or still ahead", others)]
    return [(title, those) for title, those in groups if those]


def print_hits(hits: Sequence[Any], console: Console) -> None:
    """Print what a search found."""
    if not hits:
        console.print(Text("Nothing found.", style="dim"))
        return
    _print(console, ("words", "headline", "id"), ((one.excerpt, one.headline or "", one.source) for one in hits))


def print_issues(found: Sequence[Any], unread: Sequence[Any], console: Console) -> None:
    """Print issues by kind, the most frequent kind first, then what could not be read."""
    kinds: dict[str, list[Any]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    for kind, ones in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        console.print(Text(f"\n{_words(kind)}  {len(ones)}", style="bold"))
        _print(console, ("what", "source"), ((one.message, one.source) for one in ones))
    if unread:
        console.print(Text(f"\nnot read at all  {len(unread)}", style="bold"))
        _print(console, ("where", "why", "what next"), ((one.address, one.what, one.try_next) for one in unread))
    if not found and not unread:
        console.print(Text("No issues.", style="dim"))


def print_parts(found: Sequence[Any], console: Console) -> None:
    """Print what Dovecote is made of."""
    rows = ((one.kind, one.name, one.about, one.place) for one in found)
    _print(console, ("kind", "name", "about", "file"), rows)


def print_unused(found: Sequence[Any], console: Console) -> None:
    """Print the entries that found nothing, table by table."""
    if not found:
        console.print(Text("Every entry of the tables found something.", style="dim"))
        return
    tables: dict[str, list[str]] = {}
    for one in found:
        tables.setdefault(one.table, []).append(one.entry)
    for name, entries in tables.items():
        console.print(Text.assemble((f"{name} ({len(entries)})\n", "bold"), ", ".join(entries)))


def _print(console: Console, columns: tuple[str, ...], rows: Iterable[Sequence[str]]) -> None:
    """A table where the terminal is wide enough for the columns, else entries."""
    if console.width < WIDE and "id" in columns:
        width = min(console.width, MAX_WIDTH)
        console.print(render_entries((_entry(columns, row) for row in rows), width=width), width=width)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        if name == "id":
            table.add_column(name, header_style="dim", style="dim", no_wrap=True)
        else:
            table.add_column(name, header_style="dim", overflow="fold", ratio=None)
    for row in rows:
        table.add_row(*(shortened(cell) for cell in row))
    console.print(table)


def _entry(columns: tuple[str, ...], row: Sequence[str]) -> Entry:
    cells = dict(zip(columns, row, strict=True))
    left = next((cells.pop(name) for name in DAYS if name in cells), "")
    body = next((cells.pop(name) for name in LONG if cells.get(name)), "")
    number = cells.pop("id")
    return Entry(left, heading(*cells.values()), body, number, quoted=False)


WIDE: Final = 140
"""Columns from which on a table reads better than entries."""
DAYS: Final = ("day", "latest day", "published", "signed", "deadline", "said")
LONG: Final = ("words", "what", "headline", "question", "about", "also called")
