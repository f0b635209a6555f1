"""What two wordings side by side mark: the words that make the difference, and nothing of a quotation is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dovecote.web.wordings import cut_words, distinct


def marked(exact: str, *phrases: str, other: str | None = None) -> list[str]:
    return [one.text for one in cut_words(exact, phrases, other) if one.marked]


def test_a_phrase_that_changed_is_marked() -> None:
    assert marked("all soldiers out by June 2031, on one condition", "by June 2031") == ["by June 2031"]


def test_the_longer_of_two_phrases_is_marked() -> None:
    assert marked("out if calm holds in the valley", "if calm holds", "if calm holds in the valley") == [
        "if calm holds in the valley"
    ]


def test_without_a_phrase_the_words_that_differ_are_marked() -> None:
    assert marked("We will free 150 captives by June", other="We will free 90 captives by July") == ["150", "June"]


def test_wordings_with_little_in_common_mark_nothing() -> None:
    assert marked("The bridge opens on Monday", other="Nobody has told the ferrymen about it") == []


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=3), st.none() | st.text(max_size=60))
def test_no_character_is_lost(exact: str, phrases: list[str], other: str | None) -> None:
    assert "".join(one.text for one in cut_words(exact, phrases, other)) == exact


@pytest.mark.parametrize(
    ("phrases", "kept"),
    [
        (["if calm holds in the valley", "calm holds in the valley"], ["if calm holds in the valley"]),
        (["if calm holds", "if the lists are complete"], ["if calm holds", "if the lists are complete"]),
        (["If calm holds", "if calm holds."], ["If calm holds"]),
    ],
)
def test_what_only_repeats_another_phrase_is_left_out(phrases: list[str], kept: list[str]) -> None:
    assert list(distinct(phrases)) == kept
