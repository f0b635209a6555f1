"""Sentences cover every word of every part once, numbers of lists aside; none ends inside the marks of a quotation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dovecote.languages.registry import get_language
from dovecote.model.words import Words, words_of
from dovecote.split import mending
from dovecote.split.sentences import split_document
from factories import a_body, a_document

PIECES = [
    "The talks opened in Orsan.",
    "“We wait. We hope,” she said.",
    '"Who knows?" asked Gen. Mira Tolland.',
    "Lt. Gen. Hask denied it.",
    "‘No,’ he said.",
    "«On verra.»",
    "  ",
    "…",
    "🕊 peace 🕊",
    "(No. 5)",
    "\t",
    "A 13th convoy left",
    "\n",
    "",
    "”",
    '"',
]


def sentences_of(text: str) -> list[str]:
    return [one.words for one in split_document(a_body(text), get_language("en"))]


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_sentences_are_ordered_disjoint_and_hold_every_word_once(text: str) -> None:
    document = a_body(text)
    sentences = split_document(document, get_language("en"))
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    held = "".join(one.words for one in sentences)
    parts = "".join(document.text[part.start : part.end] for part in document.source.parts)
    assert "".join(held.split()) == "".join(parts.split())
    assert all(one.words == one.words.strip() != "" for one in sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("6. On 3 May the envoy, Mira Tolland, met Hask.", ["On 3 May the envoy, Mira Tolland, met Hask."]),
        ("(a) The parties shall withdraw.", ["The parties shall withdraw."]),
        ("2.1 The Front shall leave.", ["The Front shall leave."]),
        ("Article 4: The Front shall leave.", ["The Front shall leave."]),
        ("• “We wait,” she said.", ["“We wait,” she said."]),
        ("Article 4 of the accord was broken.", ["Article 4 of the accord was broken."]),
        ("3.5 million people fled.", ["3.5 million people fled."]),
        ("10.30 The envoy arrives.", ["10.30 The envoy arrives."]),
        ("A. Merrow met Hask.", ["A. Merrow met Hask."]),
        ("I. Talib met Hask.", ["I. Talib met Hask."]),
    ],
)
def test_the_number_of_a_list_is_no_part_of_its_sentence(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_every_word_of_a_whole_article_stands_in_exactly_one_sentence() -> None:
    document = a_document("Talks open in Veldt\n\nThe talks opened. “We wait. We hope,” she said.\n")
    held = [one.words for one in split_document(document, get_language("en"))]
    parts = "".join(document.text[part.start : part.end] for part in document.source.parts)
    assert "".join("".join(held).split()) == "".join(parts.split())


@pytest.mark.parametrize("text", ["The envoy met Lt. Gen. Orlo Hask in the hall.", "Maj. Gen. Tolland left at noon."])
def test_no_sentence_ends_after_a_rank(text: str) -> None:
    assert sentences_of(text) == [text]


def a_split(marked: str, starts: set[int]) -> Words:
    """Words as tokens, "_" for a space between them, with sentence starts as a parser might set them."""
    tokens, spaces = [], []
    for word in marked.split("|"):
        tokens.append(word.rstrip("_"))
        spaces.append(word.endswith("_"))
    vocab = get_language("en").load_parser().vocab
    parsed = Doc(vocab, words=tokens, spaces=spaces, sent_starts=[place in starts for place in range(len(tokens))])
    return words_of(parsed)


def test_without_the_mending_of_ranks_a_boundary_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    words, english = a_split("He_|met_|Gen._|Hask|.", {0, 3}), get_language("en")
    assert len(mending.sentence_bounds(words, english)) == 1
    # The deliberate break: with the check for abbreviations gone, the rank is cut from its name.
    monkeypatch.setattr(mending, "_joins", lambda *_: False)
    assert len(mending.sentence_bounds(words, english)) == 2


def test_closing_mark_stays_with_its_words_and_opening_mark_with_the_next() -> None:
    words = a_split("“|We_|wait|.|”_|“|Then_|go|.|”", {0, 4, 6})
    bounds = mending.sentence_bounds(words, get_language("en"))
    assert [words.parsed[first:last].text for first, last in bounds] == ["“We wait.”", "“Then go.”"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Chief of Staff (COS) General Mira Tolland spoke in Orsan.", 1),
        ("Talks opened in Orsan. (Dorn Agency) The rebels stayed away.", 3),
    ],
)
def test_a_bracket_ends_a_sentence_only_after_a_full_stop(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_the_day_of_an_entry_is_a_sentence_of_its_own() -> None:
    text = "14 March - Talks resume in Dorn.\n\n28 March to 4 April: The envoy tours the region."
    found = [(text[one.start : one.end], one.paragraph) for one in split_document(a_body(text), get_language("en"))]
    assert found == [
        ("14 March -", 0),
        ("Talks resume in Dorn.", 0),
        ("28 March to 4 April:", 1),
        ("The envoy tours the region.", 1),
    ]


@pytest.mark.parametrize(
    "text", ["May - the best of months - is here.", "14 rebels: They fled.", "On 14 March: talks."]
)
def test_a_day_that_opens_no_entry_stays_in_its_sentence(text: str) -> None:
    first = split_document(a_body(text), get_language("en"))[0]
    assert first.end > len("14 March -")
