"""The day and hour that a line states."""

from __future__ import annotations

import pytest

from dovecote.read.metadata.publication import published_from
from dovecote.read.metadata.stated_dates import iter_stated_dates, without_dates
from dovecote.read.plain_text import read_text


@pytest.mark.parametrize(
    ("line", "edtf", "zone"),
    [
        ("Published: 03:08 PM, 14 Apr, 2032", "2032-04-14T15:08:00", None),
        ("13 December 2032 | 19:45 GMT", "2032-12-13T19:45:00", "GMT"),
        ("Monday, October 3rd, 2032", "2032-10-03", None),
        ("2032-10-03 07:05 +05:00", "2032-10-03T07:05:00", "+05:00"),
        ("12.45 a.m. EST, May 3, 2032", "2032-05-03T00:45:00", "EST"),
        ("15/04/2032 1508 hrs", "2032-04-15T15:08:00", None),
        ("03/04/2032", "[2032-03-04,2032-04-03]", None),
        ("03.04.2032", "2032-04-03", None),
        ("03/04/2032 (Saturday)", "2032-04-03", None),
        ("03/04/2032 - 18:04 | Modified: 13/04/2032", "2032-04-03T18:04:00", None),
        ("12 May 2032 Last updated at 16:05 GMT", "2032-05-12T16:05:00", "GMT"),
        ("March 1", "XXXX-03-01", None),
    ],
)
def test_dates(line: str, edtf: str, zone: str | None) -> None:
    found = next(iter_stated_dates(line))
    assert (found.edtf, found.zone) == (edtf, zone)


@pytest.mark.parametrize(
    "line", ["31 February 2032", "May 2032", "Tel 0300 000 0000", "room 14", "2032", "1,400 prisoners"]
)
def test_what_is_no_day(line: str) -> None:
    assert list(iter_stated_dates(line)) == []


def test_the_rest_of_a_line_keeps_its_length() -> None:
    line = "Veldt Courier, Friday 7 May 2032, 10:30 GMT"
    assert len(without_dates(line)) == len(line)
    assert without_dates(line).split() == ["Veldt", "Courier,", ","]


def test_metadata_goes_before_the_text_and_lends_it_the_hour() -> None:
    text = "Talks open in Port Lume\nPublished: 7 May 2032 10:30 GMT\n\nThe envoys met again in the old harbour hall.\n"
    other = read_text(text, known={"published": "2032-05-09"}).source.published
    same = read_text(text, known={"published": "2032-05-07"}).source.published
    assert other is not None
    assert same is not None
    assert (other.edtf, other.basis) == ("2032-05-09", "metadata")
    assert (same.edtf, same.zone) == ("2032-05-07T10:30:00", "GMT")


def test_a_day_that_cannot_be_read_is_an_issue() -> None:
    document = read_text("The envoys met again in the old harbour hall.", known={"published": "last week"})
    assert document.source.published is None
    assert [issue.kind for issue in document.issues] == ["unreadable_publication_day"]


@pytest.mark.parametrize("value", ["2032-05~", "[2032-05-03,2032-05-10]", "2032-05-03/2032-05-09", "2032-05-03"])
def test_edtf_stays_as_given(value: str) -> None:
    found = published_from(value)
    assert found is not None
    assert found.edtf == value
