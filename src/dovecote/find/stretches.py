"""Things that stand somewhere in a text, for finding those at a place without asking all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from dovecote.model.evidence import Span

Thing = TypeVar("Thing")
_NUMBER = itemgetter(2)


class Stretches(Generic[Thing]):
    """Things with the stretch of text that each takes; one may take several. Answers keep the order they came in."""

    def __init__(self, things: Iterable[tuple[int, int, Thing]]) -> None:
        """Takes the start, the end and the thing itself of each stretch."""
        numbered = [(start, end, number, thing) for number, (start, end, thing) in enumerate(things)]
        self._sorted = sorted(numbered, key=lambda entry: (entry[0], entry[2]))
        self._starts = [entry[0] for entry in self._sorted]
        # No stretch that starts farther away than the longest one is long can reach a place.
        self._longest = max((end - start for start, end, _, _ in numbered), default=0)

    def overlapping(self, span: Span) -> list[Thing]:
        """Those that share at least one character with `span`."""
        low, high = bisect_right(self._starts, span.start - self._longest), bisect_left(self._starts, span.end)
        return _in_order([entry for entry in self._sorted[low:high] if entry[1] > span.start])

    def around(self, span: Span) -> list[Thing]:
        """Those that `span` lies wholly inside of."""
        low, high = bisect_left(self._starts, span.end - self._longest), bisect_right(self._starts, span.start)
        return _in_order([entry for entry in self._sorted[low:high] if entry[1] >= span.end])

    def within(self, span: Span) -> list[Thing]:
        """Those that lie wholly inside `span`."""
        low, high = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return _in_order([entry for entry in self._sorted[low:high] if entry[1] <= span.end])


def _in_order(entries: list[tuple[int, int, int, Thing]]) -> list[Thing]:
    if len(entries) > 1:
        entries.sort(key=_NUMBER)
    return [entry[3] for entry in entries]
