"""Tag and word -> part of speech, features and lemma, as spaCy's attribute ruler and rule lemmatizer give them.

Nearly all rules of the ruler look at one word: its tag, its label, and whether it is one of a few words. What they make
of each combination is worked out once. The few rules that look at two words or at the letters of one are looked for in
the texts where they could fit, and join the others at the words that they are about. A lemma depends on the word, its
part of speech and its features.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc

Columns = npt.NDArray[np.uint64]
Kind = tuple[int, int, int, int]
"""Of a word: its tag, the word itself where a rule asks for it, else 0, its label, and whether it is white space."""

GIVEN: Final = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
"""What the two steps decide of a word; the ruler may put another tag or label."""
_ASKED_OF_A_WORD: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_LEMMA: Final = GIVEN.index("LEMMA")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What must stand somewhere in a text for a rule about several words to fit."""

    words: frozenset[str] = frozenset()
    letters: re.Pattern[str] | None = None
    label: str | None = None


class FormReader:
    """The attribute ruler and the lemmatizer of one pipeline."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        from spacy.matcher import Matcher

        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._vocab = ruler.vocab
        self._of_one, self._of_several = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._anchors: list[_Anchor] = []
        named: set[str] = set()
        for name, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            if all(_asks_one_word(pattern) for pattern in patterns):
                self._of_one.add(str(name), patterns)
                named |= {word for (one,) in patterns for word in _words_named(one) or ()}
            else:
                self._of_several.add(str(name), patterns)
                self._anchors += [_anchor_of(pattern) for pattern in patterns]
        self._named = named
        self._anchor_labels = in_order(ruler.vocab.strings.add(one.label) for one in self._anchors if one.label)
        self._kinds: dict[Kind, int] = {}
        self._ruled_kinds: list[tuple[int, ...]] = []
        self._ruled_further: dict[tuple[Kind, tuple[int, ...]], tuple[int, ...]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def named(self, word: str) -> bool:
        """Whether a rule asks for just this lower-cased word."""
        return word in self._named

    def is_anchor(self, word: str) -> bool:
        """Whether a rule about several words could fit where this lower-cased word stands."""
        return any(word in one.words or (one.letters and one.letters.search(word)) for one in self._anchors)

    def may_need_ruler(self, labels: Columns, anchors: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """At which words a rule about several words could fit."""
        return anchors | stands_in(self._anchor_labels, labels)

    def columns(self, kinds: Iterable[Kind], words: list[int]) -> Columns:
        """The columns of `GIVEN` for words of these kinds."""
        known, places = self._kinds, []
        for kind in kinds:
            place = known.get(kind)
            if place is None:
                place = known[kind] = len(known)
                self._ruled_kinds.append(self._ruled(kind))
            places.append(place)
        columns = np.array(self._ruled_kinds, np.uint64)[places]
        self._add_lemmas(columns, words)
        return columns

    def rules_of_several(self, doc: Doc) -> dict[int, list[int]]:
        """The rules about several words that fit in a text that has its tags and labels, by the word they are about."""
        found: dict[int, list[int]] = {}
        for name, start, end in self._of_several(doc, allow_missing=True):
            rule = int(self._vocab.strings[name])
            found.setdefault(range(start, end)[self._ruler.indices[rule]], []).append(rule)
        return found

    def ruled_further(self, kind: Kind, word: int, rules: list[int]) -> Columns:
        """The row of `columns` for a word that these rules are about too."""
        key = kind, tuple(rules)
        if key not in self._ruled_further:
            self._ruled_further[key] = self._ruled(kind, rules)
        row = np.array([self._ruled_further[key]], np.uint64)
        self._add_lemmas(row, [word])
        return row

    def _ruled(self, kind: Kind, further: Sequence[int] = ()) -> tuple[int, ...]:
        """What the rules about one word, and the `further` ones, say of a word; of two the later one counts."""
        from spacy.tokens import Doc
        from spacy.tokens._retokenize import set_token_attrs

        tag, word, label, space = kind
        text = self._vocab.strings[word] if word else (" " if space else "x")
        one = Doc(self._vocab, words=[text])
        write(one, ("TAG", "DEP"), np.array([[tag, label]], np.uint64))
        fitting = {int(self._vocab.strings[name]) for name, _, _ in self._of_one(one, allow_missing=True)}
        for rule in sorted(fitting.union(further)):
            set_token_attrs(one[0], self._ruler.attrs[rule])
        return tuple(int(value) for value in one.to_array(list(GIVEN))[0])

    def _add_lemmas(self, columns: Columns, words: list[int]) -> None:
        known = self._lemmas
        lemmas = columns[:, _LEMMA].tolist()
        for place, (lemma, key) in enumerate(
            zip(lemmas, zip(words, columns[:, 1].tolist(), columns[:, 2].tolist(), strict=True), strict=True)
        ):
            if not lemma:
                found = known.get(key)
                lemmas[place] = self._lemmatized(key) if found is None else found
        columns[:, _LEMMA] = lemmas

    def _lemmatized(self, key: tuple[int, int, int]) -> int:
        from spacy.tokens import Doc

        word, part_of_speech, features = key
        one = Doc(self._vocab, words=[self._vocab.strings[word]])
        write(one, ("POS", "MORPH"), np.array([[part_of_speech, features]], np.uint64))
        found: int = self._vocab.strings.add(self._lemmatizer.lemmatize(one[0])[0])
        self._lemmas[key] = found
        return found


def in_order(numbers: Iterable[int]) -> Columns:
    """Each of some numbers once, the smallest first."""
    return np.array(sorted(set(numbers)), np.uint64)


def stands_in(listed: Columns, values: Columns) -> npt.NDArray[np.bool_]:
    """Which of `values` stand in a list that is in order; numpy's `isin` loads what nothing else here uses."""
    if not len(listed):
        return np.zeros(len(values), bool)
    places = np.searchsorted(listed, values)
    found: npt.NDArray[np.bool_] = listed[np.minimum(places, len(listed) - 1)] == values
    return found


def write(doc: Doc, attributes: Sequence[str], columns: Columns) -> None:
    """Gives each word of `doc` its row of `columns`."""
    rows: Any = columns
    doc.from_array(list(attributes), rows)


def _asks_one_word(pattern: list[Mapping[str, Any]]) -> bool:
    """Whether a pattern is about one word, and asks nothing of it that its kind does not tell."""
    return len(pattern) == 1 and set(pattern[0]) <= _ASKED_OF_A_WORD and _words_named(pattern[0]) is not None


def _words_named(asked: Mapping[str, Any]) -> list[str] | None:
    """The words one of which it has to be, none where any will do; None where it is told by its letters."""
    word = asked.get("LOWER")
    if isinstance(word, dict):
        return list(word["IN"]) if set(word) == {"IN"} else None
    return [word] if word is not None else []


def _anchor_of(pattern: list[Mapping[str, Any]]) -> _Anchor:
    """The most telling of what a pattern asks of its words."""
    return next(_anchors_in(pattern), _Anchor(letters=re.compile("")))


def _anchors_in(pattern: list[Mapping[str, Any]]) -> Iterator[_Anchor]:
    for asked in pattern:
        if isinstance(asked.get("DEP"), str):
            yield _Anchor(label=asked["DEP"])
        if words := _words_named(asked):
            yield _Anchor(words=frozenset(words))
    for asked in pattern:
        word = asked.get("LOWER")
        if isinstance(word, dict) and set(word) == {"REGEX"}:
            yield _Anchor(letters=re.compile(word["REGEX"]))
