"""The first page of a record to paste into a morning note: each line with a footnote to its exact words and source.

One brief, two formats: Markdown here, a page in `brief_page`. Both write the same lines, so neither can say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from dovecote.export.board import Meeting, Moved, OneSided, Silent, Standing, Summary, summarise
from dovecote.export.export import Export
from dovecote.export.wording import place_on_board, quoted, shown_day, slip_in_words
from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence
from dovecote.model.record import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief; what hangs below it, and the evidence of its footnotes."""

    words: str
    id: str | None = None
    strong: str = ""
    """The beginning, which a reader looks for."""
    below: tuple[Line, ...] = ()
    notes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, a sentence on what it rests on, and sections of lines."""

    title: str
    rests_on: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    source_names: dict[str, str] = field(default_factory=dict)

    def note(self, one: Evidence) -> str:
        """Where the words of a footnote stand."""
        return f"{self.source_names.get(one.source or '', one.source or '')}, {one.start}–{one.end}"


def brief_of(record: Record) -> Brief:
    """The brief of `record`; the same record gives the same brief."""
    summary = summarise(record)
    promises = {one.id: one for one in record.commitments}
    words = {one.id: _words_of(one) for one in record.commitments}
    words |= {one.id: one.evidence for one in record.contacts}
    words |= {one.id: one.evidence for one in record.statements}
    days = f", published {summary.first} to {summary.last}" if summary.first else ""
    count = summary.uncertain_sources
    uncertain = f" {count} of them on a day that is not certain." if count else ""
    sections = (
        ("Promises that moved", [_moved(one, _terms(promises[one.commitment])) for one in summary.moved]),
        ("Deadlines that passed in silence", [_silent(one, words[one.commitment]) for one in summary.silent]),
        ("Words known only from the other side", [_one_sided(one, words[one.statement]) for one in summary.one_sided]),
        ("Contacts", [_contact(one, words[one.contact]) for one in summary.contacts]),
        ("Commitments", list(_board(summary, words))),
    )
    return Brief(
        f"Record as known on {summary.as_of}" if summary.sources else "Record without an article",
        f"{'1 article' if summary.sources == 1 else f'{summary.sources} articles'}{days}.{uncertain}",
        tuple((title, tuple(lines)) for title, lines in sections if lines),
        dict(summary.source_names),
    )


def _words_of(commitment: Commitment) -> tuple[Evidence, ...]:
    """The words of a promise, then those that tell what became of it."""
    became = commitment.status_history[-1].evidence if commitment.status_history else ()
    return (*commitment.evidence, *became)


def _terms(commitment: Commitment) -> dict[str, Evidence]:
    """The words of conditions, exceptions, reasons and delays of a promise, each with where it stands."""
    pieces = [piece for revision in commitment.revisions for piece in revision.evidence]
    for version in commitment.versions:
        pieces += [*version.slip_words, *version.reason]
    found = {piece.exact: piece for piece in reversed(pieces)}
    for version in commitment.versions:
        found |= {one.text: one.evidence[0] for one in version.conditions if one.evidence}
        found |= {one.text: one.evidence[0] for one in version.exceptions if one.evidence}
    return found


def _moved(one: Moved, terms: dict[str, Evidence]) -> Line:
    def term(name: str, words: str) -> Line:
        return Line(f"{name}: {quoted(words)}", notes=(terms[words],) if words in terms else ())

    old = f"{one.old_words or 'no date'} ({one.old_latest or '?'})"
    new = f"{one.new_words or 'no date'} ({one.new_latest or '?'})"
    told = ", ".join(filter(None, (one.said_by, one.sourcing, shown_day(one.announced) if one.announced else "")))
    below = [Line(f"{old} → {new}; {', '.join(one.kinds)}")]
    if one.slip_days:
        below.append(Line(f"moved {slip_in_words(one.slip_days.min, one.slip_days.max)}"))
    below.append(Line(f"said by {told}"))
    below += [term("the text itself", words) for words in one.slip_words]
    below += [term("condition dropped", words) for words in one.dropped]
    below += [term("added", words) for words in one.added]
    if one.reason:
        below.append(term("reason given", one.reason))
    for title, evidence in (("old", one.old), ("new", one.new)):
        below += [Line(f"{title}: {quoted(piece.exact)}", notes=(piece,)) for piece in evidence]
    return Line("", one.commitment, f"{one.who}: {one.title}", tuple(below))


def _silent(one: Silent, evidence: tuple[Evidence, ...]) -> Line:
    return Line(f" {one.who}: {quoted(one.exact)}", one.commitment, one.latest or "no date", notes=evidence)


def _one_sided(one: OneSided, evidence: tuple[Evidence, ...]) -> Line:
    through = one.through or "the other side"
    content = tuple(piece for piece in evidence if piece.role == "content") or evidence
    return Line(f"{one.speaker}, told only by {through}: {quoted(one.content)}", one.statement, notes=content)


def _contact(one: Meeting, evidence: tuple[Evidence, ...]) -> Line:
    account = "; one side's account only" if one.one_sided else ""
    who = "; ".join(one.participants) or "nobody named"
    what = f"{one.contact_type}, {one.status}".replace("_", " ")
    place = f", {one.place}" if one.place else ""
    day = shown_day(one.day) if one.day else "day unknown"
    return Line(f" {who}: {what}{place}{account}", one.contact, day, notes=evidence)


def _board(summary: Summary, words: dict[str, tuple[Evidence, ...]]) -> Iterator[Line]:
    """Promises by where they stand; those of one standing by day, as the first page has them."""
    groups: dict[str, list[Standing]] = {}
    for one in summary.board:
        groups.setdefault(one.lifecycle, []).append(one)
    for lifecycle in sorted(groups, key=place_on_board):
        lines = (_standing(one, words[one.commitment]) for one in groups[lifecycle])
        yield Line("", strong=lifecycle.replace("_", " "), below=tuple(lines))


def _standing(one: Standing, evidence: tuple[Evidence, ...]) -> Line:
    timeliness = "" if one.timeliness in ("n/a", "unclear") else one.timeliness.replace("_", " ")
    slips = (slip_in_words(slip.min, slip.max) for slip in one.slips)
    told = "; ".join(filter(None, (timeliness, *slips, *one.on_whose_word)))
    return Line(f"{one.latest or 'no date'}: {one.who}: {one.title}: {told}", one.commitment, notes=evidence)


def _write(record: Record, target: BinaryIO) -> None:
    target.write("\n".join(brief_lines(brief_of(record))).encode("utf-8") + b"\n")


def brief_lines(brief: Brief) -> Iterator[str]:
    """The brief as Markdown, line by line, its footnotes last."""
    notes: list[Evidence] = []
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.rests_on))
    for title, lines in brief.sections:
        yield from ("", f"## {title}", "")
        yield from _items(lines, notes, "")
    if notes:
        yield ""
    for number, one in enumerate(notes, start=1):
        yield f"[^{number}]: “{_plain(one.exact)}” ({_plain(brief.note(one))})"


def _items(lines: Iterable[Line], notes: list[Evidence], indent: str) -> Iterator[str]:
    for line in lines:
        strong = f"**{_plain(line.strong)}**" if line.strong else ""
        space = " " if line.words.startswith(" ") else ""
        marks = "".join(f"[^{number}]" for number in numbers_of(line, notes))
        name = f" ({line.id})" if line.id else ""
        yield f"{indent}- {strong}{space}{_plain(line.words)}{marks}{name}"
        yield from _items(line.below, notes, indent + "  ")


def numbers_of(line: Line, notes: list[Evidence]) -> list[int]:
    """Numbers of a line's footnotes, each place of a source once in the brief; new ones are added to `notes`."""
    places = {(one.source, one.start, one.end): number for number, one in enumerate(notes, start=1)}
    numbers = []
    for one in line.notes:
        place = (one.source, one.start, one.end)
        if place not in places:
            notes.append(one)
            places[place] = len(notes)
        if places[place] not in numbers:
            numbers.append(places[place])
    return numbers


def _plain(words: str) -> str:
    """Words in one line that Markdown shows as they are."""
    line = " ".join(words.split())
    for sign in "\\`*_[]<>#|":
        line = line.replace(sign, f"\\{sign}")
    return line


EXPORT = Export("brief", ".md", "text/markdown", _write, "the first page as Markdown, footnotes to the exact words")
