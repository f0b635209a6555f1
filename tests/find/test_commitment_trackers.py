"""Trackers of implementation: an act, its day and its state, each behind a label."""

from __future__ import annotations

import pytest

from dovecote.find.commitments import trackers
from dovecote.model.commitment import Commitment
from factories import a_reading_of_body

PUBLISHED = "2031-06-12"
TRACKER = (
    "Milestone 1: Release of 130 prisoners by the Orsan Front. Due: 30 April 2031. Status: partly done. "
    "New date: 20 July 2031.\n\n"
    "Milestone 2: Lists of prisoners exchanged. Due: 31 May 2031. Status: completed 2 June.\n\n"
    "Milestone 3: Withdrawal of the Orsan Front from the harbour. Deadline: 1 July 2031. Status: not started.\n"
)


def tracked(text: str) -> list[Commitment]:
    made = a_reading_of_body(text, published=PUBLISHED).commitments
    return [one for one in made if one.created_by == "commitments/term"]


def limits(commitment: Commitment) -> list[str | None]:
    return [one.deadline.latest if one.deadline else None for one in commitment.versions]


def test_each_item_with_a_day_is_a_promise() -> None:
    found = {one.action: (limits(one), [state.kind for state in one.progress]) for one in tracked(TRACKER)}
    assert found == {
        "release": (["2031-04-30", "2031-07-20"], ["partial_outcome"]),
        "exchange": (["2031-05-31"], ["outcome"]),
        "withdraw": (["2031-07-01"], ["no_outcome"]),
    }


def test_labels_may_have_lines_of_their_own() -> None:
    text = "3. Withdrawal of the Orsan Front from the harbour\nDue date: 1 July 2031\nRevised date: 1 August 2031\n"
    (found,) = tracked(text)
    assert limits(found) == ["2031-07-01", "2031-08-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Milestone 1: Release of 130 prisoners by the Orsan Front. Status: completed.",
        "Milestone 1: Brochures printed. Due: 30 April 2031.",
        "The release of 130 prisoners was discussed. Due: 30 April 2031.",
        "1. Release of 130 prisoners. Note: it was discussed on 30 April 2031.",
    ],
)
def test_what_has_no_act_or_no_labelled_day_is_left(text: str) -> None:
    assert tracked(text) == []


def test_a_new_date_is_that_of_its_own_item() -> None:
    text = TRACKER + "\nMilestone 4: Brochures printed. New date: 9 September 2031.\n"
    assert [limits(one)[-1] for one in tracked(text)] == ["2031-07-20", "2031-05-31", "2031-07-01"]


def test_a_reader_blind_to_labels_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trackers, "FARTHEST", -1)
    with pytest.raises(AssertionError):
        test_each_item_with_a_day_is_a_promise()
