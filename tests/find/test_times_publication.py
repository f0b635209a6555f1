"""The day of publication of an article without a date: what the text excludes, and nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

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


def test_contradicting_years_give_no_answer() -> None:
    assert _infer("They signed in May 2031. They will all leave by March 2030.") is None


def _report(published: date) -> str:
    """A generated report whose true day is known: dates with and without years, past and ahead."""
    signed, leaves = published - timedelta(days=200), published + timedelta(days=90)
    resumes = published + timedelta(days=9)
    return (
        f"The accord was signed on {signed:%d %B %Y}. All troops will leave by {leaves:%d %B %Y}. "
        f"After a 15-day pause the talks will resume on {resumes:%B} {resumes.day}."
    )


@pytest.mark.parametrize("shift", range(0, 3650, 499))
def test_the_inferred_window_holds_the_true_day(shift: int) -> None:
    published = date(2024, 1, 5) + timedelta(days=shift)
    found = _infer(_report(published))
    assert found is not None
    assert Edtf.parse(found.edtf).overlaps(Edtf.parse(published.isoformat())) is not Answer.NO


def test_without_the_upper_bound_the_window_would_be_wrong() -> None:
    """The deliberate break: a reader that takes what lies ahead for past puts the report after it."""
    ahead = _infer("They signed on 3 May 2030. They will leave on 3 July 2030.")
    broken = _infer("They signed on 3 May 2030. They left on 3 July 2030, and will vote on 1 August 2030.")
    assert ahead is not None
    assert broken is not None
    assert Edtf.parse(ahead.edtf).latest() == date(2030, 7, 3)
    assert Edtf.parse(broken.edtf).earliest() == date(2030, 7, 3)
