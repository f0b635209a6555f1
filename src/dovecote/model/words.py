"""The words of a parse, as finders ask for them: spaCy's attributes by spaCy's names, read out once.

SpaCy makes a new token each time a head or a child is asked for, and looks its strings up again. Finders ask for them
hundreds of times for each word, so here each word is one object that holds its strings, its head and its children.
What finders ask for seldom is still asked of spaCy's own token.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STRINGS: Final = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_NUMBERS: Final = ("IDX", "SPACY", "IS_SPACE", "IS_PUNCT", "LIKE_NUM", "HEAD")
NO_CROSSING: Final = "dovecote.no_crossing"
"""Set in the `user_data` of a parse by a parser that knows that no two arcs of the tree cross."""
_MOST_STRINGS: Final = 100_000
_NO_LABELS: Final[frozenset[str]] = frozenset()
_strings: dict[int, str] = {0: ""}
"""Strings by spaCy's number for them; one object for each, so that comparing two is comparing places in memory."""


class Word:
    """One word. Equal to itself alone; the same place in the same parse is always the same word."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "kept",
        "labels",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )
    head: Word
    lefts: tuple[Word, ...]
    rights: tuple[Word, ...]
    children: tuple[Word, ...]
    labels: frozenset[str]
    """The labels of its children, each once."""
    kept: dict[str, Any]
    """What finders have read off it, by the name of what they asked."""

    def __init__(
        self, doc: Words, i: int, strings: tuple[str, ...], idx: int, space_after: bool, flags: tuple[bool, ...]
    ) -> None:
        """Takes what the parse says of the word by itself; `words_of` joins the words to a tree."""
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = strings
        self.whitespace_ = " " if space_after else ""
        self.is_space, self.is_punct, self.like_num = flags
        self.lefts = self.rights = self.children = ()
        self.labels = _NO_LABELS
        self.kept = {}
        self._subtree: tuple[Word, ...] | None = None

    def __getattr__(self, name: str) -> Any:
        """What is asked of spaCy's own token, with words in the place of tokens."""
        found = getattr(self.doc.parsed[self.i], name)
        return self.doc[found.i] if type(found) is self.doc.token_type else found

    def __hash__(self) -> int:
        return self.i

    def __lt__(self, other: Word) -> bool:
        return self.i < other.i

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def nbor(self, step: int = 1) -> Word:
        """The word so many places away."""
        place = self.i + step
        if not 0 <= place < len(self.doc):
            raise IndexError(f"no word stands {step} places from {self.text!r}")
        near: Word = self.doc[place]
        return near

    @property
    def subtree(self) -> tuple[Word, ...]:
        """The word and all that hangs on it, in order."""
        if self._subtree is None:
            found: list[Word] = []
            for one in self.lefts:
                found += one.subtree
            found.append(self)
            for one in self.rights:
                found += one.subtree
            self._subtree = tuple(found)
        return self._subtree

    @property
    def left_edge(self) -> Word:
        """The first of the words that hang on it, or itself."""
        if not self.doc.has_no_crossing:
            return min(self.subtree)
        word = self
        while word.lefts:
            word = word.lefts[0]
        return word

    @property
    def right_edge(self) -> Word:
        """The last of the words that hang on it, or itself."""
        if not self.doc.has_no_crossing:
            return max(self.subtree)
        word = self
        while word.rights:
            word = word.rights[-1]
        return word

    @property
    def sent(self) -> Stretch:
        """The sentence that the parse has it in; the same one for all of its words."""
        return self.doc.sentences[self.i]

    @property
    def ancestors(self) -> Iterator[Word]:
        """Its head, its head's head and so on."""
        word = self
        for _ in range(len(self.doc)):
            if word.head is word:
                return
            word = word.head
            yield word

    def is_ancestor(self, descendant: Word) -> bool:
        """Whether `descendant` hangs on it, over whatever number of heads."""
        return any(one is self for one in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """The words coordinated with it, itself left out."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            if word.rights:
                found += [one for one in word.rights if one.dep_ == "conj"]
        return tuple([one for one in found if one is not self]) if len(found) > 1 else ()


class Words(list[Any]):
    """The words of one parse, in order. Each is a `Word`, and is used where spaCy's tokens are asked for."""

    __slots__ = ("has_no_crossing", "lang_", "parsed", "starts", "token_type", "user_data")

    def __init__(self, parsed: Doc) -> None:
        """Empty at first; `words_of` fills it."""
        super().__init__()
        self.parsed, self.lang_ = parsed, parsed.lang_
        self.has_no_crossing = NO_CROSSING in parsed.user_data
        self.token_type = type(parsed[0]) if len(parsed) else None
        self.starts: list[int] = []
        """Where each word starts, in characters of the parse."""
        self.user_data: dict[str, Any] = {}

    @property
    def sentences(self) -> list[Stretch]:
        """For each word the sentence that the parse has it in."""
        kept = self.user_data
        if "sentences" not in kept:
            told = [Stretch(self, one.start, one.end, self[one.root.i]) for one in self.parsed.sents]
            kept["sentences"] = [one for one in told for _ in range(len(one))]
        found: list[Stretch] = kept["sentences"]
        return found

    def release(self) -> None:
        """Unties the words, which hold each other, so that their memory is free at once."""
        self.forget()
        for word in self:
            del word.head  # the head of a sentence is its own
            word.children = word.lefts = word.rights = ()
            word._subtree = None
        self.clear()

    def forget(self) -> None:
        """Gives back what was kept with the parse: answers hold its words."""
        self.user_data.clear()
        for word in self:
            word.kept.clear()


class Stretch:
    """Some words of a parse that follow each other."""

    __slots__ = ("doc", "end", "root", "start")

    def __init__(self, doc: Words, start: int, end: int, root: Token) -> None:
        """Takes the words from `start` up to `end`, exclusive, and the one that the others hang on."""
        self.doc, self.start, self.end, self.root = doc, start, end, root

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, some: slice) -> list[Token]:
        """Some of its words, by their places in it."""
        words: list[Token] = self.doc[self.start : self.end][some]
        return words


def words_of(parsed: Doc) -> Words:
    """The words of a parse, joined to its tree."""
    words = Words(parsed)
    if not len(parsed):
        return words
    table: Any = parsed.to_array([*_STRINGS, *_NUMBERS])
    columns = table.T
    strings = zip(*(_looked_up(column.tolist(), parsed) for column in columns[: len(_STRINGS)]), strict=True)
    words.starts = places = columns[len(_STRINGS)].tolist()
    spaces, *flags = (columns[len(_STRINGS) + 1 : -1] != 0).tolist()
    told = zip(strings, places, spaces, zip(*flags, strict=True), strict=True)
    words.extend([Word(words, place, *one) for place, one in enumerate(told)])
    _join(words, columns[-1].astype("int64").tolist())
    return words


def _looked_up(numbers: list[int], parsed: Doc) -> list[str]:
    """The strings that spaCy's numbers stand for."""
    known = _strings
    if len(known) > _MOST_STRINGS:
        known.clear()
        known[0] = ""
    try:
        return [known[number] for number in numbers]
    except KeyError:
        store = parsed.vocab.strings
        for number in numbers:
            if number not in known:
                known[number] = store[number]
        return [known[number] for number in numbers]


def _join(words: Words, distances: list[int]) -> None:
    """Gives each word its head, and the words that hang on it before and after it, in order."""
    before: dict[int, list[Word]] = {}
    after: dict[int, list[Word]] = {}
    for word, distance in zip(words, distances, strict=True):
        head = word.i + distance
        word.head = words[head]
        if distance:
            (before if distance > 0 else after).setdefault(head, []).append(word)
    for place, some in before.items():
        words[place].lefts = words[place].children = tuple(some)
    for place, some in after.items():
        word = words[place]
        word.rights = tuple(some)
        word.children = (*word.lefts, *some) if word.lefts else word.rights
    for place in before.keys() | after.keys():
        word = words[place]
        word.labels = frozenset([one.dep_ for one in word.children])
