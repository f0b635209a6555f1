"""The lines before the first paragraph: which is the headline, which the masthead, the byline, the day, a caption."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dovecote.model.document import PartKind
from dovecote.read.layout.blocks import Block
from dovecote.read.layout.bylines import is_byline
from dovecote.read.layout.datelines import find_dateline
from dovecote.read.layout.marks import is_publication_line, mark_of
from dovecote.read.layout.part_words import PartWords

NO_PART = True

HEAD_BLOCKS = 15
"""Lines in which the first paragraph must come; a text without one is no article with a head."""

STANDFIRST_BLOCKS = 5
"""Lines behind a summary in which the byline or the labelled day must come."""

LETTERHEAD_WORDS = 7
"""Words up to which a capitalised line over a press release names its house; its title below has as many or more."""

PROSE_WORDS = 8
"""Words from which a line that ends as a sentence is a paragraph."""

LONG_PROSE_WORDS = 30
"""Words from which a line is a paragraph however it ends."""

TITLE_CASE, TITLE_WORDS = 0.7, 16
"""Share of capitalised longer words from which a line is set like a headline, and the length up to which that tells
something: a long first sentence can be full of names and titles."""

_WORD = re.compile(r"\w+")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_INNER_END = re.compile(r"[^\W\d_A-Z][.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Head:
    """The head's lines with their kinds; which of them is the headline and which name the paper."""

    lines: tuple[tuple[Block, PartKind], ...] = ()
    headline: str | None = None
    mastheads: tuple[str, ...] = ()
    """Lines over the headline, or beside the day, that can name the publisher."""

    def texts(self, kind: PartKind) -> list[str]:
        """The words of the lines of a kind, in order."""
        return [block.text for block, found in self.lines if found == kind]


def is_prose(block: Block, *, may_be_headline: bool = True) -> bool:
    """The block is a paragraph of an article: long, a sentence that is not set like a headline, or "She said:"."""
    count = block.words
    if block.is_long or count >= LONG_PROSE_WORDS:
        return True
    if block.text.endswith(":"):
        return count >= 3 and not block.text.isupper()
    if not block.ends_sentence:
        return bool(_INNER_END.search(block.text)) and count >= TITLE_WORDS
    if block.asks or block.text.endswith("!"):
        return count >= TITLE_WORDS or (bool(_INNER_END.search(block.text)) and count >= PROSE_WORDS)
    return count >= PROSE_WORDS and not (may_be_headline and count <= TITLE_WORDS and _is_title_case(block.text))


def same_words(one: str, other: str) -> bool:
    """Equal letters and digits, case and punctuation aside."""
    return _bare(one) == _bare(other) != ""


def read_head(blocks: tuple[Block, ...], words: PartWords, *, title: str | None, code: str = "en") -> Head:
    """The head of an article; empty where it begins with its first paragraph, or has none."""
    count = _head_length(blocks, words, title, code)
    lines = blocks[:count]
    kinds: list[PartKind | None] = [_own_kind(block, words) for block in lines]
    chosen = _headline(lines, kinds, title, words)
    mastheads: list[str] = []
    for position, block in enumerate(lines):
        if position == chosen:
            kinds[position] = "headline"
        elif kinds[position] is None:
            before = chosen is None or position < chosen
            kinds[position] = (
                "publication_line" if before and title is None else _after_headline(lines, kinds, position, words)
            )
        names_paper = kinds[position] in ("publication_line", "byline")
        if names_paper or (kinds[position] == "boilerplate" and chosen is not None and position < chosen):
            mastheads.append(block.text)
    found = [(block, kind) for block, kind in zip(lines, kinds, strict=True) if kind is not None]
    return Head(tuple(found), lines[chosen].text if chosen is not None else None, tuple(mastheads))


def _head_length(blocks: tuple[Block, ...], words: PartWords, title: str | None, code: str) -> int:
    """How many blocks come before the first paragraph; 0 where there is no paragraph, or it comes first."""
    for position, block in enumerate(blocks[:HEAD_BLOCKS]):
        if title and same_words(block.text, title):
            continue
        opens = find_dateline(block.text, words, opens_article=True, code=code)
        if opens and (opens.end == len(block.text) or is_prose(block, may_be_headline=False)):
            return position
        if mark_of(block, words) is None and _is_paragraph(blocks, position, words, titled=title is not None):
            return position if position == 0 else _behind_standfirst(blocks, position, words)
    if title and blocks and same_words(blocks[0].text, title):
        return 1
    return 0


def _behind_standfirst(blocks: tuple[Block, ...], position: int, words: PartWords) -> int:
    """Where the head ends whose first sentence is a summary: behind the byline and day that follow it, if they do."""
    end, sure = position, False
    for place, block in enumerate(blocks[position + 1 : position + 1 + STANDFIRST_BLOCKS], position + 1):
        kind = _own_kind(block, words)
        dated = kind == "publication_line"
        if kind == "byline" or (dated and words.publication_label.match(block.text)):
            end, sure = place + 1, True
        elif sure and (dated or kind == "boilerplate"):
            end = place + 1
        elif is_prose(block) and kind is None:
            break
    return end if sure else position


def _is_paragraph(blocks: tuple[Block, ...], position: int, words: PartWords, *, titled: bool) -> bool:
    """Prose; or, behind a line that can be the headline, a short sentence."""
    block = blocks[position]
    behind = position > 0 and any(_own_kind(one, words) is None for one in blocks[:position])
    if is_prose(block, may_be_headline=not (behind or titled)):
        return not is_publication_line(block, words) and not is_byline(block, words, follows_headline=False)
    short_sentence = block.ends_sentence and not block.asks and block.words >= 4 and not _is_title_case(block.text)
    if not short_sentence or not block.after_blank or is_publication_line(block, words):
        return False
    return (titled and position == 0) or (position > 0 and not blocks[position - 1].ends_sentence)


def _own_kind(block: Block, words: PartWords) -> PartKind | None:
    """What a line of the head is by its own words."""
    if is_byline(block, words, follows_headline=False):
        return "byline"
    mark = mark_of(block, words)
    if mark in ("boilerplate", None) and is_publication_line(block, words):
        return "publication_line"
    return mark


def _headline(
    lines: tuple[Block, ...], kinds: list[PartKind | None], title: str | None, words: PartWords
) -> int | None:
    """Which line is the headline."""
    if title:
        for position, block in enumerate(lines):
            if same_words(block.text, title) or _share(block.text, title) >= 0.5:
                return position
        return None
    candidates = [position for position, kind in enumerate(kinds) if kind is None]
    crumbs = False
    released = any(words.release.search(line.text) for line in lines)
    while len(candidates) > 1:
        line, following = lines[candidates[0]].text, lines[candidates[1]].text
        longest = max(len(lines[place].text.split()) for place in candidates[1:])
        # Behind one section's name, a single word is another: "World", "Asia".
        is_crumb = longest > 3 and (_is_section(line, words) or (crumbs and len(line.split()) == 1))
        is_letterhead = released and longest >= LETTERHEAD_WORDS and _is_letterhead(line)
        if not (is_crumb or is_letterhead or _is_masthead(line, following, words)):
            break
        crumbs = crumbs or is_crumb
        candidates.pop(0)
    if candidates:
        return candidates[0]
    # "Analysis: why the talks failed" reads like a pointer to another article, but where nothing else can be the
    # headline, the first line is.
    return next((position for position, kind in enumerate(kinds) if kind in ("teaser", "caption")), None)


def _is_letterhead(line: str) -> bool:
    """A ministry, a state, a number of reference: capitalised words, as stand over the title of a press release."""
    tokens = line.split()
    if any(character.isdigit() for character in tokens[-1]):
        return True
    return len(tokens) <= LETTERHEAD_WORDS and all(
        token[0].isupper() or token in ("of", "and", "the", "for", "to") for token in tokens
    )


def _is_section(line: str, words: PartWords) -> bool:
    return all(token.strip(",&|/").lower() in words.sections for token in line.split())


def _is_masthead(line: str, following: str, words: PartWords) -> bool:
    """The line names the paper or a section, since a better headline follows."""
    if len(following.split()) < 3:
        return False
    if re.search(r"[|·•]", line) and not re.search(r"[|·•]", following):
        return True
    pieces = re.split(r"\s+[—–-]\s+", line)
    tokens = line.split()
    if pieces[0].isupper() and len(pieces[0].split()) <= 5 and not following.isupper():
        return len(tokens) <= 8
    named = words.masthead.search(line) and all(
        not token[0].islower() or token in ("of", "and", "the") for token in tokens
    )
    return bool(named) and len(tokens) <= 5


def _after_headline(
    lines: tuple[Block, ...], kinds: list[PartKind | None], position: int, words: PartWords
) -> PartKind:
    """A line below the headline that its own words leave open: a writer's name, a picture's text, a standfirst."""
    block = lines[position]
    captions = [
        lines[place].text for place, kind in enumerate(kinds) if kind == "caption" and abs(place - position) == 1
    ]
    if any(_share(block.text, caption) >= 0.8 for caption in captions):
        return "caption"
    above = [kind for kind in kinds[:position] if kind not in ("publication_line", "boilerplate", "caption")]
    right_behind = bool(above) and above[-1] == "headline"
    over_the_day = "publication_line" in kinds[position + 1 : position + 2]
    if (right_behind or over_the_day) and is_byline(block, words, follows_headline=True):
        return "byline"
    return "subheading"


def _share(line: str, other: str) -> float:
    """Share of the words of `line` that `other` has too."""
    mine, theirs = set(_WORD.findall(line.lower())), set(_WORD.findall(other.lower()))
    return len(mine & theirs) / len(mine) if mine else 0.0


def _is_title_case(line: str) -> bool:
    longer = _LONGER.findall(line)[1:]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) / len(longer) >= TITLE_CASE


def _bare(line: str) -> str:
    return "".join(_WORD.findall(line.lower())).replace("_", "")
