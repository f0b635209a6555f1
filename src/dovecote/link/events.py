"""Which events of two articles are one: the same type, actor, recipient and day."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.days import is_one_time, may_be_one_time
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkProposal
from dovecote.model.observation import Event
from dovecote.model.reading import Reading

SAME_WORDS = 0.5
_SELDOM = frozenset({"AGREE", "SUPPORT", "CONCEDE", "CONSULT", "COOPERATE", "AID", "RETREAT"})


def _events(reading: Reading) -> tuple[Event, ...]:
    return reading.events


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Its type with each actor."""
    event: Event = candidate.item
    if event.plover_event:
        yield from ((event.plover_event, actor) for actor in sorted(candidate.parties(event.actor)))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One event where who, whom, what and when agree; a shared text counts as a shared day."""
    one: Event = a.item
    two: Event = b.item
    if one.plover_mode and two.plover_mode and one.plover_mode != two.plover_mode:
        return None
    if (set(one.plover_aux) ^ set(two.plover_aux)) - {"historical"}:
        return None
    if _who_and_whom(a) != _who_and_whom(b):
        return None
    print_of_one = a.origin == b.origin and may_be_one_time(one.time, two.time) is not False
    if not (print_of_one or is_one_time(one.time, two.time)):
        return None
    words = overlap(content_words(a.words()), content_words(b.words()))
    # Two sides do one peaceful thing with each other on a day, however it is told; of blows there may be many.
    if words < SAME_WORDS and (one.plover_event not in _SELDOM or len(a.parties(one.actor, one.recipient)) < 2):
        return None
    return propose("event", "event.who_whom_when", a, b, 0.5 + 0.5 * words, f"same parties, {words:.0%} of the words")


def _who_and_whom(candidate: Candidate) -> tuple[frozenset[str], frozenset[str]]:
    """Its actors and its recipients; worked out once."""
    if "who and whom" not in candidate.memo:
        event: Event = candidate.item
        candidate.memo["who and whom"] = candidate.parties(event.actor), candidate.parties(event.recipient)
    found: tuple[frozenset[str], frozenset[str]] = candidate.memo["who and whom"]
    return found


LINKER = Linker("event", 3, _events, keys, compare)
