"""Which actors of two articles are one: the vocabulary's entry, a full name, or surname with country and post.

Careful by design: an unnamed source is an actor of its own in every article (only a person may merge two), surnames
alone join nobody, and a country that differs keeps two bearers of one name apart.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.actor import Actor
from dovecote.model.likeness import SHORT_WORD, plain_name
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

_UNNAMED: Final = {"unnamed_person", "unnamed_collective"}
_ONE_WORD_NAMES: Final = {"person", "office", "collective"}
"""Types whose one-word name says too little: a surname, "president", "officials"."""


def _actors(reading: Reading) -> tuple[Actor, ...]:
    return reading.actors


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """The vocabulary's entry, each full name, and the surname of a person."""
    actor: Actor = candidate.item
    if actor.actor_type in _UNNAMED:
        return
    if actor.vocabulary_id:
        yield "entry", actor.vocabulary_id
    for name in _full_names(actor):
        yield "name", name
    if actor.actor_type == "person" and actor.country:
        yield "surname", _surname(actor), actor.country


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One actor by entry, by name, or by surname with what else is known."""
    one: Actor = a.item
    two: Actor = b.item
    if _UNNAMED & {one.actor_type, two.actor_type} or (one.actor_type == "person") != (two.actor_type == "person"):
        return None
    if one.vocabulary_id and two.vocabulary_id:
        if one.vocabulary_id != two.vocabulary_id:
            return None
        return propose("actor", "actor.vocabulary", a, b, 1.0, f"both are {one.vocabulary_id}")
    if one.country and two.country and one.country != two.country:
        return None
    shared = sorted(_full_names(one) & _full_names(two))
    if shared:
        return propose("actor", "actor.name", a, b, 0.95, f"both are called {shared[0]!r}")
    if one.actor_type == "person":
        return _by_surname(a, b)
    return None


def _by_surname(a: Candidate, b: Candidate) -> LinkProposal | None:
    """A bare surname in one article, and in the other a full name with the same country and post or title."""
    one: Actor = a.item
    two: Actor = b.item
    if _surname(one) != _surname(two) or not one.country or one.country != two.country:
        return None
    if len(plain_name(one.name).split()) > 1 and len(plain_name(two.name).split()) > 1:
        return None
    posts = sorted(_posts(one) & _posts(two))
    if not posts:
        return None
    return propose("actor", "actor.surname_and_post", a, b, 0.6, f"surname {_surname(one)!r}, both {posts[0]!r}")


def _full_names(actor: Actor) -> frozenset[str]:
    """Names that say enough to stand for the actor by themselves; "the insurgents" may be anybody's."""
    names = {plain_name(name) for name in (actor.name, *filter(_is_proper, actor.aliases))}
    if actor.actor_type in _ONE_WORD_NAMES:
        own = plain_name(actor.name)
        return frozenset(name for name in names if " " in name and (name == own or _surname(actor) in name.split()))
    return frozenset(names - {""})


def _is_proper(name: str) -> bool:
    """True where a longer word is written as a name is; scripts without capitals pass."""
    return any(not word[0].islower() for word in name.split() if len(word) > SHORT_WORD or word.isupper())


def _surname(actor: Actor) -> str:
    return (plain_name(actor.name).split() or [""])[-1]


def _posts(actor: Actor) -> frozenset[str]:
    """Posts held, and titles that aliases put before the surname."""
    posts = {plain_name(role.post) for role in actor.roles}
    surname = _surname(actor)
    for alias in actor.aliases:
        before, found, _ = plain_name(alias).rpartition(surname)
        if found and before.strip():
            posts.add(before.strip())
    return frozenset(posts)


def signature(candidate: Candidate) -> Hashable | None:
    """An entry of the vocabulary, or full names with country, type and posts; None for the unnamed."""
    actor: Actor = candidate.item
    if actor.actor_type in _UNNAMED:
        return None
    if actor.vocabulary_id:
        return actor.vocabulary_id, actor.actor_type == "person"
    names = _full_names(actor)
    return (actor.actor_type, actor.country, names, _posts(actor), _surname(actor)) if names else None


LINKER = Linker("actor", 1, _actors, keys, compare, signature=signature)
