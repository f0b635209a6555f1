"""Publication day, writers, credits and publisher of an article, from the line that states each or from the input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from dovecote.model.document import Published, SourceDescription
from dovecote.model.issue import Issue
from dovecote.read.layout.bylines import Byline, read_byline
from dovecote.read.layout.head import Head
from dovecote.read.layout.marks import SEPARATORS, is_share_bar
from dovecote.read.layout.part_words import PartWords, part_words
from dovecote.read.layout.parts import Layout
from dovecote.read.metadata.stated_dates import StatedDate, iter_stated_dates, without_dates

NO_PART = True

_BEFORE_DAY = ",|·•/–—(:-"
"""What parts the day from the rest of a title; "the accord of 3 May 2031" names an accord."""
_LONGEST_TITLE = 160


def describe(
    layout: Layout, known: Mapping[str, Any], *, sha256: str, file: str | None = None, code: str = "en"
) -> tuple[SourceDescription, tuple[Issue, ...]]:
    """The article as a publication: what the input says (`known`) goes before what its lines state."""
    words = part_words(code)
    issues: list[Issue] = []
    stated, modified = _stated(layout, words)
    given = _given(known.get("published"), issues)
    byline = _byline(layout.head, words)
    source = SourceDescription(
        sha256=sha256,
        parts=layout.parts,
        headline=_text(known.get("title")) or layout.head.headline,
        publisher=_text(known.get("publisher")) or _publisher(layout.head, words),
        byline=_text(known.get("byline")) or byline.names,
        published=_sharper(given, stated),
        modified=modified,
        url=_text(known.get("url")),
        file=file,
        dateline_place=layout.dateline.place if layout.dateline else None,
        credits=_credits(layout, byline, words),
    )
    return source, tuple(issues)


def file_name(address: str) -> str | None:
    """The file's name without its folder; None for a line of a .jsonl, an entry of a feed, and standard input."""
    if address in ("", "-") or re.search(r":\d+$", address):
        return None
    return PurePath(address).name


def published_from(value: str, basis: str = "metadata") -> Published | None:
    """The day and hour that a metadata value tells; None where it tells none.

    >>> published_from("2021-04-14T15:08:00+05:00")
    Published(edtf='2021-04-14T15:08:00', basis='metadata', steps=(), zone='+05:00')
    """
    value = value.strip()
    # EDTF itself: what a caller already made uncertain stays as it is.
    if re.fullmatch(r"\d{4}(?:-\d{2})?[~?%]?|[\[{].*[\]}]|\S+/\S+|[\dX]{4}-[\dX]{2}-[\dX]{2}[~?%]?", value):
        return Published(value, "metadata")
    found = next(
        iter_stated_dates(value.replace("T", " ", 1) if re.match(r"\d{4}-\d{2}-\d{2}T", value) else value), None
    )
    if found is None:
        return None
    return Published(found.edtf, "url" if basis == "url" else "metadata", found.steps, found.zone)


def _given(value: Any, issues: list[Issue]) -> Published | None:
    if not value:
        return None
    found = published_from(str(value))
    if found is None:
        issues.append(
            Issue(
                "unreadable_publication_day",
                f"The input gives “{str(value)[:80]}” as publication day; write it as 2021-04-14.",
            )
        )
    return found


def _sharper(given: Published | None, stated: Published | None) -> Published | None:
    """The input's day; the stated one where it is the same day with an hour, or where the input gives none."""
    if given is None or (stated and len(given.edtf) == 10 and stated.edtf.startswith(given.edtf)):
        return stated or given
    return given


def _stated(layout: Layout, words: PartWords) -> tuple[Published | None, str | None]:
    """The day that the article's own lines state, and the day of its last change."""
    lines = [*layout.head.texts("publication_line"), *layout.head.texts("byline"), *layout.head.texts("boilerplate")]
    lines += [text for kind, text in layout.tail_lines if kind == "publication_line"]
    lines += [text for kind, text in layout.tail_lines if kind == "boilerplate" and _tells_when(text, words)]
    first: tuple[StatedDate, str] | None = None
    later: StatedDate | None = None
    for line in lines:
        for date in iter_stated_dates(line):
            if words.later_label.search(line[max(0, date.start - 30) : date.start]):
                later = later or date
            elif first is None:
                first = (date, line)
    if first:
        date, line = first
        steps = (f"the line “{line[:80]}” states it", *date.steps)
        return Published(date.edtf, "stated", steps, date.zone), later.edtf if later else None
    title = _in_title(layout.head)
    year_told = bool(layout.dateline and layout.dateline.date and not layout.dateline.date.startswith("XXXX"))
    if title is not None and not year_told:
        return title, later.edtf if later else None
    if layout.dateline and layout.dateline.date:
        steps = ("the dateline states it",) if year_told else ("the dateline states it, without a year",)
        return Published(layout.dateline.date, "stated", steps), later.edtf if later else None
    if later:
        return Published(f"../{later.edtf}", "stated", ("only the day of a later change is stated",)), later.edtf
    return None, None


def _in_title(head: Head) -> Published | None:
    """The day that closes a line of the title: "Monitoring mission, weekly update, 24 November 2032"."""
    for line in (*head.texts("subheading"), *head.texts("headline")):
        dates = list(iter_stated_dates(line))
        if len(dates) != 1 or not dates[0].has_year or dates[0].edtf[0] == "[":
            continue
        before, behind = line[: dates[0].start].rstrip(), line[dates[0].end :]
        if without_dates(before) != before:
            before = without_dates(before).rstrip(", ")  # "by Friday, 3 May 2031"
        if re.fullmatch(r"\W*", behind) and (not before or before[-1] in _BEFORE_DAY) and len(line) <= _LONGEST_TITLE:
            steps = (f"the line “{line[:80]}” ends with it", *dates[0].steps)
            return Published(dates[0].edtf, "stated", steps, dates[0].zone)
    return None


def _tells_when(line: str, words: PartWords) -> bool:
    """Whether a closing note says so: "This article was published on 12 May 2031"."""
    return any(
        words.publication_label.search(line[max(0, one.start - 30) : one.start]) for one in iter_stated_dates(line)
    )


def _byline(head: Head, words: PartWords) -> Byline:
    """The writers named in the head; agencies of all byline lines."""
    read = [read_byline(line, words) for line in head.texts("byline")]
    names = next((one.names for one in read if one.names), None)
    return Byline(names, tuple(agency for one in read for agency in one.agencies))


def _credits(layout: Layout, byline: Byline, words: PartWords) -> tuple[str, ...]:
    """Agencies that the article names as its own source, each once, in order."""
    found = [*byline.agencies]
    for line in layout.head.texts("publication_line"):
        match = words.source_label.match(line)
        if match:
            pieces = [piece.strip(" ,") for piece in SEPARATORS.split(without_dates(line[match.end() :]))]
            found += [piece for piece in pieces[:1] if piece]
    if layout.dateline and layout.dateline.agency:
        found.append(layout.dateline.agency)
    for kind, line in layout.tail_lines:
        if kind == "boilerplate":
            pieces = re.split(r"[/,&]|\band\b", line.strip(" ()[]-–—.*#"))
            names = [words.agencies.get(piece.strip().lower(), "") for piece in pieces]
            found += names if all(names) else []
    return tuple(dict.fromkeys(found))


def _publisher(head: Head, words: PartWords) -> str | None:
    """The paper that a line over the headline, or beside the day, names; None where none is sure."""
    for line in head.mastheads:
        if words.source_label.match(line) or words.release.search(line):
            continue
        if line in head.texts("byline"):
            line = next(iter(SEPARATORS.split(line, maxsplit=1)[1:]), "")
        rest = words.publication_label.sub("  |  ", without_dates(line))
        for piece in SEPARATORS.split(rest):
            name = piece.strip(" ,.:()")
            if _is_publisher(name, words):
                return name
    return None


_DATELINE_PLACE = re.compile(r"[^\W\d_a-z][^a-z,]+, [^\W\d_a-z][^,]*$")


def _is_publisher(name: str, words: PartWords) -> bool:
    tokens = name.split()
    if not tokens or len(tokens) > 6 or is_share_bar(name, words) or name.lower() in words.sections | words.actions:
        return False
    if (
        any(token.lower() in words.sections for token in tokens)
        and len(tokens) <= 2
        and not words.masthead.search(name)
    ):
        return False
    if ":" in name or _DATELINE_PLACE.match(name):
        return False  # "Interview: NAME"; "PORT LUME, Veldt" beside the day
    return tokens[0][0].isupper() and bool(words.masthead.search(name) or len(tokens) > 1)


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value else None
