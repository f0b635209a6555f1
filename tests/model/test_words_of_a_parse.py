"""Words answer as spaCy's tokens do, in parses of every shape."""

from __future__ import annotations

import sys

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.words import words_of

TEXTS = (
    "What they want to know is which of the two the Republic of Veldt had asked 4,500 soldiers to leave for.",
    "Orlo Hask, Mira Tolland and an envoy met on Monday.  They talked, argued and, in the end, signed nothing.",
    "“We’ll see,” she said (by phone).",
    "Truce",
    "\n\n",
    "",
)
STRINGS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_")
ASKED_OF_SPACY = ("is_quote", "is_bracket", "is_alpha", "like_num", "is_digit", "ent_iob_", "n_lefts")
ONE_WORD = ("head", "left_edge", "right_edge")
SEVERAL_WORDS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.mark.parametrize("text", TEXTS)
def test_words_answer_as_tokens_do(text: str) -> None:
    parsed = get_language("en").load_parser()(text)
    words = words_of(parsed)
    assert len(words) == len(parsed)
    for word, token in zip(words, parsed, strict=True):
        for name in (*STRINGS, *ASKED_OF_SPACY, "i", "idx", "is_space", "is_punct"):
            assert getattr(word, name) == getattr(token, name), name
        assert len(word) == len(token)
        for name in ONE_WORD:
            assert getattr(word, name) is words[getattr(token, name).i], name
        for name in SEVERAL_WORDS:
            assert [one.i for one in getattr(word, name)] == [one.i for one in getattr(token, name)], name
        assert (word.sent.start, word.sent.end, word.sent.root.i) == (
            token.sent.start,
            token.sent.end,
            token.sent.root.i,
        )
        assert [one.i for one in word.sent[1:]] == [one.i for one in token.sent[1:]]
        for other, other_token in zip(words, parsed, strict=True):
            assert word.is_ancestor(other) == token.is_ancestor(other_token)


def test_neighbours_beyond_the_ends_are_refused() -> None:
    words = words_of(get_language("en").load_parser()("They met."))
    assert words[0].nbor() is words[1]
    assert words[2].nbor(-2) is words[0]
    for word, step in ((words[0], -1), (words[2], 1)):
        with pytest.raises(IndexError):
            word.nbor(step)


def test_released_words_hold_nothing() -> None:
    words = words_of(get_language("en").load_parser()("They met the envoy."))
    verb = words[1]
    words.release()
    assert not words
    assert verb.children == ()
    # This name, and the question itself: no other word holds it, nor does it hold itself.
    assert sys.getrefcount(verb) == 2
