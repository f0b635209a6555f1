"""When an event of the process was, where other words than its own clause tell it."""

from __future__ import annotations

from dovecote.model.process import ProcessEvent
from factories import a_reading_of_body

PUBLISHED = "2031-10-06"


def _events(text: str) -> tuple[ProcessEvent, ...]:
    return a_reading_of_body(text, published=PUBLISHED).process_events


def _times(text: str, kind: str) -> list[str | None]:
    return [one.time.edtf for one in _events(text) if one.kind == kind and one.time]


def test_what_was_done_again_is_two_events() -> None:
    found = _events("The truce was extended on 2 May and again on 2 July.")
    assert [one.time.edtf for one in found if one.time] == ["2031-05-02", "2031-07-02"]
    assert [one.evidence[0].exact for one in found] == ["The truce was extended on 2 May and", "again on 2 July"]
    assert len({one.id for one in found}) == 2


def test_two_days_of_one_round_are_one_event() -> None:
    assert len(_events("Talks were held in Dorn on 2 May and 3 May.")) == 1


PAUSE = "The Orsan Front and Veldt paused their talks for a 20-day break. "


def test_a_pause_lasts_back_from_the_day_on_which_talks_go_on() -> None:
    text = PAUSE + "The talks will resume on 15 October."
    assert _times(text, "talks_paused") == ["2031-09-25~/2031-10-15"]


def test_of_two_lengths_the_finer_counts() -> None:
    text = PAUSE + "The three-week break worries the envoys. The talks will resume on 15 October."
    assert set(_times(text, "talks_paused")) == {"2031-09-25~/2031-10-15"}


def test_a_pause_without_a_day_stays_open() -> None:
    assert _times(PAUSE, "talks_paused") == [f"../{PUBLISHED}"]
    assert _times(PAUSE + "The talks will resume soon.", "talks_paused") == [f"../{PUBLISHED}"]


def test_a_mention_takes_the_only_day_told_of_the_event() -> None:
    text = (
        "The envoys cheered the resumption of talks between Veldt and the Orsan Front. The talks resumed on 3 October."
    )
    (resumed,) = (one for one in _events(text) if one.kind == "talks_resumed")
    assert resumed.time is not None
    assert (resumed.time.edtf, len(resumed.evidence)) == ("2031-10-03", 2)


def test_a_mention_of_one_of_two_events_stays_open() -> None:
    text = (
        "The envoys cheered the resumption of talks between Veldt and the Orsan Front. "
        "The talks resumed on 3 May. They broke off; the talks resumed on 3 October."
    )
    assert _times(text, "talks_resumed")[0] == f"../{PUBLISHED}"


MENTION = "The visit comes with the resumption of talks between Veldt and the Orsan Front. "


def test_a_mention_of_what_is_promised_is_still_due_on_that_day() -> None:
    found = _events(MENTION + "The mediator said that they must resume on 15 October as agreed.")
    resumed = [one for one in found if one.kind.startswith("talks_resum")]
    assert {(one.kind, one.modality) for one in resumed} == {("talks_resumption_scheduled", "scheduled")}
    assert {one.time.edtf for one in resumed if one.time} == {"2031-10-15"}


def test_a_mention_is_not_due_on_a_day_that_is_over_or_untold() -> None:
    for promise in (
        "The mediator said that they must resume on 3 May 2031 as agreed.",
        "The mediator said that they must resume soon as agreed.",
    ):
        assert _times(MENTION + promise, "talks_resumed") == [f"../{PUBLISHED}"]


def test_one_time_for_both_days_would_be_noticed() -> None:
    """The deliberate break: the first day alone would leave out the second extension."""
    found = _events("The truce was extended on 2 May and again on 2 July.")
    assert {one.time.edtf for one in found if one.time} != {"2031-05-02"}
