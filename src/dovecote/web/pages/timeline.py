"""Everything that has a day, on tracks; an uncertain day is drawn as what it is.

What is drawn comes from the lines of the lists, unpacked not one of them. Of a record with more than can be told apart
the months are drawn first, each as high as it is full; what is in view stands line by line once it is little enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dovecote.model.edtf import Edtf
from dovecote.model.knowledge import parse_edtf
from dovecote.web.glossary import term
from dovecote.web.page import LINES_A_PAGE, MOST, OpenPage, Page, Table, shortened

if TYPE_CHECKING:
    from dovecote.store.shelf import Mark

router = APIRouter(include_in_schema=False)
TRACKS: Final = {
    "contacts": "Contacts",
    "talks": "Course of the talks",
    "deadlines": "Deadlines",
    "statements": "Statements",
}
LISTS: Final[dict[str, dict[str, Any]]] = {
    "contacts": {"name": "contacts"},
    "talks": {"name": "process_events"},
    "deadlines": {"name": "deadlines", "kind": "in force"},
    "statements": {"name": "statements"},
}
"""The list of the record that each track shows."""
MOST_DRAWN: Final = 5000
"""Items that stay apart and smooth on one drawing."""
CANDIDATES_DRAWN: Final = 40
LABEL_SHOWN: Final = 150
"""Letters of a label: the record cuts longer ones, in the midst of a word."""
_AHEAD: Final = frozenset({"planned", "scheduled", "postponed", "announced, not_due"})
_DAY = r"^$|^\d{4}-\d{2}-\d{2}$"


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
def timeline(
    page: OpenPage,
    who: str = "",
    word: str = "",
    track: str = "",
    since: Annotated[str, Query(alias="from", pattern=_DAY)] = "",
    until: Annotated[str, Query(alias="to", pattern=_DAY)] = "",
) -> Response:
    """All tracks, or one; `from` and `to` say what is in view."""
    chosen = [name for name in TRACKS if track in ("", name)]
    wanted: dict[str, Any] = {"who": who or None, "words": word or None}
    months = {name: page.record.months(as_of=page.as_of, **LISTS[name], **wanted) for name in chosen}
    total = sum(sum(counts.values()) for counts in months.values())
    many = total > MOST_DRAWN
    if page.is_download:
        window = {"from_day": since or None, "before": _after(until)} if many else {}
        found = _items(page, chosen, limit=MOST, **wanted, **window)
    else:
        found = _items(page, chosen, limit=LINES_A_PAGE, **wanted)
    columns = ("track", "first day", "last day", "possible days", "open", "ahead", "what", "address")
    rows = ((i.track, i.first, i.last, " ".join(i.days), i.open, i.ahead, i.label, i.href) for i in found)
    told = sorted(month for counts in months.values() for month in counts)
    return page.show(
        "timeline.html",
        data=found,
        table=Table("timeline", columns, rows),
        listed=found[:LINES_A_PAGE],
        total=total,
        many=many,
        months=months if many else {},
        most=MOST_DRAWN,
        tracks=TRACKS,
        asked={"who": who, "word": word, "track": track},
        days=[f"{told[0]}-01", f"{told[-1]}-28"] if told else [],
    )


def _items(page: Page, tracks: Iterable[str], **wanted: Any) -> list[Item]:
    found = [(name, mark) for name in tracks for mark in page.record.marks(as_of=page.as_of, **LISTS[name], **wanted)]
    if LISTS.keys() & set(tracks):
        page.names.look_up([mark.who.split() for _, mark in found if mark.who])
    items = [item for name, mark in found for item in _item(page, name, mark)]
    return sorted(items, key=lambda one: (one.first, one.last, one.track, one.label))


def _item(page: Page, track: str, mark: Mark) -> Iterator[Item]:
    """The item, or nothing where no day is known."""
    parsed = parse_edtf(mark.edtf or mark.day)
    first, last = (parsed.earliest(), parsed.latest()) if parsed else (None, None)
    known = first or last
    if parsed is not None and known is not None:
        open_end = "before" if first is None else "after" if last is None else ""
        days = _candidates(parsed, first, last)
        address = page.to(f"/commitments/{mark.id}" if track == "deadlines" else f"/why/{mark.id}")
        start, end = (first or known).isoformat(), (last or known).isoformat()
        yield Item(track, start, end, days, open_end, mark.status in _AHEAD, _label(page, track, mark), address)


def _label(page: Page, track: str, mark: Mark) -> str:
    who = ", ".join(page.called(one) for one in (mark.who or "").split())
    words = shortened(str(mark.label), LABEL_SHOWN)
    if track == "contacts":
        return f"{term('contact_type', mark.kind).words}: {who or 'nobody named'}"
    if track == "talks":
        return f"{term('process_event_kind', mark.kind).words}: {words}"
    return words if track == "deadlines" else f"{who or 'nobody named'}: {words}"


def _after(day: str) -> str | None:
    """The day after one of ISO 8601; nothing for what is none."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _candidates(parsed: Edtf, first: date | None, last: date | None) -> tuple[str, ...]:
    """The days of a set, where it is not every day from the first to the last."""
    days = parsed.days() if first and last else ()
    gaps = first and last and len(days) < (last - first).days + 1
    return tuple(day.isoformat() for day in days[:CANDIDATES_DRAWN]) if gaps else ()
