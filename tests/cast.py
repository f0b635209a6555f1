"""Invented countries, groups and people, and articles in which they are known, for tests that need actors."""

from __future__ import annotations

import dataclasses
import re

from dovecote.find.article import Article
from dovecote.model.actor import Actor, ActorType, Mention
from factories import an_article

CAST: dict[str, tuple[ActorType, str | None]] = {
    "Veldt": ("state", "VLD"),
    "Brennia": ("state", "BRN"),
    "Orsan Front": ("armed_group", None),
    "Mira Tolland": ("person", "VLD"),
    "Tolland": ("person", "VLD"),
    "Orla Venn": ("person", "BRN"),
    "Venn": ("person", "BRN"),
    "chancellor": ("office", "BRN"),
    "junta": ("collective", "VLD"),
    "rebels": ("armed_group", None),
    "council": ("body", None),
    "police": ("organisation", "BRN"),
    "Police": ("organisation", "BRN"),
    "envoy": ("person", None),
    "governor": ("office", None),
    "farmers": ("collective", None),
    "students": ("collective", None),
    "Students": ("collective", None),
    "Dockers": ("collective", None),
    "prisoners": ("collective", None),
    "refugees": ("collective", None),
    "activists": ("collective", None),
    "journalists": ("collective", None),
    "sailors": ("collective", None),
    "Prosecutors": ("body", "BRN"),
    "army": ("organisation", "VLD"),
    "reporters": ("collective", None),
}


def an_article_of_the_cast(text: str, *, published: str | None = "2031-03-04") -> Article:
    """A parsed article in which every name of the cast is an actor, id = name; no times, no statements."""
    article = an_article(text, published=published)
    actors = tuple(
        Actor(name, name, kind, country, mentions=mentions)
        for name, (kind, country) in CAST.items()
        if (mentions := _mentions(text, name))
    )
    return dataclasses.replace(article, actors=actors)


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    longer = [other for other in CAST if other != name and name in other]
    taken = [(m.start(), m.end()) for other in longer for m in re.finditer(rf"\b{other}\b", text)]
    return tuple(
        Mention(found.start(), found.end(), found.group(), "name")
        for found in re.finditer(rf"\b{name}\b", text)
        if not any(start <= found.start() < end for start, end in taken)
    )
