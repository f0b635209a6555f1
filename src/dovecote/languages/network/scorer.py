"""The small network that a greedy search asks at every step: the words it looks at -> a score for each move.

Its first layer is linear in those words, so it is worked out once for each word at each place it can be looked at
from; a step only adds up what its words give there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dovecote.languages.network.encoder import BLOCK_ROWS, Floats, Ints, trained

if TYPE_CHECKING:
    from thinc.model import Model


class Scorer:
    """The weights of one of spaCy's transition models (`TransitionBasedParser`, two pieces, with an upper layer)."""

    def __init__(self, model: Model[Any, Any]) -> None:
        reduce = model.get_ref("tok2vec").layers[-1]
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = trained(lower, "W")
        self.places, self.hidden, self.pieces, _ = weights.shape
        self.width = self.hidden * self.pieces
        # Linear after linear is one linear layer: from the encoder's vector to the sum of a step, piece by piece.
        self._reduce, self._reduce_bias = np.ascontiguousarray(trained(reduce, "W").T), trained(reduce, "b")
        by_piece = weights.transpose(3, 0, 2, 1).reshape(weights.shape[-1], -1)
        self._lower = np.ascontiguousarray(by_piece)
        self._padding = trained(lower, "pad").transpose(0, 1, 3, 2).reshape(self.places, self.width)
        self._bias = np.ascontiguousarray(trained(lower, "b").T.reshape(-1))
        self._upper = np.ascontiguousarray(trained(upper, "W").T)
        self._upper_bias = trained(upper, "b")

    def table(self, vectors: Floats) -> Floats:
        """What each word gives at each place: row `word * places + place`; a last word stands for none at all."""
        given = np.empty((len(vectors) + 1, self.places * self.width), np.float32)
        _multiplied(self._hidden(vectors), self._lower, given[:-1])
        given[-1] = self._padding.reshape(-1)
        return given.reshape(-1, self.width)

    def given_at(self, place: int, vectors: Floats) -> Floats:
        """What words give at one place."""
        given = np.empty((len(vectors), self.width), np.float32)
        weights = self._lower[:, place * self.width : (place + 1) * self.width]
        _multiplied(self._hidden(vectors), weights, given)
        return given

    def given_by_none(self, place: int) -> Floats:
        """What no word at all gives at a place."""
        given: Floats = self._padding[place]
        return given

    def _hidden(self, vectors: Floats) -> Floats:
        hidden = np.empty((len(vectors), self._reduce.shape[1]), np.float32)
        _multiplied(vectors, self._reduce, hidden)
        hidden += self._reduce_bias
        return hidden

    def scores(self, table: Floats, words: tuple[Ints, ...]) -> Floats:
        """The score of every move, for each row of `words`: the word at the first place, the second, and so on."""
        total = table.take(words[0] * self.places, axis=0)
        other = np.empty_like(total)
        for place in range(1, self.places):
            # No row is out of bounds; told that it may clip them, numpy writes straight into `other`.
            total += table.take(words[place] * self.places + place, axis=0, out=other, mode="clip")
        return self.scores_of(total)

    def scores_of(self, total: Floats) -> Floats:
        """The score of every move, for each row of sums of what the words of a step give; `total` is written over."""
        total += self._bias
        best = total[:, : self.hidden]
        for piece in range(1, self.pieces):
            best = np.maximum(best, total[:, piece * self.hidden : (piece + 1) * self.hidden])
        # At least two rows: a product of one row alone is worked out in another order of additions.
        scores: Floats = (best if len(best) > 1 else best.repeat(2, axis=0)) @ self._upper
        scores += self._upper_bias
        return scores[: len(best)]


def _multiplied(rows: Floats, weights: Floats, given: Floats) -> None:
    """Writes `rows @ weights` into `given`, always in whole blocks, so that each row is worked out in one way."""
    whole = len(rows) - len(rows) % BLOCK_ROWS
    for first in range(0, whole, BLOCK_ROWS):
        np.matmul(rows[first : first + BLOCK_ROWS], weights, out=given[first : first + BLOCK_ROWS])
    if whole < len(rows):
        block = np.zeros((BLOCK_ROWS, rows.shape[1]), np.float32)
        block[: len(rows) - whole] = rows[whole:]
        given[whole:] = (block @ weights)[: len(rows) - whole]
