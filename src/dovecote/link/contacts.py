"""Which contacts of two articles are one: the same people on both sides, on a day that can be one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Final

from dovecote.link.days import is_one_day, may_be_one_time
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.contact import Contact
from dovecote.model.likeness import overlap
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

_GROUPS: Final = (
    frozenset({"meeting", "visit", "talks", "talks_round", "shuttle", "backchannel"}),
    frozenset({"phone_call", "video_call"}),
    frozenset({"message"}),
    frozenset({"background_briefing"}),
)
"""Types that two papers may give to one contact."""
SHARED_PARTICIPANTS: Final = 0.66


def _contacts(reading: Reading) -> tuple[Contact, ...]:
    return reading.contacts


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Every pair of participants; of prints of one text also each single one."""
    there = sorted(_participants(candidate))
    yield from combinations(there, 2)
    yield from ((candidate.origin, one) for one in there)


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One contact where most participants are the same, the type fits and the times can be one."""
    one: Contact = a.item
    two: Contact = b.item
    if not any({one.contact_type, two.contact_type} <= group for group in _GROUPS):
        return None
    shared = overlap(_participants(a), _participants(b))
    same_time = may_be_one_time(one.time, two.time)
    if shared < SHARED_PARTICIPANTS or same_time is False:
        return None
    if not is_one_day(one.time, two.time) and a.origin != b.origin:
        # Two sides can meet twice in a month; only a common day, or a common text, makes it one meeting.
        return None
    return propose(
        "contact", "contact.who_and_when", a, b, 0.5 + 0.5 * shared, f"{shared:.0%} of participants, one time"
    )


def _participants(candidate: Candidate) -> frozenset[str]:
    contact: Contact = candidate.item
    return candidate.parties(tuple(one.actor for one in contact.participants))


LINKER = Linker("contact", 3, _contacts, keys, compare)
