"""A dateline tells day and month; the text can tell the year."""

from __future__ import annotations

import pytest

from dovecote.find.times import clues
from factories import a_reading

DATELINE = (
    "Front signs truce\n\nPORT LUME, March 3 (LPA) - The Orsan Front signed a truce on Wednesday, an aide said.\n\n"
)


def test_the_text_tells_the_year_of_the_dateline() -> None:
    reading = a_reading(DATELINE + "Under the deal signed in May 2031, all troops will leave by June 2032.\n")
    assert reading.source.published is not None
    assert (reading.source.published.edtf, reading.source.published.basis) == ("2032-03-03", "stated")


def test_a_text_that_tells_no_year_leaves_the_day_without_one() -> None:
    reading = a_reading(DATELINE + "All troops will leave by June.\n")
    assert reading.source.published is not None
    assert reading.source.published.edtf == "XXXX-03-03"


def test_a_reader_blind_to_dates_with_a_year_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: where no date of the text bounds the paper, the dateline keeps no year."""
    monkeypatch.setattr(clues, "bound_by_year", lambda *_: None)
    with pytest.raises(AssertionError):
        test_the_text_tells_the_year_of_the_dateline()
