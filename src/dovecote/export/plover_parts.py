"""What both exports of events ask for: the days, the codes and the words of an event's parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dovecote.errors import InvalidDate
from dovecote.model.actor import Actor
from dovecote.model.edtf import Edtf
from dovecote.model.observation import Event
from dovecote.model.record import Record, RecordSource
from dovecote.model.when import When

NO_PART = True
WITHOUT_COUNTRY: Final = ("IGO", "NGO", "ISM", "IMG", "MNC")
"""Codes that stand for the country of what has none (PLOVER manual 0.8, table of non-state actors)."""
QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""In the order of the manual's numbers, from 1."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a record, with what its ids stand for."""

    event: Event
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    source: RecordSource | None
    """The article whose words are its evidence."""


def coded_events(record: Record) -> Iterator[Told]:
    """Events that have a PLOVER type, in the order of the record."""
    actors = {one.id: one for one in record.actors}
    sources = {one.id: one for one in record.sources}
    for event in record.events:
        if event.plover_event is not None:
            source = sources.get(event.evidence[0].source or "") if event.evidence else None
            yield Told(event, _known(actors, event.actor), _known(actors, event.recipient), source)


def _known(actors: Mapping[str, Actor], ids: tuple[str, ...]) -> tuple[Actor, ...]:
    return tuple(actors[one] for one in ids if one in actors)


def days_of(when: When | None) -> tuple[str | None, str | None]:
    """First and last possible day; the second is None where it is the first, and both where nothing is known.

    Where the text gives a bound alone ("on or before the report"), that is the day, as event data have it.
    """
    if when is None or when.edtf is None:
        return None, None
    try:
        value = Edtf.parse(when.edtf)
    except InvalidDate:
        return None, None
    first, last = value.earliest() or value.latest(), value.latest()
    if first is None:
        return None, None
    return first.isoformat(), last.isoformat() if last is not None and last != first else None


def code_of(actor: Actor) -> str | None:
    """ISO 3166-1 alpha-3, or the code for what belongs to no country."""
    return actor.country or next((one for one in actor.plover_sector if one in WITHOUT_COUNTRY), None)


def sectors_of(actor: Actor) -> tuple[str, ...]:
    """Sectors without those that stand for a country."""
    return tuple(one for one in actor.plover_sector if one not in WITHOUT_COUNTRY)


def office_of(actor: Actor) -> str | None:
    """The first office that the texts tell of."""
    return next((one.post for one in actor.roles if one.post), None)


def words_for(actor: Actor, event: Event) -> str:
    """Words of the event's evidence that name the actor; its name where it stands there as a pronoun or not at all."""
    for piece in event.evidence:
        for one in actor.mentions:
            inside = piece.start <= one.start and one.end <= piece.end
            if inside and one.source == piece.source and one.form != "pronoun":
                return one.exact
    return actor.name
