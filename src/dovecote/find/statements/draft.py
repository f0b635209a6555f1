"""An attribution on its way to a statement: who speaks, as what kind of source, on what occasion, through whom."""

from __future__ import annotations

from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.sourcing import Kind
from dovecote.model.actor import Actor
from dovecote.model.evidence import Span
from dovecote.model.statement import Channel, SourcingClass
from dovecote.model.values import passing_value
from dovecote.model.when import When


@passing_value
class Draft:
    """One attribution with what its own words tell, and later what its neighbours add."""

    attribution: Attribution
    speakers: tuple[Actor, ...]
    candidates: tuple[str, ...]
    kind: Kind
    channel: Channel | None
    """As its own words name it, then as carried over from the same speaker; None for not_stated."""
    condition: Span | None
    said: When | None
    outer: int | None = None
    """Index of the draft whose content holds this one: somebody tells what somebody said."""
    wrapper: bool = False
    """True where the content is nothing but another report; that one is the statement, this a link of its chain."""
    readout: int | None = None
    """Index of the draft of a press office's statement that this one is read out in, though it does not say so."""
    sourcing: SourcingClass | None = None
    """Where it is not that of the kind alone."""

    audience: tuple[str, ...] = ()
    """Ids of those spoken to, as its own words name them, then as carried over with the occasion."""

    @property
    def who(self) -> tuple[str, ...]:
        """Ids of the speakers."""
        return tuple(one.id for one in self.speakers)
