"""Two spellings of a person's name: what they share, where they differ, and when they contradict each other.

Language-free: which letters romanisations exchange, articles, particles, ranks and far-off spellings stand in the
vocabulary (`vocabulary/names.toml`). A name is seen as words in one spelling, family name last.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dovecote.model.likeness import plain_name
from dovecote.vocabulary.tables import load_vocabulary

NO_PART = True
Difference = Literal["slip", "middle name", "initial", "surname alone", "given name alone"]
ALONE: Final[frozenset[Difference]] = frozenset({"surname alone", "given name alone"})
"""One of the two is a single word."""
SLIP_LETTERS: Final = 6
"""A slip of the pen is recognised in words of at least so many letters: below, another letter is another name."""
LOOSE_LETTERS: Final = 5
"""From this length on, an "e" may stand for "a" or "i": scripts without short vowels leave them to the writer."""
_PIECES = re.compile(r"[\s‐‑–-]+")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, its words in one spelling, without ranks, articles and particles; an initial is one letter."""

    words: tuple[str, ...]
    written: tuple[str, ...] = ()
    """The same words as the article has them: where slips of the pen happen, and where an initial has its letter."""

    @property
    def family(self) -> str:
        return self.words[-1] if self.words else ""

    @property
    def given(self) -> tuple[str, ...]:
        return self.words[:-1]


@functools.lru_cache(maxsize=65536)
def parse_name(text: str) -> Name:
    """The words of a name; a family name in capitals before given names is put last."""
    pieces = _family_last(text.split())
    words = list(_joined([one for piece in pieces for one in _bare(piece)]))
    ranks = _words("ranks")
    while len(words) > 1 and words[0] in ranks:
        words.pop(0)
    return Name(tuple(_spelt(word) for word in words), tuple(words))


def _family_last(pieces: list[str]) -> list[str]:
    """Puts "TOLLAND Mira Anna" as "Mira Anna TOLLAND"; all in capitals, or none, says nothing."""
    loud = [sum(map(str.isalpha, piece)) > 1 and piece.upper() == piece and "." not in piece for piece in pieces]
    first = loud.index(False) if False in loud else 0
    while 0 < first < len(pieces) and plain_name(pieces[first - 1]) in _words("ranks"):
        return pieces
    return pieces if any(loud[first:]) else pieces[first:] + pieces[:first]


def _bare(piece: str) -> Iterator[str]:
    """Words of a piece between spaces, articles before a hyphen dropped."""
    halves = [half for half in (plain_name(one).replace(" ", "") for one in _PIECES.split(piece)) if half]
    dropped = _words("joined_articles") if len(halves) > 1 else frozenset()
    yield from (half for number, half in enumerate(halves) if number == len(halves) - 1 or half not in dropped)


def _joined(words: list[str]) -> Iterator[str]:
    """Articles and particles dropped, "Abd al-X", "Abu X" and "X ullah" as one word."""
    kept = [word for word in words if word not in _words("articles") and word not in _words("particles")] or words
    number = 0
    while number < len(kept):
        word = kept[number]
        number += 1
        if word in _words("beginnings") and number < len(kept):
            word += kept[number]
            number += 1
        if word in _words("servant") and number < len(kept):
            word = f"{_servant_prefixes()[0]}{kept[number]}"
            number += 1
        if number < len(kept) and kept[number] in _words("endings"):
            word += kept[number]
            number += 1
        yield word


@functools.lru_cache(maxsize=65536)
def _spelt(word: str) -> str:
    """One spelling for all that romanisation makes of a word."""
    listed = _forms().get(word) or _forms().get(_DOUBLE.sub(r"\1", word))
    if listed:
        return listed
    for prefix in _servant_prefixes():
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return "abd" + _spelt(word.removeprefix(prefix))
    return _letters(word)


def _letters(word: str) -> str:
    for old, new in load_vocabulary("names")["letters"]:
        word = word.replace(old, new)
    return _DOUBLE.sub(r"\1", word)


@functools.cache
def _forms() -> Mapping[str, str]:
    return {form: _letters(forms[0]) for forms in load_vocabulary("names")["forms"] for form in forms}


@functools.cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load_vocabulary("names")[table])


@functools.cache
def _servant_prefixes() -> tuple[str, ...]:
    return tuple(sorted(load_vocabulary("names")["servant"], key=lambda one: (-len(one), one)))


def skeleton(word: str) -> str:
    """First letter and consonants, for blocks: vowels are what spellings differ in."""
    return word[:1] + _VOWELS.sub("", word[1:])


def near_spellings(word: str) -> frozenset[str]:
    """The word's skeleton, and its skeletons with one letter left out: two that a slip parts share one of them."""
    if len(word) < SLIP_LETTERS - 1:
        return frozenset((skeleton(word),))
    return frozenset((skeleton(word), *(skeleton(word[:place] + word[place + 1 :]) for place in range(1, len(word)))))


@functools.lru_cache(maxsize=65536)
def differences(one: Name, two: Name, slips: int = 1) -> frozenset[Difference] | None:
    """How two spellings of what may be one name differ, the empty set where they do not; None where they are two names.

    `slips` letters may be wrong in the whole name.
    """
    if not one.words or not two.words:
        return None
    if not one.given or not two.given:
        return _alone(one, two)
    if "".join(one.words) == "".join(two.words):
        return frozenset()
    found: set[Difference] = set()
    wrong = _given_differ(_pairs(one)[:-1], _pairs(two)[:-1], found)
    wrong = None if wrong is None else wrong + _letters_wrong(_pairs(one)[-1], _pairs(two)[-1])
    if wrong is None or wrong > slips:
        return frozenset({"middle name"}) if _goes_on(one, two) or _goes_on(two, one) else None
    return frozenset(found | {"slip"} if wrong else found)


def _alone(one: Name, two: Name) -> frozenset[Difference] | None:
    """How a single word differs from a name: mostly a surname, but whole peoples, and rebels, go by the first name."""
    family = _letters_wrong(_pairs(one)[-1], _pairs(two)[-1])
    if family <= 1:
        return frozenset({"surname alone", "slip"}) if family else frozenset({"surname alone"})
    short, long = sorted((one, two), key=lambda name: len(name.words))
    return frozenset({"given name alone"}) if short.family in long.given else None


def _goes_on(one: Name, two: Name) -> bool:
    """True where the one name is the other with more names after it: a grandfather's, a mother's."""
    return len(one.words) < len(two.words) and two.words[: len(one.words)] == one.words


Word = tuple[str, str]
"""A word of a name: in the one spelling, and as written."""


def _pairs(name: Name) -> tuple[Word, ...]:
    return tuple(zip(name.words, name.written or name.words, strict=True))


def _given_differ(one: tuple[Word, ...], two: tuple[Word, ...], found: set[Difference]) -> int | None:
    """Letters wrong in the given names, of which one may have more than the other; None where they are others."""
    short, long = sorted((one, two), key=len)
    if len(short) < len(long):
        found.add("middle name")
    wrong = 0
    while short:
        wrong += _given_wrong(short[0], long[0], found)
        short, long = short[1:], long[1:]
        # The first name stays; of what follows it any may be left out.
        while short and len(long) > len(short) and not _may_be(short[0], long[0]):
            long = long[1:]
    return wrong if wrong < _ANOTHER else None


def _may_be(word: Word, other: Word) -> bool:
    return _is_initial_of(word, other) or _is_initial_of(other, word) or _letters_wrong(word, other) < _ANOTHER


def _given_wrong(word: Word, other: Word, found: set[Difference]) -> int:
    if not (_is_initial_of(word, other) or _is_initial_of(other, word)):
        return _letters_wrong(word, other)
    if word[1] != other[1]:
        found.add("initial")
    return 0


def _is_initial_of(letter: Word, word: Word) -> bool:
    """True for "Z." of "Zhiqiang", whatever letters the one spelling puts for its first ones."""
    return len(letter[1]) == 1 and letter[1] in (word[1][0], word[0][0])


_ANOTHER: Final = 9


@functools.lru_cache(maxsize=65536)
def _letters_wrong(one: Word, two: Word) -> int:
    """0 for one word in two spellings, 1 or 2 for slips inside a long word, `_ANOTHER` for another word."""
    if one[0] == two[0] or _same_but_for_e(one[0], two[0]):
        return 0
    return min(_slips(left, right) for left, right in zip(one, two, strict=True))


def _slips(one: str, two: str) -> int:
    long = max(len(one), len(two)) >= SLIP_LETTERS and min(len(one), len(two)) >= SLIP_LETTERS - 1
    if not long or one[0] != two[0] or one[-1] != two[-1]:
        return _ANOTHER
    # Imported here because it is a compiled library that `--help` has no use for.
    from rapidfuzz.distance import OSA

    wrong = OSA.distance(one, two, score_cutoff=2)
    return wrong if wrong <= 2 else _ANOTHER


def _same_but_for_e(one: str, two: str) -> bool:
    if len(one) != len(two) or len(one) < LOOSE_LETTERS:
        return False
    pairs = [(left, right) for left, right in zip(one, two, strict=True) if left != right]
    return len(pairs) == 1 and "e" in pairs[0] and set(pairs[0]) <= set("aei")
