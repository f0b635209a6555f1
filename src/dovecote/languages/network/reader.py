"""Text -> Doc: a pipeline of spaCy's as published, with its networks run by this package.

What a user of the pipeline sees is the same: a `Doc` with tags, tree, sentences, lemmas and names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from dovecote.languages.network.encoder import Encoder, Floats, Ints
from dovecote.languages.network.forms import GIVEN, Columns, FormReader, in_order, stands_in, write
from dovecote.languages.network.names import NameFinder
from dovecote.languages.network.tags import Tagger
from dovecote.languages.network.trees import TreeFinder
from dovecote.languages.network.words import WordMemory
from dovecote.model.words import NO_CROSSING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Context = TypeVar("Context")

BATCH_WORDS: Final = 16_000
"""Words read together: about twenty articles, some 150 MB while they are read."""
_DECORATION: Final = "||"
"""Stands in labels that a projective tree is decorated with: "dobj||xcomp" hangs on an object's complement."""


class NetworkReader:
    """Reads texts with the trained parts of `pipeline`, which must be built as spaCy's small English one is."""

    def __init__(self, pipeline: Language) -> None:
        part: Callable[[str], Any] = pipeline.get_pipe
        parser, ner = part("parser"), part("ner")
        self.vocab, self.meta = pipeline.vocab, pipeline.meta
        self.tokenized = pipeline.make_doc
        self._forms = FormReader(part("attribute_ruler"), part("lemmatizer"))
        self._encoder = Encoder(part("tok2vec").model)
        self._name_encoder = Encoder(ner.model.get_ref("tok2vec").layers[0])
        self._words = WordMemory(self.vocab, (self._encoder, self._name_encoder), self._forms)
        self._tagger = Tagger(part("tagger"))
        self._trees, self._names = TreeFinder(parser), NameFinder(ner)
        self._decorated = in_order(one for one in self._trees.labels if _DECORATION in self.vocab.strings[one])

    def __call__(self, text: str) -> Doc:
        """The parse of one text."""
        return next(self.pipe([(text, None)]))[0]

    def pipe(self, pieces: Iterable[tuple[str, Context]]) -> Iterator[tuple[Doc, Context]]:
        """The parse of each text, in order, each with what came with it."""
        gathered: list[tuple[Doc, Context]] = []
        words = 0
        for text, context in pieces:
            gathered.append((self.tokenized(text), context))
            words += len(gathered[-1][0])
            if words >= BATCH_WORDS:
                self._read([doc for doc, _ in gathered if len(doc)])
                yield from gathered
                gathered, words = [], 0
        self._read([doc for doc, _ in gathered if len(doc)])
        yield from gathered

    def _read(self, docs: Sequence[Doc]) -> None:
        """Writes into each of `docs` all that the networks and rules say of it."""
        if not docs:
            return
        lengths = np.array([len(doc) for doc in docs], np.intp)
        words = self._words.places(docs)
        rows = padded_places(lengths, self._encoder.padding)
        vectors = encoded(self._encoder, self._words.vectors(0), words, rows)
        tags = self._tagger.tags(vectors)
        heads, labels = self._trees.find(vectors, lengths.tolist())
        labels, begins = self._write_trees(docs, lengths, heads, labels)
        vectors = encoded(self._name_encoder, self._words.vectors(1), words, rows)
        ends = np.zeros(len(words), bool)
        ends[np.cumsum(lengths) - 1] = True
        iob, kinds = self._names.find(vectors, self._words.is_space[words], ends, np.roll(begins, -1))
        given = self._given(docs, lengths, words, tags, labels)
        columns = np.column_stack([given, iob, kinds])
        for doc, own in zip(docs, np.split(columns, np.cumsum(lengths)[:-1]), strict=True):
            write(doc, (*GIVEN, "ENT_IOB", "ENT_TYPE"), own)

    def _write_trees(
        self, docs: Sequence[Doc], lengths: Ints, heads: Ints, labels: Columns
    ) -> tuple[Columns, npt.NDArray[np.bool_]]:
        """The labels as they are when decorated arcs hang where they belong, and which words begin a sentence."""
        from spacy.pipeline._parser_internals import nonproj

        columns = np.column_stack([heads.astype(np.uint64), labels])
        decorated = stands_in(self._decorated, labels)
        begins = []
        first = 0
        for doc, length in zip(docs, lengths.tolist(), strict=True):
            last = first + length
            write(doc, ("HEAD", "DEP"), columns[first:last])
            if decorated[first:last].any():
                nonproj.deprojectivize(doc)
                labels[first:last] = doc.to_array("DEP")
            else:
                doc.user_data[NO_CROSSING] = True
            begins.append(doc.to_array("SENT_START") == 1)
            first = last
        return labels, np.concatenate(begins)

    def _given(self, docs: Sequence[Doc], lengths: Ints, words: Ints, tags: Columns, labels: Columns) -> Columns:
        """The columns of `GIVEN` of all words."""
        memory = self._words
        orths = memory.orth[words].tolist()
        told = (tags, memory.named[words], labels, memory.is_space[words])
        kinds = list(zip(*(one.tolist() for one in told), strict=True))
        columns = self._forms.columns(kinds, orths)
        doubtful = self._forms.may_need_ruler(labels, memory.is_anchor[words])
        first = 0
        for doc, length in zip(docs, lengths.tolist(), strict=True):
            last = first + length
            if doubtful[first:last].any():
                write(doc, ("TAG",), tags[first:last])
                for place, rules in self._forms.rules_of_several(doc).items():
                    at = first + place
                    columns[at] = self._forms.ruled_further(kinds[at], orths[at], rules)
            first = last
        return columns


def padded_places(lengths: Ints, padding: int) -> Ints:
    """The row of each word where `padding` empty rows stand before, between and after the texts."""
    texts = np.arange(len(lengths)).repeat(lengths)
    return np.arange(len(texts)) + padding * (texts + 1)


def encoded(encoder: Encoder, vectors: Floats, words: Ints, rows: Ints) -> Floats:
    """The vector of each of `words` among its neighbours, in their `rows`; `vectors` has those of words by themselves.

    Most words of a batch stand in it again and again, so each is handed on once.
    """
    number = np.zeros(len(vectors), np.intp)
    number[words] = 1
    kinds = np.flatnonzero(number)
    number[kinds] = np.arange(len(kinds))
    places = np.full(int(rows[-1]) + 1 + encoder.padding, len(kinds), np.intp)
    places[rows] = number[words]
    return encoder.encode(vectors[kinds], places)[rows]
