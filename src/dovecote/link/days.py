"""Whether two times can be one: what the linkers ask of dates."""

from __future__ import annotations

from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import When

NO_PART = True


def may_be_one_time(one: When | None, two: When | None) -> bool | None:
    """True or False where both are known; None where one of them is not."""
    left, right = parse_edtf(one.edtf if one else None), parse_edtf(two.edtf if two else None)
    if left is None or right is None:
        return None
    return left.overlaps(right) is not Answer.NO


def is_one_day(one: When | None, two: When | None) -> bool:
    """True where both are the same single day."""
    left, right = parse_edtf(one.edtf if one else None), parse_edtf(two.edtf if two else None)
    if left is None or right is None or not (left.is_day() and right.is_day()):
        return False
    return left.earliest() == right.earliest()
