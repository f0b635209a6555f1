"""Whether two persons of two articles are one: what their names leave open, weighed against country and post.

What a spelling leaves open (a slip, a dropped middle name, an initial, a name that stands alone) is paid for by what
else agrees; `WEIGHTS` tells how sure that makes it. Where it is too little, the proposal stays below `components.WEAK`,
and joins only where nobody else in the record could be meant. Two countries keep two bearers of one name apart.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dovecote.link.components import QUESTION
from dovecote.link.linker import Candidate, propose
from dovecote.link.names import ALONE, Difference, Name, differences, parse_name
from dovecote.model.actor import Actor
from dovecote.model.likeness import content_words, plain_name
from dovecote.model.links import LinkProposal
from dovecote.vocabulary.tables import load_vocabulary

NO_PART = True
UNNAMED: Final = frozenset({"unnamed_person", "unnamed_collective"})
TELLING_LETTERS: Final = 9
"""A shorter full name has too many bearers to be one person's without country or post."""
TELLING_WORDS: Final = 3
"""A name of so many words says by itself who is meant."""

Agreement = Literal["nothing", "country", "post", "both"]
WEIGHTS: Final[Mapping[str, Mapping[Agreement, float]]] = {
    "long name": {"nothing": 0.9, "country": 0.95, "post": 0.95, "both": 0.98},
    "name": {"nothing": 0.6, "country": 0.69, "post": 0.9, "both": 0.96},
    "slip": {"nothing": 0.55, "country": 0.85, "post": 0.85, "both": 0.94},
    "initial": {"nothing": 0.4, "country": 0.68, "post": 0.69, "both": 0.9},
    "middle name": {"nothing": 0.0, "country": 0.3, "post": 0.66, "both": 0.8},
    "surname alone": {"nothing": 0.0, "country": 0.3, "post": 0.5, "both": 0.69},
    "given name alone": {"nothing": 0.0, "country": 0.0, "post": 0.3, "both": 0.65},
    "two of these": {"nothing": 0.0, "country": 0.0, "post": 0.69, "both": 0.7},
}
"""How sure it is that two are one, by what differs in their names and what else agrees. Set on four sets of 2,000
names made as `evaluation/make_names.py` makes them, from other seeds, where most pairs wrongly joined differ in nothing
that is told (`components.NEARLY_AS_SURE` has the figures)."""


def compare_persons(a: Candidate, b: Candidate) -> LinkProposal | None:
    """That two names are one person's, as far as country and post make up for what differs."""
    one: Actor = a.item
    two: Actor = b.item
    left, right = parse_name(one.name), parse_name(two.name)
    differ = differences(left, right, 2)
    if differ is None:
        return None
    alone = bool(differ & ALONE)
    country = one.country if one.country == two.country and not (alone and _is_inferred(one, two)) else None
    posts = shared_posts(posts_of(one), posts_of(two))
    reasons = [f"{one.name!r} and {two.name!r}: {', '.join(sorted(differ)) or 'one name'}"]
    reasons += [f"both of {country}"] if country else []
    reasons += [f"both {post!r}" for post in sorted(posts)[:1]]
    if not posts and posts_of(one) and posts_of(two):
        beside = _company(a) & _company(b)
        untold = not (stated_country(one) and stated_country(two))
        score = _score_of_two_posts(differ, same_country=bool(country), untold=untold, together=bool(beside))
        reasons += ["of two posts", *(f"both beside {name.rpartition(':')[2]!r}" for name in sorted(beside)[:1])]
    else:
        score = _score(differ, _agreement(country, posts), min(left, right, key=lambda name: len(name.words)))
    return propose("actor", "actor.surname" if alone else "actor.name", a, b, score, *reasons) if score else None


def _is_inferred(one: Actor, two: Actor) -> bool:
    return one.country_inferred or two.country_inferred


def _agreement(country: str | None, posts: frozenset[str]) -> Agreement:
    if posts:
        return "both" if country else "post"
    return "country" if country else "nothing"


def _score(differ: frozenset[Difference], agreement: Agreement, shorter: Name) -> float:
    if len(differ) > 1:
        return WEIGHTS["two of these"][agreement]
    if agreement == "nothing" and len("".join(shorter.words)) < TELLING_LETTERS:
        return 0.0
    plain = "long name" if len(shorter.words) >= TELLING_WORDS else "name"
    return WEIGHTS[next(iter(differ), plain)][agreement]


def _score_of_two_posts(differ: frozenset[Difference], *, same_country: bool, untold: bool, together: bool) -> float:
    """A career, where one name of no two countries is told beside the same others; else a question for a person."""
    if differ or not (same_country or (untold and together)):
        return 0.0
    return (0.62 if same_country else 0.55) if together else QUESTION


def _company(candidate: Candidate) -> frozenset[str]:
    """Persons by full name, groups and bodies whom the article names beside this one: what two articles share."""
    found: frozenset[str] | None = candidate.memo.get("company")
    if found is None:
        beside = (one for one in candidate.reading.actors if one.id != candidate.id)
        found = frozenset(name for one in beside if (name := _told_in_full(one)))
        candidate.memo["company"] = found
    return found


def _told_in_full(actor: Actor) -> str | None:
    if actor.actor_type in ("state", "state_government", "office", "collective", "media_outlet", *UNNAMED):
        return None
    if actor.vocabulary_id:
        return actor.vocabulary_id
    name = plain_name(actor.name)
    return name if " " in name else None


@dataclass(frozen=True, slots=True)
class Bearer:
    """What may contradict that two are one; of several joined ones, all that they show."""

    names: frozenset[Name]
    countries: frozenset[str]
    posts: frozenset[str]
    company: frozenset[str]

    def with_(self, other: Hashable) -> Bearer:
        """What both show."""
        assert isinstance(other, Bearer)
        return Bearer(
            self.names | other.names,
            self.countries | other.countries,
            self.posts | other.posts,
            self.company | other.company,
        )


def bearer(candidate: Candidate) -> Bearer | None:
    """What a person shows; None for other actors, which only their entries keep apart."""
    actor: Actor = candidate.item
    if actor.actor_type != "person":
        return None
    country = stated_country(actor)
    return Bearer(
        frozenset((parse_name(actor.name),)),
        frozenset((country,) if country else ()),
        posts_of(actor),
        _company(candidate),
    )


def stated_country(actor: Actor) -> str | None:
    """The country that words of its own give it; one inferred from the story contradicts nothing."""
    return None if actor.country_inferred else actor.country


def contradict(one: Hashable, two: Hashable) -> bool:
    """True for two countries, for names that cannot be one even with two letters wrong, and for two posts.

    Posts change, so two of them contradict only where the names are not the same long one, and where nobody else is
    named beside both.
    """
    if not isinstance(one, Bearer) or not isinstance(two, Bearer):
        return False
    if one.countries and two.countries and not one.countries & two.countries:
        return True
    found = [differences(left, right, 2) for left in one.names for right in two.names]
    if any(differ is None for differ in found):
        return True
    if not one.posts or not two.posts or shared_posts(one.posts, two.posts):
        return False
    long = min(len("".join(name.words)) for name in one.names | two.names) >= TELLING_LETTERS
    return any(found) or not long or not one.company & two.company


def surname_of(actor: Actor) -> str:
    """The last word of the name in plain letters."""
    return (plain_name(actor.name).split() or [""])[-1]


def posts_of(actor: Actor) -> frozenset[str]:
    """Posts held, and titles that aliases put before the surname."""
    posts = {plain_name(role.post) for role in actor.roles}
    surname = surname_of(actor)
    no_post = {
        *plain_name(actor.name).split(),
        *load_vocabulary("names")["ranks"],
        *load_vocabulary("names")["articles"],
    }
    for alias in actor.aliases:
        before, found, _ = plain_name(alias).rpartition(surname)
        if found and set(before.split()) - no_post:
            posts.add(before.strip())
    return frozenset(posts)


@functools.lru_cache(maxsize=65536)
def shared_posts(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """Posts of `one` that `two` has too, in as many words or in fewer: "president", "the Veldtian president"."""
    return frozenset(post for post in one if any(_is_same_post(post, other) for other in two))


@functools.lru_cache(maxsize=65536)
def _is_same_post(one: str, two: str) -> bool:
    left, right = content_words(one), content_words(two)
    return one == two or bool(left and right and (left <= right or right <= left))
