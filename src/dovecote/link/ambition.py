"""How two promised figures with their deadlines stand to each other: one, a change, a step and its whole, a series."""

from __future__ import annotations

import enum

from dovecote.link.promises import Promise, counted_alike, names_figure_of

NO_PART = True


class Ambition(enum.Enum):
    """How two figures with their deadlines stand to each other."""

    EQUAL = enum.auto()
    CHANGED = enum.auto()
    FIRST_IS_STEP = enum.auto()
    SECOND_IS_STEP = enum.auto()
    SERIES = enum.auto()
    UNCLEAR = enum.auto()
    """The figures differ, and what a figure means for this act is not known."""


def ambition(one: Promise, two: Promise) -> Ambition:
    """Whether two figures are one, a change, a step and its whole, or two steps of a series.

    Less by an earlier day is a step on the way to more by a later one. Less by the same or a later day, and more by
    the same or an earlier one, is a change.
    """
    if not counted_alike(one, two):
        return _against_none(one, two)
    if one.amount is None or two.amount is None or one.amount == two.amount:
        return Ambition.EQUAL
    if (one.is_rest or two.is_rest) and one.family.measure == "count":
        # What is left of them is a part of them, whenever it is to be moved.
        return Ambition.FIRST_IS_STEP if one.amount < two.amount else Ambition.SECOND_IS_STEP
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
    if _is_some_of(one, two):
        return Ambition.FIRST_IS_STEP
    return Ambition.SECOND_IS_STEP if _is_some_of(two, one) else Ambition.EQUAL


def _is_some_of(part: Promise, whole: Promise) -> bool:
    """True where so many are to be moved by a day, and, not before it, all of them: a figure of theirs is all."""
    if not (part.units and part.amount and part.last_days) or part.counts_all or part.last_days == whole.last_days:
        return False
    a_share = "percent" in part.units
    if not a_share and (whole.tells_change or (part.family.measure == "count" and not whole.tells_all)):
        return False  # the figure is left out: "the release of the policemen was moved to July"
    if names_figure_of(whole, part):
        return False  # "all 25 will be free" are the 25 prisoners
    return not whole.last_days or max(part.last_days) < max(whole.last_days)
