"""What a line is by its own words alone: a teaser, a share bar, a caption, a correction, a line with the date.

Each test is for one kind and errs towards article: a line that reads as a sentence is furniture only where its words
leave no doubt, since a teaser taken for text invents a fact, and text taken for a teaser loses one.
"""

from __future__ import annotations

import re

from dovecote.model.document import PartKind
from dovecote.read.layout.blocks import Block
from dovecote.read.layout.part_words import PartWords
from dovecote.read.metadata.stated_dates import iter_stated_dates, without_dates

NO_PART = True

TEASER_WORDS, FURNITURE_WORDS, WEAK_WORDS, CAPTION_WORDS, NAME_WORDS = 30, 30, 15, 60, 6
"""Words above which a line is no teaser, boilerplate, caption or newspaper's name: longer ones are paragraphs."""

SEPARATORS = re.compile(r"\s*[|·•‧∙/]\s*|\s+[—–-]\s+|\s{3,}|\t")
_PIECES = re.compile(SEPARATORS.pattern + r"|,\s+")
_COUNT = re.compile(r"^[(\[]?\d[\d.,]*\s*[kKmM]?[)\]]?$|[(\[]\d+[)\]]")
_ADDRESS = re.compile(r"\+?\d[\d\s().-]{6,}\d|\S+@\S+\.\w+|https?://|www\.|\bhere\b", re.IGNORECASE)
_AGO = re.compile(r"\b\d+\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?)\s+ago\b", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_RULE = re.compile(r"^[\W_]+$")
_QUOTES = re.compile(r"[\"“”«»]")


def strip_bullet(line: str, words: PartWords) -> str:
    """`line` without the dash, arrow or bracket that opens it."""
    for bullet in words.bullets if line.startswith(words.bullets) else ():
        if line.startswith(bullet):
            return line[len(bullet) :].lstrip()
    return line.lstrip("([").lstrip()


def mark_of(block: Block, words: PartWords, *, near_end: bool = False) -> PartKind | None:
    """The kind of part that the words of `block` make it; None where they leave it open."""
    if block.is_long:
        return None
    if is_correction(block, words):
        return "correction"
    if block.words > CAPTION_WORDS:
        return None
    if is_teaser(block, words):
        return "teaser"
    if is_caption(block, words):
        return "caption"
    if is_boilerplate(block, words, near_end=near_end):
        return "boilerplate"
    return None


def is_correction(block: Block, words: PartWords) -> bool:
    """A notice that corrects the article: its opener, or a short line that speaks of an earlier version."""
    line = block.text
    if words.correction_opener.match(line):
        return ":" in line[:60] or block.words > NAME_WORDS
    if block.words > CAPTION_WORDS or _QUOTES.search(line[:1]):
        return False
    return bool(words.correction_phrase.search(line))


def is_teaser(block: Block, words: PartWords) -> bool:
    """A pointer to another article."""
    line = strip_bullet(block.text, words)
    if block.words > TEASER_WORDS:
        return False
    strong = words.teaser_strong.match(line)
    if strong:
        rest = line[strong.end() :].lstrip(" .")
        return not rest or not rest[0].islower() or not block.ends_sentence
    if words.teaser.match(line):
        return not block.ends_sentence or block.asks or block.text.rstrip().endswith("!")
    return False


def is_caption(block: Block, words: PartWords) -> bool:
    """Words under a picture: they begin with its label or end with its credit."""
    line = block.text
    if block.words > CAPTION_WORDS:
        return False
    if words.caption_opener.match(line) or words.caption_kind.search(line) or words.caption_credit.search(line):
        return True
    return bool(words.caption_agency.search(line)) and not words.byline_opener.match(line)


def is_boilerplate(block: Block, words: PartWords, *, near_end: bool = False) -> bool:
    """Words of the site about itself: share bar, newsletter, copyright, app, sign-off, address."""
    line = strip_bullet(block.text, words)
    count = block.words
    if _RULE.match(block.text) or _URL.match(block.text):
        return True
    if count > FURNITURE_WORDS or block.text.startswith(("“", '"')):
        return False
    if words.boilerplate_opener.match(line) or words.boilerplate_phrase.search(line) or _is_note(line, words):
        return True
    if is_share_bar(line, words) or words.boilerplate_pattern.fullmatch(line):
        return True
    if count <= WEAK_WORDS and words.boilerplate_weak.search(line):
        return not block.ends_sentence or bool(words.boilerplate_weak.match(line))
    return near_end and (_is_sign_off(line, words) or _asks_for_contact(block, words))


def is_share_bar(line: str, words: PartWords) -> bool:
    """Every piece of the line is a button, a count or a date, and at least one is a button."""
    tokens = [token.strip("()[],.:|·•").lower() for token in line.split()]
    if words.action_tokens.isdisjoint(tokens):
        return False
    pieces = _PIECES.split(without_dates(line))
    pieces = [_COUNT.sub("", piece.strip()).strip(" :,.()[]").lower() for piece in pieces]
    bare = [re.sub(r"^\d+\s+", "", piece) for piece in pieces if piece]
    if bare and all(piece in words.actions for piece in bare):
        return True
    # A bar whose buttons are parted by spaces alone: "Share Tweet Print Email".
    return len(tokens) > 2 and all(not token or token in words.actions for token in tokens)


def is_publication_line(block: Block, words: PartWords) -> bool:
    """The line holds the day of publication, or how long ago it was, and little beside it."""
    line = block.text
    if block.words > FURNITURE_WORDS:
        return False
    if not any(True for _ in iter_stated_dates(line)):
        return bool(_AGO.search(line)) and block.words <= WEAK_WORDS
    rest = words.publication_label.sub(" ", without_dates(line))
    pieces = [piece.strip(" ,:.()") for piece in SEPARATORS.split(rest) if re.search(r"\w", piece)]
    if words.publication_label.match(line) or words.source_label.match(line):
        return all(len(piece.split()) <= NAME_WORDS for piece in pieces)
    signed_at = len(pieces) == 1 and len(pieces[0].split()) < NAME_WORDS - 2 and pieces[0].istitle()
    if pieces and (
        (block.ends_sentence and not signed_at)
        or any(piece[:1].islower() for piece in pieces if piece not in words.actions)
    ):
        return False
    longest = NAME_WORDS if len(pieces) > 1 else NAME_WORDS - 2
    return all(len(piece.split()) <= longest for piece in pieces)


def _is_note(line: str, words: PartWords) -> bool:
    """A note on how the text was made: "The interview was shortened for clarity"."""
    return len(line.split()) <= FURNITURE_WORDS and bool(words.note.search(line) and words.note_noun.search(line))


def _is_sign_off(line: str, words: PartWords) -> bool:
    """An agency's name alone, "ENDS", or "Agencies" on one of the last lines."""
    bare = line.strip(" ()[]-–—.*#").lower()
    pieces = [piece.strip() for piece in re.split(r"[/,&]|\band\b", bare) if piece.strip()]
    if bare in words.ends or (not bare and bool(line)):
        return True
    return bool(pieces) and all(piece in words.agencies or words.desk.fullmatch(piece) for piece in pieces)


def _asks_for_contact(block: Block, words: PartWords) -> bool:
    """The reader is asked to write or call: a channel and an address in one short line."""
    line = block.text
    return block.words <= FURNITURE_WORDS and bool(words.channel.search(line) and _ADDRESS.search(line))
