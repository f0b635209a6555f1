"""Which process events of two articles are one: the same kind, a day that can be one, actors that do not contradict."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.days import is_one_day, is_one_time, may_be_one_time
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.links import LinkProposal
from dovecote.model.process import ProcessEvent
from dovecote.model.reading import Reading


def _process_events(reading: Reading) -> tuple[ProcessEvent, ...]:
    return reading.process_events


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Its kind with each actor, or with the agreement it is about."""
    event: ProcessEvent = candidate.item
    for actor in sorted(candidate.parties(event.actors)):
        yield event.kind, actor
    if event.agreement:
        yield event.kind, candidate.of(event.agreement)


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One event where the same agreement was signed, or the same actors did it on one day."""
    one: ProcessEvent = a.item
    two: ProcessEvent = b.item
    if one.kind != two.kind or (one.modality == "denied") != (two.modality == "denied"):
        return None
    if "question_only" in (one.modality, two.modality) or may_be_one_time(one.time, two.time) is False:
        return None
    if one.agreement and two.agreement and one.kind == "agreement_signed":
        if a.of(one.agreement) != b.of(two.agreement):
            return None
        return propose("process_event", "process_event.agreement", a, b, 0.95, "the same agreement was signed")
    ours, theirs = a.parties(one.actors), b.parties(two.actors)
    if not (ours <= theirs or theirs <= ours):
        return None
    if (
        is_one_day(one.time, two.time)
        or (ours == theirs and is_one_time(one.time, two.time))
        or (a.origin == b.origin and may_be_one_time(one.time, two.time))
    ):
        return propose("process_event", "process_event.who_and_when", a, b, 0.85, "same actors, one day")
    return None


LINKER = Linker("process_event", 3, _process_events, keys, compare)
