"""What is said of words that are no date in EDTF."""

from __future__ import annotations

from dovecote.errors import InvalidDate


def refuse(text: str, what: str = "it is no date in EDTF") -> InvalidDate:
    """The error to raise: what is wrong with `text`, and how a date is written."""
    return InvalidDate(what, thing=repr(text), try_next="Write it as 2021, 2021-04, 2021-04-14, ../2021-05 or [a,b].")
