"""Vectors -> names, numbers and days, as spaCy's greedy BILUO tagger finds them.

Outside a name, what the network sees of a word is the word alone; so the best move there (out, a name of one word, or
the beginning of a longer one) is worked out for all words at once. Only where a name begins is it followed to its
end, all names side by side. A name found inside another one is then passed over, as the search would never begin it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from dovecote.languages.network.encoder import BLOCK_ROWS, Floats, Ints
from dovecote.languages.network.scorer import Scorer

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer

OUTSIDE: Final = 2
INSIDE: Final = 1
BEGINS: Final = 3
"""SpaCy's numbers for a word's place in a name (ENT_IOB)."""
_IMPOSSIBLE: Final = np.float32(-1e30)
_Bools = npt.NDArray[np.bool_]


class NameFinder:
    """One trained entity recogniser."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        names = [recogniser.moves.get_class_name(place) for place in range(recogniser.moves.n_moves)]
        self._scorer = Scorer(recogniser.model)
        letters = np.array([name[0] for name in names])
        labels = [name[2:] for name in names]
        self._begin = letters == "B"
        self._unit = (letters == "U") & np.array([bool(label) for label in labels])
        self._never = ~(self._begin | self._unit | (letters == "O"))
        self._in_of = np.array([_place(names, f"I-{label}") for label in labels], np.intp)
        self._last_of = np.array([_place(names, f"L-{label}") for label in labels], np.intp)
        strings = recogniser.vocab.strings
        self._label = np.array([strings.add(label) if label else 0 for label in labels], np.uint64)

    def find(
        self, vectors: Floats, spaces: _Bools, ends: _Bools, breaks: _Bools
    ) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        """The place in a name and the label of each word.

        Args:
            vectors: those of all texts, one after another.
            spaces: which words are white space; no name begins with them.
            ends: which words are the last of their text.
            breaks: which words are the last of a sentence; no name goes beyond them.
        """
        here = self._scorer.given_at(0, vectors)
        closes = ends | breaks
        moves = self._moves_outside(here, spaces, closes)
        names = np.flatnonzero(self._begin[moves] | self._unit[moves])
        last = names.copy()
        longer = np.flatnonzero(self._begin[moves[names]])
        last[longer] = self._followed(vectors, here, names[longer], moves[names[longer]], closes)
        iob = np.full(len(vectors), OUTSIDE, np.uint64)
        kinds = np.zeros(len(vectors), np.uint64)
        reached = -1
        for first, end, label in zip(names.tolist(), last.tolist(), self._label[moves[names]].tolist(), strict=True):
            if first > reached:
                iob[first], iob[first + 1 : end + 1] = BEGINS, INSIDE
                kinds[first : end + 1] = label
                reached = end
        return iob, kinds

    def _moves_outside(self, here: Floats, spaces: _Bools, closes: _Bools) -> Ints:
        """The best move at each word where no name is open; `here` is what the words give where they are looked at."""
        count = len(spaces)
        best = np.empty(count, np.intp)
        totals = np.zeros((BLOCK_ROWS, here.shape[1]), np.float32)
        for first in range(0, count, BLOCK_ROWS):
            last = min(first + BLOCK_ROWS, count)
            totals[: last - first] = here[first:last]
            totals += self._scorer.given_by_none(1)
            totals += self._scorer.given_by_none(2)
            scores = self._scorer.scores_of(totals)[: last - first]
            scores[:, self._never] = _IMPOSSIBLE
            scores[np.ix_(spaces[first:last] | closes[first:last], self._begin)] = _IMPOSSIBLE
            scores[np.ix_(spaces[first:last], self._unit)] = _IMPOSSIBLE
            best[first:last] = scores.argmax(axis=1)
        return best

    def _followed(self, vectors: Floats, here: Floats, first: Ints, moves: Ints, closes: _Bools) -> Ints:
        """The last word of each name that begins at `first` with the move `moves`.

        Besides the word itself the network sees the first of the name and the one before: few words stand there.
        """
        beginning = self._scorer.given_at(1, vectors[first])
        last = first.copy()
        goes_in, goes_out = self._in_of[moves], self._last_of[moves]
        going = np.arange(len(first))
        while len(going):
            last[going] += 1
            place = last[going]
            total = here[place]
            total += beginning[going]
            total += self._scorer.given_at(2, vectors[place - 1])
            scores = self._scorer.scores_of(total)
            rows = np.arange(len(going))
            inside, ending = scores[rows, goes_in[going]], scores[rows, goes_out[going]]
            # Of two equal scores spaCy takes the move that it lists first.
            more = (inside > ending) | ((inside == ending) & (goes_in[going] < goes_out[going]))
            going = going[more & ~closes[place]]
        return last


def _place(names: list[str], name: str) -> int:
    return names.index(name) if name in names else -1
