"""Items that are one, as one: everybody's evidence, the first-known values, gaps filled by later articles.

Merging never loses a source. Where two articles give different times, the narrower one is kept if the other allows it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final, TypeVar, cast

from dovecote.model.actor import Actor
from dovecote.model.at_hand import AtHand
from dovecote.model.contact import Contact, Participant
from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When
from dovecote.record.contacts import firmest

Value = TypeVar("Value")
_KEPT: Final = frozenset({"id", "known_from", "created_by", "confidence"})
"""Of these the first-known item's stand."""
_AT_HAND: Final[AtHand[Any]] = AtHand(4096)


def merge_by_id(items: Iterable[Value]) -> tuple[Value, ...]:
    """Items in order of first appearance, those of one id merged."""
    groups: dict[str, list[Value]] = {}
    for item in items:
        groups.setdefault(cast(Any, item).id, []).append(item)
    return tuple(
        group[0] if len(group) == 1 else _AT_HAND.of(tuple(group), partial(merge, group)) for group in groups.values()
    )


def merge(items: Sequence[Value]) -> Value:
    """One item of several that are the same, the first known leading."""
    first = items[0]
    if len(items) == 1:
        return first
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(cast(Any, first)):
        values = [getattr(item, field.name) for item in items]
        if field.name not in _KEPT:
            changes[field.name] = _merge_field(values)
    if isinstance(first, Actor):
        changes |= _country(cast(Sequence[Actor], items))
    if isinstance(first, Contact):
        changes["status"] = firmest(cast(Sequence[Contact], items)).status
    return cast(Value, dataclasses.replace(cast(Any, first), **changes))


def _country(actors: Sequence[Actor]) -> dict[str, Any]:
    """The first country that words of its own give an actor, else the first that was inferred."""
    known = [one for one in actors if one.country]
    best = min(known, key=lambda one: one.country_inferred, default=actors[0])
    return {"country": best.country, "country_inferred": best.country_inferred}


def unique(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values in order, each once."""
    return tuple(dict.fromkeys(values))


def _merge_field(values: list[Any]) -> Any:
    if all(isinstance(value, tuple) for value in values):
        joined = [one for value in values for one in value]
        return _participants(joined) if any(isinstance(one, Participant) for one in joined) else unique(joined)
    known = [value for value in values if value not in (None, "", ())]
    if not known:
        return values[0]
    if all(isinstance(value, When) for value in known):
        return _narrowest(known)
    if all(isinstance(value, bool) for value in known):
        # One-sidedness and the like end as soon as one article shows the other side.
        return all(known)
    return known[0]


def _participants(values: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each actor once; a side or capacity that only a later article tells is taken from it."""
    found: dict[str, Participant] = {}
    for one in values:
        old = found.get(one.actor)
        if old is None:
            found[one.actor] = one
        else:
            capacity = old.capacity if old.capacity != "participant" else one.capacity
            found[one.actor] = Participant(one.actor, old.side or one.side, capacity)
    return tuple(found.values())


def _narrowest(times: Sequence[When]) -> When:
    """The time with the fewest days of those that can be the first one; the first where none is narrower."""
    first = parse_edtf(times[0].edtf)
    best, fewest = times[0], _length(times[0])
    for one in times[1:]:
        other = parse_edtf(one.edtf)
        if other is not None and (first is None or other.overlaps(first) is not Answer.NO) and _length(one) < fewest:
            best, fewest = one, _length(one)
    return best


def _length(time: When) -> int:
    edtf = parse_edtf(time.edtf)
    return len(edtf.days()) or 1 << 30 if edtf else 1 << 31
