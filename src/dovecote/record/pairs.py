"""Which sides a contact brought together: the lines behind "who met whom"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dovecote.model.contact import Contact
from dovecote.model.record import Record


@dataclass(frozen=True, slots=True)
class PairOfSides:
    """Two sides that a contact brought together."""

    contact: str
    one: str
    """A country code, or the name of a side; the two in the order of the alphabet."""
    other: str
    """The same as `one` where a side met itself; "" where nobody else is named."""

    @property
    def key(self) -> str:
        """What all contacts of the two share."""
        return pair_key(self.one, self.other)


def pair_key(one: str, other: str) -> str:
    """What all contacts of two sides share."""
    return f"{one}\t{other}"


def iter_pairs(record: Record) -> Iterator[tuple[Contact, PairOfSides]]:
    """Each contact with each pair of sides that it brought together."""
    names = {one.id: one.name for one in record.actors}
    for contact in record.contacts:
        sides = {each.side or names.get(each.actor, each.actor) for each in contact.participants}
        ordered = sorted(sides, key=lambda side: (side.casefold(), side))
        alone = [(one, one if len(contact.participants) > 1 else "") for one in ordered]
        for one, other in list(combinations(ordered, 2)) or alone:
            yield contact, PairOfSides(contact.id, one, other)
