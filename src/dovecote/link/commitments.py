"""Which commitments are one promise, and which are parts of a larger one.

Two are the same promise where promisor, family of action and what it is about agree, whatever the words, the outlet or
the spokesperson. Deadlines and figures may differ, since that is what a revision is; but a smaller, earlier figure is
a step on the way (2,500 by January, all by May) and a part of the whole, never a change of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.link.promises import Ambition, Promise, ambition, promise_of, same_promisor
from dovecote.model.commitment import Commitment
from dovecote.model.likeness import overlap
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading
from dovecote.vocabulary.actions import family_of

SAME_THING: Final = 0.5
"""Share of the words for the thing promised that two reports of one promise have in common, of the shorter phrase."""
SURE_PROMISOR: Final = 0.8
NEW_FIGURE_RULE: Final = "commitment.step_of"


def _commitments(reading: Reading) -> tuple[Commitment, ...]:
    return reading.commitments


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Family of action with each side that promises; family with the last day, for a promise in nobody's name."""
    promise = promise_of(candidate)
    family = promise.family.part_of or promise.family.name
    yield from (("side", family, side) for side in sorted(promise.sides | promise.countries))
    yield from (("day", family, day) for day in sorted(promise.last_days))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """The same promise, a part of it, or None."""
    one, two = promise_of(a), promise_of(b)
    if one.family.part_of == two.family.name or two.family.part_of == one.family.name:
        return _as_start(a, b, one, two)
    if one.family.name != two.family.name or one.is_exception != two.is_exception:
        return None
    if one.basis and two.basis and not one.basis & two.basis:
        return None
    promisor = same_promisor(one, two)
    thing, reasons = _same_thing(one, two)
    if promisor == 0 or not thing:
        return None
    relation = ambition(one, two)
    if relation in (Ambition.FIRST_IS_STEP, Ambition.SECOND_IS_STEP):
        part, whole = (a, b) if relation is Ambition.FIRST_IS_STEP else (b, a)
        return _step(part, whole, promisor)
    if relation is Ambition.SERIES or not _may_be_one(a, b, one, two, promisor):
        return None
    if relation is Ambition.UNCLEAR and (a.same_article(b) or promisor < SURE_PROMISOR):
        return None
    score = (
        0.3 * promisor + 0.3 * thing + 0.2 * bool(one.last_days & two.last_days) + 0.2 * (relation is Ambition.EQUAL)
    )
    return propose("commitment", "commitment.same_promise", a, b, max(score, 0.7), *reasons)


def _may_be_one(a: Candidate, b: Candidate, one: Promise, two: Promise, promisor: float) -> bool:
    """Where the last day agrees, little more is needed; where it differs, the promisor must be sure.

    Inside one article, two days are one promise only where the text itself speaks of a change.
    """
    if one.last_days & two.last_days:
        return True
    if promisor < SURE_PROMISOR:
        return False
    if a.same_article(b) and one.last_days and two.last_days:
        return one.tells_change or two.tells_change or (one.is_all and two.is_all)
    return True


def _same_thing(one: Promise, two: Promise) -> tuple[float, tuple[str, ...]]:
    """How sure it is that both are about the same thing, and why."""
    words = overlap(one.thing, two.thing)
    if one.units and one.units & two.units and (one.is_all == two.is_all or words >= SAME_THING):
        return max(words, 0.8), (f"both count {sorted(one.units & two.units)[0]}", f"objects share {words:.0%}")
    if words >= SAME_THING:
        return words, (f"objects share {words:.0%}",)
    if one.basis & two.basis and one.last_days & two.last_days:
        return SAME_THING, ("same agreement and last day",)
    return 0.0, ()


def _step(part: Candidate, whole: Candidate, promisor: float) -> LinkProposal | None:
    if promisor < SURE_PROMISOR:
        return None
    return LinkProposal("parent", part.id, whole.id, promisor, NEW_FIGURE_RULE, ("smaller and earlier: a step",))


def _as_start(a: Candidate, b: Candidate, one: Promise, two: Promise) -> LinkProposal | None:
    """The beginning of an act is a part of the act."""
    if same_promisor(one, two) < SURE_PROMISOR:
        return None
    part, whole = (a, b) if one.family.part_of else (b, a)
    if family_of(whole.item.action).part_of or (promise_of(whole).units and not promise_of(whole).is_all):
        return None
    return LinkProposal("parent", part.id, whole.id, 0.8, "commitment.start_of", ("the beginning of the whole",))


LINKER = Linker("commitment", 4, _commitments, keys, compare, within_article=True)
