"""The words of a sentence, by which a rule is passed over that none of them can call."""

from __future__ import annotations

from dovecote.find.frames import forms_in, lemmas_in, words_in
from dovecote.find.threats.told import calling_words
from dovecote.find.who import actors_of_token
from dovecote.languages.language import as_word_sets
from dovecote.languages.registry import get_language
from factories import an_article, an_article_with_actors


def test_words_of_a_sentence_are_its_lemmas_and_its_forms() -> None:
    first, second = an_article("The envoys met in Dorn. Nobody else came.").sentences[-2:]
    assert forms_in(first) == ["the", "envoys", "met", "in", "dorn", "."]
    assert lemmas_in(first)[1:3] == ["envoy", "meet"]
    assert words_in(first) == frozenset({*forms_in(first), *lemmas_in(first)})
    assert "envoy" not in words_in(second)


def test_sets_of_a_table_keep_the_order_of_its_lists() -> None:
    table = as_word_sets({"a": ["two", "one"], "b": {"c": ["x"]}, "d": [{"e": 1}], "f": 3})
    assert list(table["a"]) == ["two", "one"]
    assert not table["a"].isdisjoint({"one"})
    assert "x" in table["b"]["c"]
    assert (table["d"], table["f"]) == ([{"e": 1}], 3)


def test_words_that_call_a_threat_are_verbs_and_nouns_of_the_table() -> None:
    words = calling_words(get_language("en"))
    assert {"threaten", "warn", "ultimatum"} <= words
    assert "envoy" not in words


def test_whom_a_word_names_is_asked_anew_where_the_actors_are_others() -> None:
    article = an_article_with_actors("The talks opened. General Mira Tolland met the rebels.")
    sentence = article.sentences[-1]
    name = next(one for one in sentence if one.text == "Tolland")
    assert actors_of_token(article, sentence, name)
    assert actors_of_token(article.having(actors=()), sentence, name) == ()
