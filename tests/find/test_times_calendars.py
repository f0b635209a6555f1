"""A calendar's days follow on each other, and what an entry tells is told as on its day."""

from __future__ import annotations

import pytest

import dovecote
from dovecote.find.times import calendars
from factories import a_reading_of_body

PUBLISHED = "2031-06-12"  # a Thursday
CALENDAR = (
    "Jan. 14 - The Orsan Front pledges to free 220 captives by 1 March.\n\n"
    "March 3 - None has been freed; talks will resume on Friday.\n\n"
    "June 3 - The Orsan Front says it will free them on 20 June.\n"
)


def _read(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {one.exact: one.deadline_edtf or one.edtf for one in dovecote.times(text, published=published)}


@pytest.mark.parametrize(
    ("exact", "edtf"),
    [
        ("Jan. 14", "2031-01-14"),
        ("1 March", "../2031-03-01"),
        ("March 3", "2031-03-03"),
        ("Friday", "2031-03-07"),
        ("June 3", "2031-06-03"),
        ("20 June", "2031-06-20"),
    ],
)
def test_an_entry_is_told_as_on_its_day(exact: str, edtf: str) -> None:
    assert _read(CALENDAR)[exact] == edtf


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # It turns with the year; it looks ahead; the newest comes first; a year stands over it.
        ("Nov. 5: A.\n\nDec. 9: B.\n\nFeb. 2: C.\n\nMay 8: D.\n",
         ["2030-11-05", "2030-12-09", "2031-02-02", "2031-05-08"]),
        ("15 June: A leaves.\n15 August: B leaves.\n15 December: C leaves.\n",
         ["2031-06-15", "2031-08-15", "2031-12-15"]),
        ("8 May: D.\n2 February: C.\n9 December: B.\n5 November: A.\n",
         ["2031-05-08", "2031-02-02", "2030-12-09", "2030-11-05"]),
        ("2028\n\n5 May - A.\n\n8 July - B.\n\n2029\n\n3 May - C.\n",
         ["2028", "2028-05-05", "2028-07-08", "2029", "2029-05-03"]),
        ("• 5-7 May 2029: A.\n• 9 May: B.\n• 3 June: C.\n", ["2029-05-05", "2029-05-07", "2029-05-09", "2029-06-03"]),
    ],
)  # fmt: skip
def test_the_list_tells_the_years(text: str, days: list[str]) -> None:
    assert [one.edtf for one in dovecote.times(text, published=PUBLISHED)] == days


def test_two_days_make_no_calendar() -> None:
    read = _read("Jan. 14 - Veldt will free captives by 1 March.\n\nMarch 3 - They will meet.\n")
    assert read["1 March"] == "../2032-03-01"


def test_a_day_inside_a_line_opens_no_entry() -> None:
    read = _read(
        "They met on Jan. 3.\n\nThey met on Jan. 5: it failed.\n\nOn Jan. 9 - perhaps - all will leave by 1 March.\n"
    )
    assert read["1 March"] == "../2032-03-01"


def test_a_promise_of_an_entry_is_of_its_day() -> None:
    first, *_ = a_reading_of_body(CALENDAR, published=PUBLISHED).commitments
    (version, *_) = first.versions
    assert version.announced is not None
    assert version.deadline is not None
    assert (version.announced.edtf, version.deadline.edtf) == ("2031-01-14", "../2031-03-01")


def test_a_length_in_an_entry_counts_from_its_day() -> None:
    text = CALENDAR + "\nJune 9 - Veldt promises to withdraw its troops within ten days.\n"
    found = [one for one in a_reading_of_body(text, published=PUBLISHED).commitments if one.action == "withdraw"]
    limits = [one.versions[0].deadline for one in found]
    assert [one.edtf for one in limits if one is not None] == ["../2031-06-19"]


def test_days_alone_on_their_lines_open_entries() -> None:
    text = (
        "3 November 2029\nVeldt undertakes to free 220 captives within thirty days.\n\n"
        "4 December 2029\nNone has been freed.\n\n2 January 2030\nVeldt now names 1 March as the day of the release.\n"
    )
    found, *_ = a_reading_of_body(text, published=PUBLISHED).commitments
    limits = [one.deadline.edtf if one.deadline else None for one in found.versions]
    announced = [one.announced.edtf if one.announced else None for one in found.versions]
    assert limits[0] == "../2029-12-03"
    assert announced[0] == "2029-11-03"


def test_a_time_given_by_an_entry_counts_from_its_day() -> None:
    text = "* 14 Jan 2029: Talks open.\n* 3 March: They end.\n* 4 March: Both armies have 20 days to withdraw.\n"
    found = [one for one in a_reading_of_body(text, published=PUBLISHED).commitments if one.action == "withdraw"]
    assert [one.versions[0].deadline.edtf for one in found if one.versions[0].deadline] == ["../2029-03-24"]


def test_a_limit_of_an_old_entry_is_not_brought_to_today() -> None:
    text = CALENDAR.replace("by 1 March", "by 31 March")
    first, *_ = a_reading_of_body(text, published="2031-12-12").commitments
    assert first.versions[0].deadline is not None
    assert first.versions[0].deadline.edtf == "../2031-03-31"


def test_a_reader_blind_to_calendars_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "FEWEST_ENTRIES", 99)
    with pytest.raises(AssertionError):
        test_an_entry_is_told_as_on_its_day("1 March", "../2031-03-01")
