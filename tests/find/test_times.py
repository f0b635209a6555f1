"""Times anchored: direction, limits, sets, windows of publication, and what each property promises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dovecote
from dovecote.find.times import find_times
from dovecote.model.edtf import Answer, Edtf
from dovecote.model.when import TimeExpression
from factories import an_article


def _read(text: str, published: str | None = None) -> dict[str, TimeExpression]:
    return {one.exact: one for one in dovecote.times(text, published=published)}


def _edtf(text: str, exact: str, published: str | None = None) -> str | None:
    return _read(text, published)[exact].edtf


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("Elections are now planned for December 11.", "December 11", "2031-12-11"),
        ("Elections had been planned for December 11.", "December 11", "[2030-12-11,2031-12-11]"),
        ("The road, shut since April 2029, was reopened at the end of May.", "the end of May", "2031-05-31~"),
        ("In April 2029 it was shut, and in May it was reopened.", "May", "2029-05"),
    ],
)
def test_the_year_is_that_of_the_clause(text: str, exact: str, edtf: str) -> None:
    assert _edtf(text, exact, "2031-07-11") == edtf


@pytest.mark.parametrize(
    ("text", "exact", "limit"),
    [
        ("All will leave by May 2031.", "May 2031", "../2031-05"),
        ("All will leave before September 11.", "September 11", "../2031-09-10"),
        ("All will leave before June.", "June", "../2031-05"),
        ("All will leave by mid-July.", "mid-July", "../2031-07-15~"),
        ("All will leave by the end of June.", "the end of June", "../2031-06-30~"),
        ("The truce runs until 20 May.", "20 May", "../2031-05-20"),
        ("All will leave by close of business on Friday.", "Friday", "../2031-04-18"),
        ("The 20 May deadline stands.", "The 20 May", "../2031-05-20"),
        ("Some will stay, but not beyond 2034.", "2034", "../2034"),
        ("It praised the plan -- before June, it said -- and left.", "June", "../2031-05"),
        # Neither limits anything: a longer word, and a day that something else is counted back from.
        ("In the run-up to 20 May they met.", "20 May", None),
        ("They will meet two weeks before 20 May.", "20 May", None),
        ("They must report no later than Friday.", "Friday", "../2031-04-18"),
        ("They will not return before 5 May.", "5 May", "2031-05-05/.."),
        (
            "The pact was signed on 3 March 2031. All will leave within 40 days of the signing.",
            "40 days",
            "../2031-04-12",
        ),
        (
            "The pact was concluded on 3 March 2031. All will leave within 40 days of its signing.",
            "40 days",
            "../2031-04-12",
        ),
        ("All will leave within 40 days of the signing of the pact, which was on 3 March.", "40 days", "../2031-04-12"),
        ("The truce began on 3 March. The road will open within two weeks of its start.", "two weeks", "../2031-03-17"),
        ("The truce began on 3 March. The road will open within two weeks of the truce.", "two weeks", "../2031-03-17"),
        (
            "On 3 March parliament ratified the pact. All will leave within ten days of ratification.",
            "ten days",
            "../2031-03-13",
        ),
        (
            "She was sworn in on 3 March. She must hold a vote within 18 months of taking office.",
            "18 months",
            "../2032-09-03",
        ),
        ("All will leave within seven days, beginning 5 May.", "seven days", "../2031-05-12"),
        ("The envoys met on 3 March. All will leave within ten days of that date.", "ten days", "../2031-03-13"),
        # Another thing that began, an agreement that was only talked about: neither is the day to count from.
        (
            "The talks began on 3 March. The road will open within two weeks of the start of the truce.",
            "two weeks",
            None,
        ),
        ("The parties to the pact met on 3 March. All will leave within 40 days of the pact.", "40 days", None),
        ("All will leave within a week of the vote they will hold on 3 May.", "a week", None),
    ],
)
def test_limits(text: str, exact: str, limit: str | None) -> None:
    found = _read(text, "2031-04-16")[exact]
    assert found.deadline_edtf == limit
    assert found.edtf != limit or limit is None
    assert found.deadline_word or limit is None
    assert found.steps or limit is None


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("They met from Tuesday to Thursday.", "Tuesday", "2031-04-08"),
        ("The forum will run from Monday to Wednesday.", "Wednesday", "2031-04-23"),
        ("They will meet two weeks before 20 May.", "two weeks before", "2031-05-06"),
        ("The truce was extended by 45 days from 30 April.", "45 days", "2031-04-30/2031-06-14"),
        ("The list will be sent in 48 hours.", "48 hours", "2031-04-18"),
        ("They talked until Monday.", "Monday", "2031-04-14"),
        ("The exchange, planned for Monday, did not take place.", "Monday", "2031-04-14"),
        ("The exchange, planned for Monday, will be small.", "Monday", "2031-04-21"),
        ("We expect the last buses by Monday, he said.", "Monday", "2031-04-21"),
        ("The army will leave by 31 March.", "31 March", "2031-03-31"),
        ("They were given until Monday.", "Monday", "2031-04-21"),
        ("Trade fell in the third quarter.", "the third quarter", "2030-35"),
    ],
)
def test_stretches_and_days_counted_from_others(text: str, exact: str, edtf: str) -> None:
    # Published on a Wednesday.
    assert _edtf(text, exact, "2031-04-16") == edtf


def test_a_limit_set_in_january_is_of_the_year_that_has_begun() -> None:
    assert _edtf("The army will leave by 31 December.", "31 December", "2031-01-05") == "2031-12-31"
    assert _edtf("The army left on 31 December.", "31 December", "2031-01-05") == "2030-12-31"


def test_hours_up_to_the_publication_stay_a_length() -> None:
    found = dovecote.times("The shelling went on for the past 12 hours, the mayor said.", published="2031-05-03")
    assert [(one.timex3_type, one.timex3_value, one.edtf) for one in found] == [("DURATION", "PT12H", None)]


def test_a_length_without_a_dated_event_stays_a_length() -> None:
    limited = _read("The marshal did not sign by 2 May. All will leave within 40 days of the signing.", "2031-05-16")
    assert limited["40 days"].deadline_edtf is None
    found = _read("All will leave within 40 days of the handover.", "2031-04-16")["40 days"]
    assert (found.timex3_value, found.edtf, found.deadline_word) == ("P40D", None, "within")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Envoys met on Monday.", "2031-04-14"),
        ("Envoys will meet on Monday.", "2031-04-21"),
        ("Envoys are expected to meet on Monday.", "2031-04-21"),
        ("The meeting on Monday, an event of note.", "[2031-04-14,2031-04-21]"),
        ("Envoys meet on Wednesday.", "2031-04-16"),
        ("Nine died, according to a report Monday.", "2031-04-14"),
        ("The mission will publish its report Monday.", "2031-04-21"),
        ("Envoys met last Wednesday.", "2031-04-09"),
        ("Envoys should have met on Monday.", "2031-04-14"),
        ("The truce expires on Monday.", "2031-04-21"),
        ("Envoys should have to meet on Monday.", "2031-04-21"),
        ("Envoys returned at the weekend.", "2031-04-12/2031-04-13"),
        ("Envoys will return at the weekend.", "2031-04-19/2031-04-20"),
    ],
)
def test_a_weekday_goes_where_its_verb_points_or_both_ways(text: str, edtf: str) -> None:
    [found] = dovecote.times(text, published="2031-04-16")
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The truce, which expires on 31 December, has held.", "2031-12-31"),
        ("The envoy arrives in Kessar on Saturday.", "2031-04-19"),
        ("The talks open in Kessar on Monday, the mayor said.", "2031-04-21"),
        ("14 April: The envoys meet in Kessar.", "2031-04-14"),
        ("The envoy knows since Monday what was signed.", "2031-04-14"),
    ],
)
def test_the_present_tense_tells_a_timetable_but_not_behind_the_day_of_a_chronicle(text: str, edtf: str) -> None:
    [found] = find_times(an_article(text, published="2031-04-16"))
    assert found.edtf == edtf


def test_a_day_without_year_and_verb_keeps_both_readings() -> None:
    assert _edtf("A 16 October paper.", "16 October", "2031-04-16") == "[2030-10-16,2031-10-16]"


def test_what_is_known_by_its_month_was_made_in_it() -> None:
    text = "Under the October accord all must be out by May. Under a May accord, nothing changes."
    assert _edtf(text, "October", "2031-04-16") == "2030-10"
    assert _edtf("Under the planned October accord all will leave.", "October", "2031-04-16") == "2031-10"


def test_figures_in_either_order_stay_ambiguous() -> None:
    assert _edtf("Filed 03/04/31.", "03/04/31", "2031-06-01") == "[2031-03-04,2031-04-03]"


@pytest.mark.parametrize(
    ("told", "exact", "edtf", "limit"),
    [
        ("They will leave by 3 May.", "3 May", "XXXX-05-03", "../XXXX-05-03"),
        ("They will leave before 3 May.", "3 May", "XXXX-05-03", "../XXXX-05-02"),
        ("They will leave before 1 May.", "1 May", "XXXX-05-01", "../XXXX-04-30"),
        ("They will leave before 1 March.", "1 March", "XXXX-03-01", "../XXXX-02"),
        ("They will leave before January.", "January", "XXXX-01", "../XXXX-12"),
        ("They will leave by mid-May.", "mid-May", "XXXX-05", "../XXXX-05"),
        ("They will leave by next week.", "next week", None, None),
        ("They will leave within ten days.", "ten days", None, None),
        ("They will meet in ten days.", "ten days", None, None),
        ("They met yesterday.", "yesterday", None, None),
        ("They will leave by the summer.", "the summer", None, None),
    ],
)
def test_without_a_publication_nothing_gets_a_year(told: str, exact: str, edtf: str | None, limit: str | None) -> None:
    found = _read(told)[exact]
    assert (found.edtf, found.deadline_edtf) == (edtf, limit)


@pytest.mark.parametrize(
    ("text", "exact", "edtf", "limit"),
    [
        ("They will leave by the summer.", "the summer", "2031-22", "../2031-22"),
        ("They will leave before winter.", "winter", "2031-24", "../2031-11-30"),
        ("They left by the summer.", "the summer", None, None),
        (
            "They will leave by the third week of May.",
            "the third week of May",
            "2031-05-15/2031-05-21",
            "../2031-05-21",
        ),
        ("The truce runs through 20 May.", "20 May", "2031-05-20", "../2031-05-20"),
        ("They will not return until 5 May.", "5 May", "2031-05-05", "2031-05-05/.."),
        ("They could not say whether all will stay until 5 May.", "5 May", "2031-05-05", "../2031-05-05"),
        ("All will leave by year-end.", "year-end", "2031-12-31~", "../2031-12-31~"),
        ("They will meet in ten days.", "ten days", "2031-04-26", None),
        ("They met three times in ten days.", "ten days", None, None),
    ],
)
def test_limits_and_days_ahead(text: str, exact: str, edtf: str | None, limit: str | None) -> None:
    found = _read(text, "2031-04-16")[exact]
    assert (found.edtf, found.deadline_edtf) == (edtf, limit)


def test_no_publication_leaves_a_weekday_open() -> None:
    found = _read("They met on Monday.")["Monday"]
    assert (found.timex3_value, found.edtf) == ("XXXX-WXX-1", None)
    assert found.steps


def test_a_quoted_today_is_the_speakers_day() -> None:
    told = '"We will sign today," General Mira Tolland said on Monday. Clashes broke out today.'
    spoken, printed = [one.edtf for one in dovecote.times(told, published="2031-04-16") if one.exact == "today"]
    assert (spoken, printed) == ("2031-04-14", "2031-04-16")
    assert _edtf('"We will sign today," she said.', "today", "2031-04-16") == "[2031-04-15,2031-04-16]"


@pytest.mark.parametrize(
    ("quoted", "exact", "edtf"),
    [
        ('"We will sign on Monday,"', "Monday", "2031-04-14"),
        ('"We met on Monday,"', "Monday", "2031-04-07"),
        ('"They left last week,"', "last week", "2031-03-31/2031-04-06"),
        ('"We signed on 3 March 2030,"', "3 March 2030", "2030-03-03"),
    ],
)
def test_what_is_quoted_counts_from_the_speakers_day(quoted: str, exact: str, edtf: str) -> None:
    """Said on Friday 11 April, printed on Wednesday 16 April."""
    assert _edtf(f"{quoted} General Mira Tolland said on Friday.", exact, "2031-04-16") == edtf


def test_what_is_quoted_without_a_day_of_speaking_counts_from_the_paper() -> None:
    assert _edtf('"We will sign on Monday," she said.', "Monday", "2031-04-16") == "2031-04-21"
    unquoted = "General Mira Tolland said on Friday that they will sign on Monday."
    assert _edtf(unquoted, "Monday", "2031-04-16") == "2031-04-21"


def test_a_quoted_weekday_counted_from_the_paper_would_be_noticed() -> None:
    """The deliberate break: the paper's next Monday is a week after the one that the speaker meant."""
    quoted = _read('"We will sign on Monday," she said on Friday.', "2031-04-16")["Monday"]
    from_the_paper = _edtf("They will sign on Monday.", "Monday", "2031-04-16")
    assert quoted.edtf != from_the_paper
    assert quoted.steps[0].startswith("quoted words, said on Friday 2031-04-11")


def test_the_papers_arithmetic_is_shown_and_not_corrected() -> None:
    text = (
        "All will be out before September 11, some four months later than planned. "
        "Under the deal they were to leave by May 2031."
    )
    found = _read(text, "2031-04-14")["some four months later"]
    assert found.timex3_value == "P4M"
    assert any("102 to 132 days" in step for step in found.steps)


def test_arithmetic_that_holds_is_told_from_arithmetic_that_does_not() -> None:
    """The deliberate break: a check that always agrees, or never, would answer both the same."""
    moved = "All will be out before September 11, some {} later than planned. They were to leave by 31 May 2031."
    steps = [
        _read(moved.format(told), "2031-04-14")[f"some {told} later"].steps[-1] for told in ("three months", "a year")
    ]
    assert "102 days apart: not the 92 days that the words make" in steps[0]
    assert "102 days apart: not the 366 days that the words make" in steps[1]
    fits = "All will be out before September 11, 102 days later than planned. They were to leave by 31 May 2031."
    assert _read(fits, "2031-04-14")["102 days later"].steps[-1].endswith("as told")


def test_a_parsed_article_and_bare_words_agree() -> None:
    text = (
        "General Mira Tolland visited Kessar on Monday. The talks will resume on Friday. "
        "The last camp should have been cleared by the end of March. The Front was to have left by 2 June."
    )
    parsed = [(one.exact, one.edtf) for one in find_times(an_article(text, published="2031-04-16"))]
    assert parsed == [(one.exact, one.edtf) for one in dovecote.times(text, published="2031-04-16")]


RELATIVE = (
    "They met yesterday. They met on Monday. They will meet on Friday. They met last week. "
    "They left ten days ago. They will meet at the end of the week. They meet tomorrow. "
    "It fell the day before yesterday."
)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(-200, 200))
@settings(max_examples=25, deadline=None)
def test_moving_publication_by_weeks_moves_every_relative_date_as_far(day: date, weeks: int) -> None:
    moved = day + timedelta(weeks=weeks)
    before = dovecote.times(RELATIVE, published=day.isoformat())
    after = dovecote.times(RELATIVE, published=moved.isoformat())
    assert len(before) == len(after) == 8
    for one, other in zip(before, after, strict=True):
        assert one.edtf is not None
        assert other.edtf is not None
        old, new = Edtf.parse(one.edtf), Edtf.parse(other.edtf)
        assert _shift(old.earliest(), new.earliest()) in (None, timedelta(weeks=weeks))
        assert _shift(old.latest(), new.latest()) == timedelta(weeks=weeks)


def _shift(old: date | None, new: date | None) -> timedelta | None:
    return new - old if old and new else None


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 20))
@settings(max_examples=25, deadline=None)
def test_a_window_of_publication_holds_what_each_of_its_days_gives(day: date, length: int) -> None:
    window = f"{day.isoformat()}/{(day + timedelta(days=length)).isoformat()}"
    wide = dovecote.times("They met on Monday.", published=window)[0].edtf
    assert wide is not None
    for offset in range(length + 1):
        exact = dovecote.times("They met on Monday.", published=(day + timedelta(days=offset)).isoformat())[0].edtf
        assert exact is not None
        assert Edtf.parse(wide).overlaps(Edtf.parse(exact)) is not Answer.NO


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_that_quote_it_and_dates_that_parse(text: str) -> None:
    end = 0
    for one in dovecote.times(text + " on 3 May 2031 and on Monday " + text, published="2031-04-16"):
        assert one.start >= end
        end = one.end
        for edtf in (one.edtf, one.deadline_edtf):
            assert edtf is None or str(Edtf.parse(edtf)) == edtf


def test_a_reader_that_ignores_the_verb_would_be_noticed() -> None:
    """The deliberate break: taking every weekday for past puts the coming meeting before its announcement."""
    coming = _edtf("Envoys will meet on Monday.", "Monday", "2031-04-16")
    always_past = _edtf("Envoys met on Monday.", "Monday", "2031-04-16")
    assert coming is not None
    assert always_past is not None
    published = Edtf.parse("2031-04-16")
    assert Edtf.parse(coming).after(published) is Answer.YES
    assert Edtf.parse(always_past).after(published) is Answer.NO


def test_a_line_that_opens_with_a_figure_ends_the_sentence_before_it() -> None:
    text = "The talks came later than both had agreed.\n11 March 2031: An aide speaks of November 1."
    assert dovecote.times(text, published="2031-07-01")[-1].edtf == "[2030-11-01,2031-11-01]"


def test_an_accord_known_by_its_month_has_been() -> None:
    known = dovecote.times("All will leave under the February accord.", published="2031-01-05")
    planned = dovecote.times("All will leave under a February accord.", published="2031-01-05")
    assert [one.edtf for one in (*known, *planned)] == ["2030-02", "2031-02"]


def test_an_accord_is_known_by_its_day_behind_its_whole_name() -> None:
    known = "Both agreed to leave under the 3 February Kessar Cessation of Hostilities Agreement."
    assert _edtf(known, "the 3 February", "2031-04-16") == "2031-02-03"


def test_a_truce_from_a_day_is_not_known_by_it() -> None:
    assert _edtf("They agreed to a 72-hour ceasefire from 3 May.", "3 May", "2031-05-02") == "2031-05-03"


def test_a_day_that_everybody_knows_needs_no_year() -> None:
    far = dovecote.times("She fled during the May 7 attacks.", published="2031-04-22")
    near = dovecote.times("She fled during the May 7 attacks.", published="2031-06-22")
    assert [one.edtf for one in (*far, *near)] == ["XXXX-05-07", "2031-05-07"]


def test_what_the_present_follows_has_been() -> None:
    article = an_article(
        "Following the parliament's decision on Monday, the fleet leaves Dorn.", published="2031-04-18"
    )
    assert [one.edtf for one in find_times(article)] == ["2031-04-14"]
    ahead = an_article("The fleet will leave Dorn after the vote on Monday.", published="2031-04-18")
    assert [one.edtf for one in find_times(ahead)] == ["2031-04-21"]


def test_what_has_been_is_counted_from_no_later_event() -> None:
    text = (
        "Eight years after the release of her map, little has changed. Her new book, released on 4 March 2031, says so."
    )
    read = _read(text, published="2031-03-05")
    assert "2039" not in " ".join(str(one.edtf) for one in read.values())
