"""One article's items as the record shows them: what people decided heeded, everything stamped with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dovecote.model.at_hand import AtHand
from dovecote.model.links import Links
from dovecote.model.reading import ITEM_CLASSES, Reading
from dovecote.record.judged import Judged
from dovecote.record.stamping import stamp

Items = Mapping[str, tuple[Any, ...]]
"""Name of a list -> its items."""
_LISTS: Final = ("actors", *ITEM_CLASSES)
READINGS_AT_HAND: Final = 512
"""As many as a story has on the two or three days that somebody looks at in turn."""
_STAMPED: Final[AtHand[Items]] = AtHand(READINGS_AT_HAND)
_NAMES: Final[AtHand[tuple[str, ...]]] = AtHand(READINGS_AT_HAND)


def stamped_items(reading: Reading, links: Links, verdicts: Judged) -> Items:
    """The items of `reading`, without rejected ones, with what was edited, as `stamp` makes them.

    An article whose items became the same things as the last time, as most do when one is added, gives the same values
    again.
    """
    names = _NAMES.of((reading,), lambda: _names_in(reading))
    if any(name in verdicts.edits or name in verdicts.rejected for name in names):
        return _stamped(reading, links, verdicts)
    merged = tuple((name, links.same[name]) for name in names if name in links.same)
    held = tuple((name, links.candidates[name]) for name in names if name in links.candidates)
    return _STAMPED.of((reading,), lambda: _stamped(reading, links, verdicts), merged, held)


def _stamped(reading: Reading, links: Links, verdicts: Judged) -> Items:
    items: dict[str, tuple[Any, ...]] = {}
    for name in _LISTS:
        kept = (verdicts.edited(item) for item in getattr(reading, name) if item.id not in verdicts.rejected)
        items[name] = tuple(stamp(item, reading.id, links) for item in kept)
    items["fates"] = tuple(stamp(one, reading.id, links) for one in reading.fates)
    return items


def _names_in(reading: Reading) -> tuple[str, ...]:
    """Ids of all items: whatever refers to something inside an article refers to one of these."""
    return tuple(item.id for name in _LISTS for item in getattr(reading, name))
