"""The networks, run for many texts side by side, say what spaCy says when it reads the texts one by one."""

from __future__ import annotations

import functools
import importlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dovecote.languages.en.parser import load_as_published
from dovecote.languages.network import reader, trees
from dovecote.languages.registry import get_language

TEXTS = (
    "General Mira Tolland said they'd gotten nothin' out of the talks, didn't she?",
    "It ain't over: there is a truce that both sides don't want, though it's been kept since May.",
    "Y'all can't do this; let's not. He did it, he's done it, and the front's men saw him do it.",
    "The council, whose troops were being withdrawn, has had no men   there.\n",
    "She does what I asked. That is hers; those left because I'm here, I've got to go, gonna go.",
    "What they want to know is which of the two the Republic of Veldt had asked 4,500 soldiers to leave for.",
    "",
    "Truce",
    "\n\n",
    "Orlo Hask, head of the Orsan Front since 3 May 2019, who spoke by phone from Port Amsel, told the Courier: "
    "“We’ll see.” The Veldt Peace Commission meets on Monday at the Hotel Meridian with $2 million to spend.",
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that a finder can ask of the words."""
    attributes = ("text", "tag_", "pos_", "lemma_", "dep_", "is_sent_start", "ent_iob_", "ent_type_")
    return [
        (*(getattr(one, name) for name in attributes), str(one.morph), one.head.i, one.left_edge.i, one.right_edge.i)
        for one in doc
    ]


@pytest.fixture(scope="module")
def published() -> Language:
    return load_as_published()


def test_words_of_a_text_are_read_as_the_published_parser_reads_them(published: Language) -> None:
    ours = get_language("en").load_parser()
    for text in (*TEXTS, *reversed(TEXTS), " ".join(TEXTS)):
        assert told(ours(text)) == told(published(text))


def test_the_command_line_of_the_parser_is_there_for_who_asks_for_it() -> None:
    get_language("en").load_parser()
    assert importlib.import_module("spacy.cli.info").__file__


def test_with_a_move_left_out_the_tree_would_differ(published: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: what was put back is forgotten, and some tree comes out otherwise."""
    ours = get_language("en").load_parser()
    monkeypatch.setattr(trees._States, "_arc_left", lambda *_: None)
    assert any(told(ours(text)) != told(published(text)) for text in TEXTS)


@functools.cache
def _told_alone(text: str) -> object:
    return told(get_language("en").load_parser()(text))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=8), st.integers(1, 60), st.integers(1, 5))
def test_neither_order_nor_batch_nor_width_changes_a_parse(texts: list[str], batch: int, width: int) -> None:
    ours = get_language("en").load_parser()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "BATCH_WORDS", batch)
        patch.setattr(trees, "SIDE_BY_SIDE", width)
        together = list(ours.pipe((text, place) for place, text in enumerate(texts)))
    assert [place for _, place in together] == list(range(len(texts)))
    for doc, place in together:
        assert told(doc) == _told_alone(texts[place])


def test_a_word_has_the_same_vector_to_the_last_bit_wherever_it_stands() -> None:
    """Sums are made in one order in every batch, so that no tie is ever broken otherwise."""
    ours = get_language("en").load_parser()
    encoder = ours._encoder
    texts = [ours.tokenized(text) for text in TEXTS if text.strip()]
    words = [ours._words.places([doc]) for doc in texts]
    vectors = ours._words.vectors(0)

    def encoded(*some: np.ndarray) -> np.ndarray:
        rows = reader.padded_places(np.array([len(one) for one in some]), encoder.padding)
        return reader.encoded(encoder, vectors, np.concatenate(some), rows)

    together, alone = encoded(*words), [encoded(one) for one in words]
    assert np.array_equal(together, np.concatenate(alone))


def test_memory_of_words_starts_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    from dovecote.languages.network import words

    ours = get_language("en").load_parser()
    before = [told(ours(text)) for text in TEXTS]
    monkeypatch.setattr(words, "MOST_WORDS", 3)
    assert [told(ours(text)) for text in TEXTS] == before
    assert len(ours._words._known) < 100
