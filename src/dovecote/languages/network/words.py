"""What is known of a word without its neighbours, worked out at the first sight of it and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from dovecote.languages.network.encoder import Encoder, Floats, Ints
from dovecote.languages.network.forms import FormReader

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MOST_WORDS: Final = 40_000
"""Words that are kept, some 40 MB; beyond it the memory starts anew, so that it stays flat."""
_TELLING: Final = ("ORTH", "NORM", "SPACY")
"""What tells a word from another: the tokenizer may give the same letters another norm."""
_OTHERS: Final = ("PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "LOWER")
_COLUMNS: Final = (*_TELLING, *_OTHERS)


class WordMemory:
    """The words met so far, by number, and what is known of each."""

    def __init__(self, vocab: Vocab, encoders: Sequence[Encoder], forms: FormReader) -> None:
        self._vocab, self._encoders, self._forms = vocab, encoders, forms
        self._forget()

    def _forget(self) -> None:
        self._known: dict[tuple[int, ...], int] = {}
        self._vectors = [np.empty((0, 96), np.float32) for _ in self._encoders]
        self.orth = np.empty(0, np.uint64)
        self.named = np.empty(0, np.uint64)
        """The lower-cased word, where a rule of the ruler asks for it; else 0."""
        self.is_anchor = np.empty(0, bool)
        self.is_space = np.empty(0, bool)

    def vectors(self, encoder: int) -> Floats:
        """The vectors of all words by themselves, from one of the encoders."""
        return self._vectors[encoder]

    def places(self, docs: Sequence[Doc]) -> Ints:
        """The number of each word of `docs`, one after another; words not met before are learnt."""
        columns = np.concatenate([doc.to_array(list(_COLUMNS)) for doc in docs])
        if len(self._known) > MOST_WORDS:
            self._forget()
        keys = list(zip(*columns[:, : len(_TELLING)].T.tolist(), strict=True))
        known = self._known
        fresh = []
        for place, key in enumerate(keys):
            if key not in known:
                known[key] = len(known)
                fresh.append(place)
        if fresh:
            self._learn(columns[fresh])
        return np.array([known[key] for key in keys], np.intp)

    def _learn(self, columns: npt.NDArray[np.uint64]) -> None:
        for number, encoder in enumerate(self._encoders):
            own = encoder.embed(columns[:, [_COLUMNS.index(name) for name in encoder.columns]])
            self._vectors[number] = np.concatenate([self._vectors[number].reshape(-1, own.shape[1]), own])
        lower = columns[:, _COLUMNS.index("LOWER")]
        words = [self._vocab.strings[int(one)] for one in lower]
        named = np.array([self._forms.named(word) for word in words])
        self.named = np.concatenate([self.named, np.where(named, lower, 0).astype(np.uint64)])
        self.is_anchor = np.concatenate([self.is_anchor, [self._forms.is_anchor(word) for word in words]])
        self.orth = np.concatenate([self.orth, columns[:, 0]])
        self.is_space = np.concatenate([self.is_space, columns[:, _COLUMNS.index("IS_SPACE")] > 0])
