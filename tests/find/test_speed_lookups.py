"""Look-ups that spare work give what trying everything gives."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dovecote.find.clause import labels_below
from dovecote.find.commitments.patterns import matches
from dovecote.find.commitments.words import Action, words_of
from dovecote.find.frames import with_lemma
from dovecote.find.stretches import Stretches
from dovecote.find.times.clues import _is_near
from dovecote.languages.registry import get_language
from dovecote.model.counting import add_months
from dovecote.model.evidence import Span
from factories import an_article

SENTENCES = (
    "The Veldt army will pull out of Marrow County and hand over its guns to the mediators.",
    "Both sides agreed to stop the shelling, release the captives and resume talks in Lisk.",
    "The exchange of prisoners has not taken place; the opening of the road was completed.",
    "General Mira Tolland left the talks, and the withdrawals of her troops were halted.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_patterns_by_head_find_what_trying_all_of_them_finds(text: str) -> None:
    english = get_language("en")
    words = words_of(english)
    for token in an_article(text).sentences[0]:
        noun = token.pos_ in ("NOUN", "PROPN")
        tried: list[tuple[int, Action]] = [
            (pattern.weight, action)
            for action in words.actions
            for pattern in (action.nouns if noun else action.verbs)
            if matches(pattern, token)
        ]
        found = [(one.weight, one.action) for one in words._listed(token) if matches(one.pattern, token)]
        assert found == tried


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("lemmas", [(), ("talk",), ("not", "the", "talk", "hand"), ("withdrawal", "truce")])
def test_words_by_lemma_are_those_that_asking_each_word_finds(text: str, lemmas: tuple[str, ...]) -> None:
    sentence = an_article(text).sentences[0]
    asked = [one for one in sentence if one.lemma_.lower() in lemmas]
    assert list(with_lemma(sentence, lemmas)) == asked
    assert list(with_lemma(sentence, frozenset(lemmas))) == asked


@pytest.mark.parametrize("text", SENTENCES)
def test_the_labels_below_a_word_are_those_of_its_children(text: str) -> None:
    for token in an_article(text).sentences[0]:
        assert labels_below(token) == {one.dep_ for one in token.children}


@pytest.mark.parametrize("months", [1, 3, 11])
def test_near_is_counted_in_whole_months_at_the_ends_of_months(months: int) -> None:
    days = [date(2023, 12, 29) + timedelta(days=count) for count in range(430)]
    for first in days[:70]:
        for second in days:
            if first <= second:
                assert _is_near(first, second, months) == (add_months(first, months) >= second)
                assert _is_near(second, first, months) == _is_near(first, second, months)


STRETCHES = ((0, 4, "a"), (2, 3, "b"), (9, 12, "c"), (2, 9, "d"), (3, 3, "e"), (0, 12, "f"), (4, 9, "a"))


@pytest.mark.parametrize("start", range(14))
@pytest.mark.parametrize("length", range(6))
def test_stretches_answer_what_asking_each_of_them_answers(start: int, length: int) -> None:
    asked, made = Span(start, start + length), Stretches(STRETCHES)
    all_of_them = [(Span(first, end), name) for first, end, name in STRETCHES]
    assert made.overlapping(asked) == [name for span, name in all_of_them if span.overlaps(asked)]
    assert made.around(asked) == [name for span, name in all_of_them if span.contains(asked)]
    assert made.within(asked) == [name for span, name in all_of_them if asked.contains(span)]


def test_nothing_stands_where_there_are_no_stretches() -> None:
    assert Stretches[str]([]).around(Span(0, 1)) == []


def test_tokens_at_the_edges_of_a_sentence() -> None:
    article = an_article("The truce  held. Both sides met in Lisk.\n\nNobody came.")
    for sentence in article.sentences:
        spans = [(sentence.start_of(one), sentence.end_of(one), one.i) for one in sentence]
        for position in range(len(article.text) + 2):
            token = sentence.token_at(position)
            held = [index for start, end, index in spans if start <= position < end]
            assert ([token.i] if token is not None else []) == held
            found = sentence.tokens_in(Span(position, position + 12))
            assert [one.i for one in found] == [
                i for start, end, i in spans if position <= start and end <= position + 12
            ]
            here = article.sentence_at(position)
            assert (here == sentence) == (sentence.start <= position < sentence.end)
