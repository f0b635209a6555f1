"""The value itself: what an EDTF string says, and what can be asked of it."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from datetime import date

from dovecote.model.edtf.dates import read_date
from dovecote.model.edtf.extent import DAYS_LISTED, Answer, Extent, agree, to_date
from dovecote.model.edtf.spans import read_interval, read_set


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, deadline, interval or set of dates. Equal where it prints equal.

    >>> deadline = Edtf.parse("../2021-05")
    >>> deadline.earliest(), deadline.latest()
    (None, datetime.date(2021, 5, 31))
    >>> str(Edtf.parse("2021-04-13").before(Edtf.parse("2021-04")))
    'maybe'
    """

    text: str
    options: tuple[Extent, ...]
    """One of these holds; of a date, a deadline and an interval there is one."""
    approximate: bool
    """Some part of it carries `~` or `%`."""
    deadline: bool
    """It has the form `../X`: on or before X."""

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """The value that `text` writes; set members lose the spaces between them, a time gets its seconds.

        Raises:
            InvalidDate: it is no EDTF of levels 0 to 2, a day that does not exist, or a year written with Y, E or S.
        """
        return _parse(text)

    def __str__(self) -> str:
        return self.text

    def earliest(self) -> date | None:
        """The first day it can be or touch; None where that is open, unknown or outside Python's calendar."""
        return to_date(min(one.first_start for one in self.options))

    def latest(self) -> date | None:
        """The last day it can be or touch; None where that is open, unknown or outside Python's calendar."""
        return to_date(max(one.last_end for one in self.options))

    def days(self) -> tuple[date, ...]:
        """Every day it can be or touch, in order; empty where an end is open or there are too many to list."""
        found: set[int] = set()
        for one in self.options:
            if one.last_end - one.first_start > DAYS_LISTED or not math.isfinite(one.last_end - one.first_start):
                return ()
            found.update(one.days or range(int(one.first_start), int(one.last_end) + 1))
        listed = [to_date(number) for number in sorted(found)]
        return tuple(one for one in listed if one is not None)

    def is_day(self) -> bool:
        """True where it is one single day."""
        return len(self.options) == 1 and self.earliest() is not None and self.earliest() == self.latest()

    def before(self, other: Edtf) -> Answer:
        """Whether all of it lies before `other`; `~` does not widen it (tolerances are a matter of status, R7)."""
        return agree([one.before(two) for one in self.options for two in other.options])

    def after(self, other: Edtf) -> Answer:
        """Whether all of it lies after `other`."""
        return other.before(self)

    def overlaps(self, other: Edtf) -> Answer:
        """Whether both share some time; two values of one day do, seen to the day."""
        return agree([one.overlaps(two) for one in self.options for two in other.options])


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    approximate = "~" in text or "%" in text
    if len(text) > 2 and text[0] + text[-1] in ("[]", "{}"):
        printed, options = read_set(text)
        return Edtf(printed, options, approximate, deadline=False)
    printed, extent = read_interval(text) if "/" in text else read_date(text)
    return Edtf(printed, (extent,), approximate, deadline=text.startswith("../"))
