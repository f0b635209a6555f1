"""Everything that has a day, on tracks; an uncertain day is drawn as what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.edtf import Edtf
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When
from dovecote.web.glossary import term
from dovecote.web.page import LINES_A_PAGE, OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
TRACKS: Final = {
    "contacts": "Contacts",
    "talks": "Course of the talks",
    "deadlines": "Deadlines",
    "statements": "Statements",
}
CANDIDATES_DRAWN: Final = 40
_AHEAD: Final = frozenset({"planned", "scheduled", "postponed", "announced, not_due"})


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the timeline."""

    track: str
    first: str
    """The first day it can be."""
    last: str
    days: tuple[str, ...]
    """The days it can be, where there are gaps between them ("one of four Mondays"); else empty."""
    open: str
    """`before` where only a last day is told, `after` where only a first, else nothing."""
    ahead: bool
    """It is planned, not reported as having been."""
    label: str
    href: str


@router.get("/timeline")
def timeline(page: OpenPage, who: str = "", track: str = "") -> Response:
    """All tracks, or one; `from` and `to` in the address say what is in view, and are the script's business."""
    found = [one for one in _all(page) if track in ("", one.track) and who.casefold() in one.label.casefold()]
    found.sort(key=lambda one: (one.first, one.last, one.track, one.label))
    columns = ("track", "first day", "last day", "possible days", "open", "ahead", "what", "address")
    rows = ((i.track, i.first, i.last, " ".join(i.days), i.open, i.ahead, i.label, i.href) for i in found)
    return page.show(
        "timeline.html",
        data=found,
        table=Table("timeline", columns, rows),
        listed=found[:LINES_A_PAGE],
        total=len(found),
        tracks=TRACKS,
        asked={"who": who, "track": track},
        days=[found[0].first, max(one.last for one in found)] if found else [],
    )


def _all(page: Page) -> Iterator[Item]:
    for contact in page.record.contacts(as_of=page.as_of):
        who = ", ".join(page.name(each.actor) for each in contact.participants)
        label = f"{term('contact_type', contact.contact_type).words}: {who}"
        yield from _item(page, "contacts", _edtf(contact.time), contact.status, label, contact.id)
    for event in page.listed("process_events"):
        label = f"{term('process_event_kind', event.kind).words}: {event.evidence[0].exact}"
        yield from _item(page, "talks", _edtf(event.time), event.modality, label, event.id)
    for due in page.listed("deadlines"):
        if due.in_force:
            yield from _item(page, "deadlines", due.edtf, due.status, f"{due.who}: {due.title}", due.id)
    for statement in page.record.statements(as_of=page.as_of):
        label = f"{page.name(statement.speaker)}: {statement.content}"
        yield from _item(page, "statements", _edtf(statement.said), "", label, statement.id)


def _item(page: Page, track: str, edtf: str | None, status: str, label: str, id: str) -> Iterable[Item]:
    """The item, or nothing where no day is known."""
    parsed = parse_edtf(edtf)
    first, last = (parsed.earliest(), parsed.latest()) if parsed else (None, None)
    known = first or last
    if parsed is None or known is None:
        return ()
    open_end = "before" if first is None else "after" if last is None else ""
    days = _candidates(parsed, first, last)
    address = page.to(f"/commitments/{id}" if track == "deadlines" else f"/why/{id}")
    start, end = (first or known).isoformat(), (last or known).isoformat()
    return (Item(track, start, end, days, open_end, status in _AHEAD, label[:160], address),)


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None


def _candidates(parsed: Edtf, first: date | None, last: date | None) -> tuple[str, ...]:
    """The days of a set, where it is not every day from the first to the last."""
    days = parsed.days() if first and last else ()
    gaps = first and last and len(days) < (last - first).days + 1
    return tuple(day.isoformat() for day in days[:CANDIDATES_DRAWN]) if gaps else ()
