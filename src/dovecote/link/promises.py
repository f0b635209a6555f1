"""A commitment as the linker compares it: who stands behind it, what it is about, how much by when."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dovecote.link.linker import Candidate
from dovecote.link.promisors import Promisors, promisors_of
from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, name_words
from dovecote.vocabulary.actions import ActionFamily, family_of
from dovecote.vocabulary.units import kind_of_unit

NO_PART = True
_SIGNED: Final = {"signed_agreement", "law", "order_issued"}
_BRACKETED: Final = re.compile(r"\(([^\W\d_a-z][\w-]{3,})\)")
_AT_MOST: Final = {"le", "lt"}


@dataclass(frozen=True, slots=True)
class Promise:
    """What two commitments are compared by."""

    family: ActionFamily
    by: Promisors
    thing: frozenset[str]
    """Longer words of object and scope."""
    names: frozenset[str]
    """Those of them that are written as names and belong to no actor or date: places, bases."""
    words: frozenset[str] = field(compare=False)
    """Longer words of the evidence."""
    told: frozenset[str] = field(compare=False)
    """Those of them that are no part of an actor's name or of a date: what the clause is about."""
    places: frozenset[str] = field(compare=False)
    """Words of the evidence written as names that belong to no actor or date: mostly where the act is to be."""
    wings: frozenset[str]
    """Names in brackets: "the Front (East)" is another than "the Front (West)"."""
    units: frozenset[str]
    """What is counted, by the nouns that stand for all that count the same."""
    amount: float | None
    is_all: bool
    """None of a level is to be left."""
    is_level: bool
    """The figure is what is left afterwards, not how many are moved."""
    last_days: frozenset[date]
    first_days: frozenset[date]
    """Where a limit is a span with two ends, the day it begins: a truce renewed begins where the old one ends."""
    slack: int
    """Length in days of the widest unit that a limit names: 30 of "by May", nought of "by 3 May"."""
    lengths: frozenset[str]
    """Lengths that limits count from an event: P60D of "within 60 days of the signing"."""
    basis: frozenset[str]
    tells_change: bool
    """Words of the text speak of a delay, an advance or a dropped condition, or stand in a correction."""
    is_signed: bool
    """It tells what an agreement, law or order says, not what somebody says today."""
    is_exception: bool
    is_further: bool
    """It is counted beside an earlier promise, and so is not that one."""


class Ambition(enum.Enum):
    """How two figures with their deadlines stand to each other."""

    EQUAL = enum.auto()
    CHANGED = enum.auto()
    FIRST_IS_STEP = enum.auto()
    SECOND_IS_STEP = enum.auto()
    SERIES = enum.auto()
    UNCLEAR = enum.auto()
    """The figures differ, and what a figure means for this act is not known."""


def promise_of(candidate: Candidate) -> Promise:
    """What the linker needs to know of a commitment."""
    if "promise" not in candidate.memo:
        candidate.memo["promise"] = _promise_of(candidate)
    found: Promise = candidate.memo["promise"]
    return found


def _promise_of(candidate: Candidate) -> Promise:
    commitment: Commitment = candidate.item
    family = family_of(commitment.action)
    quantities = [version.quantity for version in commitment.versions if version.quantity is not None]
    amounts = [quantity.value for quantity in quantities if quantity.value is not None]
    text = _without_limits(commitment, [commitment.object or "", *(one.scope or "" for one in commitment.versions)])
    words, known = content_words(candidate.words()), candidate.known_words()
    return Promise(
        family,
        promisors_of(candidate, family),
        content_words(text),
        name_words(text) - known,
        words,
        words - known,
        name_words(" ".join(one.exact.partition(" ")[2] for one in commitment.evidence)) - known,
        content_words(" ".join(_BRACKETED.findall(candidate.words()))),
        frozenset(kind_of_unit(quantity.unit) for quantity in quantities),
        amounts[-1] if amounts else None,
        any(amount == 0 for amount in amounts),
        family.measure == "level" and bool(amounts) and (amounts[-1] == 0 or quantities[-1].op in _AT_MOST),
        frozenset(day for version in commitment.versions for day in _last_day(version)),
        frozenset(day for version in commitment.versions for day in _first_day(version)),
        max((_unit_days(version) for version in commitment.versions), default=0),
        frozenset(one.deadline.length for one in commitment.versions if one.deadline and one.deadline.length),
        candidate.parties(commitment.basis_agreement),
        any(version.slip_words or version.drops_conditions for version in commitment.versions)
        or candidate.stands_in_correction(),
        all(version.strength in _SIGNED for version in commitment.versions),
        commitment.is_exception_of is not None,
        commitment.is_further,
    )


def _without_limits(commitment: Commitment, phrases: list[str]) -> str:
    """Phrases for what is promised, without the words by when: "an agreement within six months" is of an agreement."""
    text = " ".join(phrases)
    for version in commitment.versions:
        if version.deadline and version.deadline.text:
            text = text.replace(version.deadline.text, " ")
    return text


def counts_other_lengths(one: Promise, two: Promise) -> bool:
    """True where one is to be done within 60 days of an event and the other within 180, whenever that may be."""
    if one.last_days and two.last_days:
        return False
    return bool(one.lengths and two.lengths) and not one.lengths & two.lengths


def same_promisor(one: Promise, two: Promise) -> float:
    """How surely two promises are of one promisor, as `Promisors.likeness` has it."""
    return one.by.likeness(two.by, own=one.family.own)


def ambition(one: Promise, two: Promise) -> Ambition:
    """Whether two figures are one, a change, a step and its whole, or two steps of a series.

    Less by an earlier day is a step on the way to more by a later one. Less by the same or a later day, and more by
    the same or an earlier one, is a change.
    """
    if not one.units & two.units:
        return _against_none(one, two)
    if one.amount is None or two.amount is None or one.amount == two.amount:
        return Ambition.EQUAL
    if one.family.measure is None:
        return Ambition.UNCLEAR
    if not one.last_days or not two.last_days:
        return Ambition.SERIES
    if one.is_level != two.is_level:
        return _of_level_and_count(one, two)
    falls = one.is_level
    first_is_less = one.amount > two.amount if falls else one.amount < two.amount
    less, more = (one, two) if first_is_less else (two, one)
    if max(less.last_days) >= max(more.last_days):
        return Ambition.CHANGED
    if falls and more.amount != 0:
        # 8,600 by July and 4,500 by November are both steps towards none; neither is a part of the other.
        return Ambition.SERIES
    return Ambition.FIRST_IS_STEP if first_is_less else Ambition.SECOND_IS_STEP


def _of_level_and_count(one: Promise, two: Promise) -> Ambition:
    """So many go, and so many are left: of "all out", an earlier number is a step."""
    count, level = (two, one) if one.is_level else (one, two)
    if level.amount == 0 and one.last_days & two.last_days:
        return Ambition.EQUAL  # "its 1,200 soldiers" are all of them
    if level.amount != 0 or max(count.last_days) >= max(level.last_days):
        return Ambition.SERIES
    return Ambition.FIRST_IS_STEP if count is one else Ambition.SECOND_IS_STEP


def is_part(part: Promise, whole: Promise) -> bool:
    """True where one agreement has all gone by a day, and some of it, named and not counted, by an earlier day."""
    one_text = bool(part.basis & whole.basis) and part.is_signed and whole.is_signed
    earlier = bool(part.last_days and whole.last_days) and max(part.last_days) < min(whole.last_days)
    return one_text and earlier and whole.is_all and not part.units and bool(part.names or part.places)


def _against_none(one: Promise, two: Promise) -> Ambition:
    """A share or a number against the same act without a figure, which means all of it."""
    if one.units and two.units:
        return Ambition.SERIES
    if is_part(one, two):
        return Ambition.FIRST_IS_STEP
    if is_part(two, one):
        return Ambition.SECOND_IS_STEP
    if one.family.measure is None and not (one.units | two.units) & {"percent"}:
        return Ambition.EQUAL
    if one.units and one.amount and one.last_days and one.last_days != two.last_days:
        return Ambition.FIRST_IS_STEP
    if two.units and two.amount and two.last_days and one.last_days != two.last_days:
        return Ambition.SECOND_IS_STEP
    return Ambition.EQUAL


def _unit_days(version: CommitmentVersion) -> int:
    text = version.deadline.edtf if version.deadline else None
    unit = parse_edtf(text.split("/")[-1]) if text else None
    first, last = (unit.earliest(), unit.latest()) if unit else (None, None)
    return (last - first).days if first and last else 0


def _first_day(version: CommitmentVersion) -> tuple[date, ...]:
    """The day a span begins, where the limit names both its ends."""
    text = version.deadline.edtf if version.deadline else None
    start, _, end = (text or "").partition("/")
    edtf = parse_edtf(start) if start not in ("", "..") and end not in ("", "..") else None
    day = edtf.earliest() if edtf else None
    return (day,) if day else ()


def _last_day(version: CommitmentVersion) -> tuple[date, ...]:
    edtf = parse_edtf(version.deadline.edtf if version.deadline else None)
    day = edtf.latest() if edtf else None
    return (day,) if day else ()
