"""What articles report beside promises, and where to look for what became of one without reading them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dovecote.model.actor import Actor
from dovecote.model.contact import Contact
from dovecote.model.fate import Fate
from dovecote.model.observation import Event, Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.statement import Statement
from dovecote.record.sides import Sides
from dovecote.vocabulary.actions import ActionFamily, family_of
from dovecote.vocabulary.units import kind_of_unit

MILESTONE: Final = "milestone_reached"
NOBODY: Final = ""
"""Stands for the side of an event of which the text names no actor: who it was is not known, so it may be any."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article reports, beside promises; already stamped with its source."""

    source: str
    order: int
    day: date
    origin: str
    process_events: tuple[ProcessEvent, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    until: date = date.max
    """The last day the article can have appeared: what is dated later, it cannot report as done."""
    language: str = "en"
    actors: tuple[Actor, ...] = ()
    known_words: frozenset[str] = frozenset()
    """Words of its actors and times: they tell who and when, not where."""
    fates: tuple[Fate, ...] = ()
    """What it says became of acts that may have been promised."""


class FactIndex:
    """Articles by what they could show: an act's code with a side that did it, or a level's unit."""

    def __init__(self, facts: Iterable[Facts], sides: Sides) -> None:
        self._by_key: dict[tuple[str, str], dict[str, Facts]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._cast: dict[str, frozenset[str]] = {}
        for article in sorted(facts, key=lambda one: (one.order, one.source)):
            self._known[article.source] = article.known_words
            self._cast[article.source] = sides.of(tuple(one.id for one in article.actors))
            for key in _keys(article, sides):
                self._by_key.setdefault(key, {})[article.source] = article

    def known_words(self, sources: Iterable[str]) -> frozenset[str]:
        """Words of the actors and times of these articles."""
        return frozenset().union(*(self._known.get(one, frozenset()) for one in sources))

    def cast(self, sources: Iterable[str]) -> frozenset[str]:
        """Sides of all actors of these articles."""
        return frozenset().union(*(self._cast.get(one, frozenset()) for one in sources))

    def articles(self, family: ActionFamily, sides: frozenset[str], unit: str | None) -> tuple[Facts, ...]:
        """Articles that can say something about a promise, in order of knowledge."""
        told_by = (
            family.shown_by
            | family.taken_back_by
            | family.refused_by
            | family.ended_by
            | family.broken_by
            | family.contrary
        )
        codes = (*sorted(told_by), MILESTONE)
        keys = [(code, side) for code in codes for side in (NOBODY, *sorted(sides))]
        families = [] if family.general else [family.name, *sorted(family.alike)]
        keys += [(f"fate {name}", side) for name in (*families, "") for side in (NOBODY, *sorted(sides))]
        if unit is not None and family.measure == "level":
            keys.append(("level", kind_of_unit(unit)))
        found = {source: article for key in keys for source, article in self._by_key.get(key, {}).items()}
        return tuple(sorted(found.values(), key=lambda one: (one.order, one.source)))


def _keys(article: Facts, sides: Sides) -> Iterator[tuple[str, str]]:
    for event in article.process_events:
        yield from ((event.kind, side) for side in sides.of(event.actors) or (NOBODY,))
    for act in article.events:
        doers = sides.of(act.actor) or (NOBODY,)
        yield from ((code, side) for code in {code_of(act), str(act.plover_event)} for side in doers)
    for contact in article.contacts:
        there = sides.of(tuple(one.actor for one in contact.participants))
        yield from ((contact.contact_type, side) for side in there)
    for figure in article.observations:
        yield "level", kind_of_unit(figure.unit)
    for fate in article.fates:
        family = family_of(fate.action)
        any_act = family.general or (fate.is_promised and fate.whole)
        names = (family.name, *family.alike, *(("",) if any_act else ()))
        there = sides.of(fate.doers, fate.actors)
        yield from ((f"fate {name}", side) for name in names for side in (NOBODY, *sorted(there)))


def code_of(event: Event) -> str:
    """PLOVER root and mode, as tables write them: `RETREAT/release`."""
    return f"{event.plover_event}/{event.plover_mode}" if event.plover_mode else str(event.plover_event)
