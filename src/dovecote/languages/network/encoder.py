"""Words -> vectors, as spaCy's `Tok2Vec` of hash embeddings and residual windows makes them.

A word's own vector depends on its letters alone, so it is worked out once and kept. What its neighbours add is four
layers that see one word to either side, each a matrix product, the largest of three pieces, and a normalisation. The
first of them sees nothing but words by themselves: its product is worked out once for each word at each of its three
places, however often the word stands in the texts, and added up where three words meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

if TYPE_CHECKING:
    from thinc.model import Model

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

BLOCK_ROWS: Final = 256
"""Rows multiplied at once: few enough to stay in the processor's cache."""
_TINY: Final = np.float32(1e-8)


def trained(model: Model[Any, Any], name: str) -> Floats:
    """A trained matrix of a layer."""
    return np.asarray(model.get_param(name), np.float32)


class Layer:
    """A maxout layer and its normalisation: largest of some pieces of `rows @ weights + bias`, normalised."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights, bias = trained(maxout, "W"), trained(maxout, "b")
        self.width, self.pieces, self.inputs = weights.shape
        # Piece by piece, so that the largest of the pieces is that of whole stretches of memory. The bias is the
        # weight of one more input, which is always 1. (Rows filled up to whole cache lines only cost their products.)
        self.weights = np.empty((self.inputs + 1, self.pieces * self.width), np.float32)
        self.weights[: self.inputs] = weights.transpose(2, 1, 0).reshape(self.inputs, -1)
        self.weights[self.inputs] = bias.T.reshape(-1)
        self.scale = trained(norm, "G")
        self.shift = trained(norm, "b")

    def empty_rows(self) -> Floats:
        """Room for a block of inputs, to be written into the first `inputs` columns."""
        rows = np.zeros((BLOCK_ROWS, self.inputs + 1), np.float32)
        rows[:, self.inputs] = 1
        return rows

    def empty_product(self) -> Floats:
        """Room for what a block gives: where each block asks for its own, that takes a sixth of its time."""
        return np.empty((BLOCK_ROWS, self.pieces * self.width), np.float32)

    def __call__(self, rows: Floats, product: Floats) -> Floats:
        """One vector for each row of a block that `empty_rows` made; `product` is written over."""
        np.matmul(rows, self.weights, out=product)
        return self.normalised(product)

    def normalised(self, product: Floats) -> Floats:
        """The largest of the pieces of each row, normalised."""
        best: Floats = np.maximum(product[:, : self.width], product[:, self.width : 2 * self.width])
        for piece in range(2, self.pieces):
            np.maximum(best, product[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= (np.einsum("ij->i", best) / np.float32(self.width))[:, None]
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _TINY
        best *= (np.float32(1) / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


class Encoder:
    """One trained `Tok2Vec`."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        extract, _, hashed, mixed, _ = embed.layers
        self.columns: list[str] = extract.attrs["columns"]
        self._hashed = hashed.layers[0]
        self._mix = _layer_of(mixed.layers[0])
        self._windows = [_layer_of(residual.layers[0]) for residual in encode.layers[0].layers]
        self.padding = int(encode.attrs["pad"])
        """Empty rows that stand between two texts, so that neither sees the other."""

    def embed(self, features: npt.NDArray[np.uint64]) -> Floats:
        """The vector of each word by itself, from its features, in the order of `columns`."""
        hashed = self._hashed.predict(features)
        found = np.empty((len(hashed), self._mix.width), np.float32)
        block, product = self._mix.empty_rows(), self._mix.empty_product()
        for first in range(0, len(hashed), BLOCK_ROWS):
            some = hashed[first : first + BLOCK_ROWS]
            block[: len(some), : self._mix.inputs] = some
            # Always whole blocks: a product of one row alone is worked out in another order of additions.
            found[first : first + len(some)] = self._mix(block, product)[: len(some)]
        return found

    def encode(self, own: Floats, places: Ints) -> Floats:
        """The vector of each row among its neighbours.

        Args:
            own: the vectors of some words by themselves, each once.
            places: for each row, which of these words stands there, or `len(own)` where it is empty. Texts stand with
                `padding` empty rows around each of them.
        """
        # Whole blocks, and an empty row at least, which stands for no word.
        filled = np.zeros(((len(own) // BLOCK_ROWS + 1) * BLOCK_ROWS, own.shape[1]), np.float32)
        filled[: len(own)] = own
        # An empty row before the first and after the last, so that each row has two neighbours.
        framed = np.full(len(places) + 2, len(own), np.intp)
        framed[1:-1] = places
        first, *others = self._windows
        vectors = _first_widened(filled, framed, first)
        for layer in others:
            vectors = _widened(vectors, layer)
        return vectors[1:-1]


def _layer_of(chain: Model[Any, Any]) -> Layer:
    """The maxout and the normalisation in a chain, however deep."""
    maxout, norm = (one for one in chain.walk() if one.name in ("maxout", "layernorm"))
    return Layer(maxout, norm)


def _first_widened(own: Floats, places: Ints, layer: Layer) -> Floats:
    """What `_widened` gives of the rows `own[places]`, by way of the products of each word at each of three places."""
    width = own.shape[1]
    products = np.empty((3, len(own), layer.pieces * layer.width), np.float32)
    for place, given in enumerate(products):
        weights = layer.weights[place * width : (place + 1) * width]
        for first in range(0, len(own), BLOCK_ROWS):
            np.matmul(own[first : first + BLOCK_ROWS], weights, out=given[first : first + BLOCK_ROWS])
    products[1] += layer.weights[-1]
    changed = own.take(places, axis=0)
    total, other = layer.empty_product(), layer.empty_product()
    for first in range(0, len(places) - 2, BLOCK_ROWS):
        count = min(BLOCK_ROWS, len(places) - 2 - first)
        _taken(products[0], places[first : first + count], total)
        for place in (1, 2):
            total[:count] += _taken(products[place], places[first + place : first + place + count], other)
        changed[first + 1 : first + 1 + count] += layer.normalised(total[:count])
    return changed


def _taken(products: Floats, places: Ints, room: Floats) -> Floats:
    """The rows at `places`, written into `room`: told that it may clip places, numpy writes straight into it."""
    return products.take(places, axis=0, out=room[: len(places)], mode="clip")


def _widened(framed: Floats, layer: Layer) -> Floats:
    """Each row but the first and last, and what the layer makes of it and its two neighbours, block by block."""
    count, width = len(framed) - 2, framed.shape[1]
    # Rows follow each other in memory, so a row with both neighbours is one stretch of it.
    threes = as_strided(framed, (count, 3 * width), framed.strides, writeable=False)
    changed = framed.copy()
    window, product = layer.empty_rows(), layer.empty_product()
    for first in range(0, count, BLOCK_ROWS):
        some = threes[first : first + BLOCK_ROWS]
        window[: len(some), : 3 * width] = some
        changed[first + 1 : first + 1 + len(some)] += layer(window, product)[: len(some)]
    return changed
