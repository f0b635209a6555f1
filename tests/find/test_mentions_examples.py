"""The examples beside the English words for actors: whom each sentence names, and what it must not name."""

from __future__ import annotations

from typing import Any

import pytest

from dovecote.languages.registry import get_language
from factories import an_article_with_actors

TABLE = get_language("en").table("actor_examples")


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda one: one["text"][:40])
def test_the_examples_hold(example: dict[str, Any]) -> None:
    article = an_article_with_actors(example["text"])
    found = {
        (actor.name, actor.actor_type, " | ".join(one.exact for one in actor.mentions)) for actor in article.actors
    }
    wanted = {tuple(line.split(": ", 2)) for line in example.get("find", [])}
    assert wanted - found == set()
    mentioned = {one.exact for actor in article.actors for one in actor.mentions}
    assert mentioned & set(example.get("leave", [])) == set()


def test_an_example_that_asks_for_too_much_fails() -> None:
    with pytest.raises(AssertionError):
        test_the_examples_hold({"text": "Veldt said no.", "find": ["Ostmark: state: Ostmark"]})
