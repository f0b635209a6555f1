"""Feasts and other calendars, against PyPI `holidays` and `convertdate`."""

from __future__ import annotations

from datetime import date

import holidays
import pycountry
import pytest
from convertdate import islamic

import dovecote
from dovecote.find.times import national_days
from dovecote.find.times.named_days import moon_day, solar_day
from dovecote.model.edtf import Edtf
from dovecote.vocabulary.tables import load_vocabulary


def _edtf(text: str, published: str | None = None) -> str | None:
    return dovecote.times(text, published=published)[0].edtf


def _listed(country: str, year: int, word: str) -> set[date]:
    return {
        day for day, name in holidays.country_holidays(country, years=year, language="en_US").items() if word in name
    }


def _public_holidays(country: str, year: int) -> set[date]:
    found = pycountry.countries.get(alpha_3=country)
    assert found is not None, country
    return set(holidays.country_holidays(found.alpha_2, years=year, observed=False))


@pytest.mark.parametrize("year", range(2015, 2031, 3))
def test_easter_keeps_both_calendars_and_each_is_a_public_holiday(year: int) -> None:
    western, eastern = _edtf(f"A truce at Easter {year}."), _edtf(f"A truce at Orthodox Easter {year}.")
    assert western is not None
    assert eastern is not None
    days = set(Edtf.parse(western).days())
    assert _listed("PL", year, "Easter Sunday") <= days
    assert _listed("GR", year, "Easter Monday") == {date.fromordinal(date.fromisoformat(eastern).toordinal() + 1)}
    assert date.fromisoformat(eastern) in days


@pytest.mark.parametrize("year", range(2015, 2031, 3))
def test_feasts_of_the_moon_are_within_a_day_of_the_official_ones(year: int) -> None:
    for word, text in (("Eid al-Fitr", "Eid al-Fitr"), ("Eid al-Adha", "Eid al-Adha")):
        found = _edtf(f"A truce on {text} {year}.")
        assert found is not None
        assert found.endswith(("~", "]"))
        official = _listed("SA", year, word)
        assert any(abs((day - other).days) <= 1 for day in Edtf.parse(found).days() for other in official)


def test_moon_and_sun_calendars_convert_as_others_do() -> None:
    for year in range(1430, 1460, 7):
        ours, tabular = moon_day(year, 9, 1), date(*islamic.to_gregorian(year, 9, 1))
        assert ours is not None
        assert abs((ours - tabular).days) <= 2
    assert solar_day(1400, 1, 1) == date(2021, 3, 21)


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("A truce will begin on Nowruz.", "2031-02-10", "2031-03-21"),
        ("They left last Christmas.", "2031-02-10", "2030-12-25"),
        ("Talks will resume after Eid.", "2031-01-10", "2031-01-24~"),
        ("They met on this year's tenth anniversary of the May 3 raid.", "2031-06-01", "2031-05-03"),
        ("Fighting will stop during Ramadan.", "2028-01-02", "2028-01-28~/2028-02-25~"),
    ],
)
def test_named_days_take_their_year_from_publication(text: str, published: str, edtf: str) -> None:
    assert _edtf(text, published) == edtf


def test_every_national_day_is_the_public_holiday_of_its_state() -> None:
    listed = {name: days for name, days in load_vocabulary("national_days").items() if name != "source"}
    wrong = [
        (name, country, day)
        for name, days in listed.items()
        for country, day in days.items()
        if date.fromisoformat(f"2023-{day}") not in _public_holidays(country, 2023)
    ]
    assert sum(len(days) for days in listed.values()) > 200
    assert wrong == []


def test_a_national_day_is_that_of_the_state_named_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(national_days, "_countries", lambda: {"veldt": "VLT", "ostmarkian": "OST"})
    days = {"independence_day": {"VLT": "05-03", "OST": "11-20"}}
    monkeypatch.setattr(national_days, "load_vocabulary", lambda name: days)
    told = "They will sign on {} Independence Day."
    assert _edtf(told.format("Veldt's"), "2031-04-16") == "2031-05-03"
    assert _edtf(told.format("the Ostmarkian"), "2031-04-16") == "2031-11-20"
    assert _edtf(told.format("the nation's"), "2031-04-16") is None
    assert dovecote.times(told.format("Lakmar's"), published="2031-04-16")[0].timex3_value == "XXXX-XX-XX"


def test_without_a_year_a_feast_is_no_date() -> None:
    assert _edtf("A truce will begin on Nowruz.") is None


def test_counting_the_moons_year_as_the_suns_would_be_noticed() -> None:
    """The deliberate break: a feast that stands on the same day each year is no feast of the moon."""
    one, other = _edtf("A truce on Eid al-Fitr 2028."), _edtf("A truce on Eid al-Fitr 2029.")
    assert one is not None
    assert other is not None
    broken = one.replace("2028", "2029")
    assert other != broken
