"""Which articles are prints of one text: reprints of a wire story or press release are one origin.

MinHash finds candidates; then their sentences are laid side by side. A copy may be cut, its spellings changed, a
paragraph added: what counts is how much of the shorter one stands in the other, sentence by sentence.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.ids import number_of
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
SAME_ADDRESS: Final = 0.4
"""The same share, where both stand at one address: an updated story keeps less, a home page read twice next to none."""
MIN_WORDS: Final = 32
MIN_SENTENCES: Final = 2
"""Less than two sentences of some sixteen words is too little to tell a brief print from a common quotation."""
KEPT_ORDER: Final = 1 / 3
"""Share of the neighbouring shared sentences of the shorter text that are neighbours in the other too. An editor who
moves paragraphs keeps what is inside them; two reporters who use one hand-out seldom put it in one order."""
LARGE_FIGURE: Final = 3
"""Digits of a figure that few other articles tell with the same names."""
GIST_WORDS: Final = 2
"""Longest words of a sentence that stand for it: words put for one another are mostly short and common."""
TEXTS_AT_HAND: Final = 256
"""Texts whose sentences stay at hand, some 60 KB each: whoever adds to a story has them compared again and again."""
_NAME = re.compile(r"\b[^\W\d_a-z]\w+")
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


class Gist(NamedTuple):
    """What two prints of one sentence share where it was lightly reworded."""

    longest: tuple[str, ...]
    names: frozenset[str]
    figures: frozenset[str]

    def core(self) -> str:
        """Its longest words and its names, spelt in one way."""
        return f"{self.longest} {sorted(self.names)}"

    def in_words(self) -> str:
        """All of it, spelt in one way."""
        return f"{self.core()} {sorted(self.figures)}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is compared of a sentence."""

    length: int
    words: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    """Words with a capital inside the sentence: who, where and when."""
    telling: tuple[str, ...]
    """Its longest words, so many that no sentence without one of them can share enough of its words."""

    def gist(self) -> Gist:
        """What light rewording seldom touches."""
        longest = sorted(self.words, key=lambda word: (-len(word), word))[:GIST_WORDS]
        return Gist(tuple(longest), self.names, self.figures)

    def alike(self, other: Sentence) -> bool:
        """True where most words are the other's and no name stands for another one."""
        if len(self.words & other.words) < SAME_SENTENCE * len(self.words):
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


def blocks(reading: Reading) -> frozenset[int]:
    """What prints of one text share, as numbers that can be kept: they hang on nothing but the article itself."""
    return frozenset(keys(Candidate(reading, reading, {}, {}, {})))


def keys(candidate: Candidate) -> Iterator[int]:
    """The article's address, bands of its MinHash signature, gists of sentences with a large figure and of neighbours.

    The bands find prints whose every sentence was touched; the gists find a print that is a small part of the other
    text, whose signatures have little in common.
    """
    if candidate.reading.source.url:
        yield number_of(f"url {candidate.reading.source.url}")
    signature = _signature(_body(candidate.reading))
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        yield number_of(f"band {band} {signature[band * rows : (band + 1) * rows]}")
    gists = [one.gist() for one in _laid_out(candidate)[1]]
    figured = (gist for gist in gists if any(len(figure) >= LARGE_FIGURE for figure in gist.figures))
    yield from (number_of(f"gist {gist.in_words()}") for gist in figured)
    yield from (number_of(f"neighbours {one.core()} {two.core()}") for one, two in pairwise(gists))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One origin at one address, or where most of the shorter text stands in the other, mostly in its order.

    A sentence that the other tells with other figures counts against it twice.
    """
    one_address = a.reading.source.url is not None and a.reading.source.url == b.reading.source.url
    needed = SAME_ADDRESS if one_address else SAME_TEXT
    brief, full = sorted((a, b), key=lambda candidate: _laid_out(candidate)[0])
    (length, shorter), (_, longer) = _laid_out(brief), _laid_out(full)
    if length < MIN_WORDS or len(shorter) < MIN_SENTENCES:
        return None
    shared, places = length, []
    words = _places_of_words(full)
    for one in shorter:
        found = [place for place in _where(one, words) if one.alike(longer[place])]
        if any(not one.other_figures(longer[place]) for place in found):
            places.append(found)
            continue
        shared -= one.length * (2 if found else 1)
        if shared < needed * length:
            return None
    if not _in_order(places):
        return None
    reasons = [f"{round(100 * shared / length)} % of the shorter text is in both"]
    if one_address:
        reasons.append(f"both stand at {a.reading.source.url}")
    return propose("origin", "origin.same_text", a, b, shared / length, *reasons)


def _in_order(places: list[list[int]]) -> bool:
    """True where enough of the shared sentences follow each other in the longer text as they do in the shorter.

    `places` holds, for each shared sentence of the shorter text, where it stands in the longer one.
    """
    neighbours = list(pairwise(places))
    kept = sum(any(then - now in (1, 2) for now in one for then in two) for one, two in neighbours)
    return kept >= KEPT_ORDER * len(neighbours)


def _body(reading: Reading) -> str:
    """The text of the parts that facts are read from; the whole text where no parts are known."""
    parts = [reading.text[part.start : part.end] for part in reading.source.parts if part.kind == "body"]
    return "\n".join(parts) or reading.text


@functools.lru_cache(maxsize=TEXTS_AT_HAND)
def _compared(text: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(piece) for piece in _BREAK.split(text) if plain_name(piece))


def _sentence(piece: str) -> Sentence:
    words = plain_name(piece).split()
    figures = frozenset(filter(str.isdigit, words))
    names = (plain_name(name) for name in _NAME.findall(piece[1:]))
    different = sorted(set(words), key=lambda word: (-len(word), word))
    telling = tuple(different[: len(different) - math.ceil(SAME_SENTENCE * len(different)) + 1])
    named = frozenset(name for name in names if " " not in name)
    return Sentence(len(words), frozenset(words), figures, named, telling)


def _laid_out(candidate: Candidate) -> tuple[int, tuple[Sentence, ...]]:
    """The number of words of the candidate's text, and its sentences; worked out once."""
    if "laid_out" not in candidate.memo:
        sentences = _compared(_body(candidate.reading))
        candidate.memo["laid_out"] = sum(one.length for one in sentences), sentences
    laid_out: tuple[int, tuple[Sentence, ...]] = candidate.memo["laid_out"]
    return laid_out


def _places_of_words(candidate: Candidate) -> Mapping[str, frozenset[int]]:
    """For each word of the candidate's text the sentences that have it; worked out once."""
    if "places" not in candidate.memo:
        places: dict[str, set[int]] = {}
        for place, sentence in enumerate(_laid_out(candidate)[1]):
            for word in sentence.words:
                places.setdefault(word, set()).add(place)
        candidate.memo["places"] = {word: frozenset(found) for word, found in places.items()}
    known: Mapping[str, frozenset[int]] = candidate.memo["places"]
    return known


def _where(sentence: Sentence, places: Mapping[str, frozenset[int]]) -> list[int]:
    """Sentences that can be alike: they have one at least of any so many words that too few are left without them."""
    return sorted(frozenset[int]().union(*(places.get(word, frozenset()) for word in sentence.telling)))


def _runs(words: list[str]) -> Iterator[str]:
    for start in range(0 if not words else max(len(words) - RUN_WORDS, 0) + 1):
        yield " ".join(words[start : start + RUN_WORDS])


@functools.lru_cache(maxsize=4096)
def _signature(text: str) -> tuple[int, ...]:
    # Imported here because it is a compiled library that `--help` has no use for.
    from rensa import RMinHash

    hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update(sorted({run for piece in _BREAK.split(text) for run in _runs(plain_name(piece).split())}))
    return tuple(hashed.digest())


LINKER = Linker("origin", 0, _readings, keys, compare)
