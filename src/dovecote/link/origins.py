"""Which articles are prints of one text: reprints of a wire story or press release are one origin.

MinHash finds candidates; then their sentences are laid side by side. A copy may be cut, its spellings changed, a
paragraph added: what counts is how much of the shorter one stands in the other, sentence by sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import plain_name
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

PERMUTATIONS: Final = 240
BANDS: Final = 60
"""Bands of four: two texts that share half of their runs of five words meet in a block 98 times in 100, two that share
a tenth, as two reports of one event may, less than once in 100. Bands of three cost minutes on 10,000 articles."""
RUN_WORDS: Final = 5
SAME_SENTENCE: Final = 0.7
"""Share of words that makes two sentences one: an editor changes spellings, swaps a word and drops clauses."""
SAME_TEXT: Final = 0.8
"""Share of the shorter text, counted in words, that stands in the other where one is a print of the other's text. Two
reporters who attend one press conference share quotations, which seldom are so much of what each writes."""
MIN_WORDS: Final = 40
_NAME = re.compile(r"\b[^\W\d_a-z]\w+")
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is compared of a sentence."""

    length: int
    words: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    """Words with a capital inside the sentence: who, where and when."""

    def alike(self, other: Sentence) -> bool:
        """True where most words are the other's and no name stands for another one."""
        if len(self.words & other.words) < SAME_SENTENCE * max(len(self.words), 1):
            return False
        return not (_foreign(self.names - other.words, other) and _foreign(other.names - self.words, self))

    def other_figures(self, other: Sentence) -> bool:
        """True where both tell figures and not the same: another figure is another report."""
        return bool(self.figures and other.figures) and self.figures != other.figures


def _foreign(names: frozenset[str], other: Sentence) -> bool:
    """True where some name is not even a respelling of a word of the other sentence."""
    return any(not any(_respelt(name, word) for word in other.names) for name in names)


@functools.lru_cache(maxsize=16384)
def _respelt(one: str, two: str) -> bool:
    # Imported here because it is a compiled library that `--help` has no use for.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two, score_cutoff=1) <= 1


def _readings(reading: Reading) -> tuple[Reading, ...]:
    return (reading,)


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Bands of the text's MinHash signature."""
    signature = _signature(_body(candidate.reading))
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield band, signature[band * rows : (band + 1) * rows]


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One origin where most of the shorter text stands in the other."""
    shorter, longer = sorted((_compared(_body(a.reading)), _compared(_body(b.reading))), key=_length)
    length = _length(shorter)
    if length < MIN_WORDS:
        return None
    shared = 0
    for one in shorter:
        found = [other for other in longer if one.alike(other)]
        if any(not one.other_figures(other) for other in found):
            shared += one.length
        elif found:
            shared -= one.length
    if shared < SAME_TEXT * length:
        return None
    percent = round(100 * shared / length)
    return propose("origin", "origin.same_text", a, b, shared / length, f"{percent} % of the shorter text is in both")


def _body(reading: Reading) -> str:
    """The text of the parts that facts are read from; the whole text where no parts are known."""
    parts = [reading.text[part.start : part.end] for part in reading.source.parts if part.kind == "body"]
    return "\n".join(parts) or reading.text


@functools.lru_cache(maxsize=16384)
def _compared(text: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(piece) for piece in _BREAK.split(text) if plain_name(piece))


def _sentence(piece: str) -> Sentence:
    words = plain_name(piece).split()
    figures = frozenset(filter(str.isdigit, words))
    names = (plain_name(name) for name in _NAME.findall(piece[1:]))
    return Sentence(len(words), frozenset(words), figures, frozenset(name for name in names if " " not in name))


def _length(sentences: tuple[Sentence, ...]) -> int:
    return sum(one.length for one in sentences)


def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(plain_name(piece).split()) for piece in _BREAK.split(text))
    return tuple(words for words in found if words)


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    for start in range(max(len(words) - RUN_WORDS, 0) + 1):
        yield " ".join(words[start : start + RUN_WORDS])


@functools.lru_cache(maxsize=4096)
def _signature(text: str) -> tuple[int, ...]:
    # Imported here because it is a compiled library that `--help` has no use for.
    from rensa import RMinHash

    hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update(sorted({run for words in _sentences(text) for run in _runs(words)}))
    return tuple(hashed.digest())


LINKER = Linker("origin", 0, _readings, keys, compare)
