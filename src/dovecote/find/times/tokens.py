"""Words and figures of a text, each with the kinds of time word it can be; the patterns run over these.

Number words are joined into one token with its value ("twenty-one", "a hundred and thirty-five", "2 1/2"), so a
pattern asks for a number and never minds how it is written.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

_TOKEN = re.compile(
    r"(?P<break>\n[ \t\r]*\n\s*)"
    r"|(?P<ampm>(?<![^\W\d_])[AaPp]\. ?[Mm]\b\.?|(?<=\d)[AaPp][Mm]\b|(?<=\d )[AaPp][Mm]\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<slashed>\d{1,4}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{2,4}(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<decade>\d{2,4}['’]?s\b|['’]\d0s\b)"
    r"|(?P<short_year>(?<=\s)['’]\d\d(?![\d'’s]))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<money>[$€£¥]\s?\d[\d,.]*)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?!\w))"
    r"|(?P<hyphen>[-‐‑])|(?P<dash>[–—])|(?P<comma>,)|(?P<stop>\.)|(?P<other>[^\s\w])"
)
_KINDS: Final = {
    "break": "BREAK",
    "iso": "ISO",
    "slashed": "SLASHED",
    "clock": "CLOCK",
    "decade": "DECADE",
    "ordinal": "ORDINAL",
    "money": "MONEY",
    "ampm": "AMPM",
    "possessive": "OF",
    "hyphen": "HYPHEN",
    "dash": "DASH",
    "comma": "COMMA",
    "stop": "STOP",
    "other": "OTHER",
}
FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Bare four-digit numbers outside this are counts."""


class Word(NamedTuple):
    """One token: where it stands, its kinds, and what it means under each. An article has thousands of them."""

    start: int
    end: int
    text: str
    """As it stands in the text."""
    lower: str
    meanings: Mapping[str, Any]
    """Kind to value; kinds are the table names of the word list."""

    @property
    def number(self) -> float | None:
        """Its value as a number, where it is one."""
        return self.meanings.get("NUM")


_as_word: Final = functools.partial(tuple.__new__, Word)
"""What `Word` makes of its fields, in half the time."""
PLAIN: Final[Mapping[str, Any]] = {"WORD": 1, "PLAIN": 1}
PLURAL: Final[Mapping[str, Any]] = {"WORD": 1, "PLURAL": 1}
CAPITAL: Final[Mapping[str, Any]] = {"WORD": 1, "CAPITAL": 1}
"""The meanings of words that the word list has not: most of a text."""
_OPENING: Final = frozenset(("NUMBER", "MULTIPLIER", "FIGURE"))
"""Kinds of the first word of a number; "a" opens one too."""
MOST_KNOWN: Final = 50_000
"""Words that are remembered; beyond it the memory starts anew."""


class WordList:
    """A language's words of time, and what has been read off the words met so far."""

    def __init__(self, lexicon: Mapping[str, Mapping[str, Any]]) -> None:
        self._lexicon = lexicon
        self._known: dict[str, tuple[str, Mapping[str, Any], bool]] = {}
        """A word as it stands -> in small letters, with its meanings, and whether a number may open there."""

    def split(self, text: str) -> list[Word]:
        """Tokens of `text`, in order; white space is left out, an empty line is a token that no pattern crosses."""
        words: list[Word] = []
        openers: list[int] = []
        known = self._known
        for match in _TOKEN.finditer(text):
            kind, found = match.lastgroup, match[0]
            if kind == "word":
                told = known.get(found)
                lower, meanings, opens = self._learnt(found) if told is None else told
            else:
                lower = found.lower()
                meanings = _meanings(kind or "other", found, lower)
                opens = "FIGURE" in meanings
            if opens:
                openers.append(len(words))
            words.append(_as_word((*match.span(), found, lower, meanings)))
        return _join_numbers(words, openers)

    def _learnt(self, found: str) -> tuple[str, Mapping[str, Any], bool]:
        """What a word is that was not met before."""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        lower = found.lower()
        meanings = self._meanings(found, lower)
        told = self._known[found] = lower, meanings, not _OPENING.isdisjoint(meanings) or lower in ("a", "an")
        return told

    def _meanings(self, found: str, lower: str) -> Mapping[str, Any]:
        capital = found[0].isupper()
        known = self._lexicon.get(lower)
        if known is None:
            return CAPITAL if capital else PLURAL if lower.endswith("s") else PLAIN
        if capital:
            return {**known, "WORD": 1, "CAPITAL": 1}
        month = known.get("MONTH") or known.get("MONTH_SHORT")
        known = {name: value for name, value in known.items() if name not in _NEEDS_CAPITAL}
        return {**known, "LOWER_MONTH": month, "WORD": 1} if month else {**known, "WORD": 1}


def _meanings(kind: str, found: str, lower: str) -> Mapping[str, Any]:
    """What anything but a word means."""
    if kind == "number":
        return _number_meanings(found)
    if kind == "ampm":
        return {"AMPM": "am" if lower[0] == "a" else "pm"}
    if kind == "short_year":
        return {"SHORT_YEAR": int(found[1:])}
    if kind == "ordinal":
        return {"ORDINAL": int(lower[:-2]), "ORDINAL_FIGURE": int(lower[:-2])}
    return {_KINDS[kind]: found}


_NEEDS_CAPITAL: Final = frozenset(
    ("MONTH", "MONTH_SHORT", "WEEKDAY", "WEEKDAY_SHORT", "HOLIDAY", "HIJRI_MONTH", "SOLAR_MONTH", "ZONE")
)


def _number_meanings(found: str) -> dict[str, Any]:
    plain = found.replace(",", "")
    value = float(plain)
    meanings: dict[str, Any] = {"NUM": value, "FIGURE": value}
    if plain.isdigit() and plain == found:
        whole = int(plain)
        if len(plain) == 4 and FIRST_YEAR <= whole <= LAST_YEAR:
            meanings["YEAR"] = whole
        if len(plain) == 2:
            meanings["TWO_DIGITS"] = whole
        if 1 <= whole <= 31 and len(plain) <= 2:
            meanings["DAY"] = whole
        if 0 <= whole <= 24 and len(plain) <= 2:
            meanings["HOUR"] = whole
        if len(plain) <= 4:
            meanings["OLD_YEAR"] = whole
        if len(plain) == 4:
            meanings["MILITARY"] = whole
    elif re.fullmatch(r"\d{1,2}\.\d\d", found):
        meanings["DOTTED"] = found
    return meanings


def _join_numbers(words: list[Word], openers: Iterable[int]) -> list[Word]:
    """The words, with one in the place of those that are a number; it can open at the places of `openers` alone."""
    joined: list[Word] = []
    index = 0
    for place in openers:
        if place < index:
            continue  # inside a number that opened before
        joined += words[index:place]
        index, word = place, words[place]
        counted = _read_ordinal(words, index)
        if counted is not None:
            joined.append(counted[0])
            index = counted[1]
            continue
        if not _opens_a_number(words, index):
            joined.append(word)
            index += 1
            continue
        value, after = _read_number(words, index)
        after = _after_repeated(words, value, after)
        last = words[after - 1]
        if after - index == 1 and "FIGURE" in word.meanings:
            joined.append(word)
        else:
            whole = word._replace(end=last.end, lower=" ".join(one.lower for one in words[index:after]))
            keep = word.meanings if after - index == 1 else {}
            spelt = {"NUM": value, "SPELT": value, "WORD": 1}
            if FIRST_YEAR <= value <= LAST_YEAR:
                spelt["SPELT_YEAR"] = int(value)
            joined.append(whole._replace(meanings={**keep, **spelt}))
        index = after
    joined += words[index:]
    return joined


def _read_ordinal(words: list[Word], index: int) -> tuple[Word, int] | None:
    """The one word of "twenty-sixth", and the index after it; None where no such word opens here."""
    tens = words[index].meanings.get("NUMBER", 0)
    if tens < 20 or index + 1 >= len(words):
        return None
    after = index + 1 + ("HYPHEN" in words[index + 1].meanings)
    ones = words[after].meanings.get("ORDINAL", 0) if after < len(words) else 0
    if not 1 <= ones <= 9 or "ORDINAL_FIGURE" in words[after].meanings:
        return None
    number = int(tens + ones)
    lower = " ".join(one.lower for one in words[index : after + 1])
    meanings = {"ORDINAL": number, "WORD": 1}
    return words[index]._replace(end=words[after].end, lower=lower, meanings=meanings), after + 1


def _after_repeated(words: list[Word], value: float, after: int) -> int:
    """The index behind the same number in brackets, as treaties write it: "thirty (30) days"."""
    if after + 2 >= len(words) or words[after].text != "(" or not _opens_a_number(words, after + 1):
        return after
    again, end = _read_number(words, after + 1)
    return end + 1 if again == value and end < len(words) and words[end].text == ")" else after


def _opens_a_number(words: list[Word], index: int) -> bool:
    meanings = words[index].meanings
    if "NUMBER" in meanings or "MULTIPLIER" in meanings or "FIGURE" in meanings:
        return True
    return words[index].lower in ("a", "an") and index + 1 < len(words) and "MULTIPLIER" in words[index + 1].meanings


def _read_number(words: list[Word], index: int) -> tuple[float, int]:
    """Value of the number that opens at `index`, and the index after it."""
    first = words[index]
    if "FIGURE" in first.meanings:
        value, index = float(first.meanings["FIGURE"]), index + 1
        return _with_fraction(words, value, index)
    if "NUMBER" in first.meanings:
        value, index = float(first.meanings["NUMBER"]), index + 1
        if value >= 20:
            value, index = _with_ones(words, value, index)
    else:
        # "a hundred", "hundred", "a dozen"
        value = 1.0
        index += first.lower in ("a", "an")
    while index < len(words) and "MULTIPLIER" in words[index].meanings:
        value *= words[index].meanings["MULTIPLIER"]
        index += 1
        after = index + 1 if index < len(words) and words[index].lower == "and" else index
        if after < len(words) and "NUMBER" in words[after].meanings and value >= 100:
            rest, index = _read_number(words, after)
            value += rest
    return _with_half(words, value, index)


def _with_ones(words: list[Word], value: float, index: int) -> tuple[float, int]:
    after = index + 1 if index < len(words) and "HYPHEN" in words[index].meanings else index
    if after < len(words) and 1 <= words[after].meanings.get("NUMBER", 0) <= 9:
        return value + float(words[after].meanings["NUMBER"]), after + 1
    return value, index


def _with_fraction(words: list[Word], value: float, index: int) -> tuple[float, int]:
    """The value with a fraction in figures after it, as in "5 1/2"."""
    three = words[index : index + 3]
    if len(three) == 3 and three[1].text == "/" and three[0].text == "1" and three[2].text == "2":
        return value + 0.5, index + 3
    if index < len(words) and words[index].text == "½":
        return value + 0.5, index + 1
    if index < len(words) and words[index].lower in ("hundred", "thousand") and "MULTIPLIER" in words[index].meanings:
        return value * float(words[index].meanings["MULTIPLIER"]), index + 1
    return _with_half(words, value, index)


def _with_half(words: list[Word], value: float, index: int) -> tuple[float, int]:
    """The value with "and a half" after it."""
    rest = [one.lower for one in words[index : index + 5] if "HYPHEN" not in one.meanings]
    for wording in (["and", "a", "half"], ["and", "half"]):
        if rest[: len(wording)] == wording:
            after, seen = index, 0
            while seen < len(wording):
                seen += "HYPHEN" not in words[after].meanings
                after += 1
            return value + 0.5, after
    return value, index
