"""A commitment as the linker compares it: who stands behind it, what it is about, how much by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dovecote.languages.alike import LikenessWords, likeness_words
from dovecote.link.linker import Candidate
from dovecote.link.promisors import Promisors, promisors_of
from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, name_words, plain_name
from dovecote.vocabulary.actions import ActionFamily, family_of
from dovecote.vocabulary.lexicon import load_state_words
from dovecote.vocabulary.units import kind_of_unit, may_count_the_same

NO_PART = True
_SIGNED: Final = {"signed_agreement", "law", "order_issued"}
_BRACKETED: Final = re.compile(r"\(([^\W\d_a-z][\w-]{3,})\)")
_FIGURE: Final = re.compile(r"\b\d{1,3}(?:[,.]\d{3})+\b")
"""A figure written in groups is how many, and none of its groups a word."""
_AT_MOST: Final = {"le", "lt"}


@dataclass(frozen=True, slots=True)
class Promise:
    """What two commitments are compared by."""

    family: ActionFamily
    by: Promisors
    thing: frozenset[str]
    """Longer words of object and scope, each by the word that stands for all that name the same thing."""
    marks: frozenset[str]
    """Those of them that part it from others of its kind: the first, the northern, the final."""
    names: frozenset[str]
    """Those of the longer words that are written as names and belong to no actor or date: places, bases."""
    words: frozenset[str] = field(compare=False)
    """Longer words of the evidence."""
    told: frozenset[str] = field(compare=False)
    """Those of them that are no part of an actor's name or of a date, in the same manner: what the clause is about."""
    places: frozenset[str] = field(compare=False)
    """Words of the evidence written as names that belong to no actor or date: mostly where the act is to be."""
    wings: frozenset[str]
    """Names in brackets: "the Front (East)" is another than "the Front (West)"."""
    units: frozenset[str]
    """What is counted, by the nouns that stand for all that count the same."""
    amount: float | None
    is_all: bool
    """None of a level is to be left."""
    counts_all: bool
    """The figure is the number of all there are: "their 14,000 fighters"."""
    is_level: bool
    """The figure is what is left afterwards, not how many are moved."""
    is_rest: bool
    """What is left of a number: "the last five of its 25 prisoners"."""
    tells_all: bool
    """Words of the clause tell that none is left out: all, every, the remaining ones."""
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
    alike, thing = likeness_words(candidate.reading.source.language), content_words(_FIGURE.sub(" ", text))
    told = alike.things(thing) - alike.empty
    return Promise(
        family,
        promisors_of(candidate, family),
        _by_state(told - alike.acts or told),
        alike.things(thing) & frozenset().union(*alike.contrasts),
        _by_state(name_words(text) - known),
        words,
        _by_state(alike.things(words - known)),
        _by_state(name_words(" ".join(one.exact.partition(" ")[2] for one in commitment.evidence)) - known),
        content_words(" ".join(_BRACKETED.findall(candidate.words()))),
        frozenset(kind_of_unit(quantity.unit) for quantity in quantities),
        amounts[-1] if amounts else None,
        any(amount == 0 for amount in amounts),
        bool(amounts) and _is_number_of_all(amounts[-1], candidate.words(), alike),
        family.measure == "level" and bool(amounts) and (amounts[-1] == 0 or quantities[-1].op in _AT_MOST),
        not alike.rest.isdisjoint(plain_name(text).split()),
        not alike.all_of_it.isdisjoint(plain_name(candidate.words()).split()),
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


def _by_state(words: frozenset[str]) -> frozenset[str]:
    """The same words; those that name a state or its people by its code."""
    return frozenset(load_state_words().get(word, word) for word in words)


def _is_number_of_all(amount: float, text: str, alike: LikenessWords) -> bool:
    before, found, _ = text.partition(f"{amount:,.0f}")
    return bool(found) and not alike.number_of_all.isdisjoint(before.casefold().split()[-1:])


def _without_limits(commitment: Commitment, phrases: list[str]) -> str:
    """Phrases for what is promised, without the words by when: "an agreement within six months" is of an agreement."""
    text = " ".join(phrases)
    for version in commitment.versions:
        if version.deadline and version.deadline.text:
            text = text.replace(version.deadline.text, " ")
    return text


def counted_alike(one: Promise, two: Promise) -> frozenset[str]:
    """The units of the first that the second may count the same by; empty where either counts nothing."""
    return frozenset(unit for unit in one.units if any(may_count_the_same(unit, other) for other in two.units))


def same_figure(one: Promise, two: Promise) -> bool:
    """True where both count the same number of the same, or one names the bare number: "all 25 will be free"."""
    counted = bool(one.amount and one.amount == two.amount and counted_alike(one, two))
    return counted or names_figure_of(one, two) or names_figure_of(two, one)


def names_figure_of(one: Promise, two: Promise) -> bool:
    """True where the object of the first is the figure of the second, without what it counts."""
    return not one.units and bool(two.amount) and f"{two.amount:.0f}" in one.thing


def counts_other_lengths(one: Promise, two: Promise) -> bool:
    """True where one is to be done within 60 days of an event and the other within 180, whenever that may be."""
    if one.last_days and two.last_days:
        return False
    return bool(one.lengths and two.lengths) and not one.lengths & two.lengths


def same_promisor(one: Promise, two: Promise) -> float:
    """How surely two promises are of one promisor, as `Promisors.likeness` has it."""
    return one.by.likeness(two.by, one.family)


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
