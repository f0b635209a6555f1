"""Our EDTF value, checked against PyPI `edtf` and against its own promises."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dovecote.errors import InvalidDate
from dovecote.model.edtf import Answer, Edtf

days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
months = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12))
years = st.integers(1, 9998).map("{:04}".format)
unspecified = st.one_of(
    st.integers(0, 998).map("{:03}X".format),
    st.integers(1, 98).map("{:02}XX".format),
    years.map("{}-XX".format),
    months.map("{}-XX".format),
)
seasons = st.builds("{}-{}".format, years, st.sampled_from([*range(21, 24), *range(33, 37), 40, 41]))
plain = st.one_of(days, months, years)
qualified = st.builds("{}{}".format, plain, st.sampled_from(["", "~", "?", "%"]))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    first, second = sorted([draw(days), draw(days)])
    return draw(st.sampled_from([f"{first}/{second}", f"{first}/..", f"../{second}"]))


sets = st.builds("[{}]".format, st.lists(days, min_size=2, max_size=4).map(",".join))
everything = st.one_of(plain, qualified, unspecified, seasons, intervals(), sets)


def _bound(value: Any) -> date | None:
    return date(value.tm_year, value.tm_mon, value.tm_mday) if hasattr(value, "tm_year") else None


@given(everything)
@example("2020-22")
@example("[..2020-05]")
@settings(max_examples=40, deadline=None)
def test_bounds_agree_with_the_reference_implementation(text: str) -> None:
    ours, theirs = Edtf.parse(text), parse_edtf(text)
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    if getattr(lower, "tm_year", 1) < 1:
        return
    assert ours.earliest() == _bound(lower)
    assert ours.latest() == _bound(upper)


@given(everything)
def test_what_is_printed_parses_to_the_same(text: str) -> None:
    value = Edtf.parse(text)
    assert Edtf.parse(str(value)) == value
    assert str(value) == text
    assert pickle.loads(pickle.dumps(value)) == value


@given(everything, everything)
def test_comparing_is_consistent(one: str, other: str) -> None:
    a, b = Edtf.parse(one), Edtf.parse(other)
    assert a.before(b) == b.after(a)
    assert a.overlaps(b) == b.overlaps(a)
    if a.before(b) is Answer.YES:
        assert b.before(a) is Answer.NO
        assert a.overlaps(b) is Answer.NO


@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=6, unique=True))
def test_a_set_lists_its_days(chosen: list[date]) -> None:
    assert Edtf.parse(f"[{','.join(map(str, chosen))}]").days() == tuple(sorted(chosen))


@given(st.text(alphabet="0123456789-/X.~?%[]{},TZ:+ ", max_size=24))
def test_any_string_is_either_read_or_refused(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except InvalidDate:
        return
    assert Edtf.parse(str(value)) == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("../2031-05", None, "2031-05-31"),
        ("../2031-09-10", None, "2031-09-10"),
        ("../2031-01-15~", None, "2031-01-15"),
        ("2031-02/..", "2031-02-01", None),
        ("2031-02/", "2031-02-01", None),
        ("2031-24", "2031-12-01", "2032-02-29"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("2031-1X", "2031-10-01", "2031-12-31"),
        ("2031-04-1X", "2031-04-10", "2031-04-19"),
        ("XXXX-04-14", None, None),
        ("-0044-03", None, None),
        ("2031-06~-11", "2031-06-11", "2031-06-11"),
        ("{2031-01,2031-05}", "2031-01-01", "2031-05-31"),
        ("2031-04-14T15:08:00+05:00", "2031-04-14", "2031-04-14"),
    ],
)
def test_first_and_last_day(text: str, first: str | None, last: str | None) -> None:
    value = Edtf.parse(text)
    assert (value.earliest(), value.latest()) == (
        first and date.fromisoformat(first),
        last and date.fromisoformat(last),
    )


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2031-02-30", "2031-13", "2031-00", "2031-4-1", "../..", "2031-05/2031-04", "[]", "2031-04-14T25:00",
     "2031-04T10:00:00", "XXXX-02-30", "199u", "2031-05/2031-06/2031-07", "[..]", "2031-04-14T24:30:00", "-0000"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        Edtf.parse(text)


@pytest.mark.parametrize(
    ("one", "before", "overlaps", "other"),
    [
        ("2031-04-13", "yes", "no", "2031-04-14"),
        ("2031-04-14", "no", "yes", "2031-04-14"),
        ("2031-04-13", "maybe", "maybe", "2031-04"),
        ("../2031-05", "yes", "no", "2031-06-01"),
        ("../2031-05", "maybe", "maybe", "2031-05-03"),
        ("2031-04/..", "no", "yes", "2031-06-01"),
        ("2031-04-01/2031-04-30", "no", "yes", "2031-04-14"),
        ("[2031-04-07,2031-04-14]", "maybe", "maybe", "2031-04-14"),
        ("[2031-04-07,2031-04-14]", "yes", "no", "2031-04-15"),
        ("2031-XX-15", "maybe", "no", "2031-06-20"),
        ("2031-04-14T09:00:00Z", "yes", "no", "2031-04-14T12:00:00+02:00"),
        ("2031-04-14T09:00:00", "no", "yes", "2031-04-14T12:00:00+02:00"),
        ("2031-04-14T09:00:00", "no", "yes", "2031-04-14"),
    ],
)
def test_before_and_overlaps(one: str, before: str, overlaps: str, other: str) -> None:
    a, b = Edtf.parse(one), Edtf.parse(other)
    assert (a.before(b), a.overlaps(b)) == (before, overlaps)


def test_a_deadline_is_one_moment_and_an_open_start_is_not_padded() -> None:
    assert Edtf.parse("../2031-05").deadline
    assert not Edtf.parse("2031-05/2031-06").deadline
    assert Edtf.parse("../2031-05").days() == ()


def test_padding_a_month_to_its_first_day_would_be_noticed() -> None:
    """The deliberate break: a reading of "May" as 1 May answers YES where only MAYBE is known."""
    padded = Edtf.parse("2031-05-01")
    honest = Edtf.parse("2031-05")
    day = Edtf.parse("2031-05-02")
    assert padded.before(day) is Answer.YES
    assert honest.before(day) is Answer.MAYBE
    assert honest.latest() != padded.latest()


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_order_of_days_is_order_of_dates(day: date, shift: int) -> None:
    other = day + timedelta(days=shift)
    answer = Edtf.parse(day.isoformat()).before(Edtf.parse(other.isoformat()))
    assert answer is (Answer.YES if shift > 0 else Answer.NO)
