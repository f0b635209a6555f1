"""Sentence boundaries that a parser sets inside a quotation or after an abbreviation, put right.

A closing mark belongs to the words before it, an opening mark to those after it; a stretch of punctuation alone is no
sentence; no sentence ends after "Gen." or without any mark in the middle of a paragraph. Only boundaries move: every
word stays in exactly one sentence.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dovecote.languages.language import Language
from dovecote.languages.registry import get_language
from dovecote.model.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDS = frozenset(".?!:;…\"”’'»)]}—–-―")
"""What a sentence may end with; without one of these the next words belong to it."""


STOPS = frozenset(".?!:;…")
BRACKETS = {")": "(", "]": "[", "}": "{"}


@functools.cache
def _marks(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Opening marks, closing marks, and those that are both."""
    pairs = get_language(code).table("quotation_marks")["pairs"]
    same = frozenset(pair["open"] for pair in pairs if pair.get("same"))
    opening = frozenset(pair["open"] for pair in pairs)
    closing = frozenset(pair["close"] for pair in pairs) | {")", "]"}
    return opening - same, closing - opening, same


def sentence_bounds(words: Words, language: Language) -> list[tuple[int, int]]:
    """First and last word (exclusive) of each sentence of a parse, in order, covering every word once."""
    starts = [0] if words else []
    for start in (words.parsed.to_array("SENT_START")[1:] == 1).nonzero()[0].tolist():
        moved = _moved(words, start + 1, starts[-1], language)
        if moved > starts[-1] and not _joins(words, starts[-1], moved, language):
            starts.append(moved)
    return list(zip(starts, [*starts[1:], len(words)], strict=True)) if starts else []


def _moved(words: Words, start: int, previous: int, language: Language) -> int:
    """The boundary at `start`, moved behind closing marks and before opening ones."""
    opening, closing, same = _marks(language.code)
    while start < len(words) and _closes(words[start], closing, same):
        start += 1
    while start - 1 > previous and _opens(words[start - 1], opening, same):
        start -= 1
    return start


def _closes(token: Token, closing: frozenset[str], same: frozenset[str]) -> bool:
    """Whether the token is a mark that ends what stands before it: no space before it."""
    tight = token.i > 0 and not token.doc[token.i - 1].whitespace_ and not token.doc[token.i - 1].is_space
    return tight and (token.text in closing or (token.text in same and (token.whitespace_ != "" or _is_last(token))))


def _opens(token: Token, opening: frozenset[str], same: frozenset[str]) -> bool:
    """Whether the token is a mark that begins what stands after it: a space before it and none after it."""
    loose = token.i == 0 or bool(token.doc[token.i - 1].whitespace_) or token.doc[token.i - 1].is_space
    return loose and not token.whitespace_ and not _is_last(token) and (token.text in opening or token.text in same)


def _bracket_ends(words: Words, first: int, last: Token) -> bool:
    """Whether a sentence may end at the closing bracket `last`: a full stop stands inside it or before its opening.

    "The Chief of Staff (COAS) General Tolland" does not end at the bracket.
    """
    opening = BRACKETS[last.text]
    place = next((index for index in range(last.i - 1, first - 1, -1) if words[index].text == opening), None)
    if place is None or place == first:
        return True
    return any(words[index].text[-1] in STOPS for index in (last.i - 1, place - 1))


def _is_last(token: Token) -> bool:
    return token.i + 1 >= len(token.doc)


def _joins(words: Words, first: int, boundary: int, language: Language) -> bool:
    """Whether what stands before or after `boundary` is no sentence by itself."""
    if boundary >= len(words) or not any(token.text.isalnum() or token.is_alpha for token in words[first:boundary]):
        return True
    last = next(token for token in reversed(words[first:boundary]) if not token.is_space)
    if last.text in language.table("sentences")["no_end"]:
        return True
    if last.text in BRACKETS and not _bracket_ends(words, first, last):
        return True
    following = words[boundary]
    spaced = "\n" in last.whitespace_ or words[boundary - 1].is_space or following.is_space
    return last.text[-1] not in ENDS and not spaced
