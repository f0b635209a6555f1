"""Where a date can begin and end on the line of days, and what follows of two of them: yes, no or maybe."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Final

DAYS_LISTED: Final = 1000
"""Longest list that `Edtf.days` gives: some two and a half years, longer than any promise is counted in days."""


class Answer(enum.StrEnum):
    """What can be said of two dates."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Extent:
    """Bounds, in day numbers, of where something can begin and of where it can end; both ends included."""

    first_start: float
    last_start: float
    first_end: float
    last_end: float
    days: tuple[int, ...] | None = None
    """The days it can be, where there are gaps between them."""
    moment: tuple[float, bool] | None = None
    """Seconds and whether a zone is known, where it is one stated time of day."""

    def before(self, other: Extent) -> Answer:
        """Whether all of it lies before `other`."""
        if self.moment and other.moment and self.moment[1] == other.moment[1]:
            return Answer.YES if self.moment[0] < other.moment[0] else Answer.NO
        if self.last_end < other.first_start:
            return Answer.YES
        return Answer.NO if self.first_end >= other.last_start else Answer.MAYBE

    def overlaps(self, other: Extent) -> Answer:
        """Whether both share some time."""
        if self.moment and other.moment and self.moment[1] == other.moment[1]:
            return Answer.YES if self.moment[0] == other.moment[0] else Answer.NO
        answers = {self.before(other), other.before(self)}
        if Answer.YES in answers or not self.shares_a_day(other):
            return Answer.NO
        return Answer.YES if answers == {Answer.NO} else Answer.MAYBE

    def shares_a_day(self, other: Extent) -> bool:
        """Whether a day of the one can be in the other."""
        for one, two in ((self, other), (other, self)):
            if one.days and not any(two.first_start <= day <= two.last_end for day in one.days):
                return False
        return not (self.days and other.days) or not set(self.days).isdisjoint(other.days)


def between(start: Extent, end: Extent) -> Extent:
    """From somewhere in the one to somewhere in the other."""
    return Extent(start.first_start, start.last_start, end.first_end, end.last_end)


def days_of(extent: Extent) -> tuple[int, ...]:
    """Its days, where they are few enough to be listed."""
    width = extent.last_end - extent.first_start
    if not width <= DAYS_LISTED:
        return ()
    return tuple(range(int(extent.first_start), int(extent.last_end) + 1))


def agree(answers: list[Answer]) -> Answer:
    """What all of them say; MAYBE where they differ."""
    return answers[0] if len(set(answers)) == 1 else Answer.MAYBE


def to_date(number: float) -> date | None:
    """The day of a day number; None outside Python's calendar."""
    return date.fromordinal(int(number)) if 1 <= number <= date.max.toordinal() else None
