"""Who speaks and acts for whom: a state and its offices are one side, a team belongs to those who sent it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dovecote.model.actor import Actor

_GROUPS: Final = frozenset({"collective", "unnamed_collective"})
_NAMING: Final = frozenset({"name", "title", "title+name"})
_OF_SOME_SIDE: Final = frozenset({"person", "unnamed_person", "body", "office", "state_government"})
"""Types that speak for a side which their name alone does not tell."""
_GOVERNMENT: Final = "GOV"
_OF_A_STATE: Final = frozenset({"state", "state_government", "office", "person"})
_OF_NO_STATE: Final = frozenset({"REB", "OPP", "UAF", "UNO", "IGO", "NGO", "ISM", "IMG", "MNC", "JRN"})
"""Sectors whose people have a country and do not speak for it: a rebel negotiator is no voice of the government."""


class Sides:
    """Which actors speak and act for one another: a state and its offices, a body and what it belongs to."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._own: dict[str, str] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        self._crowds: set[str] = set()
        self._unnamed: set[str] = set()
        self._described: set[str] = set()
        self._unplaced: set[str] = set()
        self._offices: dict[str, frozenset[str]] = {}
        for actor in actors:
            self._own[actor.id] = actor.country if actor.country and _speaks_for_its_state(actor) else actor.id
            self._above[actor.id] = actor.member_of
            if actor.actor_type in _GROUPS and not actor.country:
                self._crowds.add(actor.id)
            if actor.actor_type in _GROUPS and not any(one.form in _NAMING for one in actor.mentions):
                self._described.add(actor.id)
            if actor.actor_type in ("unnamed_person", "unnamed_collective"):
                self._unnamed.add(actor.id)
            if actor.actor_type in _OF_SOME_SIDE and not (actor.country or actor.member_of):
                self._unplaced.add(actor.id)
            self._offices[actor.id] = frozenset(one.office for one in actor.roles if one.office)

    def is_somebody(self, value: str | tuple[str, ...] | None) -> bool:
        """True where `value` names actors, and none of them is a crowd of no country ("the foreign soldiers")."""
        named = () if value is None else (value,) if isinstance(value, str) else value
        return bool(named) and not self._crowds & set(named)

    def is_named(self, value: str | tuple[str, ...] | None) -> bool:
        """True where `value` names actors, and none of them is told by a description alone ("the parties")."""
        named = () if value is None else (value,) if isinstance(value, str) else value
        return self.is_somebody(value) and not self._described & set(named)

    def is_placed(self, value: str | tuple[str, ...] | None) -> bool:
        """True where `value` names actors, and of each it is known for which side he speaks."""
        named = () if value is None else (value,) if isinstance(value, str) else value
        return bool(named) and not self._unplaced & set(named)

    def may_succeed(self, one: str, two: str) -> bool:
        """True where two may have held one office in turn: both are named, and no text tells other offices of them."""
        offices = self._offices.get(one, frozenset()), self._offices.get(two, frozenset())
        if {one, two} & self._unnamed:
            return False
        return bool(offices[0] & offices[1]) or not all(offices)

    def share_an_office(self, one: str, two: str) -> bool:
        """True where two named persons of one side are both told to hold, or to have held, the same office."""
        offices = self._offices.get(one, frozenset()) & self._offices.get(two, frozenset())
        return bool(offices) and not {one, two} & self._unnamed and bool(self.of(one) & self.of(two))

    def of(self, *values: str | tuple[str, ...] | None) -> frozenset[str]:
        """Sides of the actors named in `values`, whichever shape the field has."""
        found: set[str] = set()
        for value in values:
            for actor in () if value is None else (value,) if isinstance(value, str) else value:
                found.add(self._own.get(actor, actor))
                above = self._above.get(actor, ())
                if above:
                    # A negotiating team belongs to its side, whatever country both come from.
                    found.update(self._own.get(one, one) for one in above)
        return frozenset(found)


def _speaks_for_its_state(actor: Actor) -> bool:
    """True for a state, its offices and people, and its ministries; a court or a parliament is its own side.

    Not for the people of its rebels and its opposition, of the United Nations and of the press, who live there too.
    """
    if actor.actor_type == "person" and not _OF_NO_STATE.isdisjoint(actor.plover_sector):
        return False
    return actor.actor_type in _OF_A_STATE or (actor.actor_type == "body" and _GOVERNMENT in actor.plover_sector)
