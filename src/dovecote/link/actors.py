"""Which actors of two articles are one: the vocabulary's entry, a name in any spelling, surname with country or post.

Careful by design: an unnamed source is an actor of its own in every article (only a person may merge two), surnames
alone join nobody, and a country that differs keeps two bearers of one name apart. What a spelling leaves open (a slip,
a dropped middle name, an initial) is paid for by what else agrees: country and post. Where that is too little, the
proposal stays below `components.WEAK`, and joins only where nobody else in the record could be meant.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from dovecote.link.components import QUESTION
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.link.names import Difference, Name, differences, near_spellings, parse_name, skeleton
from dovecote.model.actor import Actor
from dovecote.model.likeness import SHORT_WORD, content_words, plain_name
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading
from dovecote.vocabulary.tables import load_vocabulary

_UNNAMED: Final = {"unnamed_person", "unnamed_collective"}
TELLING_LETTERS: Final = 9
"""A shorter full name has too many bearers to be one person's without country or post."""
_ONE_WORD_NAMES: Final = {"person", "office", "collective"}
"""Types whose one-word name says too little: a surname, "president", "officials"."""


def _actors(reading: Reading) -> tuple[Actor, ...]:
    return reading.actors


def is_unnamed(actor: Actor) -> bool:
    """True for "an official": in every article somebody else."""
    return actor.actor_type in _UNNAMED


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
        for initial in sorted({name.words[0][0], (name.written or name.words)[0][0]}):
            yield "family", skeleton(name.family), initial
        yield from (("slip", skeleton(name.given[0]), one) for one in near_spellings(name.family))
    # A surname alone says who is meant only together with a post.
    for word in sorted({word for post in _posts(actor) for word in content_words(post)}):
        yield from (("post", one, word) for one in near_spellings(name.family))


def _is_title_alone(actor: Actor) -> bool:
    return actor.actor_type == "office" and not actor.vocabulary_id


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
    if one.actor_type != "person" and one.country and two.country and one.country != two.country:
        return None
    if _stated_country(one) and _stated_country(two) and one.country != two.country:
        return None
    if one.actor_type == "person":
        return _by_person(a, b)
    shared = sorted(full_names(one) & full_names(two))
    return propose("actor", "actor.name", a, b, 0.95, f"both are called {shared[0]!r}") if shared else None


def _by_person(a: Candidate, b: Candidate) -> LinkProposal | None:
    """Names that may be one, as far as country and post make up for what differs."""
    one: Actor = a.item
    two: Actor = b.item
    differ = differences(parse_name(one.name), parse_name(two.name))
    if differ is None:
        return None
    country = one.country if one.country == two.country else None
    posts, others = _shared_posts(_posts(one), _posts(two)), _posts(one) and _posts(two)
    agree = bool(country) + bool(posts)
    if "surname alone" in differ and not posts:
        return None
    reasons = [f"{one.name!r} and {two.name!r}: {', '.join(sorted(differ)) or 'one name'}"]
    reasons += [f"both of {country}"] if country else []
    reasons += [f"both {post!r}" for post in sorted(posts)[:1]]
    if others and not posts:
        beside = _company(a) & _company(b)
        score = _score_of_two_posts(differ, same_country=bool(country), together=bool(beside))
        reasons += ["of two posts", *(f"both beside {name!r}" for name in sorted(beside)[:1])]
    elif not agree and len("".join(parse_name(one.name).words)) < TELLING_LETTERS:
        return None
    else:
        score = _score_of(differ, agree)
    if not score:
        return None
    return propose("actor", "actor.surname" if "surname alone" in differ else "actor.name", a, b, score, *reasons)


def _score_of(differ: frozenset[Difference], agree: int) -> float:
    """From what differs in the names and how many of country and post agree; below `WEAK` others are weighed too."""
    if "surname alone" in differ:
        if agree < len(differ):
            return 0.0
        return 0.68 if agree > len(differ) else 0.6
    if "middle name" in differ and not agree:
        return 0.0
    if agree > len(differ):
        return 0.95 - 0.1 * len(differ)
    return 0.68 if agree and agree == len(differ) else 0.64 - 0.02 * (len(differ) - agree)


def _score_of_two_posts(differ: frozenset[Difference], *, same_country: bool, together: bool) -> float:
    """A career, where one name of one country is told beside the same others; else a question for a person."""
    if differ or not same_country:
        return 0.0
    return 0.62 if together else QUESTION


def _company(candidate: Candidate) -> frozenset[str]:
    """Persons by full name, groups and bodies whom the article names beside this one: what two articles share."""
    found: frozenset[str] | None = candidate.memo.get("company")
    if found is None:
        beside = (one for one in candidate.reading.actors if one.id != candidate.id)
        found = frozenset(name for one in beside if (name := _told_in_full(one)))
        candidate.memo["company"] = found
    return found


def _told_in_full(actor: Actor) -> str | None:
    if actor.actor_type in ("state", "state_government", "office", "collective", "media_outlet", *_UNNAMED):
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
    country = _stated_country(actor)
    return Bearer(
        frozenset((parse_name(actor.name),)),
        frozenset((country,) if country else ()),
        _posts(actor),
        _company(candidate),
    )


def _stated_country(actor: Actor) -> str | None:
    """The country that words of its own give it; one inferred from the story contradicts nothing."""
    return None if actor.country_inferred else actor.country


def contradict(one: Hashable, two: Hashable) -> bool:
    """True for two countries, for names that cannot be one even with two letters wrong, and for two posts.

    Posts change, so two of them contradict only where the names are not the same long one of one known country, and
    where nobody else is named beside both.
    """
    if not isinstance(one, Bearer) or not isinstance(two, Bearer):
        return False
    if one.countries and two.countries and not one.countries & two.countries:
        return True
    found = [differences(left, right, 2) for left in one.names for right in two.names]
    if any(differ is None for differ in found):
        return True
    if not one.posts or not two.posts or _shared_posts(one.posts, two.posts):
        return False
    long = min(len("".join(name.words)) for name in one.names | two.names) >= TELLING_LETTERS
    return any(found) or not long or not one.countries & two.countries or not one.company & two.company


def full_names(actor: Actor) -> frozenset[str]:
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
def _shared_posts(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """Posts of `one` that `two` has too, in as many words or in fewer: "president", "the Veldtian president"."""
    return frozenset(post for post in one if any(_is_same_post(post, other) for other in two))


@functools.lru_cache(maxsize=65536)
def _is_same_post(one: str, two: str) -> bool:
    left, right = content_words(one), content_words(two)
    return one == two or bool(left and right and (left <= right or right <= left))


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
        known = name.given and (actor.country or len("".join(name.words)) >= TELLING_LETTERS)
        posts = frozenset(content_words(post) or post for post in _posts(actor))
        return (name, actor.country, actor.country_inferred, posts) if known else None
    names = full_names(actor)
    return (actor.actor_type, actor.country, names, _posts(actor), _surname(actor)) if names else None


LINKER = Linker(
    "actor", 1, _actors, keys, compare, signature=signature, trait=bearer, contradict=contradict, merge=Bearer.with_
)
