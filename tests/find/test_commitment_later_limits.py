"""Limits that stand in another sentence than the promise, and lengths counted from what is itself promised."""

from __future__ import annotations

import pytest

from factories import a_reading_of_body

PUBLISHED = "2031-04-16"  # a Wednesday


def _limits(text: str) -> dict[str, str | None]:
    reading = a_reading_of_body(text, published=PUBLISHED)
    deadlines = [(one.action, one.versions[-1].deadline) for one in reading.commitments]
    return {action: deadline.edtf if deadline else None for action, deadline in deadlines}


@pytest.mark.parametrize(
    ("second", "edtf"),
    [
        ("Mediators named 3 May as the last day for it.", "../2031-05-03"),
        ("Envoys fixed 3 May as the deadline for the exchange.", "../2031-05-03"),
        ("The final date is 3 May.", "../2031-05-03"),
        # A day that is not the last, one of something else, one refused.
        ("Mediators named 3 May as the day for it.", None),
        ("Envoys fixed 3 May as the deadline for the withdrawal.", None),
        ("The final date is not 3 May.", None),
    ],
)
def test_the_last_day_is_told_in_the_next_sentence(second: str, edtf: str | None) -> None:
    text = f"Veldt and the Orsan Front agreed to exchange 40 prisoners. {second}"
    assert _limits(text)["exchange"] == edtf


@pytest.mark.parametrize(
    ("second", "edtf"),
    [
        ("The truce is to expire on 2 June.", "2031-04-02/2031-06-02"),
        ("Envoys hope to renew the truce before it runs out.", "2031-04-02/.."),
        ("The export licence expires on 2 June.", "2031-04-02/.."),
    ],
)
def test_what_is_in_force_ends_on_the_day_it_expires(second: str, edtf: str) -> None:
    text = f"A truce between Veldt and the Orsan Front took effect on 2 April. {second}"
    assert _limits(text)["cease_fire"] == edtf


@pytest.mark.parametrize(
    ("first", "edtf"),
    [
        ("Veldt and the Orsan Front promised to sign a treaty by 3 May.", "../2031-06-02"),
        ("Veldt and the Orsan Front promised to sign a treaty.", None),
    ],
)
def test_a_length_runs_from_the_day_set_for_what_it_follows(first: str, edtf: str | None) -> None:
    assert _limits(f"{first} The Front will disarm within 30 days of the signature.")["disarm"] == edtf


def test_of_a_row_of_deeds_the_first_and_the_last_make_a_range() -> None:
    text = "Veldt will free 40 prisoners: the first will be released on 3 May and the last of them a week later."
    assert _limits(text)["release"] == "2031-05-03/2031-05-10"


def test_what_goes_on_until_an_event_stands_from_the_day_it_was_said() -> None:
    text = "General Mira Tolland said on Monday that the army would continue the truce until a treaty is signed."
    assert _limits(text)["continue"] == "2031-04-14/.."


def test_what_is_kept_from_being_done_stands() -> None:
    text = "Under the accord signed on 3 April, Veldt will keep its fighters from crossing the river."
    assert _limits(text)["prevent"] == "2031-04-03/.."


def test_what_was_renewed_again_runs_from_the_last_time() -> None:
    text = "The truce was renewed on 2 February and again on 2 April, each time for two months."
    assert _limits(text)["cease_fire"] == "2031-04-02/2031-06-02"


def test_any_day_of_the_next_sentence_as_a_limit_would_be_noticed() -> None:
    """The deliberate break: only a word such as "deadline" makes a day the last one."""
    text = "Veldt and the Orsan Front agreed to exchange 40 prisoners. The envoys will meet on 3 May."
    assert _limits(text)["exchange"] is None
