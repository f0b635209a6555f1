"""Offices told in a text bound the day of its publication, and days without a year bound each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dovecote.find.article import Article
from dovecote.find.mentions import find_actors
from dovecote.find.times import infer_publication, terms
from dovecote.find.times.offices import offices_of
from dovecote.find.times.terms import TABLES, terms_of
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, Published
from dovecote.model.edtf import Edtf
from dovecote.read.plain_text import read_text
from dovecote.split.sentences import split_document
from dovecote.vocabulary.tables import load_vocabulary
from factories import a_body

HOLDERS: dict[str, dict[str, dict[str, Any]]] = {
    "envoy": {"Lume Pact": {"Juna Reth": "2026-02/2028-04"}, "UN-VLT": {"Juna Reth": "2030-02/2030-11"}},
    "king": {"VLT": {"Edric": "2003-04/2029-06"}},
    "army_chief": {"OST": {"Ada Marsh": "2030-02/2030-11"}},
    "president": {
        "VLT": {"Tomas Weller Arden": "2024-05-10/2032-05-10", "Mira Tolland": ["2016-05/2020-05", "2032-05/.."]}
    },
    "president_elect": {"VLT": {"Mira Tolland": "2032-03-07/2032-05-10"}},
    "chancellor": {"VLT": {"Dara Quill": "2025-06/2029-06"}},
    "foreign_minister": {"OST": {"Ilse Bramm": "2030-04/2031-06", "Juna Reth": "2031-06/2033-06"}},
}


@pytest.fixture(autouse=True)
def _invented_holders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def loaded(name: str) -> Any:
        return load_vocabulary(name) if name not in TABLES else HOLDERS if name == TABLES[0] else {}

    monkeypatch.setattr(terms, "load_vocabulary", loaded)
    terms._terms_in.cache_clear()
    terms._first_names.cache_clear()
    yield
    terms._terms_in.cache_clear()
    terms._first_names.cache_clear()


def _infer(text: str) -> Published | None:
    return _published(a_body(text))


def _published(document: Document) -> Published | None:
    language = get_language("en")
    article = Article(document, split_document(document, language), language)
    return infer_publication(dataclasses.replace(article, actors=find_actors(article)))


def test_two_in_office_and_days_without_year_tell_the_year() -> None:
    found = _infer(
        "President Tomas Arden met Foreign Minister Ilse Bramm on 20 November. A second round will begin on 5 January."
    )
    assert found is not None
    assert found.edtf == "2030-11-20/2031-01-05"
    assert [step for step in found.steps if "Ilse Bramm" in step and "assumption" in step]


def test_one_elected_and_not_yet_in_office_bounds_on_both_sides() -> None:
    elected = "President-elect Mira Tolland has not said whether she will keep the accord."
    found = _infer(f"{elected} The last base will close on 10 November.")
    assert found is not None
    assert found.edtf == "2032-03-07/2032-06-10"  # a month for the news that a term is over
    assert any("unreviewed list" in step and "assumption" in step for step in found.steps)


def test_the_term_of_one_person_alone_dates_nothing() -> None:
    assert _infer("President-elect Mira Tolland has not said whether she will keep the accord.") is None
    assert _published(a_body("President-elect Mira Tolland said nothing.", published="XXXX-04-01")) is None


def test_of_two_holders_of_an_office_the_text_looks_back_on_the_earlier() -> None:
    """The month in which the one followed the other would else be the answer."""
    told = "President Tomas Arden met Foreign Minister Juna Reth. Foreign Minister Ilse Bramm had refused to come."
    found = _infer(f"{told} The last base will close on 10 July.")
    assert found is not None
    assert found.edtf == "[2031-06-01..2031-07-10,2031-10-10..2032-06-10]"


def test_who_may_have_come_before_or_after_the_other_bounds_nothing() -> None:
    """Mira Tolland was president before Tomas Arden and after him."""
    told = "President Mira Tolland and President Tomas Arden are not friends. The last base will close on 10 July."
    assert _infer(told) is None


@pytest.mark.parametrize(
    "text",
    [
        "Former President-elect Mira Tolland said nothing.",
        "Deputy Foreign Minister Ilse Bramm said nothing.",
        "In 2032 President-elect Mira Tolland said nothing.",
        "Mira Tolland, a hopeful for president, said nothing.",
    ],
)
def test_who_does_not_hold_the_office_now_bounds_nothing(text: str) -> None:
    assert _infer(f"{text} The last base will close on 10 November.") is None


def test_offices_that_no_day_has_together_bound_nothing() -> None:
    assert _infer("President-elect Mira Tolland met Foreign Minister Ilse Bramm.") is None


@pytest.mark.parametrize(("weekday", "edtf"), [("Thursday", "2031-05-01"), ("Tuesday", "2030-05-01")])
def test_a_dateline_gets_its_year_from_offices_and_the_weekday_of_the_lead(weekday: str, edtf: str) -> None:
    told = "President Tomas Arden said on {} that Foreign Minister Ilse Bramm had agreed. No more was told."
    document = read_text(f"Talks in Port Lume\n\nPORT LUME, May 1 (LPA) - {told.format(weekday)}\n")
    found = _published(document)
    assert found is not None
    assert found.edtf == edtf
    assert any("first paragraph" in step for step in found.steps)


def test_a_day_that_only_leap_years_have_tells_the_year() -> None:
    told = "Chancellor Dara Quill praised the accord of {}. The rest will leave on 14 March."
    leap, common = _infer(told.format("29 February")), _infer(told.format("28 February"))
    assert leap is not None
    assert leap.edtf == "2028-02-29/2028-03-14"
    assert common is None


def test_days_of_two_winters_are_not_both_left_without_year() -> None:
    told = "President Tomas Arden met Foreign Minister Ilse Bramm. A convoy left on {}. The rest will leave on 10 July."
    apart, near = _infer(told.format("9 July")), _infer(told.format("9 June"))
    assert near is not None
    assert near.edtf == "[2030-06-09..2030-07-10,2031-06-09..2031-07-10]"
    assert apart is not None
    assert apart.edtf == "[2030-07-09,2030-07-10,2031-07-09,2031-07-10]"


def test_every_term_of_the_vocabulary_is_a_stretch_of_time() -> None:
    table = get_language("en").tables("times")["publication"]["offices"]
    loaded = [load_vocabulary(name) for name in TABLES]
    assert {office for one in loaded for office in one} - {"source"} == set(table)
    tables = [holders for one in loaded for office in one if office != "source" for holders in one[office].values()]
    for holders in tables:
        assert holders
        for told in holders.values():
            terms = [Edtf.parse(one) for one in ([told] if isinstance(told, str) else told)]
            assert all("/" in str(one) and one.earliest() for one in terms)
            begins = [one.earliest() for one in terms]
            assert begins == sorted(begins, key=str)
            ends = [one.latest() or date.max for one in terms]
            assert all(first < last for first, last in zip(begins, ends, strict=True) if first)


def test_taking_a_former_office_for_a_present_one_would_be_noticed() -> None:
    """The deliberate break: with the word "former" unread, the article would be dated years too early."""
    told = "{} Mira Tolland said nothing. The last base will close on 10 November."
    assert _infer(told.format("President-elect")) is not None
    assert _infer(told.format("Former president-elect")) is None


CLOSES = "The last base will close on 10 July."


@pytest.mark.parametrize(
    "text",
    [
        "Ostmark's army chief, General Ada Marsh, met President Tomas Arden.",
        "General Ada Marsh, the army chief of Ostmark, met President Tomas Arden.",
        "President Tomas Arden met Army Chief of Staff Ada Marsh.",
        "President Tomas Arden met the chief of the defence forces, General Ada Marsh.",
        "President Arden met army chief Ada Marsh.",
    ],
)
def test_an_army_chief_in_other_manners_of_writing(text: str) -> None:
    found = _infer(f"{text} {CLOSES}")
    assert found is not None
    assert found.edtf == "[2030-02-01..2030-07-10,2030-10-10..2030-12-31]"


@pytest.mark.parametrize(
    ("post", "offices"),
    [
        ("the head of the UN mission in Veldt", {"envoy"}),
        ("The U.N.'s envoy for Veldt", {"envoy"}),
        ("Special Representative of the Secretary-General and head of the mission", {"envoy", "force_commander"}),
        ("Veldt's First Vice President", {"first_vice_president"}),
        ("Deputy Prime Minister and Foreign Minister", {"foreign_minister"}),
        ("Secretary of State for Northern Ireland", {"northern_ireland_secretary"}),
        ("Secretary of State for Defence", {"defence_minister"}),
        ("Secretary of State for Work", set()),
        ("U.N. Under-Secretary-General for Political and Peacebuilding Affairs", {"political_chief"}),
        ("Assistant Secretary-General", set()),
        ("UN High Commissioner for Refugees", {"refugee_chief"}),
        ("Chairperson of the African Union Commission", {"chair"}),
        ("IGAD Executive Secretary", {"executive_secretary"}),
        ("UN ambassador", {"un_ambassador"}),
        ("the president's envoy", {"president", "envoy"}),  # which of them, the name tells
        ("opposition leader", set()),
        ("Vice President-elect", set()),
        ("president until May", set()),
    ],
)
def test_the_offices_that_a_post_names(post: str, offices: set[str]) -> None:
    table = get_language("en").tables("times")["publication"]
    assert offices_of(post, table) == (frozenset(offices), frozenset())


def test_a_former_holder_was_not_written_of_before_the_end_of_the_first_term() -> None:
    found = _infer(f"Former President Mira Tolland met Foreign Minister Ilse Bramm. {CLOSES}")
    assert found is not None
    assert found.edtf == "[2030-04-01..2030-07-10,2030-10-10..2031-07-10]"
    assert any("'Mira Tolland' is called 'Former President': not before 2020-05-01" in step for step in found.steps)


def test_who_was_in_office_with_another_for_some_days_only_is_looked_back_on() -> None:
    """Foreign Minister Ilse Bramm until June 2031 and a chancellor from June 2031 on."""
    HOLDERS["chancellor"]["VLT"]["Edda Voss"] = "2031-06/2033-06"
    try:
        terms._terms_in.cache_clear()
        assert _infer(f"Chancellor Edda Voss met Foreign Minister Ilse Bramm. {CLOSES}") is None
    finally:
        del HOLDERS["chancellor"]["VLT"]["Edda Voss"]


def test_the_organisation_told_parts_two_offices_of_one_person() -> None:
    """Juna Reth was an envoy of another body before; without the organisation, the days lie too far apart."""
    told = f"{{}} Juna Reth met President Tomas Arden. {CLOSES}"
    found = _infer(told.format("UN envoy"))
    assert found is not None
    assert found.edtf == "[2030-02-01..2030-07-10,2030-10-10..2030-12-31]"
    assert _infer(told.format("Envoy")) is None


def test_a_ruler_is_known_by_one_name() -> None:
    found = _infer(f"King Edric II met Foreign Minister Ada Quill and Chancellor Dara Quill. {CLOSES}")
    assert found is None  # four years in office together
    found = _infer(f"King Edric received General Ada Marsh, the army chief of Ostmark. {CLOSES}")
    assert found is None  # never in office together
    assert [one.stretch[1] for one in terms_of("Edric II", {"king"})] == [date(2029, 6, 30)]
    assert not terms_of("Edric Marsh", {"king"})


@pytest.mark.parametrize(
    ("name", "found"),
    [("Tomas Arden", 1), ("Tomas Weller Arden", 1), ("Tomas Weller Arden Lode", 1), ("Arden", 0), ("Ida Arden", 0)],
)
def test_one_person_by_longer_and_shorter_names(name: str, found: int) -> None:
    assert len(terms_of(name, {"president"})) == found


def test_a_last_name_that_one_person_has_tells_a_head_of_state() -> None:
    assert len(terms_of("Arden", {"president"}, {"president"})) == 1
    assert not terms_of("Quill", {"president"}, {"president"})
