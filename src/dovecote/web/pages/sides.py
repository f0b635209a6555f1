"""Who met whom: every pair of sides, how often, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.contact import Contact
from dovecote.model.knowledge import parse_edtf
from dovecote.web.page import OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
STRIP: Final = 360
"""Width of the strip on which the contacts of a pair stand."""
_HELD: Final = frozenset({"held", "held_as_claimed"})
_ALONE: Final = "nobody else named"
_AMONG_THEMSELVES: Final = "among themselves"


@dataclass(frozen=True, slots=True)
class Dot:
    """A contact on the strip."""

    x: float
    x_first: float
    held: bool
    contact: Contact


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides and their contacts."""

    one: str
    other: str
    count: int
    held: int
    last: str | None
    dots: tuple[Dot, ...]


@router.get("/who-met-whom")
def who_met_whom(page: OpenPage) -> Response:
    """Pairs of sides, those most in contact first."""
    contacts = page.record.contacts(as_of=page.as_of)
    page.names.look_up(contacts)
    by_pair: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for contact in contacts:
        for pair in pairs_of(page, contact):
            by_pair[pair].append(contact)
    days = [day for contact in contacts for day in _span(contact)]
    start, end = (min(days), max(days)) if days else (date.min, date.min)
    pairs = [_pair(names, found, start, end) for names, found in by_pair.items()]
    pairs.sort(key=lambda pair: (-pair.count, pair.one, pair.other))
    rows = ((pair.one, pair.other, pair.count, pair.held, pair.last) for pair in pairs)
    table = Table("who-met-whom", ("side", "other side", "contacts", "held", "last day"), rows)
    data = [
        {"side": p.one, "other": p.other, "contacts": [dot.contact for dot in p.dots], "count": p.count} for p in pairs
    ]
    return page.show("sides.html", data=data, table=table, pairs=pairs, start=start, end=end, width=STRIP)


def pairs_of(page: Page, contact: Contact) -> list[tuple[str, str]]:
    """The pairs of sides that a contact brought together; a side that met itself, or is told alone, says so."""
    sides = {_side(page, each.side, each.actor) for each in contact.participants}
    ordered = sorted(sides, key=str.casefold)
    other = _AMONG_THEMSELVES if len(contact.participants) > 1 else _ALONE
    return list(combinations(ordered, 2)) or [(one, other) for one in ordered]


def _side(page: Page, side: str | None, actor: str) -> str:
    return page.name(actor) if side is None else page.country(side)


def _span(contact: Contact) -> tuple[date, ...]:
    """First and last day that the contact can have been; nothing where neither is known."""
    edtf = parse_edtf(contact.time.edtf) if contact.time else None
    first, last = (edtf.earliest(), edtf.latest()) if edtf else (None, None)
    known = [day for day in (first or last, last or first) if day is not None]
    return tuple(known)


def _pair(names: tuple[str, str], contacts: list[Contact], start: date, end: date) -> Pair:
    length = max(1, (end - start).days)
    dots = [
        Dot(
            8 + (span[1] - start).days / length * (STRIP - 16),
            8 + (span[0] - start).days / length * (STRIP - 16),
            one.status in _HELD,
            one,
        )
        for one in contacts
        if (span := _span(one))
    ]
    last = max((span[1] for one in contacts if (span := _span(one))), default=None)
    held = sum(one.status in _HELD for one in contacts)
    return Pair(
        *names, len(contacts), held, last.isoformat() if last else None, tuple(sorted(dots, key=lambda dot: dot.x))
    )
