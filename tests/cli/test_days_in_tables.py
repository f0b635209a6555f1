"""Dates of tables are words: no sign of EDTF is left to be known."""

from __future__ import annotations

import pytest

from dovecote.export.wording import shown_day


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("../2031-05", "by 2031-05"),
        ("../2031-05-15~", "by about 2031-05-15"),
        ("2031-05~", "about 2031-05"),
        ("2031-05-01?", "perhaps 2031-05-01"),
        ("2031-05-01/2031-06-02~", "2031-05-01 to about 2031-06-02"),
        ("2031-05-01/..", "from 2031-05-01"),
        ("[2031-05-01,2031-05-08]", "2031-05-01 or 2031-05-08"),
        (None, "?"),
    ],
)
def test_signs_of_doubt_are_told_in_words(edtf: str | None, shown: str) -> None:
    assert shown_day(edtf) == shown
