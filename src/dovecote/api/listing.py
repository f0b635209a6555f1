"""One page of a list, and the few lines that open a record: no more is unpacked than is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.api.opened import Opened
from dovecote.api.results import Items
from dovecote.errors import InputError, UnknownItem

if TYPE_CHECKING:
    from dovecote.export.board import Due, Moved, Silent
    from dovecote.model.contact import Contact
    from dovecote.model.record import RecordSource, ReviewTask
    from dovecote.store.shelf import Mark, Shelf, Wanted

LINES_A_PAGE: Final = 50
MOST_CALLED: Final = 400
"""Actors that a part of a name may mean, those mentioned most first: SQLite takes no condition of a thousand parts."""
_ACTOR: Final = re.compile(r"ac-[0-9a-f]{10,12}")
_OTHER_NAMES: Final = {"deadlines": "dues", "process": "process_events"}


@dataclass(frozen=True, slots=True)
class PageOfList:
    """Some lines of a list, and how many lines there are in all."""

    items: Items[Any]
    total: int
    offset: int
    limit: int

    @property
    def left(self) -> int:
        """How many lines follow."""
        return max(0, self.total - self.offset - len(self.items))


@dataclass(frozen=True, slots=True)
class Overview:
    """What opens a record: how much it holds, what moved last, what is silent, what comes next, what is new."""

    as_of: str
    counts: Mapping[str, int]
    """How many lines each list has, by its name."""
    first: str | None
    """The earliest and the latest day of publication that is known."""
    last: str | None
    moved: tuple[Moved, ...]
    """The longest slips first."""
    silent: tuple[Silent, ...]
    """The longest overdue first."""
    ahead: tuple[Due, ...]
    """Limits in force that end on the day that is shown or later, the next first."""
    contacts: tuple[Contact, ...]
    """The newest first; those without a day last."""
    sources: tuple[RecordSource, ...]
    """The newest first."""
    tasks: tuple[ReviewTask, ...]


def parse_day(day: str) -> str:
    """The last day that a day, month or year names, ISO 8601.

    Raises:
        InvalidDate: it is no date, or has no last day.
    """
    from dovecote.record.sources import parse_day

    return parse_day(day).isoformat()


class Lists(Opened):
    """The part of `Dovecote` that gives a list piece by piece."""

    def page(
        self,
        name: str,
        *,
        as_of: str | None = None,
        limit: int = LINES_A_PAGE,
        offset: int = 0,
        who: str | None = None,
        under: str | None = None,
        words: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        not_status: str | None = None,
        sourcing: str | None = None,
        sources: Iterable[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        dateless: bool = False,
        heaviest_first: bool = False,
        by_day: bool = False,
        newest_first: bool = False,
    ) -> PageOfList:
        """Lines `offset` to `offset + limit` of a list, and how many there are.

        Args:
            name: a list of the record, or `deadlines`, `measures`, `process` (its events), `sources`.
            who: an actor's id, name or part of a name; lines about one of them: speakers of statements, participants,
                both sides of promises, threats and events.
            under: id of an agreement or of a larger promise; promises that rest on it or are parts of it.
            words: stand together somewhere in what was said, in title, name, place or headline.
            kind: content type, contact type, action, actor type and so on.
            status: lifecycle of commitments, act of statements, status of contacts, country of actors and so on.
            not_status: lines of any other.
            sourcing: one of the codebook's classes; of sources the origin that they share, of pairs their two sides.
            sources: ids; lines first known from one of these articles.
            after: a day (ISO 8601); lines of a later one.
            before: a day; lines of an earlier one.
            dateless: only lines without a day.
            heaviest_first: actors with most mentions, promises with most changes first.
            by_day: in order of the lines' own days instead of the record's order of knowledge.
            newest_first: the other way round; lines without a day stay last.

        Raises:
            UnknownItem: there is no such list.
            InputError: `limit` or `offset` is below nought.
        """
        from dovecote.store.shelf import Wanted

        if limit < 0 or offset < 0:
            raise InputError(
                "a page has no less than no lines", thing=name, try_next="Give limit and offset from 0 on."
            )
        shelf = self._shelf(as_of)
        wanted = Wanted(
            who=None if who is None else self._called(shelf, who),
            under=under or None,
            words=words or None,
            kind=kind or None,
            status=status or None,
            not_status=not_status or None,
            sourcing=sourcing or None,
            sources=None if sources is None else tuple(sources),
            after=after or None,
            before=before or None,
            dateless=dateless,
            heaviest_first=heaviest_first,
            by_day=by_day,
            newest_first=newest_first,
            limit=limit,
            offset=offset,
        )
        items = self._items(shelf, name, wanted)
        return PageOfList(items, shelf.count(_name_of(name), wanted), offset, limit)

    def counts_by(self, name: str, column: str, *, as_of: str | None = None) -> dict[str | None, int]:
        """How many lines of a list there are of each `kind`, `status` or `sourcing`."""
        return self._shelf(as_of).counts_by(column, _name_of(name))

    def overview(self, *, as_of: str | None = None, limit: int = 6) -> Overview:
        """The lines that open a record, `limit` of each list."""
        from dovecote.store.shelf import Wanted

        shelf = self._shelf(as_of)
        day = shelf.as_of()
        some = Wanted(limit=limit)
        newest = Wanted(limit=limit, by_day=True, newest_first=True)
        ahead = Wanted(limit=limit, kind="in force", from_day=None if day == "unknown" else day, by_day=True)
        first, last = shelf.span("sources")
        return Overview(
            as_of=day,
            counts=shelf.counts(),
            first=first,
            last=last,
            moved=self._items(shelf, "moved", some),
            silent=self._items(shelf, "silent", some),
            ahead=self._items(shelf, "deadlines", ahead),
            contacts=self._items(shelf, "contacts", newest),
            sources=self._items(shelf, "sources", newest),
            tasks=self._items(shelf, "tasks", some),
        )

    def day_shown(self, *, as_of: str | None = None) -> str:
        """The day that the record is seen from, ISO 8601: `as_of`, else the last one known."""
        return self._shelf(as_of).as_of()

    def labels_of(self, name: str, ids: Iterable[str], *, as_of: str | None = None) -> dict[str, str]:
        """What a person calls these lines of a list, by id."""
        return self._shelf(as_of).labels(_name_of(name), ids)

    def names_of(self, ids: Iterable[str], *, as_of: str | None = None) -> dict[str, str]:
        """Names of these actors by id."""
        return self._shelf(as_of).labels("actors", ids)

    def marks(
        self,
        name: str,
        *,
        as_of: str | None = None,
        who: str | None = None,
        under: str | None = None,
        words: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        sourcing: str | None = None,
        from_day: str | None = None,
        before: str | None = None,
        limit: int | None = None,
        dateless_too: bool = False,
        heaviest_first: bool = False,
    ) -> tuple[Mark, ...]:
        """What a list is drawn by, line by line in order of day, nothing unpacked; chosen as with `page`.

        Lines without a day are left out, or come last with `dateless_too`.
        """
        from dovecote.store.shelf import Wanted

        shelf = self._shelf(as_of)
        wanted = Wanted(
            who=self._called(shelf, who) if who else None,
            under=under or None,
            words=words or None,
            kind=kind or None,
            status=status or None,
            sourcing=sourcing or None,
            from_day=from_day or (None if dateless_too else "0"),
            before=before,
            heaviest_first=heaviest_first,
            by_day=True,
            limit=limit,
        )
        return shelf.marks(_name_of(name), wanted)

    def months(
        self,
        name: str,
        *,
        as_of: str | None = None,
        who: str | None = None,
        words: str | None = None,
        kind: str | None = None,
    ) -> dict[str, int]:
        """How many lines of a list begin in each month."""
        from dovecote.store.shelf import Wanted

        shelf = self._shelf(as_of)
        called = self._called(shelf, who) if who else None
        return shelf.months(_name_of(name), Wanted(who=called, words=words, kind=kind))

    def names_in(self, items: Iterable[Any], *, as_of: str | None = None) -> dict[str, str]:
        """Names of all actors that these items name anywhere, by id."""
        from dovecote.model.json_codec import to_plain
        from dovecote.store.lines import texts_in

        return self.names_of((one for one in texts_in(to_plain(list(items))) if one.startswith("ac-")), as_of=as_of)

    def _items(self, shelf: Shelf, name: str, wanted: Wanted | None = None) -> Items[Any]:
        from dovecote.api.drawn import DRAWN

        name = _name_of(name)
        return Items(shelf.items(name, wanted, kind=DRAWN.get(name)))

    def _called(self, shelf: Shelf, name: str) -> tuple[str, ...]:
        """Ids of the actors that `name` may mean: an id, or words that stand in a name or alias."""
        from dovecote.store.shelf import Wanted

        if _ACTOR.fullmatch(name):
            return (name,)
        return (name, *shelf.ids("actors", Wanted(words=name, heaviest_first=True, limit=MOST_CALLED)))


def _name_of(name: str) -> str:
    """What the shelf calls a list.

    Raises:
        UnknownItem: there is no such list.
    """
    from dovecote.store.lines import NUMBERS

    known = _OTHER_NAMES.get(name, name)
    if known not in NUMBERS:
        raise UnknownItem("a record has no such list", thing=name, try_next="See: dovecote show --help.")
    return known
