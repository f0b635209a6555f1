"""Whose promise it is, as far as two reports can be compared by it: sides, countries, partners and voices.

One paper names the minister who speaks, the next the government; one both sides of a truce, the next the one it writes
about. So what is asked is whether two reports can mean the same promisor, and how surely.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dovecote.languages.alike import likeness_words
from dovecote.link.linker import Candidate
from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Span
from dovecote.model.likeness import content_words
from dovecote.vocabulary.actions import ActionFamily

NO_PART = True
SAME: Final = 1.0
ONE_SIDE: Final = 0.8
ONE_COUNTRY: Final = 0.6
SOME_OF: Final = 0.55
UNKNOWN: Final = 0.5
UNPLACED: Final = 0.3
OTHER: Final = 0.0
_STATELIKE: Final = {"state", "state_government", "office"}
_CROWDS: Final = {"collective", "unnamed_collective"}
_PERSONS: Final = {"person", "unnamed_person"}
_OF_SOME_SIDE: Final = _PERSONS | _CROWDS | {"body", "office", "state_government"}
"""Types that speak for a side which their name alone does not tell."""
_PARTIES: Final = {"state", "state_government", "armed_group", "organisation", "coalition"}
_FOR_A_STATE: Final = {"GOV", "MIL"}
"""Sectors in which a person or body of a known country acts for it."""
_OF_A_STATE: Final = _STATELIKE | _CROWDS | _PERSONS | {"body", "organisation"}


@dataclass(frozen=True, slots=True)
class Promisors:
    """Who promises, by all that may agree with another report."""

    ids: frozenset[str]
    sides: frozenset[str]
    """Countries of state-like promisors, what a person belongs to, else the promisors' own ids."""
    countries: frozenset[str]
    partners: frozenset[str]
    """Of an act that nobody can do alone: the countries or ids of all who are to do it; else empty."""
    voices: frozenset[str] = field(compare=False)
    """Who says it for them."""
    are_persons: bool
    unplaced: frozenset[str]
    """Those of them whose side is not known: a minister named without his country, "the government"."""
    lands: frozenset[str]
    """Countries of those whose country is known."""

    def likeness(self, other: Promisors, family: ActionFamily) -> float:
        """1 for the same actors, 0.8 for one side, 0.6 for one country, 0.5 where one is unknown, 0.3 where it is not
        known which side one is of, 0 for others.

        A promise of both sides and one of a single side are two promises. Of their own forces, a country's
        president, army and government promise with one voice; so does the one who promises here and speaks there. An
        election is held by a country, whoever announces it.
        """
        if not self.ids or not other.ids:
            return ONE_COUNTRY if family.whoever else UNKNOWN
        if self.ids == other.ids:
            return SAME
        if self.sides == other.sides or self._speaks_for(other) or other._speaks_for(self):
            return ONE_SIDE
        if family.whoever and not (self.lands and other.lands and not self.lands & other.lands):
            return ONE_COUNTRY
        if self.countries == other.countries:
            return ONE_SIDE if family.own else ONE_COUNTRY
        # Talks that one paper has two sides hold, another has one of them hold with the other.
        shared = self.partners & other.partners
        if shared and shared in (self.partners, other.partners):
            return ONE_SIDE
        if shared:
            return ONE_COUNTRY
        if self._may_be_all_of(other) or other._may_be_all_of(self):
            return ONE_SIDE
        return UNPLACED if self.ids == self.unplaced or other.ids == other.unplaced else OTHER

    def are_some_of(self, other: Promisors) -> bool:
        """True where one report names one of the sides that the other names all."""
        return bool(self.countries & other.countries) and (
            self.countries < other.countries or other.countries < self.countries
        )

    def _may_be_all_of(self, other: Promisors) -> bool:
        """True where all that are known stand in the other too: "the government and the Front" of one paper."""
        known = self.ids - self.unplaced
        return bool(known and self.unplaced) and known < other.ids and len(self.ids) == len(other.ids)

    def _speaks_for(self, other: Promisors) -> bool:
        return self.are_persons and self.ids <= other.voices


def promisors_of(candidate: Candidate, family: ActionFamily) -> Promisors:
    """Who gives the promise, without crowds of no country."""
    commitment = candidate.item
    ids = frozenset(one for one in candidate.parties(commitment.promisor) if _is_somebody(candidate, one))
    if family.mutual and not ids - _told_as_both(candidate, ids):
        # "The two sides": those whom the clause names, if any.
        ids = _named_in(candidate)
    sides, countries = _sides(candidate, ids)
    both = ids | candidate.parties(commitment.promisee) if family.mutual and ids else frozenset[str]()
    return Promisors(
        ids,
        sides,
        countries,
        _sides(candidate, both)[1],
        candidate.parties(commitment.spokesperson),
        bool(ids) and all(_type(candidate, one) in _PERSONS for one in ids),
        frozenset(one for one in ids if _is_unplaced(candidate, one)),
        _lands(candidate, ids),
    )


def _named_in(candidate: Candidate) -> frozenset[str]:
    """The parties whom the clause names: "talks between A and B were put off" says of nobody that he promised."""
    spans = [one.span for one in candidate.item.evidence]
    voices = candidate.parties(candidate.item.spokesperson)
    found = {
        candidate.of(one.id)
        for one in candidate.reading.actors
        if one.actor_type in _PARTIES and any(_is_inside(mention, spans) for mention in one.mentions)
    }
    return frozenset(found - voices)


def _is_inside(mention: Mention, spans: list[Span]) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def _is_somebody(candidate: Candidate, actor: str) -> bool:
    """False for a crowd of no country ("the foreign soldiers"): whose promise it is, is then not known."""
    known = candidate.actors.get(actor)
    return known is None or known.country is not None or known.actor_type not in _CROWDS


def _type(candidate: Candidate, actor: str) -> str | None:
    known = candidate.actors.get(actor)
    return known.actor_type if known else None


def _told_as_both(candidate: Candidate, ids: frozenset[str]) -> frozenset[str]:
    """Crowds that are all sides: "the two sides", whatever country the story is told from."""
    both = likeness_words(candidate.reading.source.language).both
    known = {one: candidate.actors.get(one) for one in ids}
    return frozenset(
        one
        for one, actor in known.items()
        if actor and actor.actor_type in _CROWDS and content_words(actor.name) & both
    )


def _is_unplaced(candidate: Candidate, actor: str) -> bool:
    known = candidate.actors.get(actor)
    return known is not None and not (known.country or known.member_of) and known.actor_type in _OF_SOME_SIDE


def _lands(candidate: Candidate, ids: frozenset[str]) -> frozenset[str]:
    found = (candidate.actors.get(one) for one in ids)
    return frozenset(one.country for one in found if one is not None and one.country)


def _sides(candidate: Candidate, ids: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    sides: set[str] = set()
    countries: set[str] = set()
    for one in ids:
        name, actor = _stands_for(candidate, one)
        country = actor.country if actor and actor.actor_type in _OF_A_STATE else None
        sides.add(country if country and actor and _acts_for_its_state(actor) else name)
        countries.add(country or name)
    return frozenset(sides), frozenset(countries)


def _acts_for_its_state(actor: Actor) -> bool:
    official = actor.actor_type in _OF_SOME_SIDE and not _FOR_A_STATE.isdisjoint(actor.plover_sector)
    return actor.actor_type in _STATELIKE or (official and not actor.member_of)


def _stands_for(candidate: Candidate, name: str) -> tuple[str, Actor | None]:
    """Who is bound by the word of `name`: for a person of no country, the one group he belongs to."""
    actor = candidate.actors.get(name)
    if actor is None or actor.country or actor.actor_type not in _PERSONS | _CROWDS or len(actor.member_of) != 1:
        return name, actor
    group = candidate.of(actor.member_of[0])
    return group, candidate.actors.get(group)
