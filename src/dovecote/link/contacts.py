"""Which contacts of two articles are one: the same people or sides, one kind of contact, a day that can be one.

What was planned stays apart from what was held: the plan is a contact of its own that the other may have realised.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Final

from dovecote.link.days import is_one_day, may_be_one_time
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.contact import Contact
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import overlap
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

_GROUPS: Final = (
    frozenset({"meeting", "visit", "talks", "talks_round", "shuttle", "backchannel"}),
    frozenset({"phone_call", "video_call", "talks"}),
    frozenset({"message"}),
    frozenset({"background_briefing"}),
)
"""Types that two papers may give to one contact."""
_DONE: Final = frozenset({"held", "held_as_claimed", "unclear_tense"})
SHARED_PARTICIPANTS: Final = 0.66
DAYS_OF_ONE_STORY: Final = 2
"""Articles so many days apart tell the same news, where one of them gives the contact no day."""


def _contacts(reading: Reading) -> tuple[Contact, ...]:
    return reading.contacts


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Every pair of participants, and each with the other's side; of prints of one text also each single one."""
    contact: Contact = candidate.item
    there = sorted(_participants(candidate))
    yield from combinations(there, 2)
    yield from ((candidate.origin, one) for one in there)
    for who in contact.participants:
        own = candidate.of(who.actor)
        yield from (("side", own, other.side) for other in contact.participants if other.side not in (None, who.side))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One contact where most participants are the same or of the same sides, and type, state and day fit."""
    one: Contact = a.item
    two: Contact = b.item
    if not any({one.contact_type, two.contact_type} <= group for group in _GROUPS) or not _one_state(one, two):
        return None
    shared = overlap(_participants(a), _participants(b))
    if may_be_one_time(one.time, two.time) is False:
        return None
    if shared < SHARED_PARTICIPANTS:
        return _by_sides(a, b)
    if is_one_day(one.time, two.time) or a.origin == b.origin:
        return propose(
            "contact", "contact.who_and_when", a, b, 0.5 + 0.5 * shared, f"{shared:.0%} of participants, one time"
        )
    # Two sides can meet twice in a month; without a common day only the same news makes it one meeting.
    if _participants(a) == _participants(b) and _is_one_story(a, b):
        return propose("contact", "contact.same_news", a, b, 0.7, "the same participants in articles of the same days")
    return None


def _one_state(one: Contact, two: Contact) -> bool:
    """Whether both were held, or both are in the same state of being planned, put off or called off."""
    return (one.status in _DONE and two.status in _DONE) or one.status == two.status


def _by_sides(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One where a participant is the same, and the others stand for the same sides: "Veldt's envoy", "Mira Tolland"."""
    one: Contact = a.item
    two: Contact = b.item
    if not (_participants(a) & _participants(b)) or not is_one_day(one.time, two.time):
        return None
    if one.contact_type != two.contact_type:
        return None
    ours, theirs = _sides(one), _sides(two)
    if len(ours) < 2 or ours != theirs:
        return None
    return propose("contact", "contact.sides_and_day", a, b, 0.6, "one participant and both sides the same, one day")


def _is_one_story(a: Candidate, b: Candidate) -> bool:
    """Whether the articles are of the same days, and at least one of them gives the contact no day of its own."""
    untold = [one.item.time is None or one.item.time.text is None for one in (a, b)]
    return any(untold) and abs((a.day - b.day).days) <= DAYS_OF_ONE_STORY


def _participants(candidate: Candidate) -> frozenset[str]:
    contact: Contact = candidate.item
    return candidate.parties(tuple(one.actor for one in contact.participants))


def _sides(contact: Contact) -> frozenset[str]:
    return frozenset(one.side for one in contact.participants if one.side is not None)


def _day(candidate: Candidate) -> Hashable | None:
    """The single day that the article gives the contact; None where it leaves it open."""
    when = candidate.item.time
    told = parse_edtf(when.edtf if when else None)
    return told.earliest() if told is not None and told.is_day() else None


def _is_another_day(one: Hashable, two: Hashable) -> bool:
    return one != two


LINKER = Linker("contact", 3, _contacts, keys, compare, trait=_day, contradict=_is_another_day)
