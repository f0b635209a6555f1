"""Who is named, in articles about invented countries and people."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.who import actors_of_token
from dovecote.model.actor import Actor
from factories import an_article_with_actors


def named(article: Article, name: str) -> Actor:
    return next(one for one in article.actors if one.name == name)


def mentions_of(article: Article, name: str) -> list[tuple[str, str]]:
    return [(one.exact, one.form) for one in named(article, name).mentions]


def test_a_title_alone_means_the_person_introduced_with_it() -> None:
    article = an_article_with_actors(
        "General Mira Tolland received the envoys on Monday.\n\nThe general said that the border was calm."
    )
    assert mentions_of(article, "Mira Tolland") == [
        ("General Mira Tolland", "title+name"),
        ("The general", "title"),
    ]


def test_the_official_is_one_unnamed_person_through_the_article() -> None:
    article = an_article_with_actors(
        'A senior Veldtian official said the camps would close.\n\n"All of them," the official added.'
    )
    (official,) = [one for one in article.actors if one.actor_type == "unnamed_person"]
    assert [one.exact for one in official.mentions] == ["A senior Veldtian official", "the official"]
    assert official.country == "VLD"


def test_an_adjective_is_no_mention_of_the_state() -> None:
    article = an_article_with_actors("Veldtian troops left the valley on Friday.")
    assert not [one for one in article.actors if one.name == "Veldt" and one.mentions]


def test_a_surname_follows_the_full_name() -> None:
    article = an_article_with_actors("Foreign Minister Ines Varga spoke first. Varga said that the talks would go on.")
    assert [exact for exact, _ in mentions_of(article, "Ines Varga")] == ["Foreign Minister Ines Varga", "Varga"]


def test_the_rebels_are_the_only_group_of_the_story() -> None:
    article = an_article_with_actors("The Orsan Front left the town on Friday. The rebels had promised to go.")
    assert [exact for exact, _ in mentions_of(article, "Orsan Front")] == ["Orsan Front", "The rebels"]


def test_who_gives_every_member_of_a_coordination() -> None:
    article = an_article_with_actors("Ines Varga and General Mira Tolland met in the old mill.")
    sentence = article.sentences[0]
    subject = next(token for token in sentence if token.dep_ == "nsubj")
    assert [article.actor(one).name for one in actors_of_token(article, sentence, subject)] == [  # type: ignore[union-attr]
        "Ines Varga",
        "Mira Tolland",
    ]


def test_a_sentence_may_end_right_behind_a_name_and_a_comma() -> None:
    article = an_article_with_actors("The hall heard General Mira Tolland, envoy")
    assert [actor.name for actor in article.actors if actor.actor_type == "person"] == ["Mira Tolland"]
    article = an_article_with_actors("The hall heard General Mira Tolland,")
    assert [actor.name for actor in article.actors if actor.actor_type == "person"] == ["Mira Tolland"]
