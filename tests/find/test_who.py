"""Whom a noun phrase names: what statements, contacts, commitments and events ask."""

from __future__ import annotations

import pytest

from dovecote.find.article import Article
from dovecote.find.who import actors_of_token, affiliation_of_token, candidates_of_token, sides_of
from factories import an_article_with_actors

TWO_VISITORS = (
    "Ambassador Ada Krone and General Bo Lind visited the headquarters on Monday.\n\n"
    "The visiting dignitary praised the soup."
)


def names(article: Article, ids: tuple[str, ...]) -> list[str]:
    return [actor.name for one in ids if (actor := article.actor(one)) is not None]


def who(text: str, word: str) -> list[str]:
    """Names of those whom the last noun phrase headed by `word` names."""
    article = an_article_with_actors(text)
    sentence, token = [(sentence, token) for sentence in article.sentences for token in sentence if token.text == word][
        -1
    ]
    return names(article, actors_of_token(article, sentence, token))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ines Varga and General Mira Tolland met in the old mill.", "Varga", ["Ines Varga", "Mira Tolland"]),
        ("General Mira Tolland, who had signed, left.", "who", ["Mira Tolland"]),
        ("The negotiator, Bo Lind, left the hall. He said that it was late.", "He", ["Bo Lind"]),
        ("Veldt and Ostmark quarrelled. The two countries signed at last.", "countries", ["Veldt", "Ostmark"]),
        ("The Orsan Front left. The rebels had promised to go.", "rebels", ["Orsan Front"]),
        ("Orsan fighters left the town.", "fighters", ["Orsan Front"]),
        ("The mill stood empty.", "mill", []),
        ("Veldtian troops left.", "troops", ["Veldt"]),
        ("The Orsan Front signed, and its fighters left.", "fighters", ["Orsan Front"]),
        ("The Orsan Front will not sign before its fighters have left.", "fighters", ["Orsan Front"]),
        ("The Orsan Front signed. Its fighters left.", "fighters", ["Orsan Front"]),
        ("Bo Lind, a commander of the Orsan Front, signed. His men left.", "men", ["Orsan Front"]),
        ("The Orsan Front said that it would wait.", "it", ["Orsan Front"]),
        ("A spokesman for the Orsan Front said it would wait.", "it", ["Orsan Front"]),
        ("General Mira Tolland said that it would rain.", "it", []),
        ("General Mira Tolland signed. Its troops left.", "troops", []),
    ],
)
def test_who_is_named(text: str, word: str, expected: list[str]) -> None:
    assert who(text, word) == expected


def test_two_visitors_are_candidates_and_nobody_is_guessed() -> None:
    article = an_article_with_actors(TWO_VISITORS)
    sentence = article.sentences[-1]
    token = next(one for one in sentence if one.text == "dignitary")
    assert actors_of_token(article, sentence, token) == ()
    assert names(article, candidates_of_token(article, sentence, token)) == ["Ada Krone", "Bo Lind"]


def test_a_single_visitor_is_meant() -> None:
    one = TWO_VISITORS.replace("Ambassador Ada Krone and General Bo Lind", "Ambassador Ada Krone")
    assert who(one, "dignitary") == ["Ada Krone"]


def test_the_owner_of_a_promise() -> None:
    article = an_article_with_actors("The Orsan Front's promise was brief.")
    sentence = article.sentences[0]
    token = next(one for one in sentence if one.text == "promise")
    assert names(article, affiliation_of_token(article, sentence, token)) == ["Orsan Front"]


def test_nobody_but_a_collective_has_sides() -> None:
    article = an_article_with_actors("General Mira Tolland left.")
    (person,) = [one for one in article.actors if one.actor_type == "person"]
    assert sides_of(article, person.id) == (person.id,)


def test_a_wrong_expectation_fails() -> None:
    with pytest.raises(AssertionError):
        test_who_is_named("Bo Lind, the negotiator, left.", "Lind", ["Mira Tolland"])
