"""Parties of events that are no known actors: they become actors of their own, where an event names them."""

from __future__ import annotations

import dataclasses

from cast import an_article_of_the_cast
from dovecote.find.events import find_event_parties, find_events, keep_used_parties


def _names_after(text: str) -> set[str]:
    article = an_article_of_the_cast(text)
    article = dataclasses.replace(article, actors=find_event_parties(article))
    article = dataclasses.replace(article, events=find_events(article))
    return {one.name for one in keep_used_parties(article)}


def test_people_whom_a_deed_is_done_to_become_a_party() -> None:
    article = an_article_of_the_cast("Brennia deported four asylum seekers.")
    article = dataclasses.replace(article, actors=find_event_parties(article))
    (event,) = find_events(article)
    (recipient,) = event.recipient
    named = article.actor(recipient)
    assert named is not None
    assert (named.name, named.actor_type) == ("four asylum seekers", "unnamed_collective")


def test_what_no_event_names_is_no_actor() -> None:
    assert _names_after("Brennia counted four asylum seekers.") == {"Brennia"}


def test_things_are_no_party() -> None:
    assert _names_after("Brennia destroyed four bridges.") == {"Brennia"}
