"""Look-ups that spare work give what trying everything gives."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dovecote.find.commitments.words import Action, matches, words_of
from dovecote.find.times.constraints import _is_near
from dovecote.find.times.places import add_months
from dovecote.languages.registry import get_language

SENTENCES = (
    "The Veldt army will pull out of Marrow County and hand over its guns to the mediators.",
    "Both sides agreed to stop the shelling, release the captives and resume talks in Lisk.",
    "The exchange of prisoners has not taken place; the opening of the road was completed.",
    "General Mira Tolland left the talks, and the withdrawals of her troops were halted.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_patterns_by_head_find_what_trying_all_of_them_finds(text: str) -> None:
    english = get_language("en")
    words = words_of(english)
    for token in english.load_parser()(text):
        noun = token.pos_ in ("NOUN", "PROPN")
        tried: list[tuple[int, Action]] = [
            (pattern.weight, action)
            for action in words.actions
            for pattern in (action.nouns if noun else action.verbs)
            if matches(pattern, token)
        ]
        found = [(one.weight, one.action) for one in words._listed(token) if matches(one.pattern, token)]
        assert found == tried


@pytest.mark.parametrize("months", [1, 3, 11])
def test_near_is_counted_in_whole_months_at_the_ends_of_months(months: int) -> None:
    days = [date(2023, 12, 29) + timedelta(days=count) for count in range(430)]
    for first in days[:70]:
        for second in days:
            if first <= second:
                assert _is_near(first, second, months) == (add_months(first, months) >= second)
                assert _is_near(second, first, months) == _is_near(first, second, months)
