"""Which articles are prints of one text: reprints of a wire story or press release are one origin.

MinHash finds candidates; then their sentences are laid side by side. A copy may be cut, its spellings changed, a
paragraph added: what counts is how much of the shorter one stands in the other, sentence by sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import plain_name
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

PERMUTATIONS: Final = 258
BANDS: Final = 86
"""Bands of three: two texts that share 40 % of their shingles meet in a block 99 times in 100, two that share 5 %, as
any two reports of one event may, once in 100."""
SHINGLE_WORDS: Final = 3
SAME_SENTENCE: Final = 0.6
"""Share of three-word runs that makes two sentences one: an editor changes spellings and drops clauses."""
SAME_TEXT: Final = 0.5
"""Half of the shorter text, counted in words, standing in the other makes it a print of the same text. Two reporters
who attend one press conference share quotations, which seldom are half of what each writes."""
MIN_WORDS: Final = 40
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


def _readings(reading: Reading) -> tuple[Reading, ...]:
    return (reading,)


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Bands of the text's MinHash signature."""
    signature = _signature(_body(candidate.reading))
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield band, signature[band * rows : (band + 1) * rows]


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One origin where half of the shorter text stands in the other."""
    shorter, longer = sorted((_shingled(_body(a.reading)), _shingled(_body(b.reading))), key=_length)
    length = _length(shorter)
    if length < MIN_WORDS:
        return None
    other = [shingles for _, shingles in longer]
    shared = sum(words for words, shingles in shorter if _stands_in(shingles, other))
    if shared < SAME_TEXT * length:
        return None
    percent = round(100 * shared / length)
    return propose("origin", "origin.same_text", a, b, shared / length, f"{percent} % of the shorter text is in both")


def _body(reading: Reading) -> str:
    """The text of the parts that facts are read from; the whole text where no parts are known."""
    parts = [reading.text[part.start : part.end] for part in reading.source.parts if part.kind == "body"]
    return "\n".join(parts) or reading.text


def _stands_in(shingles: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    if not shingles:
        return False
    return any(len(shingles & other) >= SAME_SENTENCE * len(shingles) for other in others)


@functools.lru_cache(maxsize=4096)
def _shingled(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Number of words and shingles of each sentence."""
    return tuple((len(words), _shingles(words)) for words in _sentences(text))


def _length(shingled: tuple[tuple[int, frozenset[str]], ...]) -> int:
    return sum(words for words, _ in shingled)


def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(plain_name(piece).split()) for piece in _BREAK.split(text))
    return tuple(words for words in found if words)


def _shingles(words: tuple[str, ...]) -> frozenset[str]:
    if len(words) < SHINGLE_WORDS:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


@functools.lru_cache(maxsize=4096)
def _signature(text: str) -> tuple[int, ...]:
    # Imported here because it is a compiled library that `--help` has no use for.
    from rensa import RMinHash

    hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update(sorted({shingle for words in _sentences(text) for shingle in _shingles(words)}))
    return tuple(hashed.digest())


LINKER = Linker("origin", 0, _readings, keys, compare)
