"""Who met whom: every pair of sides, how often, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.knowledge import parse_edtf
from dovecote.web.page import OpenPage, Page, Table

if TYPE_CHECKING:
    from dovecote.store.shelf import Mark

router = APIRouter(include_in_schema=False)
STRIP: Final = 360
"""Width of the strip on which the contacts of a pair stand."""
EDGE: Final = 8
"""Room on both ends of the strip, for half a dot and a little more."""
_HELD: Final = frozenset({"held", "held_as_claimed"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides and their contacts, each drawn by what stands beside it: none is unpacked."""

    one: str
    other: str
    """The same as `one` where a side met itself, "" where nobody else is named."""
    contacts: tuple[Mark, ...]

    @property
    def held(self) -> int:
        """How many took place, as told."""
        return sum(contact.status in _HELD for contact in self.contacts)

    @property
    def last(self) -> str | None:
        """The last day that one of them can have been."""
        return max((last.isoformat() for contact in self.contacts for _, last in _days(contact)), default=None)


@dataclass(frozen=True, slots=True)
class Dot:
    """A contact on the strip."""

    x: float
    x_first: float
    held: bool
    contact: Mark


@router.get("/who-met-whom")
def who_met_whom(page: OpenPage) -> Response:
    """Pairs of sides, those most in contact first."""
    pairs = _pairs(page.record.marks("pairs", as_of=page.as_of, dateless_too=True))
    days = [day for pair in pairs for contact in pair.contacts for span in _days(contact) for day in span]
    start, end = (min(days), max(days)) if days else (date.min, date.min)
    cut = page.cut_of(pairs)
    rows = ((page.country(p.one), side_words(page, p.one, p.other), len(p.contacts), p.held, p.last) for p in cut.items)
    return page.show(
        "sides.html",
        data=[_plain(pair) for pair in cut.items],
        table=Table("who-met-whom", ("side", "other side", "contacts", "held", "last day"), rows),
        cut=cut,
        pairs=[
            (pair, page.country(pair.one), side_words(page, pair.one, pair.other), _dots(pair, start, end))
            for pair in cut.items
        ],
        start=start,
        end=end,
        width=STRIP,
    )


def side_words(page: Page, one: str, other: str) -> str:
    """What a reader calls the other side of a pair."""
    if not other:
        return "nobody else named"
    return "among themselves" if other == one else page.country(other)


def _pairs(marks: Iterable[Mark]) -> list[Pair]:
    by_key: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_key[mark.label or ""].append(mark)
    sides = {key: key.partition("\t") for key in by_key}
    pairs = [Pair(sides[key][0], sides[key][2], tuple(found)) for key, found in by_key.items()]
    return sorted(pairs, key=lambda pair: (-len(pair.contacts), pair.one, pair.other))


def _plain(pair: Pair) -> dict[str, object]:
    return {
        "side": pair.one,
        "other": pair.other,
        "count": len(pair.contacts),
        "held": pair.held,
        "last": pair.last,
        "contacts": [contact.id for contact in pair.contacts],
    }


def _dots(pair: Pair, start: date, end: date) -> list[Dot]:
    length = max(1, (end - start).days)

    def x_of(day: date) -> float:
        return EDGE + (day - start).days / length * (STRIP - 2 * EDGE)

    found = [
        Dot(x_of(last), x_of(first), contact.status in _HELD, contact)
        for contact in pair.contacts
        for first, last in _days(contact)
    ]
    return sorted(found, key=lambda dot: (dot.x, dot.contact.id))


def _days(contact: Mark) -> list[tuple[date, date]]:
    """First and last day that the contact can have been; nothing where neither is known."""
    edtf = parse_edtf(contact.edtf or contact.day)
    first, last = (edtf.earliest(), edtf.latest()) if edtf else (None, None)
    first, last = first or last, last or first
    return [(first, last)] if first and last else []
