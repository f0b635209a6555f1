"""What ties two tellings of a promise together, and what speaks against it: each reason with its weight.

A report seldom tells all of a promise. One names no promisor, the next says "them" for the soldiers, a third leaves the
day out. So what is missing counts neither way, and what both tell is added up: who, what, how much, by when, under
which agreement. The weights were set
on the development dossiers, each read ten times with promisors, objects, days, verbs and agreements taken away or
exchanged at random. Measured anew on six such readings: of 135 pairs joined 114 were one promise, of 192 that are one
114 were joined; unspoilt, all 32 were. In 118 days of mixed news digests, 108 promises, no two days were joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dovecote.languages.alike import LikenessWords
from dovecote.link.promises import Promise, counted_alike, counts_other_lengths, same_figure
from dovecote.link.promisors import ONE_COUNTRY, UNKNOWN
from dovecote.model.likeness import overlap

NO_PART = True
SAME_THING: Final = 0.5
"""Share of the words for the thing promised that two reports of one promise have in common, of the shorter phrase."""
SAME_TOLD: Final = 0.6
LEAST_TOLD: Final = 0.34
"""Where objects share one word, the clauses must share a third: "the deployment" is of soldiers or of a ship."""
TOLD_WORDS: Final = 3
"""Of whole clauses more words must be shared than of an object: they share much that is no matter of theirs."""
OTHER_PLACE: Final = -3.0


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason for (or, below nought, against) two tellings being of one promise."""

    weight: float
    reason: str
    of_matter: bool = False
    """True where it tells of what is promised. Who promises, and in which agreement, alone joins nothing."""


def ties(one: Promise, two: Promise, words: LikenessWords, *, promisor: float, near: bool) -> tuple[Tie, ...]:
    """Every tie between two promises.

    Args:
        words: what parts and what says nothing, in the language of the later one.
        promisor: as `same_promisor` gives it.
        near: the later article is not long after the earlier one and its last day.
    """
    found = (
        _who(promisor),
        _what(one, two, words),
        _usual_thing(one, two, words),
        _places(one, two),
        _contrast(one, two, words),
        _continues(one, two),
        _other_thing(one, two),
        _how_much(one, two),
        _when(one, two),
        _kind_of_act(one, two, near=near),
        Tie(1.2, "the same agreement") if one.basis & two.basis else None,
        None if near else Tie(-2.0, "long after"),
    )
    return tuple(tie for tie in found if tie is not None)


def _who(promisor: float) -> Tie | None:
    if promisor == 1.0:
        return Tie(2.5, "the same promisor")
    if promisor >= 0.8:
        return Tie(2.2, "one side promises")
    if promisor < UNKNOWN:
        return Tie(-0.3, "the side of one is not known")
    if promisor == UNKNOWN:
        return None
    return Tie(1.2, "promisors of one country") if promisor >= ONE_COUNTRY else Tie(0.7, "one of those who promise")


def _what(one: Promise, two: Promise, words: LikenessWords) -> Tie | None:
    """The better of what the objects share and what the clauses share. That soldiers are withdrawn, says nothing."""
    usual = words.usual.get(one.family.name, frozenset()) if one.family.own and two.family.own else frozenset()
    objects = overlap(one.thing - usual, two.thing - usual)
    shared = len(one.thing & two.thing - usual)
    told = overlap(one.told, two.told)
    if shared == 1 and told < LEAST_TOLD and min(len(one.told), len(two.told)) >= TOLD_WORDS:
        if one.thing - usual <= two.thing or two.thing - usual <= one.thing:
            return Tie(0.8, "all that the object of one tells", of_matter=True)
        return Tie(0.4, "one word of the objects and little else")
    if objects >= SAME_THING:
        # One word alone ("prisoners", "talks") fits many promises.
        return Tie(2.2 * objects if shared > 1 else 1.2, f"objects share {objects:.0%}", of_matter=True)
    if told >= SAME_TOLD and len(one.told & two.told) >= TOLD_WORDS:
        return Tie(1.5 * told, f"clauses share {told:.0%}", of_matter=True)
    return None


def _usual_thing(one: Promise, two: Promise, words: LikenessWords) -> Tie | None:
    """Where neither names more than such an act is always done to, it is one at a time: talks, an agreement."""
    if one.family.name != two.family.name or one.family.own or one.family.repeats:
        return None
    usual = words.usual.get(one.family.name, frozenset())
    plain = all(each.thing and not (each.thing - usual) and not each.names for each in (one, two))
    return Tie(1.3, f"one {one.family.name} at a time", of_matter=True) if plain else None


def _contrast(one: Promise, two: Promise, words: LikenessWords) -> Tie | None:
    """An interim and a final report, a first and a second phase, the eastern and the western wing are two."""
    for group in words.contrasts:
        first, second = one.marks & group, two.marks & group
        if first and second and not first & second:
            return Tie(OTHER_PLACE, f"{min(first)} against {min(second)}")
    return None


def goes_on(one: Promise, two: Promise) -> bool:
    """True where one span begins as the other ends, and what is promised lasts: a truce, renewed."""
    if not (one.family.standing or two.family.standing):
        return False
    return any(
        abs((first - last).days) <= 1
        for before, after in ((one, two), (two, one))
        for last in before.last_days
        for first in after.first_days
    )


def _continues(one: Promise, two: Promise) -> Tie | None:
    return Tie(2.5, "the one begins as the other ends", of_matter=True) if goes_on(one, two) else None


def _places(one: Promise, two: Promise) -> Tie | None:
    """Other places speak against one promise, least where there is but one such act at a time."""
    if one.wings and two.wings and not one.wings & two.wings:
        return Tie(OTHER_PLACE, "other names in brackets")
    if one.names - two.names and two.names - one.names:
        return Tie(OTHER_PLACE, "other names in the object")
    if one.places and two.places and not one.places & two.places:
        return Tie(-1.0 if one.family.own and two.family.own else OTHER_PLACE, "other names in the clause")
    if one.names & two.names:
        return Tie(0.8, f"both name {min(one.names & two.names)}")
    return None


def _other_thing(one: Promise, two: Promise) -> Tie | None:
    """By other days, "the coast road" and "the mountain road" are two things, though both are roads."""
    settled = one.family.own or one.tells_change or two.tells_change or bool(one.last_days & two.last_days)
    if settled or not (one.last_days and two.last_days) or not one.thing & two.thing:
        return None
    return (
        Tie(-1.2, "objects differ beside what they share") if one.thing - two.thing and two.thing - one.thing else None
    )


def _how_much(one: Promise, two: Promise) -> Tie | None:
    units = counted_alike(one, two)
    if same_figure(one, two):
        return Tie(2.2, f"the same figure, {one.amount or two.amount:g} {min(units, default='')}", of_matter=True)
    if not units:
        return None
    unit = min(units)
    if one.is_all and two.is_all:
        return Tie(1.2, f"none of the {unit} is to be left")
    return Tie(0.7, f"both count {unit}")


def _when(one: Promise, two: Promise) -> Tie | None:
    if one.last_days & two.last_days:
        return Tie(2.0, "the same last day", of_matter=True)
    if one.lengths & two.lengths and not (one.last_days and two.last_days):
        return Tie(1.0, "the same length of time", of_matter=True)
    if counts_other_lengths(one, two) and not (one.tells_change or two.tells_change):
        return Tie(-0.7, "other lengths of time")
    if not one.last_days or not two.last_days or one.tells_change or two.tells_change or goes_on(one, two):
        return None
    gap = min(abs((first - second).days) for first in one.last_days for second in two.last_days)
    if gap <= max(one.slack, two.slack) + 1:
        return Tie(0.5, "nearly the same last day")
    if one.basis & two.basis and one.is_signed and two.is_signed:
        return Tie(-2.0, "two limits in one agreement")
    return Tie(-0.7, "other last days")


def _kind_of_act(one: Promise, two: Promise, *, near: bool) -> Tie | None:
    family = one.family if two.family.general else two.family
    if family.general:
        return None
    if (one.family.goes_on or two.family.goes_on) and family.standing:
        return Tie(0.6, f"goes on with {family.name}")
    if one.family.general or two.family.general:
        return Tie(-0.5, f"an act that can be {family.name}")
    put_off = one.family.mutual and two.family.mutual and (one.tells_change or two.tells_change)
    if one.family.name != two.family.name and put_off and near:
        return Tie(1.3, f"{two.family.name} put off are those that were to be", of_matter=True)
    if one.family.name != two.family.name and not (one.family.general or two.family.general):
        return Tie(-0.3, f"{one.family.name} may be told as {two.family.name}")
    if family.own and near:
        return Tie(1.3, f"one {family.name} of their own at a time", of_matter=True)
    return Tie(0.3, f"both are {family.name}")
