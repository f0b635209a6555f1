"""Which articles can bear on each other: those that name the same actors, directly or through others.

A record is put together island by island. Articles that share no actor, no country, no address and nothing that tells
what is promised, not even through third ones, tell two stories: nothing of one is compared with, linked to or counted
as the outcome of anything of the other. Articles that name nobody are one island of their own. So a new article costs
its own island and not the record, and the parts of a record are the same however they came together. Where one actor
runs through everything that was read, everything is one island.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from dovecote.link.actors import full_names, is_unnamed
from dovecote.link.names import parse_name, skeleton
from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.ids import number_of
from dovecote.model.likeness import name_words
from dovecote.model.links import Judgement, ids_in
from dovecote.model.reading import Reading, words_of_actors_and_times
from dovecote.vocabulary.actions import family_of
from dovecote.vocabulary.tables import load_vocabulary
from dovecote.vocabulary.units import sort_of_unit

NO_PART = True
_BY_NAME: Final = {"name", "title+name", "metonym"}
TELLING_FIGURE: Final = 100
"""A figure as large is seldom two things' by chance."""
_LETTERS: Final = 3
"""Of so many capitals at least are the letters that stand for a name."""
Name = TypeVar("Name", str, int)


def touches(reading: Reading) -> frozenset[int]:
    """What the article can touch others by, as numbers: two articles that share one are of one island."""
    return frozenset(number_of(one) for one in {*_keys(reading)} or {"nobody"})


def _keys(reading: Reading) -> Iterator[str]:
    if reading.source.url:
        yield f"url {reading.source.url}"
    known = words_of_actors_and_times(reading) if reading.commitments else frozenset()
    for commitment in reading.commitments:
        yield from _matter(commitment, known)
    for actor in reading.actors:
        if actor.country:
            yield f"country {actor.country}"
        if actor.vocabulary_id:
            yield f"entry {actor.vocabulary_id}"
        elif not is_unnamed(actor) and _is_named(actor):
            yield from _names(actor)


def _matter(commitment: Commitment, known: frozenset[str]) -> Iterator[str]:
    """What a promise is known by, whoever gives it: act and last day, a large figure, a place that its words name."""
    family = family_of(commitment.action).name
    for version in commitment.versions:
        if version.deadline is not None and version.deadline.latest:
            yield f"limit {family} {version.deadline.latest}"
        figure = version.quantity
        if figure is not None and figure.value is not None and figure.value >= TELLING_FIGURE:
            yield f"figure {figure.value:g} {sort_of_unit(figure.unit)}"
    # The first word is written large where a sentence begins with it.
    places = name_words(" ".join(one.exact.partition(" ")[2] for one in commitment.evidence)) - known
    yield from (f"place {one}" for one in places)


def _is_named(actor: Actor) -> bool:
    """False for "the council" and "both sides": every story has its own. "The Hill People's Front" is a name all the
    same, and so are its letters.
    """
    written = [word for word in actor.name.split() if len(word) >= _LETTERS and not word[0].islower()]
    by_letters = len(written) > 1 or any(word.isupper() for word in written)
    return by_letters or any(mention.form in _BY_NAME for mention in actor.mentions)


def _names(actor: Actor) -> Iterator[str]:
    if actor.actor_type != "person":
        articles = load_vocabulary("names")["articles"]
        yield from (f"name {one}" for one in full_names(actor) if one.split()[0] not in articles)
        return
    name = parse_name(actor.name)
    if name.given:
        # Surnames alone are too common: they would make one story of all that was read.
        yield f"person {skeleton(name.given[0])} {skeleton(name.family)}"


def islands(touched: Mapping[Name, Iterable[int]], together: Iterable[Sequence[Name]] = ()) -> list[list[Name]]:
    """The articles in groups that have nothing to do with each other, in the order given.

    Args:
        touched: article -> its `touches`.
        together: articles that a person's judgement names in one breath.
    """
    above: dict[Name, Name] = {one: one for one in touched}

    def top(one: Name) -> Name:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    first: dict[int, Name] = {}
    for one, keys in touched.items():
        for key in keys:
            above[top(one)] = top(first.setdefault(key, one))
    for named in together:
        for one in named[1:]:
            above[top(one)] = top(named[0])
    groups: dict[Name, list[Name]] = {}
    for one in touched:
        groups.setdefault(top(one), []).append(one)
    return list(groups.values())


def islands_of(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> list[list[Reading]]:
    """`readings` in groups that have nothing to do with each other, each in the order given."""
    by_id = {one.id: one for one in readings}
    stands_in = {one.id: one.id for one in by_id.values()}
    for reading in by_id.values():
        stands_in |= dict.fromkeys((one.id for one in reading.actors), reading.id)
        stands_in |= dict.fromkeys((one.id for _, one in reading.items()), reading.id)
    together = [[stands_in[name] for name in ids_in(judgement) if name in stands_in] for judgement in judgements]
    found = islands({one.id: touches(one) for one in by_id.values()}, [one for one in together if one])
    return [[by_id[name] for name in group] for group in found]
