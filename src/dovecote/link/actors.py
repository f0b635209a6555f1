"""Which actors of two articles are one: the vocabulary's entry, a name in any spelling, surname with country or post.

Careful by design: an unnamed source is an actor of its own in every article (only a person may merge two), and a
surname by itself joins nobody. What two names of persons leave open is weighed in `persons`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.link.names import near_spellings, parse_name, skeleton
from dovecote.link.persons import (
    TELLING_WORDS,
    UNNAMED,
    Bearer,
    bearer,
    compare_persons,
    contradict,
    posts_of,
    stated_country,
    surname_of,
)
from dovecote.model.actor import Actor
from dovecote.model.likeness import SHORT_WORD, content_words, plain_name
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

_ONE_WORD_NAMES: Final = {"person", "office", "collective"}
"""Types whose one-word name says too little: a surname, "president", "officials"."""


def _actors(reading: Reading) -> tuple[Actor, ...]:
    return reading.actors


def is_unnamed(actor: Actor) -> bool:
    """True for "an official": in every article somebody else."""
    return actor.actor_type in UNNAMED


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """The vocabulary's entry, or the name; of a person, all that another spelling of the name, or its post, leaves.

    A block holds spellings of one name, so what an article costs depends on its namesakes and not on the record.
    An office is nobody's name: `holders` asks who holds it.
    """
    actor: Actor = candidate.item
    if is_unnamed(actor) or _is_title_alone(actor):
        return
    if actor.vocabulary_id:
        yield "entry", actor.vocabulary_id
    if actor.actor_type != "person":
        yield from (("name", one) for one in full_names(actor))
        return
    name = parse_name(actor.name)
    if name.given:
        yield "whole", skeleton("".join(name.words))
        yield "first two", *(skeleton(word) for word in name.words[:2])
        for initial in sorted({word[0] for word in (*name.given, *name.written[:1])}):
            yield "family", skeleton(name.family), initial
        yield from (("slip", skeleton(name.given[0]), one) for one in near_spellings(name.family))
    # One name alone says who is meant only together with a country or a post.
    if stated_country(actor):
        yield "of country", skeleton(name.family), actor.country
    for word in sorted({word for post in posts_of(actor) for word in content_words(post)}):
        yield from (("post", one, word) for one in near_spellings(name.family))
        yield from (("post", skeleton(given), word) for given in name.given)


def _is_title_alone(actor: Actor) -> bool:
    return actor.actor_type == "office" and not actor.vocabulary_id


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One actor by entry, by name, or by surname with what else is known."""
    one: Actor = a.item
    two: Actor = b.item
    if UNNAMED & {one.actor_type, two.actor_type} or (one.actor_type == "person") != (two.actor_type == "person"):
        return None
    if one.vocabulary_id and two.vocabulary_id:
        if one.vocabulary_id != two.vocabulary_id:
            return None
        return propose("actor", "actor.vocabulary", a, b, 1.0, f"both are {one.vocabulary_id}")
    if one.actor_type != "person" and one.country and two.country and one.country != two.country:
        return None
    if stated_country(one) and stated_country(two) and one.country != two.country:
        return None
    if one.actor_type == "person":
        return compare_persons(a, b)
    shared = sorted(full_names(one) & full_names(two))
    return propose("actor", "actor.name", a, b, 0.95, f"both are called {shared[0]!r}") if shared else None


def full_names(actor: Actor) -> frozenset[str]:
    """Names that say enough to stand for the actor by themselves; "the insurgents" may be anybody's."""
    names = {plain_name(name) for name in (actor.name, *filter(_is_proper, actor.aliases))}
    if actor.actor_type in _ONE_WORD_NAMES:
        own = plain_name(actor.name)
        return frozenset(name for name in names if " " in name and (name == own or surname_of(actor) in name.split()))
    return frozenset(names - {""})


def _is_proper(name: str) -> bool:
    """True where a longer word is written as a name is; scripts without capitals pass."""
    return any(not word[0].islower() for word in name.split() if len(word) > SHORT_WORD or word.isupper())


def signature(candidate: Candidate) -> Hashable | None:
    """An entry of the vocabulary, or full names with country, type and posts; None for the unnamed."""
    actor: Actor = candidate.item
    if is_unnamed(actor) or _is_title_alone(actor):
        return None
    if actor.vocabulary_id:
        return actor.vocabulary_id, actor.actor_type == "person"
    if actor.actor_type == "person":
        # Bearers of a short name of whom nothing else is known are weighed one against the other.
        name = parse_name(actor.name)
        posts = frozenset(content_words(post) or post for post in posts_of(actor))
        known = name.given and (actor.country or posts or len(name.words) >= TELLING_WORDS)
        return (name, actor.country, actor.country_inferred, posts) if known else None
    names = full_names(actor)
    return (actor.actor_type, actor.country, names, posts_of(actor), surname_of(actor)) if names else None


LINKER = Linker(
    "actor",
    1,
    _actors,
    keys,
    compare,
    signature=signature,
    trait=bearer,
    contradict=contradict,
    merge=Bearer.with_,
    sure=0.95,
)
