"""Who wrote it: is a line a byline, which of its words name the writers, and which of them are agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dovecote.read.layout.blocks import Block
from dovecote.read.layout.marks import SEPARATORS
from dovecote.read.layout.part_words import PartWords
from dovecote.read.metadata.stated_dates import iter_stated_dates, without_dates

NO_PART = True

BYLINE_WORDS = 14
"""Words of a byline with three names and their posts."""

SENTENCE_WORDS = 6
"""Words from which a line with a full stop is a sentence and no "By Ansa Merrow in Port Lume."."""

_OPENED = re.compile(r"^(?:by)\b\s*:?\s*", re.IGNORECASE)
_INITIAL = re.compile(r"^[^\W\d_]\.?$")


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers as the line names them, without the word "By"; agencies among them as they are cited."""

    names: str | None
    agencies: tuple[str, ...]


def is_byline(block: Block, words: PartWords, *, follows_headline: bool) -> bool:
    """The line says who wrote the article. A bare name counts only right behind the headline."""
    if block.words > BYLINE_WORDS or block.words == 0 or block.asks:
        return False
    if block.ends_sentence and block.words > SENTENCE_WORDS:
        return False
    first = SEPARATORS.split(block.text)[0].strip()
    if words.byline_credit.search(block.text):
        return True
    opened = words.byline_opener.match(first)
    if opened:
        return _is_capitalised(first[opened.end() :], words)
    if words.desk.search(first) and not block.ends_sentence:
        return True
    return follows_headline and is_name(_without_title(first, words), words) and not _is_dated(first)


def read_byline(line: str, words: PartWords) -> Byline:
    """The writers that a byline names, verbatim but for "By"; credits of agencies apart."""
    pieces = [piece.strip() for piece in SEPARATORS.split(line) if piece.strip()]
    first = pieces[0] if pieces else ""
    names = _OPENED.sub("", first).strip(" :,")
    agencies = tuple(_agency(piece, words) for piece in pieces if _agency(piece, words))
    if _agency(names, words):
        return Byline(names, agencies or (_agency(names, words),))
    return Byline(names or None, agencies)


def is_name(phrase: str, words: PartWords) -> bool:
    """Two to four capitalised words, as people's names are written; several such, joined by "and" or commas."""
    people = [one.strip() for one in re.split(r",|&|\band\b", phrase)]
    return bool(people) and all(_is_one_name(one, words) for one in people)


def _is_one_name(phrase: str, words: PartWords) -> bool:
    tokens = phrase.split()
    if not 2 <= len(tokens) <= 5 or phrase.rstrip().endswith(("?", "!", ":", ".", '"', "”", "’")):
        return False
    plain = [token for token in tokens if token.lower() not in words.particles]
    letters = all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*", token) for token in tokens)
    return letters and len(plain) >= 2 and all(token[0].isupper() for token in plain) and len(plain) <= 4


def _without_title(phrase: str, words: PartWords) -> str:
    return words.byline_title.sub("", phrase).strip(" ,")


def _is_capitalised(rest: str, words: PartWords) -> bool:
    """What follows "By": a name, a desk or an agency, and no "May 2021"."""
    rest = rest.strip(" :")
    if not rest or re.search(r"\d", rest) or not without_dates(rest).strip():
        return False
    first = rest.split()[0]
    return first[0].isupper() or first.lower() in words.particles or bool(words.desk.search(rest))


def _is_dated(phrase: str) -> bool:
    return any(True for _ in iter_stated_dates(phrase))


def _agency(piece: str, words: PartWords) -> str:
    """The agency that `piece` is, as it is cited; "" where it is none."""
    return words.agencies.get(_OPENED.sub("", piece).strip(" :,().").lower(), "")
