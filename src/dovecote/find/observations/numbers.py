"""Number phrases: "4,200", "1.5 million", "twenty-five", "about a third"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.frames import forms_in
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token

DIGITS = re.compile(r"^\d{1,3}(?:[,.  ]\d{3})+$|^\d+(?:\.\d+)?$")
OPERATOR_WORDS = 3
"""The longest operator phrase has this many words before the number ("no fewer than")."""
_OPENERS: Final = frozenset({"a", "half"})
"""Words that begin a share without being numbers: "a third of", "half the"."""


@passing_value
class Figure:
    """A number as it stands in a sentence."""

    tokens: tuple[Token, ...]
    """The words of the number itself."""
    value: float
    op: str
    first: Token
    """The first word of the phrase, the operator's words included."""
    share: bool = False

    @property
    def last(self) -> Token:
        return self.tokens[-1]


def find_figures(sentence: Sentence, table: Mapping[str, Any]) -> Iterator[Figure]:
    """Number phrases of the sentence, in order, each once."""
    tokens = list(sentence)
    numbers, ones = table["numbers"], table["ratios"]["ones"]
    reached = 0
    for position, word in enumerate(forms_in(sentence)):
        if position < reached or not (word in numbers or word[0].isdigit() or word in _OPENERS or word in ones):
            continue
        length, value, share = _number_at(tokens, position, table)
        if length == 0:
            continue
        words = tuple(tokens[position : position + length])
        op, first = _operator_before(tokens, position, table)
        yield Figure(words, value, op, first if first is not None else words[0], share)
        reached = position + length


def _number_at(tokens: list[Token], position: int, table: Mapping[str, Any]) -> tuple[int, float, bool]:
    """How many tokens from `position` on make one number, its value, and whether it is a share."""
    word = tokens[position].lower_
    if word not in table["numbers"] and not word[0].isdigit():
        return _share_at(tokens, position, table) or (0, 0.0, False)
    share = _share_at(tokens, position, table)
    if share is not None:
        return share
    value, length = 0.0, 0
    total = 0.0
    while position + length < len(tokens):
        token = tokens[position + length]
        word = token.lower_
        if length and word in {"-", "and"} and _continues(tokens, position + length, table):
            length += 1
            continue
        part = _plain(word, table)
        if word in table["scales"] and length:
            value = (value or 1) * table["scales"][word]
            total, value = total + value, 0.0
        elif word in table["multiples"] and length:
            # "two dozen"
            value *= table["multiples"][word]
        elif part is not None and (length == 0 or _is_word(tokens[position + length - 1], table)):
            value += part
        else:
            break
        length += 1
    return (length, total + value, False) if length else (0, 0.0, False)


def _share_at(tokens: list[Token], position: int, table: Mapping[str, Any]) -> tuple[int, float, bool] | None:
    word = tokens[position].lower_
    after = tokens[position + 1].lower_ if position + 1 < len(tokens) else ""
    beyond = tokens[position + 2].lower_ if position + 2 < len(tokens) else ""
    if word == "a" and after in table["shares"] and beyond == "of":
        return 2, float(table["shares"][after]), True
    if word == "half" and after in {"of", "the"}:
        return 1, 50.0, True
    return _several_parts_at(tokens, position, table) or _one_in_at(tokens, position, table)


def _several_parts_at(tokens: list[Token], position: int, table: Mapping[str, Any]) -> tuple[int, float, bool] | None:
    """Of "two-thirds of", "three quarters of": so many of the parts that the whole is cut into, as percent."""
    count = table["numbers"].get(tokens[position].lower_)
    words = [one.lower_ for one in tokens[position + 1 : position + 4]]
    length = 2 if words[:1] == ["-"] else 1
    part = table["shares"].get(words[length - 1].removesuffix("s")) if len(words) > length else None
    if count is None or count < 2 or part is None or not words[length - 1].endswith("s") or words[length] != "of":
        return None
    return length + 1, round(100 * count / round(100 / part), 1), True


def _one_in_at(tokens: list[Token], position: int, table: Mapping[str, Any]) -> tuple[int, float, bool] | None:
    """Of "one in three" a share, as percent; no "one in 2015"."""
    one, joining = tokens[position].lower_, [token.lower_ for token in tokens[position + 1 : position + 2]]
    whole = table["numbers"].get(tokens[position + 2].lower_) if position + 2 < len(tokens) else None
    if one not in table["ratios"]["ones"] or joining != table["ratios"]["joining"] or whole is None or whole < 2:
        return None
    return 3, round(100 / whole, 1), True


def _continues(tokens: list[Token], position: int, table: Mapping[str, Any]) -> bool:
    """True for the hyphen of "twenty-five" and the "and" of "two hundred and ten"."""
    if position + 1 >= len(tokens):
        return False
    before, after = tokens[position - 1].lower_, tokens[position + 1].lower_
    if tokens[position].lower_ == "-":
        return before in table["numbers"] and table["numbers"][before] >= 20 and after in table["numbers"]
    return before in table["scales"] and after in table["numbers"]


def _plain(word: str, table: Mapping[str, Any]) -> float | None:
    if word in table["numbers"]:
        return float(table["numbers"][word])
    if DIGITS.match(word):
        return float(re.sub(r"[, ](?=\d{3})|\.(?=\d{3}\b)", "", word)) if not _is_decimal(word) else float(word)
    return None


def _is_decimal(word: str) -> bool:
    return word.count(".") == 1 and len(word.rsplit(".", 1)[1]) != 3 and "," not in word


def _is_word(token: Token, table: Mapping[str, Any]) -> bool:
    return token.lower_ in table["numbers"] or token.lower_ in table["scales"] or token.lower_ in {"-", "and"}


def _operator_before(tokens: list[Token], position: int, table: Mapping[str, Any]) -> tuple[str, Token | None]:
    start = position
    while start > 0 and tokens[start - 1].lower_ in {"$", "€", "£", "¥", "a", "an", "us$"}:
        start -= 1
    phrases = _operators(tuple((op, tuple(words)) for op, words in table["operators"].items()))
    for length in range(OPERATOR_WORDS, 0, -1):
        if start - length >= 0:
            words = " ".join(one.lower_ for one in tokens[start - length : start])
            # "handed over 200 prisoners" hands over 200, and not more than 200.
            if words in phrases and tokens[start - 1].tag_ != "RP":
                return phrases[words], tokens[start - length]
    if start < position and tokens[start].lower_ in {"a", "an"}:
        return "eq", tokens[start]
    return "eq", tokens[start] if start < position else None


@functools.cache
def _operators(table: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {phrase: op for op, phrases in table for phrase in phrases}
