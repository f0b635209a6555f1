"""Parties of events that are no known actors: they become actors of their own, where an event names them."""

from __future__ import annotations

import dataclasses

from cast import an_article_of_the_cast
from dovecote.find.events import find_events
from dovecote.find.strangers import find_event_parties, keep_used_parties
from factories import a_reading_of_body


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


def test_who_is_only_met_becomes_a_participant() -> None:
    reading = a_reading_of_body("Mira Tolland, the envoy, met tribal elders in Dorn on Monday.", published="2031-03-12")
    names = {actor.id: actor.name for actor in reading.actors}
    (met,) = reading.contacts
    assert "tribal elders" in {names[one.actor] for one in met.participants}
