"""A second promisor told by name alone, and limits that the words reckon, recall or set aside."""

from __future__ import annotations

import pytest

from factories import a_reading_of_body

PUBLISHED = "2031-06-12"  # a Thursday


def found_in(text: str) -> list[tuple[str, list[str | None]]]:
    """Each commitment's action, and the limits of its versions."""
    made = a_reading_of_body(text, published=PUBLISHED).commitments
    return [(one.action, [v.deadline.edtf if v.deadline else None for v in one.versions]) for one in made]


def promisor(text: str, action: str) -> str | None:
    reading = a_reading_of_body(text, published=PUBLISHED)
    names = {one.id: one.name for one in reading.actors}
    (one,) = [one for one in reading.commitments if one.action == action]
    return names.get(one.promisor) if isinstance(one.promisor, str) else None


@pytest.mark.parametrize(
    "text",
    [
        "The Veldt government pledges to free 20 captives by 1 July and the Orsan Front to leave the valley by 5 July.",
        "The Veldt government is to free 20 captives by 1 July, and the Orsan Front to leave the valley by 5 July.",
        "The Veldt government undertakes to free 20 captives by 1 July, the Orsan Front to leave the valley by 5 July.",
    ],
)
def test_a_second_name_with_its_own_infinitive_promises(text: str) -> None:
    assert found_in(text) == [("release", ["../2031-07-01"]), ("withdraw", ["../2031-07-05"])]
    assert promisor(text, "withdraw") == "Orsan Front"
    assert promisor(text, "release") != "Orsan Front"


@pytest.mark.parametrize(
    "text",
    [
        "The Veldt government promised to help Ostmark and the Orsan Front to leave the valley by 5 July.",
        "The Veldt government promised to get the Orsan Front to leave the valley by 5 July.",
    ],
)
def test_a_name_that_is_an_object_promises_nothing(text: str) -> None:
    assert all(action != "withdraw" for action, _ in found_in(text))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("The Orsan Front promised to withdraw within 45 days of the vote, that is by 4 July.", ["../2031-07-04"]),
        ("The Orsan Front promised to withdraw its troops within 90 days (28 August).", ["../2031-08-28"]),
        ("The Orsan Front promised to withdraw its troops within 20 days of the vote (3 June).", ["../2031-06-23"]),
        ("The troops of the Orsan Front were to have withdrawn within 90 days, by 3 June.", ["../2031-06-03"]),
        ("The withdrawal of the Orsan Front was announced in November.", [None]),
        ("The Orsan Front promised to withdraw its men within 20 days, and will meet on 3 August.", ["../2031-07-02"]),
        ("The Orsan Front will not withdraw its troops by 20 June as planned, its commander said.", ["../2031-06-20"]),
        ("The Orsan Front will not withdraw by 20 June as agreed. It is now planned for 3 July.",
         ["../2031-06-20", "../2031-07-03"]),
        ("The withdrawal of the Orsan Front will not be completed before August.", ["2031-08"]),
    ],
)  # fmt: skip
def test_the_limit_is_the_one_the_words_reckon(text: str, limits: list[str | None]) -> None:
    assert dict(found_in(text))["withdraw"] == limits


@pytest.mark.parametrize(
    "text",
    [
        "The Orsan Front will not withdraw its troops by 20 June.",
        "The Orsan Front will not withdraw its troops as planned.",
        "The Orsan Front will not withdraw its troops by 20 June as it had said.",
    ],
)
def test_a_refusal_recalls_no_limit(text: str) -> None:
    assert all(action != "withdraw" for action, _ in found_in(text))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("A convoy of flour that was supposed to leave Vesk on Monday will leave on Wednesday instead.",
         ["2031-06-16", "../2031-06-18"]),
        ("A convoy of flour that was to leave Vesk on Friday will leave on Monday.", ["2031-06-13", "../2031-06-16"]),
        ("A convoy of flour that was to leave Vesk on Tuesday will leave on Monday.", ["2031-06-10", "../2031-06-16"]),
        ("A convoy of flour that was to leave Vesk on Friday will be escorted on Monday.", ["2031-06-13"]),
    ],
)  # fmt: skip
def test_what_was_to_be_done_is_done_later(text: str, limits: list[str | None]) -> None:
    assert found_in(text) == [("leave", limits)]


def test_a_day_of_another_promise_between_moves_nothing() -> None:
    text = (
        "The Orsan Front was to register as a party by 3 June.\n\n"
        "The two sides were to meet quarterly. The meeting did not take place; it has been rescheduled for 22 June."
    )
    assert ("register", ["../2031-06-03"]) in found_in(text)


def test_each_move_is_a_version() -> None:
    text = (
        "The Orsan Front was to free the captives by 31 December 2030. That deadline was first extended to 31 March"
        " 2031 and subsequently to 30 June 2031."
    )
    assert found_in(text) == [("release", ["../2030-12-31", "../2031-03-31", "../2031-06-30"])]


def test_talks_on_hold_lose_no_day() -> None:
    assert found_in("The talks between Veldt and the Orsan Front have been put on hold.") == []


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The Orsan Front will withdraw its troops before the week is over.", "../2031-06-15~"),
        ("The deadline for the Orsan Front to withdraw its troops runs out on Friday.", "../2031-06-13"),
    ],
)
def test_a_limit_may_be_told_by_a_clause(text: str, limit: str) -> None:
    assert found_in(text) == [("withdraw", [limit])]


@pytest.mark.parametrize(
    "text",
    [
        "The Orsan Front will withdraw its troops ten days after the truce begins.",
        "The two sides gave themselves ten days for the withdrawal of the Orsan Front.",
    ],
)
def test_a_length_from_an_event_is_kept(text: str) -> None:
    reading = a_reading_of_body(text, published=PUBLISHED)
    (limit,) = [version.deadline for one in reading.commitments for version in one.versions]
    assert limit is not None
    assert (limit.precision, limit.length) == ("relative", "P10D")


def test_two_things_on_two_days_are_two_promises() -> None:
    text = "The Orsan Front will hand the airfield to the police on Monday, and the fuel depot a fortnight later."
    assert found_in(text) == [("hand_over", ["2031-06-16"]), ("hand_over", ["2031-06-30"])]


def test_a_name_to_be_given_is_due_by_its_deadline() -> None:
    text = "The deadline for the Orsan Front to name its members runs out on Friday."
    assert found_in(text) == [("name", ["../2031-06-13"])]
    assert promisor(text, "name") == "Orsan Front"


def test_a_mission_that_was_to_end_and_lasts_on_is_one_promise() -> None:
    text = "The monitoring mission of Veldt, which was to have ended on 15 June, has been extended by three months."
    assert found_in(text) == [("continue", ["../2031-06-15", "../2031-09-15"])]


def test_what_describes_the_thing_made_has_no_limit_of_its_own() -> None:
    text = "The Veldt parliament must pass a law giving the valley self-rule by 30 June."
    assert [limits for _, limits in found_in(text)] == [["../2031-06-30"]]


def test_a_calendar_speaks_of_an_entry_further_above() -> None:
    text = (
        "3 March 2031\nThe Orsan Front was to free the captives by 3 May.\n\n20 April 2031\nThe envoys meet.\n\n"
        "5 May 2031\nThe deadline is moved to 3 June.\n"
    )
    assert found_in(text)[0] == ("release", ["../2031-05-03", "../2031-06-03"])


def test_what_the_next_sentence_takes_up_is_one_promise() -> None:
    text = "The joint academy was to open its doors on 1 June. It is now expected to do so in September."
    assert found_in(text) == [("open", ["2031-06-01", "2031-09"])]


def test_a_new_date_given_at_a_dated_meeting() -> None:
    text = (
        "The Orsan Front was to free the captives by 3 June.\n\n"
        "At the meeting of 5 June the Orsan Front gave a new date, 3 July."
    )
    assert found_in(text) == [("release", ["../2031-06-03", "../2031-07-03"])]


def test_both_sides_have_until_a_day() -> None:
    assert found_in("Both armies have until 9 July to withdraw.") == [("withdraw", ["../2031-07-09"])]
