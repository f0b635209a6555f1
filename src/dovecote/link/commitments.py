"""Which commitments are one promise, and which are parts of a larger one.

Two are the same promise where promisor, family of action and what it is about agree, whatever the words, the outlet or
the spokesperson. Deadlines and figures may differ, since that is what a revision is; but a smaller, earlier figure is
a step on the way (2,500 by January, all by May) and a part of the whole, never a change of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
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
SURE_THING: Final = 0.99
SURE_WORDS: Final = 2
"""Where nobody says whose promise it is, all words of the shorter phrase, and two at least, must be in the other."""
SAME_TEXT: Final = 0.6
NEAR_DAYS: Final = 365
NEW_FIGURE_RULE: Final = "commitment.step_of"


def _commitments(reading: Reading) -> tuple[Commitment, ...]:
    return reading.commitments


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Family of action with each side that promises; family with the last day, for a promise in nobody's name."""
    promise = promise_of(candidate)
    family = promise.family.part_of or promise.family.name
    yield from (("side", family, side) for side in sorted(promise.sides | promise.countries))
    yield from (("word", family, word) for word in sorted(promise.thing))
    yield from (("day", family, day) for day in sorted(promise.last_days))
    yield candidate.origin, family


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """The same promise, a part of it, or None."""
    one, two = promise_of(a), promise_of(b)
    if one.family.part_of == two.family.name or two.family.part_of == one.family.name:
        return _as_start(a, b, one, two)
    if one.family.name != two.family.name or one.is_exception != two.is_exception:
        return None
    if a.origin == b.origin and not a.same_article(b) and overlap(one.words, two.words) >= SAME_TEXT:
        return propose("commitment", "commitment.one_text", a, b, 0.99, "one text, the same words")
    # Another agreement is no hindrance: what a first one promises, a second one often puts off.
    promisor, near = same_promisor(one, two), _is_near(a, b, one, two)
    thing, reasons = _same_thing(one, two, near=near)
    if promisor == 0 or not thing or not (near or one.last_days & two.last_days or one.basis & two.basis):
        return None
    relation = ambition(one, two)
    if relation in (Ambition.FIRST_IS_STEP, Ambition.SECOND_IS_STEP):
        part, whole = (a, b) if relation is Ambition.FIRST_IS_STEP else (b, a)
        return _step(part, whole, promisor)
    if relation is Ambition.SERIES or not _may_be_one(a, b, one, two, promisor, thing):
        return None
    if relation is Ambition.UNCLEAR and (a.same_article(b) or promisor < SURE_PROMISOR):
        return None
    same_day = bool(one.last_days & two.last_days)
    score = 0.7 + 0.1 * promisor + 0.1 * thing + 0.08 * same_day + 0.02 * (relation is Ambition.EQUAL)
    return propose("commitment", "commitment.same_promise", a, b, score, *reasons)


def _may_be_one(a: Candidate, b: Candidate, one: Promise, two: Promise, promisor: float, thing: float) -> bool:
    """Where the last day agrees, little more is needed; where it differs, the promisor must be sure.

    Inside one article, two days are one promise only where the text itself speaks of a change, or tells what was once
    signed beside what is now said.
    """
    if one.last_days & two.last_days:
        return True
    both_dated = bool(one.last_days and two.last_days)
    if promisor < SURE_PROMISOR:
        alike = thing >= SURE_THING and len(one.thing & two.thing) >= SURE_WORDS
        return alike and not both_dated and not a.same_article(b)
    if a.same_article(b) and both_dated:
        return one.tells_change or two.tells_change or one.is_signed != two.is_signed or (one.is_all and two.is_all)
    return True


def _same_thing(one: Promise, two: Promise, *, near: bool) -> tuple[float, tuple[str, ...]]:
    """How sure it is that both are about the same thing, and why."""
    words = overlap(one.thing, two.thing)
    if one.units and one.units & two.units and (one.is_all == two.is_all or words >= SAME_THING):
        return max(words, 0.8), (f"both count {sorted(one.units & two.units)[0]}", f"objects share {words:.0%}")
    if words >= SAME_THING:
        return words, (f"objects share {words:.0%}",)
    same_day = bool(one.last_days & two.last_days)
    if one.basis & two.basis and same_day:
        return SAME_THING, ("same agreement and last day",)
    # One agreement holds one truce; two limits in it are two provisions.
    if one.family.own and one.basis & two.basis and not (one.last_days and two.last_days):
        return SAME_THING, ("the same agreement",)
    # Of one's own forces there is one withdrawal, unless a place is named: then only the day can tie both.
    if one.family.own and (same_day or (near and (not (one.names or two.names) or one.names & two.names))):
        return SAME_THING, (f"one {one.family.name}, and nothing named that keeps them apart",)
    return 0.0, ()


def _is_near(a: Candidate, b: Candidate, one: Promise, two: Promise) -> bool:
    """True where the later article is not long after the earlier one and its last day; the same sides may well make
    another truce some years on.
    """
    if a.same_article(b):
        return True
    (early, promise), (late, _) = sorted(((a, one), (b, two)), key=lambda pair: (pair[0].day, pair[0].reading.id))
    if early.day == date.min:
        return not one.family.own
    return (late.day - max([early.day, *promise.last_days])).days <= NEAR_DAYS


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


def signature(candidate: Candidate) -> Hashable | None:
    """The whole promise, where it is sure whose it is and about what."""
    promise = promise_of(candidate)
    if not promise.promisors or not promise.thing or promise.is_exception:
        return None
    # Without a day, the same words some years apart may be another promise.
    return promise, None if promise.last_days else candidate.day.year


LINKER = Linker("commitment", 4, _commitments, keys, compare, within_article=True, signature=signature)
