"""Vectors -> tags, as spaCy's tagger gives them: the best of one linear layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dovecote.languages.network.encoder import BLOCK_ROWS, Floats, trained

if TYPE_CHECKING:
    from spacy.pipeline.tagger import Tagger as Trained


class Tagger:
    """One trained tagger."""

    def __init__(self, tagger: Trained) -> None:
        layer = tagger.model.get_ref("softmax")
        self._weights, self._bias = np.ascontiguousarray(trained(layer, "W").T), trained(layer, "b")
        self._tags = np.array([tagger.vocab.strings.add(label) for label in tagger.labels], np.uint64)

    def tags(self, vectors: Floats) -> npt.NDArray[np.uint64]:
        """The tag of each word."""
        best = np.empty(len(vectors), np.intp)
        block = np.zeros((BLOCK_ROWS, vectors.shape[1]), np.float32)
        for first in range(0, len(vectors), BLOCK_ROWS):
            some = vectors[first : first + BLOCK_ROWS]
            block[: len(some)] = some
            best[first : first + len(some)] = (block @ self._weights + self._bias).argmax(axis=1)[: len(some)]
        return self._tags[best]
