"""The first page of a record as Markdown: what to paste into a morning note, each line with its words and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dovecote.export.board import Meeting, Moved, OneSided, Silent, Standing, Summary, summarise
from dovecote.export.export import Export
from dovecote.model.evidence import Evidence
from dovecote.model.record import Record


def _write(record: Record, target: BinaryIO) -> None:
    target.write("\n".join(brief_lines(summarise(record))).encode("utf-8") + b"\n")


def brief_lines(summary: Summary) -> Iterator[str]:
    """The brief, line by line."""
    yield f"# Record as known on {summary.as_of}"
    yield ""
    days = f", published {summary.first} to {summary.last}" if summary.first else ""
    yield f"{summary.sources} articles{days}. {summary.uncertain_sources} of them on a day that is not certain."
    for title, lines in (
        ("Promises that moved", [line for one in summary.moved for line in _moved(one, summary)]),
        ("Deadlines that passed in silence", [_silent(one) for one in summary.silent]),
        ("Words known only from the other side", [_one_sided(one) for one in summary.one_sided]),
        ("Contacts", [_contact(one) for one in summary.contacts]),
        ("Commitments", [_standing(one) for one in summary.board]),
    ):
        if lines:
            yield from ("", f"## {title}", "", *lines)


def _moved(one: Moved, summary: Summary) -> Iterator[str]:
    old = f"{one.old_words or 'no date'} ({one.old_latest or '?'})"
    new = f"{one.new_words or 'no date'} ({one.new_latest or '?'})"
    yield f"- **{_plain(one.who)}: {_plain(one.title)}** ({one.commitment})"
    yield f"  - {_plain(old)} → {_plain(new)}; {', '.join(one.kinds)}"
    if one.slip_days:
        yield f"  - moved by {one.slip_days.min} to {one.slip_days.max} days"
    yield f"  - said by {_plain(one.said_by or 'nobody named')}, {one.sourcing}, {one.announced or 'day unknown'}"
    for words in one.dropped:
        yield f"  - condition dropped: “{_plain(words)}”"
    for words in one.added:
        yield f"  - added: “{_plain(words)}”"
    for title, evidence in (("old", one.old), ("new", one.new)):
        yield from (f"  - {title}: {_quoted(piece, summary)}" for piece in evidence)


def _quoted(one: Evidence, summary: Summary) -> str:
    source = summary.source_names.get(one.source or "", one.source or "")
    return f"“{_plain(one.exact)}” ({_plain(source)}, {one.start}–{one.end})"


def _silent(one: Silent) -> str:
    return f"- **{one.latest}** {_plain(one.who)}: “{_plain(one.exact)}” ({one.commitment})"


def _one_sided(one: OneSided) -> str:
    through = _plain(one.through or "the other side")
    return f"- {_plain(one.speaker)}, told only by {through}: “{_plain(one.content)}” ({one.statement})"


def _contact(one: Meeting) -> str:
    account = "; one side's account only" if one.one_sided else ""
    who = "; ".join(_plain(name) for name in one.participants) or "nobody named"
    what = f"{one.contact_type}, {one.status}".replace("_", " ")
    return f"- {one.day or 'day unknown'}: {who}: {what}{account} ({one.contact})"


def _standing(one: Standing) -> str:
    status = f"{one.lifecycle}, {one.timeliness}".replace("_", " ")
    what = f"{_plain(one.who)}: {_plain(one.title)}"
    return f"- {one.latest or 'no date'}: {what}: {status}; {one.sourcing} ({one.commitment})"


def _plain(words: str) -> str:
    """Words in one line that Markdown shows as they are."""
    line = " ".join(words.split())
    for sign in "\\`*_[]<>#|":
        line = line.replace(sign, f"\\{sign}")
    return line


EXPORT = Export("brief", ".md", "text/markdown", _write, "the first page as Markdown, each line with words and source")
