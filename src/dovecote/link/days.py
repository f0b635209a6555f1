"""Whether two times can be one: what the linkers ask of dates."""

from __future__ import annotations

from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When

NO_PART = True
LONGEST_MONTH = 31


def may_be_one_time(one: When | None, two: When | None) -> bool | None:
    """True or False where both are known; None where one of them is not, or only bounded on one side."""
    left, right = parse_edtf(one.edtf if one else None), parse_edtf(two.edtf if two else None)
    if left is None or right is None:
        return None
    if left.before(right) is Answer.YES or right.before(left) is Answer.YES:
        return False
    if None in (left.earliest(), right.earliest(), left.latest(), right.latest()):
        return None
    return left.overlaps(right) is not Answer.NO


def is_one_day(one: When | None, two: When | None) -> bool:
    """True where both are the same single day."""
    left, right = parse_edtf(one.edtf if one else None), parse_edtf(two.edtf if two else None)
    if left is None or right is None or not (left.is_day() and right.is_day()):
        return False
    return left.earliest() == right.earliest()


def is_one_time(one: When | None, two: When | None) -> bool:
    """True where both are the same single day, or told by the same month or shorter span."""
    if is_one_day(one, two):
        return True
    left, right = parse_edtf(one.edtf if one else None), parse_edtf(two.edtf if two else None)
    return left is not None and right is not None and str(left) == str(right) and 0 < len(left.days()) <= LONGEST_MONTH
