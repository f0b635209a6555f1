"""The day of a deed whose own sentence tells none: what the text around it must give, and what it must not."""

from __future__ import annotations

import pytest

from dovecote.model.reading import Reading
from factories import a_reading_of_body

PUBLISHED = "2031-04-16"  # a Wednesday


def _read(text: str) -> Reading:
    return a_reading_of_body(text, published=PUBLISHED)


def _said(text: str, words: str) -> list[str | None]:
    return [one.said.edtf for one in _read(text).statements if words in one.content and one.said]


def _signed(text: str) -> list[str | None]:
    return [one.time.edtf for one in _read(text).process_events if one.kind == "agreement_signed" and one.time]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("General Tolland said that the bridges were open.", "2031-04-14"),
        ("The general says that the bridges are open.", PUBLISHED),
        ("General Tolland has said that the bridges were open.", f"../{PUBLISHED}"),
        ("General Tolland said on Friday that the bridges were open.", "2031-04-11"),
        ("Minister Orla Venn said that the bridges were open.", f"../{PUBLISHED}"),
    ],
)
def test_a_speaker_goes_on_speaking_on_the_day_told_of_him(second: str, said: str) -> None:
    text = f"General Mira Tolland said on Monday that the army would leave Dorn.\n\n{second}"
    assert _said(text, "bridges") == [said]


def test_old_words_date_no_news() -> None:
    text = (
        "General Mira Tolland said on 3 March 2030 that the army would leave Dorn.\n\n"
        "General Tolland said that the bridges were open."
    )
    assert _said(text, "bridges") == [f"../{PUBLISHED}"]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Colonel Ida Marsh, who heads the United Nations monitors in Dorn,", "2031-04-15"),
        ("Colonel Ida Marsh, a farmer from Dorn,", f"../{PUBLISHED}"),
    ],
)
def test_the_head_of_an_institution_speaks_on_its_day(who: str, said: str) -> None:
    text = (
        "The Orsan Front has left the harbour, the United Nations said on Tuesday.\n\n"
        f"{who} said that the mines were still there."
    )
    assert _said(text, "mines") == [said]


@pytest.mark.parametrize(
    ("first", "second", "signed"),
    [
        (
            "The guns fell silent after Monday's ceremony in Dorn.",
            "General Mira Tolland and Orla Venn signed the accord.",
            "2031-04-14",
        ),
        (
            "Crowds cheered at the summit on Monday.",
            "General Mira Tolland and Orla Venn signed the accord.",
            "2031-04-14",
        ),
        # No occasion, another day beside it, a day to come, and a deed that lies back.
        (
            "Rain fell on Dorn on Monday.",
            "General Mira Tolland and Orla Venn signed the accord.",
            f"../{PUBLISHED}",
        ),
        (
            "Crowds cheered at the summit on Monday and went home on Tuesday.",
            "General Mira Tolland and Orla Venn signed the accord.",
            f"../{PUBLISHED}",
        ),
        (
            "The flags are up for Friday's ceremony in Dorn.",
            "General Mira Tolland and Orla Venn signed the accord.",
            f"../{PUBLISHED}",
        ),
        (
            "The guns fell silent after Monday's ceremony in Dorn.",
            "General Mira Tolland and Orla Venn had signed the accord.",
            f"../{PUBLISHED}",
        ),
    ],
)
def test_what_is_done_at_an_occasion_is_of_its_day(first: str, second: str, signed: str) -> None:
    assert _signed(f"{first} {second}") == [signed]


def test_what_is_told_in_dated_words_was_before_them() -> None:
    text = (
        "Minister Orla Venn said on Monday that the roads were safe.\n\n"
        '"We have signed an accord with the Orsan Front," Minister Venn said.'
    )
    assert _signed(text) == ["../2031-04-14"]


def test_what_is_over_has_no_limit_to_come() -> None:
    text = "Minister Orla Venn has decided that the army would leave Dorn before June 30."
    told = [one.time.edtf for one in _read(text).process_events if one.time]
    assert "../2031-06-29" not in told


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Orla Venn met General Mira Tolland in Dorn on Monday.", "2031-04-14"),
        ("Orla Venn called on General Mira Tolland in Dorn on Monday.", "2031-04-14"),
        # Two days of meetings, none at all, and one that is still to come.
        ("Orla Venn met General Mira Tolland on Monday. On Tuesday she met the mayor.", f"../{PUBLISHED}"),
        ("Rain fell on Dorn on Monday.", f"../{PUBLISHED}"),
        ("Orla Venn will meet General Mira Tolland on Monday.", f"../{PUBLISHED}"),
    ],
)
def test_a_briefing_after_the_meeting_is_of_its_day(told: str, day: str) -> None:
    text = f"{told}\n\nRain fell.\n\nA colonel who briefed journalists following the session said little."
    found = [one.time.edtf for one in _read(text).contacts if one.time and one.contact_type == "background_briefing"]
    assert found == [day]


def test_every_undated_deed_on_the_day_of_the_lead_would_be_noticed() -> None:
    """The deliberate break: the day told last is not the day of whatever follows."""
    text = "Rain fell on Dorn on Monday. General Mira Tolland and Orla Venn signed the accord."
    assert "2031-04-14" not in _signed(text)


@pytest.mark.parametrize(
    ("published", "announced"), [("2031-04-14", "2031-04-09~/2031-04-14"), (PUBLISHED, f"../{PUBLISHED}")]
)
def test_news_of_it_comes_between_it_and_the_paper(published: str, announced: str) -> None:
    text = (
        "Veldt and the Orsan Front agreed on Monday to free prisoners. "
        "Minister Orla Venn disclosed it at the close of five days of talks in Dorn."
    )
    found = a_reading_of_body(text, published=published).process_events
    assert [one.time.edtf for one in found if one.kind == "talks_held" and one.time] == [announced]


def test_the_near_future_begins_with_the_words() -> None:
    text = "General Mira Tolland said on Monday that she would meet Orla Venn in the near future."
    assert [one.time.edtf for one in _read(text).contacts if one.time] == ["2031-04-14/.."]
