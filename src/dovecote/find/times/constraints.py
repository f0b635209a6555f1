"""A constraint on the day of publication: the days it allows, and the words of the text it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction, Place

FIRST_YEAR, LAST_YEAR = 1980, 2049
"""Reports that reach an analyst as files were written in these years; the text has to narrow them."""

Stretch = tuple[date, date]
"""From one day to another, both included."""


@dataclass(frozen=True, slots=True)
class Told:
    """A match with its place as far as the words alone give it, and the direction of its verb."""

    match: Match
    place: Place
    direction: Direction | None
    cue: str
    text: str
    """The words, verbatim."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the day of publication must satisfy."""

    step: str
    allows: Callable[[date], bool] | None = None
    """A test of a single day."""
    within: tuple[Stretch, ...] = ()
    """Stretches, in order, that the day must lie in; empty where there is no such bound."""
    near: tuple[Stretch, ...] = ()
    """The same of what comes round every year, which is no bound by itself."""
    gives_year: bool = False
    """It tells years apart; the others come round every year."""
    assumption: bool = False
    """It rests on a habit of the press, and gives way where it contradicts the rest."""
    term_of: str | None = None
    """The id of the person whose term of office it is; None where it rests on something else."""

    def keep(self, days: Sequence[date]) -> list[date]:
        """Those of `days`, which are in order, that it allows."""
        kept = list(days)
        for stretches in (self.within, self.near):
            if stretches:
                kept = _inside(kept, stretches)
        return [day for day in kept if self.allows(day)] if self.allows else kept


def _inside(days: Sequence[date], stretches: tuple[Stretch, ...]) -> list[date]:
    kept: list[date] = []
    reached = 0
    for first, last in sorted(stretches):
        start, end = max(reached, bisect_left(days, first)), bisect_right(days, last)
        kept += days[start:end]
        reached = max(reached, end)
    return kept


def shared_stretches(bounds: Sequence[tuple[Stretch, ...]]) -> list[Stretch]:
    """The stretches whose days lie in one stretch of each of `bounds`; all days where there are no bounds."""
    common: list[Stretch] = [(date.min, date.max)]
    for stretches in bounds:
        met = [(max(one[0], two[0]), min(one[1], two[1])) for one in common for two in stretches]
        common = [one for one in met if one[0] <= one[1]]
    return common
