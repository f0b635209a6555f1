"""The day of publication of an article without a date: what the text excludes, and nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dovecote.find.article import Article
from dovecote.find.times import find_times, infer_publication
from dovecote.languages.registry import get_language
from dovecote.model.document import Published
from dovecote.model.edtf import Answer, Edtf
from factories import a_body, a_reading_of_body

BREAK = (
    "Envoys of Veldt and the Orsan Front met in Kessar on Monday. The talks are in a 14-day recess, "
    "and the mediator said they must resume on March 20. Under a deal signed in June 2030 all "
    "Orsan fighters will leave the valley by August 2031."
)


def _infer(text: str) -> Published | None:
    document = a_body(text)
    return infer_publication(Article(document, (), get_language("en")))


def test_a_recess_that_ends_on_a_day_bounds_the_report() -> None:
    found = _infer(BREAK)
    assert found is not None
    assert found.basis == "inferred"
    assert found.edtf == "2031-03-04/2031-03-19"
    assert any("June 2030" in step and "past" in step for step in found.steps)
    assert any("14-day" in step and "assum" in step for step in found.steps)


def test_a_weekday_is_then_the_set_of_days_in_the_window() -> None:
    document = a_body(BREAK, published="2031-03-04/2031-03-19")
    times = find_times(Article(document, (), get_language("en")))
    assert next(one.edtf for one in times if one.exact == "Monday") == "[2031-03-03,2031-03-10,2031-03-17]"


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met on Monday and will meet again on Friday.",
        "General Mira Tolland praised the truce.",
        "The war began in 2019. Nobody expects it to end.",
        "",
    ],
)
def test_too_little_is_no_answer(text: str) -> None:
    assert _infer(text) is None


def test_a_stated_day_without_its_year_gets_it_from_the_text() -> None:
    text = "Under the deal signed in June 2030 they will all leave by August 2031. Talks go on."
    document = a_body(text, published="XXXX-03-01")
    found = infer_publication(Article(document, (), get_language("en")))
    assert found is not None
    assert (found.edtf, found.basis) == ("2031-03-01", "metadata")


def test_what_hangs_on_an_unknown_day_is_an_issue() -> None:
    reading = a_reading_of_body("Envoys met on Monday. All will leave within 40 days of the handover.")
    assert {"unknown_publication_day", "unanchored_time"} <= {one.kind for one in reading.issues}


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("They met today, 2 June.", "2031-06-02"),
        ("They met yesterday, 1 June.", "2031-06-02"),
        ("They will meet tomorrow, 3 June.", "2031-06-02"),
        ("They met ten days ago, on 23 May.", "2031-06-02"),
        ("They met on 23 May, ten days ago.", "2031-06-02"),
        ("They met some ten days ago, on 23 May.", "2031-05-23/2031-08-31"),
    ],
)
def test_a_day_counted_from_the_papers_own_tells_it(told: str, edtf: str) -> None:
    found = _infer(f"The accord was signed in April 2031. All will leave by August 2031. {told}")
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "doubtful",
    [
        "The mayor announced cuts in 2032.",
        "The 2032 budget was approved.",
        "The MX-2032 grant was awarded.",
        "It will be easily bypassed in 2032.",
        "They met with the first boats delivered to the navy in May 2032.",
        "They won a vote on 3 May 2032.",
    ],
)
def test_a_date_that_may_be_to_come_is_no_first_day(doubtful: str) -> None:
    """The deliberate break is a reader that takes each of these for past: it would put the report in 2032."""
    found = _infer(f"The accord was signed in April 2031. All will leave by August 2032. {doubtful}")
    assert found is not None
    assert found.edtf == "2031-04-01/2032-08-31"
    broken = _infer("The accord was signed in April 2031. All will leave by August 2032. It was bypassed in May 2032.")
    assert broken is not None
    assert broken.edtf == "2032-05-01/2032-08-31"


@pytest.mark.parametrize(
    "doubtful",
    [
        "Tolland said in 2030 that they will leave by May 2031.",
        "They were expected to leave by May 2031.",
        "They should have left by May 2031.",
        "The withdrawal planned for May 2031 failed.",
        "They had promised to leave by May 2031.",
        "They broke a deal to leave by May 2031.",
    ],
)
def test_a_date_that_was_to_come_is_no_last_day(doubtful: str) -> None:
    found = _infer(f"The accord was signed in April 2031. All will leave by August 2032. {doubtful}")
    assert found is not None
    assert found.edtf == "2031-04-01/2032-08-31"


def test_contradicting_years_give_no_answer() -> None:
    assert _infer("They signed in May 2031. They will all leave by March 2030.") is None


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


@st.composite
def reports(draw: st.DrawFn) -> tuple[date, str]:
    """A report made from its true day of publication: a part of what such a report tells, in any order."""
    day = draw(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
    back, ahead = draw(st.integers(40, 400)), draw(st.integers(30, 300))
    near, soon = draw(st.integers(1, 150)), draw(st.integers(1, 90))
    resumes = day + timedelta(days=draw(st.integers(1, 12)))
    known = [
        f"The accord was signed on {_day(day - timedelta(days=back))} {(day - timedelta(days=back)).year}.",
        f"All troops will leave by {_day(day + timedelta(days=ahead))} {(day + timedelta(days=ahead)).year}.",
        f"A convoy was shelled on {_day(day - timedelta(days=near))}.",
        f"The last base will close on {_day(day + timedelta(days=soon))}.",
        f"After a 14-day pause the talks will resume on {_day(resumes)}.",
        f"The accord of {_day(day - timedelta(days=near))} holds, General Mira Tolland said on Monday.",
        f"They will meet again on {day + timedelta(days=soon):%A}, {_day(day + timedelta(days=soon))}.",
    ]
    told = draw(st.lists(st.sampled_from(known), min_size=1, max_size=6, unique=True))
    return day, " ".join(told)


@given(reports())
@settings(max_examples=60, deadline=None)
def test_every_inferred_set_holds_the_true_day(report: tuple[date, str]) -> None:
    day, text = report
    found = _infer(text)
    if found is not None:
        assert Edtf.parse(found.edtf).overlaps(Edtf.parse(day.isoformat())) is not Answer.NO, found.steps


@given(reports())
@settings(max_examples=40, deadline=None)
def test_a_stated_day_and_month_get_no_wrong_year(report: tuple[date, str]) -> None:
    day, text = report
    document = a_body(text, published=f"XXXX-{day:%m-%d}")
    found = infer_publication(Article(document, (), get_language("en")))
    if found is not None:
        assert Edtf.parse(found.edtf).overlaps(Edtf.parse(day.isoformat())) is not Answer.NO, found.steps


def test_reports_that_tell_enough_are_dated() -> None:
    """The properties above would hold of a reader that never answers."""
    day = date(2031, 3, 9)
    told = "The accord was signed on 3 May 2030. All will leave by 30 November 2031. Talks will resume on 20 March."
    found = _infer(told + " A convoy was shelled on 2 March.")
    assert found is not None
    assert Edtf.parse(found.edtf).days()[0] <= day <= Edtf.parse(found.edtf).days()[-1]


def test_without_the_upper_bound_the_window_would_be_wrong() -> None:
    """The deliberate break: a reader that takes what lies ahead for past puts the report after it."""
    ahead = _infer("They signed on 3 May 2030. They will leave on 3 July 2030.")
    broken = _infer("They signed on 3 May 2030. They left on 3 July 2030, and will vote on 1 August 2030.")
    assert ahead is not None
    assert broken is not None
    assert Edtf.parse(ahead.edtf).latest() == date(2030, 7, 3)
    assert Edtf.parse(broken.edtf).earliest() == date(2030, 7, 3)
