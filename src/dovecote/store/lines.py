"""What a shelf shows of an item without unpacking it: what it is filtered, put in order and searched by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from dovecote.model.knowledge import parse_edtf
from dovecote.model.links import LinkProposal
from dovecote.model.reading import ITEM_CLASSES, type_of_item
from dovecote.model.record import Comparison, RecordSource, ReviewTask
from dovecote.store.rows import row_of


@dataclass(frozen=True, slots=True)
class LinksOfItem:
    """The links by which one item of a record was put together."""

    links: tuple[LinkProposal, ...]


LISTS: Final[dict[str, type[Any]]] = {
    "sources": RecordSource,
    "actors": type_of_item["actors"],
    **{name: type_of_item[name] for name in ITEM_CLASSES},
    "comparisons": Comparison,
    "tasks": ReviewTask,
    "issues": type_of_item["issues"],
    "links": LinksOfItem,
}
"""The lists of a record and the class of their items, and the links that made it."""
LABEL_LENGTH: Final = 160
"""Of a line that has no name of its own: enough to know it again."""
IN_RECORD: Final = tuple(name for name in LISTS if name != "links")
DRAWN: Final = ("moved", "silent", "one_sided", "board", "meetings", "dues", "measures", "pairs")
"""Lists that are drawn from those of the record when it is laid out."""
NUMBERS: Final = {name: number for number, name in enumerate((*LISTS, *DRAWN))}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: an item, and what it can be chosen by."""

    list: str
    id: str
    known: str = ""
    """What puts lines in the record's own order: the day and id of the source that an item was first known from."""
    day: str | None = None
    """The day that the list is put in order by, ISO 8601: when it was said, happened, is due."""
    edtf: str | None = None
    """The date as uncertain as it is, where it is not that day alone."""
    weight: int = 0
    """How much there is of it: an actor's mentions, the changes of a promise."""
    kind: str | None = None
    status: str | None = None
    sourcing: str | None = None
    source: str | None = None
    """The source that it was first known from."""
    label: str | None = None
    """What a person calls it."""
    who: str | None = None
    """Ids of those whom it is about, a space on both sides of each."""
    words: str | None = None
    """What words are looked for in, without capitals."""
    value: Any = None
    """The item itself; of links, all that made one item."""


def line_of(name: str, item: Any, *, known: str, source: str | None) -> Line:
    """The line of an item of the record's list of that name."""
    line = Line(name, str(getattr(item, "id", "")), known, source=source, value=item)
    if name in ITEM_CLASSES:
        line = _of_item(name, item, line)
    elif name == "actors":
        words = " ".join([item.name, *item.aliases]).casefold()
        line = replace(line, kind=item.actor_type, status=item.country, label=item.name, words=words)
        line = replace(line, weight=len(item.mentions))
    elif name == "sources":
        words = " ".join(filter(None, (item.headline, item.publisher, item.file, item.url))).casefold()
        status = "uncertain" if item.uncertain else None
        line = replace(line, day=item.known_on, kind=item.language, status=status, label=item.file, words=words)
        line = replace(line, sourcing=item.origin_cluster)
    elif name in ("comparisons", "tasks"):
        about = item.refs if name == "comparisons" else filter(None, (item.about, item.other))
        text = item.text if name == "comparisons" else item.question
        line = replace(line, kind=item.kind, who=joined_ids(about), words=text.casefold(), label=text[:LABEL_LENGTH])
        if name == "tasks" and item.score is not None:
            line = replace(line, status=f"{item.score:.3f}", weight=item.bearing)
    return line


def _of_item(name: str, item: Any, line: Line) -> Line:
    row = row_of(name, item)
    over = (getattr(item, name, None) for name in ("basis_agreement", "parent"))
    about = " ".join(filter(None, (row["who"], row["whom"], *over)))
    last = item.status_history[-1] if name == "commitments" and item.status_history else None
    deadline = item.versions[-1].deadline if name == "commitments" and item.versions else None
    day = deadline.latest if deadline else day_of(row["day"])
    return replace(
        line,
        day=day,
        edtf=row["day"] if row["day"] != day else None,
        weight=sum(one.kind != ("restated",) for one in getattr(item, "revisions", ())),
        kind=row["kind"],
        status=item.force if name == "statements" else last.lifecycle if last else row["status"],
        sourcing=row["sourcing_class"],
        label=row["label"] or _label(name, item)[:LABEL_LENGTH] or None,
        who=joined_ids(about.split()),
        words=_words(name, item).casefold() or None,
    )


def _label(name: str, item: Any) -> str:
    """The text's own words where an item has no name; of a contact they tell more than its place and topics."""
    return str(item.evidence[0].exact) if name == "contacts" and item.evidence else _words(name, item)


def _words(name: str, item: Any) -> str:
    if name == "statements":
        return str(item.content)
    if name == "contacts":
        return " ".join(filter(None, (item.place, *item.topics)))
    if name == "commitments":
        return str(item.title)
    return str(getattr(item, "name", None) or " ".join(one.exact for one in item.evidence[:2]))


def day_of(edtf: str | None) -> str | None:
    """The first day that a date can be, or the last where the first is open; None where there is none."""
    date = parse_edtf(edtf)
    day = (date.earliest() or date.latest()) if date else None
    return day.isoformat() if day else None


def joined_ids(ids: str | Iterable[str] | None) -> str | None:
    """Ids as one cell, a space on both sides of each; None for none."""
    joined = ids if isinstance(ids, str) else " ".join(ids or ())
    return f" {joined} " if joined else None


def texts_in(plain: Any) -> Iterable[str]:
    """Every string anywhere in a plain value."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Mapping):
        for one in plain.values():
            yield from texts_in(one)
    elif isinstance(plain, list):
        for one in plain:
            yield from texts_in(one)
