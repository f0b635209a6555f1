"""What changed, as an Atom feed (RFC 4287): one entry for each revision and each change of status, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.etree import ElementTree as Tree

from dovecote.export.board import actor_names
from dovecote.export.export import Export
from dovecote.export.wording import named
from dovecote.export.xml_text import writable
from dovecote.model.record import Record

_ATOM: Final = "http://www.w3.org/2005/Atom"


def _write(record: Record, target: BinaryIO) -> None:
    feed = Tree.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", "urn:dovecote:changes")
    _add(feed, "title", "Promises that changed")
    _add(feed, "updated", _moment(record.as_of))
    author = Tree.SubElement(feed, "author")
    _add(author, "name", "Dovecote")
    for day, number, title, words in sorted(_entries(record), reverse=True):
        entry = Tree.SubElement(feed, "entry")
        _add(entry, "id", f"urn:dovecote:{number}")
        _add(entry, "title", title)
        _add(entry, "updated", _moment(day))
        _add(entry, "content", words, type="text")
    Tree.indent(feed)
    target.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(feed, encoding="utf-8") + b"\n")


def _entries(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Day, id, title and words of each change."""
    names = actor_names(record)
    days = {source.id: source.known_on or "" for source in record.sources}
    for commitment in record.commitments:
        who = named(commitment.promisor, names)
        for revision in commitment.revisions:
            version = next(one for one in commitment.versions if one.v == revision.to_v)
            kinds = ", ".join(kind.replace("_", " ") for kind in revision.kind)
            words = "\n".join(f"{one.role}: “{one.exact}”" for one in revision.evidence)
            day = days.get(version.known_from or "", "") or record.as_of
            yield day, revision.id, f"{who}: {commitment.title}: {kinds}", words
        for number, row in enumerate(commitment.status_history):
            status = f"{row.lifecycle}, {row.timeliness}".replace("_", " ")
            words = "\n".join(f"“{one.exact}”" for one in row.evidence) or f"rule {row.rule}"
            yield row.as_of, f"{commitment.id}:status:{number}", f"{who}: {commitment.title}: {status}", words


def _add(parent: Tree.Element, name: str, words: str, **attributes: str) -> None:
    Tree.SubElement(parent, name, attributes).text = writable(words)


def _moment(day: str) -> str:
    """A day as Atom wants it; the first moment of a month or year where no day is known."""
    digits = day.strip("~?%").removeprefix("../")[:10]
    padded = digits + "0001-01-01"[len(digits) :] if digits[:4].isdigit() else "1970-01-01"
    return f"{padded}T00:00:00Z"


EXPORT = Export("atom", ".atom", "application/atom+xml", _write, "a feed of promises that changed (RFC 4287)")
