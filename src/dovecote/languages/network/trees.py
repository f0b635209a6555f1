"""Vectors -> heads and labels, as spaCy's greedy arc-eager parser finds them, for many texts side by side.

A text is read from left to right with a stack. Five moves: shift a word onto the stack, reduce (pop) it, an arc to the
left or to the right with a label, and a break, which begins a sentence. The network scores the moves, the best that is
possible is made, until nothing is left. A step costs much and a text little, so hundreds of texts make their steps
together; one that is done makes room for the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from dovecote.languages.network.encoder import Floats, Ints
from dovecote.languages.network.scorer import Scorer

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser

SIDE_BY_SIDE: Final = 256
"""Texts read together; more gained nothing."""
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_MOVES: Final = "SDLRB"
"""Their letters in spaCy's names of moves ("L-nsubj")."""
_IMPOSSIBLE: Final = np.float32(-1e30)


class TreeFinder:
    """One trained parser."""

    def __init__(self, parser: DependencyParser) -> None:
        names = [parser.moves.get_class_name(place) for place in range(parser.moves.n_moves)]
        self._scorer = Scorer(parser.model)
        self._move = np.array([_MOVES.index(name[0]) for name in names], np.intp)
        strings = parser.vocab.strings
        self._label = np.array([strings.add(name[2:]) if name[2:] else 0 for name in names], np.uint64)
        self._root = strings.add("ROOT")
        self.labels = sorted({int(label) for label in self._label if label})
        """All labels of its moves, as numbers."""

    def find(self, vectors: Floats, lengths: Sequence[int]) -> tuple[Ints, npt.NDArray[np.uint64]]:
        """The head of each word, as its distance, and its label; `vectors` has all texts, one after another."""
        states = _States(len(vectors), lengths)
        table = self._scorer.table(vectors)
        while states.refill():
            scores = self._scorer.scores(table, states.looked_at())
            scores += np.where(states.possible(), np.float32(0), _IMPOSSIBLE).take(self._move, axis=1)
            best = scores.argmax(axis=1)
            states.make(self._move[best], self._label[best])
        heads, labels = states.heads[:-1], states.labels[:-1]
        free = heads < 0
        labels[free] = self._root
        return np.where(free, 0, heads - np.arange(len(heads))), labels


class _States:
    """Where the search stands in each text.

    Stacks and buffers are chains of words: each knows the one below or after it. The number one past the last word
    stands for no word.
    """

    def __init__(self, count: int, lengths: Sequence[int]) -> None:
        self.none = none = count
        starts = np.cumsum([0, *lengths[:-1]], dtype=np.intp)
        # Longest first, so that none of them is left to be read alone.
        order = np.argsort(-np.asarray(lengths, np.intp), kind="stable")
        self._waiting = [int(starts[place]) for place in order[::-1] if lengths[place]]
        self.heads = np.full(count + 1, -1, np.intp)
        self.labels = np.zeros(count + 1, np.uint64)
        self._below = np.full(count + 1, none, np.intp)
        self._after = np.arange(1, count + 2, dtype=np.intp)
        ends = starts + np.asarray(lengths, np.intp) - 1
        self._after[ends[ends >= starts]] = none
        self._after[none] = none
        self._last_left = np.full(count + 1, none, np.intp)
        self._last_right = np.full(count + 1, none, np.intp)
        self._right_before = np.full(count + 1, none, np.intp)
        """The right child that its head had last before this one."""
        self._was_put_back = np.zeros(count + 1, bool)
        self._begins = np.zeros(count + 1, bool)
        self._top = np.empty(0, np.intp)
        self._next = np.empty(0, np.intp)

    def refill(self) -> bool:
        """Lets waiting texts take the place of those that are done; False when nothing is left to read."""
        going = (self._top != self.none) | (self._next != self.none)
        if not going.all() or (self._waiting and len(going) < SIDE_BY_SIDE):
            room = SIDE_BY_SIDE - int(going.sum())
            begun = [self._waiting.pop() for _ in range(min(room, len(self._waiting)))]
            self._top = np.concatenate([self._top[going], np.full(len(begun), self.none, np.intp)])
            self._next = np.concatenate([self._next[going], np.array(begun, np.intp)])
        return len(self._top) > 0

    def looked_at(self) -> tuple[Ints, ...]:
        """The words that the network looks at, as spaCy orders them (`StateC.set_context_tokens`, eight of them)."""
        top, coming = self._top, self._next
        second = self._below[top]
        return (
            coming,
            self._after[coming],
            top,
            second,
            self._below[second],
            self._last_left[coming],
            self._last_left[top],
            self._last_right[top],
        )

    def possible(self) -> npt.NDArray[np.bool_]:
        """Which of the five moves each text can make."""
        top, coming = self._top, self._next
        following = self._after[coming]
        has_top, has_two = top != self.none, following != self.none
        begins = self._begins[coming]
        arc = has_top & (coming != self.none) & ~begins
        can = np.empty((len(top), len(_MOVES)), bool)
        can[:, _SHIFT] = ~has_top | (has_two & ~begins & ~self._was_put_back[coming])
        can[:, _REDUCE] = has_top
        can[:, _LEFT] = can[:, _RIGHT] = arc
        can[:, _BREAK] = has_two & (following == coming + 1) & ~self._begins[following]
        return can

    def make(self, moves: Ints, labels: npt.NDArray[np.uint64]) -> None:
        """Makes one move in each text."""
        top, coming = self._top, self._next
        following, second = self._after[coming], self._below[top]
        shifts, reduces, lefts, rights = (moves == one for one in (_SHIFT, _REDUCE, _LEFT, _RIGHT))
        self._begins[following[moves == _BREAK]] = True
        self._arc_left(top[lefts], coming[lefts], labels[lefts])
        self._arc_right(top[rights], coming[rights], labels[rights])
        pushes = shifts | rights
        self._below[coming[pushes]] = top[pushes]
        # Reducing a word that has no head yet puts it back before the words still to come.
        back = reduces & (self.heads[top] < 0) & (second != self.none)
        self._was_put_back[top[back]] = True
        self._after[top[back]] = coming[back]
        self._top = np.where(pushes, coming, np.where(lefts | reduces, second, top))
        self._next = np.where(pushes, following, np.where(back, top, coming))

    def _arc_left(self, children: Ints, heads: Ints, labels: npt.NDArray[np.uint64]) -> None:
        had = self.heads[children] >= 0
        again = children[had]
        self._last_right[self.heads[again]] = self._right_before[again]
        self.heads[children], self.labels[children] = heads, labels
        self._last_left[heads] = children
        self._was_put_back[heads] = False

    def _arc_right(self, heads: Ints, children: Ints, labels: npt.NDArray[np.uint64]) -> None:
        self.heads[children], self.labels[children] = heads, labels
        self._right_before[children] = self._last_right[heads]
        self._last_right[heads] = children
