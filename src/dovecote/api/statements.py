"""Asking a record who said what, and what one said then and says now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, get_args

from dovecote.api.listing import Lists
from dovecote.api.results import Items
from dovecote.api.speaking import ThenAndNow, chosen, last_day, side_by_side
from dovecote.errors import InputError, InvalidDate

if TYPE_CHECKING:
    from dovecote.model.statement import Statement


class AsksStatements(Lists):
    """The part of `Dovecote` that answers about statements."""

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        sourcing_class: str | None = None,
        since: str | None = None,
        as_of: str | None = None,
    ) -> Items[Statement]:
        """Who said what through whom.

        Args:
            speaker: an actor's id, name or part of a name.
            about: words that must all stand in what was said, or begin a word of it.
            sourcing_class: one of the codebook's, such as `on_record_named`.
            since: a day (ISO 8601); what can only have been said before it is left out.
            as_of: the record as it was known on that day.

        Raises:
            InputError: the codebook has no such sourcing class.
            InvalidDate: `since` is no day.
        """
        from dovecote.store.shelf import Wanted

        if sourcing_class is not None:
            _refuse_unless_sourcing_class(sourcing_class)
        shelf = self._shelf(as_of)
        actors = None if speaker is None else self._called(shelf, speaker)
        found = shelf.items("statements", Wanted(who=actors, sourcing=sourcing_class))
        if since is not None:
            _refuse_unless_calendar_day(since)
        day_of = self._day_of_saying(as_of)
        return Items(chosen(found, day_of, about=about, sourcing_class=sourcing_class, since=since))

    def is_called(self, name: str, *, as_of: str | None = None) -> bool:
        """Whether some actor of the record has that id, or those words in a name."""
        shelf = self._shelf(as_of)
        found = self._called(shelf, name)
        return len(found) > 1 or any(shelf.chosen("actors", found))

    def compare(
        self, speaker: str, *, about: str, since: str | None = None, as_of: str | None = None
    ) -> tuple[ThenAndNow, ...]:
        """What `speaker` said about a matter then, beside what they say now.

        Args:
            speaker: an actor's id, name or part of a name.
            about: words that must all stand in what was said, or begin a word of it.
            since: the day from which on it is now; without it the last day on which they spoke about the matter.
            as_of: the record as it was known on that day.
        """
        if since is not None:
            _refuse_unless_calendar_day(since)
        spoken = self.statements(speaker=speaker, about=about, as_of=as_of)
        return tuple(side_by_side(spoken, self._day_of_saying(as_of), since=since))

    def _day_of_saying(self, as_of: str | None) -> Callable[[Statement], str]:
        """The last day on which a statement can have been made, ISO 8601; "" where nothing tells."""
        known_on = self._shelf(as_of).day_of_each("sources")
        return lambda statement: last_day(statement, known_on)


def _refuse_unless_sourcing_class(name: str) -> None:
    from dovecote.model.statement import SourcingClass

    known = get_args(SourcingClass)
    if name not in known:
        raise InputError("it is no sourcing class", thing=name, try_next=f"Known are: {', '.join(known)}.")


FIRST_DAY: Final = "YYYY-01-01"
MONTH_OR_YEAR: Final = frozenset({len("2031"), len("2031-05")})


def _refuse_unless_calendar_day(words: str) -> None:
    """Raise where `words` is no day, month or year (2031-05-01, 2031-05): they are compared as they are written."""
    from datetime import date

    try:
        date.fromisoformat(words + FIRST_DAY[len(words) :] if len(words) in MONTH_OR_YEAR else words)
    except ValueError as error:
        raise InvalidDate("it is no day", thing=words, try_next="Write it as 2031-05-01, or 2031-05.") from error
