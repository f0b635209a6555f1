"""What was worked out about values a moment ago, found again by the very value: nothing is compared, nothing outlives
the process. Whoever adds an article to a story has the rest of the story worked out only once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")


class AtHand(Generic[Value]):
    """The results of a pure function, of the last so many values that it was asked of."""

    def __init__(self, most: int) -> None:
        """Keep results for `most` values, and those values themselves."""
        self._most = most
        _ALL.add(self)
        self._known: OrderedDict[tuple[Hashable, ...], tuple[tuple[Any, ...], Value]] = OrderedDict()

    def of(self, values: tuple[Any, ...], make: Callable[[], Value], *told: Hashable) -> Value:
        """What `make` gives for these very values and what else it was `told`; made only where it is not at hand."""
        key = (*map(id, values), *told)
        found = self._known.get(key)
        if found is None:
            # The values are held with the result: as long as it is at hand, nothing else can have their identity.
            found = self._known[key] = values, make()
            if len(self._known) > self._most:
                with suppress(KeyError):  # another thread may have been faster
                    self._known.popitem(last=False)
        return found[1]

    def clear(self) -> None:
        """Let go of all of it."""
        self._known.clear()


_ALL: Final[WeakSet[AtHand[Any]]] = WeakSet()


def forget_all() -> None:
    """Let go of everything at hand: what was erased from a record shall not lie on in memory."""
    for one in list(_ALL):
        one.clear()
