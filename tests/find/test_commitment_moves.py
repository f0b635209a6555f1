"""A limit that is moved is a further version of the promise, with the limit that now holds."""

from __future__ import annotations

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from factories import a_reading_of_body

MOVES = get_language("en").table("commitments/changes")["moves"]


def moved(text: str) -> tuple[Commitment, ...]:
    return a_reading_of_body(text, published="2031-05-20").commitments


@pytest.mark.parametrize("text", MOVES["find"])
def test_a_moved_limit_is_found(text: str) -> None:
    (found,) = moved(text)
    assert found.versions[-1].deadline is not None
    assert found.versions[-1].deadline.edtf is not None
    assert found.versions[-1].slip_words


@pytest.mark.parametrize("text", MOVES["leave"])
def test_what_moves_no_limit_is_left(text: str) -> None:
    assert not any(version.slip_words for one in moved(text) for version in one.versions)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("The withdrawal of Veldt was put off from 31 May to 3 June, Dores said.", ["../2031-05-31", "../2031-06-03"]),
        ("The truce, which was to end on 31 May, was extended until 30 June.", ["../2031-05-31", "../2031-06-30"]),
        ("Veldt has agreed to postpone its withdrawal to 3 March 2032.", ["../2032-03-03"]),
        ("The talks between Veldt and the Orsan Front were postponed to 3 June.", ["2031-06-03"]),
        ("Veldt and the Orsan Front agreed to extend the ceasefire by 72 hours, to 25 May.", ["../2031-05-25"]),
    ],
)  # fmt: skip
def test_the_old_limit_comes_before_the_new(text: str, limits: list[str]) -> None:
    (found,) = moved(text)
    assert [version.deadline.edtf for version in found.versions if version.deadline] == limits


def test_a_day_of_the_telling_is_no_limit() -> None:
    (found,) = moved("Veldt said on Monday that its withdrawal had been postponed to 3 September.")
    assert [version.deadline.edtf for version in found.versions if version.deadline] == ["../2031-09-03"]


def test_by_how_much_alone_gives_no_day() -> None:
    (found,) = moved("Veldt and the Orsan Front extended the truce for two months, the envoy said.")
    limit = found.versions[-1].deadline
    assert limit is not None
    assert (limit.edtf, limit.text, limit.precision) == (None, "two months", "relative")


def test_a_plan_that_is_scrapped_was_promised_and_taken_back() -> None:
    (found,) = moved("Veldt has scrapped its plan to send 300 observers to Orsa, the foreign minister said.")
    assert [one.kind for one in found.progress] == ["withdrawal"]
    assert moved("Veldt may scrap its plan to send 300 observers to Orsa, the foreign minister said.") == ()


def test_a_truce_with_its_length_and_first_day_has_a_span() -> None:
    (found,) = moved("Veldt and the Orsan Front agreed to a two-month truce starting on 1 June.")
    assert found.versions[0].deadline is not None
    assert found.versions[0].deadline.edtf == "2031-06-01/2031-08-01"


def test_what_a_deed_is_for_may_hold_its_limit() -> None:
    (found,) = moved("Veldt will pay 20 million euros to rebuild the harbour by the end of 2031, the premier said.")
    assert found.versions[0].deadline is not None
    assert found.versions[0].deadline.latest == "2031-12-31"
