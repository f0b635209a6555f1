"""The parts of an article's text, found by layout: head, body, tail.

The head is what stands before the first paragraph: masthead, headline, byline, day, picture. In it a line is known by
its form and by its place; in the body only its own words, or standing as a short line between two paragraphs, make a
line anything but body.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dovecote.model.document import Part, PartKind
from dovecote.read.layout.blocks import Block, split_blocks
from dovecote.read.layout.datelines import Dateline, find_dateline, find_lone_day
from dovecote.read.layout.digests import is_digest
from dovecote.read.layout.head import Head, is_prose, read_head
from dovecote.read.layout.marks import is_publication_line, is_teaser, mark_of, strip_bullet
from dovecote.read.layout.part_words import PartWords, part_words
from dovecote.read.limits import MAX_PART

NO_PART = True

SUBHEADING_WORDS, TITLE_LINE_WORDS = 12, 20
EARLY = 4
"""Paragraphs from the start in which a dateline may stand behind a summary."""
TAIL_BLOCKS = 4
"""Lines from the end in which a sign-off or a request to call is looked for."""

CUT_WINDOW = 2000
"""Characters before the limit in which a sentence's end is looked for."""

_CUT_HERE = re.compile(r"[.!?][\"'”’)]*(?=\s)")
_GOES_ON = (":", ",", ";", "–", "—", "-", "…")
"""Ends of a line whose sentence goes on below."""
_INNER_TEASER = re.compile(r"(?<=[.!?”\"’)])\s*\(?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts, and the lines that metadata are read from."""

    parts: tuple[Part, ...]
    head: Head
    dateline: Dateline | None = None
    tail_lines: tuple[tuple[PartKind, str], ...] = ()
    """Furniture at the end of the article, kind and words: publication lines and sign-offs."""


def lay_out(text: str, *, title: str | None = None, code: str = "en") -> Layout:
    """The layout of an article; `title` is its headline where the input tells it beside the text."""
    words = part_words(code)
    blocks = split_blocks(text)
    if is_digest(blocks):
        words = words.without_agency_captions()
    head = read_head(blocks, words, title=title, code=code)
    parts = [Part(block.start, block.end, kind) for block, kind in head.lines]
    body = blocks[len(head.lines) :]
    kinds = _body_kinds(body, words)
    transcript, before = _is_transcript(body), 0
    dateline: Dateline | None = None
    for block, kind in zip(body, kinds, strict=True):
        found = None
        if kind == "body":
            opens, early = before == 0 and not transcript, before < EARLY and dateline is None
            found = find_dateline(block.text, words, opens_article=opens, early=early, code=code)
            if found and found.place is None and found.agency is None and _is_chronology(body, block, code):
                found = None
            before += 1
        parts.extend(_cut(block, kind, found, words))
        dateline = dateline or found
    tail = tuple(
        (kind, block.text) for block, kind in list(zip(body, kinds, strict=True))[-TAIL_BLOCKS:] if kind != "body"
    )
    whole = tuple(piece for part in parts for piece in _pieces(part, text))
    return Layout(whole, head, dateline, tail)


def _is_chronology(body: tuple[Block, ...], first: Block, code: str) -> bool:
    """Whether more paragraphs than this one open with a day: those are entries, and no dateline."""
    return any(block is not first and find_lone_day(block.text, code=code) for block in body)


def _pieces(part: Part, text: str) -> Iterator[Part]:
    """The part; where it is longer than a parser should get, pieces of it that end with sentences."""
    start = part.start
    while part.end - start > MAX_PART:
        limit = start + MAX_PART
        ends = [match.end() for match in _CUT_HERE.finditer(text, limit - CUT_WINDOW, limit)]
        end = ends[-1] if ends else max(text.rfind(" ", start + 1, limit), start + MAX_PART // 2)
        yield Part(start, end, part.kind)
        start = end + len(text[end : end + 100]) - len(text[end : end + 100].lstrip())
    if start < part.end:
        yield Part(start, part.end, part.kind)


def _body_kinds(blocks: tuple[Block, ...], words: PartWords) -> list[PartKind]:
    kinds: list[PartKind] = []
    listing = False
    for position, block in enumerate(blocks):
        near_end = position > 0 and position >= len(blocks) - TAIL_BLOCKS
        kind = _body_kind(blocks, position, words, near_end=near_end)
        if kind == "teaser":
            listing = _is_bare_opener(block, words)
        elif (
            listing and kind in ("body", "subheading") and (block.asks or not block.ends_sentence) and block.words <= 20
        ):
            kind = "teaser"
        elif kind != "boilerplate":
            listing = False
        kinds.append(kind)
    return kinds


def _body_kind(blocks: tuple[Block, ...], position: int, words: PartWords, *, near_end: bool) -> PartKind:
    block = blocks[position]
    mark = mark_of(block, words, near_end=near_end)
    if mark:
        return mark
    if block.is_long:
        return "body"
    if (near_end or words.publication_label.match(block.text)) and is_publication_line(block, words):
        return "publication_line"
    return "subheading" if _is_subheading(blocks, position, words) else "body"


def _is_subheading(blocks: tuple[Block, ...], position: int, words: PartWords) -> bool:
    """A short line that is no sentence, after a paragraph or furniture, and followed by a paragraph."""
    block = blocks[position]
    if block.ends_sentence or block.words > SUBHEADING_WORDS or block.text.rstrip("\"'”’ ").endswith(_GOES_ON):
        return False
    if block.text.count("“") > block.text.count("”") or block.text.count('"') % 2:
        return False
    if block.text[0].islower() or strip_bullet(block.text, words) != block.text or position == 0:
        return False
    before, after = blocks[position - 1], blocks[position + 1 : position + 2]
    return bool(after) and is_prose(after[0]) and (before.ends_sentence or mark_of(before, words) is not None)


def _is_bare_opener(block: Block, words: PartWords) -> bool:
    """An opener with nothing behind it ("Related stories:"): the lines below are the stories."""
    line = strip_bullet(block.text, words).rstrip(" :")
    match = words.teaser_strong.match(line) or words.teaser.match(line)
    if not match:
        return False
    rest = line[match.end() :].split()
    return not rest or (len(rest) <= 3 and rest[0] in words.joiners)


def _is_title_line(block: Block) -> bool:
    """Short, and no statement: as the title of another article is."""
    return block.words <= TITLE_LINE_WORDS and (block.asks or not block.ends_sentence)


def _is_transcript(blocks: tuple[Block, ...]) -> bool:
    """Several paragraphs open with a capitalised word and a colon: speakers, not places."""
    return sum(1 for block in blocks if re.match(r"^[A-Z][^\n:.]{0,40}:\s", block.text)) > 1


def _cut(block: Block, kind: PartKind, dateline: Dateline | None, words: PartWords) -> list[Part]:
    """The parts of one block: a dateline before its body, a teaser glued to its end."""
    if kind != "body":
        return [Part(block.start, block.end, kind)]
    start, end = block.start, block.end
    parts: list[Part] = []
    if dateline:
        parts.append(Part(start, start + dateline.end, "dateline"))
        start += dateline.end
        start += len(block.text[dateline.end :]) - len(block.text[dateline.end :].lstrip())
    glued = _glued_teaser(block, words)
    if glued and block.start + glued > start:
        parts.append(Part(start, block.start + len(block.text[:glued].rstrip()), "body"))
        parts.append(Part(block.start + glued, end, "teaser"))
    elif start < end:
        parts.append(Part(start, end, "body"))
    return parts


def _glued_teaser(block: Block, words: PartWords) -> int | None:
    """Where "Read more: ..." begins that stands behind the last sentence of a paragraph."""
    first = max(1, len(block.text) - 300)
    for match in _INNER_TEASER.finditer(block.text, first):
        rest = dataclasses.replace(block, text=block.text[match.end() :])
        opener = words.teaser_strong.match(rest.text)
        if opener and rest.text[opener.end() :].lstrip()[:1] in (":", "|", ">", "»") and is_teaser(rest, words):
            return match.end()
    return None
