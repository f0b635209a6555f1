"""What one article says: all findings of one document, frozen (CONTRACT, section Reading)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.document import SourceDescription
from dovecote.model.fate import Fate
from dovecote.model.issue import Issue
from dovecote.model.likeness import content_words
from dovecote.model.observation import Assessment, Event, Observation, Threat
from dovecote.model.process import Agreement, ProcessEvent
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression

READING_SCHEMA: Final = "dovecote-reading/1"
ITEM_CLASSES: Final = (
    "statements",
    "contacts",
    "commitments",
    "agreements",
    "process_events",
    "threats",
    "assessments",
    "observations",
    "events",
)
"""The lists of a reading and of a record whose items carry evidence."""

type_of_item: dict[str, type[Any]] = {
    "actors": Actor,
    "times": TimeExpression,
    "statements": Statement,
    "contacts": Contact,
    "commitments": Commitment,
    "agreements": Agreement,
    "process_events": ProcessEvent,
    "threats": Threat,
    "assessments": Assessment,
    "observations": Observation,
    "events": Event,
    "issues": Issue,
}

Item = Statement | Contact | Commitment | Agreement | ProcessEvent | Threat | Assessment | Observation | Event


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, wholly read. A pure function of the article and of `made_with`."""

    id: str
    text: str
    source: SourceDescription
    made_with: Mapping[str, str] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    process_events: tuple[ProcessEvent, ...] = ()
    threats: tuple[Threat, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    observations: tuple[Observation, ...] = ()
    events: tuple[Event, ...] = ()
    fates: tuple[Fate, ...] = field(default=(), metadata={"silent": True})
    """What is told of acts that may have been promised elsewhere; a record holds them against its promises."""
    issues: tuple[Issue, ...] = ()

    def _repr_html_(self) -> str:
        """The article with what was found in it, for a notebook."""
        from dovecote.model.notebook import reading_shown

        return reading_shown(self)

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item that carries evidence, with the name of its list."""
        for name in ITEM_CLASSES:
            for item in getattr(self, name):
                yield name, item


def words_of_actors_and_times(reading: Reading) -> frozenset[str]:
    """Content words of all names and times of an article: they tell who and when, not what or where."""
    names = [name for actor in reading.actors for name in (actor.name, *actor.aliases)]
    return content_words(" ".join([*names, *(time.exact for time in reading.times)]))
