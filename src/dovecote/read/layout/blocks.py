"""Lines and paragraphs of a text, with their offsets: what the part finder looks at, one block at a time.

A block is a line. Where a text is wrapped at a fixed width, as in e-mail, the lines of one paragraph are one block.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from dovecote.model.values import passing_value

NO_PART = True

LONG = 2000
"""Characters from which a block is a paragraph without looking at it: no headline or caption is as long, and no
pattern is ever run over more than this."""

LONGEST_END = 100
"""Characters at the end of a line in which its last stop is looked for."""

WRAP_WIDTHS = range(50, 111)
"""Widths at which programs break lines."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…。؟]['\"”’»)\]]*(?:\s*\([^()]{2,40}\)){0,2}\s*$")


@passing_value
class Block:
    """A line or wrapped paragraph: `text[start:end]` of the article, without white space at its ends."""

    start: int
    end: int
    text: str
    after_blank: bool
    """An empty line, or the beginning of the text, stands before it."""

    @property
    def words(self) -> int:
        """How many words it has; of a very long block, those of its beginning."""
        return _count_words(self.text)

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG

    @property
    def ends_sentence(self) -> bool:
        """It ends as a sentence does, quotation marks, brackets and sources aside: "left. (Reuters)"."""
        return bool(_SENTENCE_END.search(self.text[-LONGEST_END:]))

    @property
    def asks(self) -> bool:
        return self.text.rstrip("\"'”’»)] ").endswith(("?", "؟"))


@functools.lru_cache(maxsize=1024)
def _count_words(text: str) -> int:
    """Counted once: a dozen tests ask for it."""
    return sum(1 for _ in _WORD.finditer(text[:LONG]))


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order; every character that is no white space lies in one of them."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for line in lines:
        if blocks and width and not line.after_blank and _is_wrapped(text, blocks[-1], line, width):
            first = blocks.pop()
            blocks.append(Block(first.start, line.end, text[first.start : line.end], first.after_blank))
        else:
            blocks.append(line)
    return tuple(blocks)


def _lines(text: str) -> Iterator[Block]:
    position = 0
    for match in _LINE.finditer(text):
        line = match.group()
        kept = line.strip()
        if not kept:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        between = text[position:start].replace("\r\n", "\n")
        blank = position == 0 or sum(between.count(mark) for mark in "\n\r\x0c\x85\u2028\u2029") > 1
        yield Block(start, start + len(kept), kept, blank)
        position = start + len(kept)


def _wrap_width(lines: list[Block]) -> int:
    """The width at which the text is wrapped; 0 where it is not.

    In a wrapped text most lines that are full break off inside a sentence; in a list of sentences as long as one
    another, none does.
    """
    lengths = [len(line.text) for line in lines if " " in line.text]
    widest = max(lengths, default=0)
    if widest not in WRAP_WIDTHS or len(lengths) <= 3:
        return 0
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if not two.after_blank]
    full = [one for one, two in pairs if len(one.text) + 1 + len(two.text.split(None, 1)[0]) > widest]
    inside = sum(not one.ends_sentence for one in full)
    return widest if full and inside >= len(full) / 2 else 0


def _is_wrapped(text: str, block: Block, line: Block, width: int) -> bool:
    """The first word of `line` would not have fitted behind the last line of `block`."""
    last_line = text[max(block.start, text.rfind("\n", block.start, block.end) + 1) : block.end]
    first_word = line.text.split(None, 1)[0]
    return len(last_line) + 1 + len(first_word) > width
