"""The day on which something was said, counted from what the article told before."""

from __future__ import annotations

import pytest

from factories import a_reading_of_body

CALL = "General Mira Tolland and Orla Venn spoke by telephone on Wednesday."


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("The call came a day after an official said that Veldt would leave Orsan.", "2031-03-11"),
        ("The call came two weeks before an official said that Veldt would leave Orsan.", "2031-03-26"),
        ("A storm came a day after an official said that Veldt would leave Orsan.", "../2031-03-12"),
    ],
)
def test_the_day_is_counted_from_the_day_told_last(second: str, said: str) -> None:
    reading = a_reading_of_body(f"{CALL}\n\n{second}", published="2031-03-12")
    found = [one for one in reading.statements if "leave Orsan" in one.content]
    assert [one.said.edtf for one in found if one.said] == [said]


def test_an_unnamed_source_spoke_on_one_day_throughout() -> None:
    text = (
        f"{CALL}\n\nThe call came a day after a Veldt official said that Veldt would leave Orsan.\n\n"
        "The official said that the ships were late."
    )
    reading = a_reading_of_body(text, published="2031-03-12")
    assert {one.said.edtf for one in reading.statements if one.said and one.speaker} == {"2031-03-11"}
