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
        ("The 3 June deadline for the handover was extended by a month.", ["../2031-06-03", "../2031-07-03"]),
        ("The Orsan Front was to free the captives by 3 June but now says the release will be completed by 3 July.",
         ["../2031-06-03", "../2031-07-03"]),
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


BEFORE = get_language("en").table("commitments/changes")["before"]


@pytest.mark.parametrize("text", BEFORE["find"])
def test_a_limit_set_aside_is_the_one_before(text: str) -> None:
    (found,) = moved(text)
    limits = [version.deadline for version in found.versions]
    days = [one.latest for one in limits if one is not None and one.latest is not None]
    assert len(days) == 2
    assert days[0] != days[1]


@pytest.mark.parametrize("text", BEFORE["leave"])
def test_what_sets_no_limit_aside_has_one_version(text: str) -> None:
    assert all(len(one.versions) == 1 for one in moved(text))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Veldt has raised from 350 to 520 the number of families it will take back, a minister said.", [350, 520]),
        ("The number of prisoners to be released by Veldt was cut from 300 to 180, the premier said.", [300, 180]),
        ("Veldt has cut its planned withdrawal from 2,000 to 1,400 soldiers, the minister said.", [2000, 1400]),
        ("Veldt will release 90 prisoners by 3 June, not 150, the minister said.", [150, 90]),
        ("Veldt will send 80 observers instead of the 40 it had promised, the minister said.", [40, 80]),
        ("Veldt will send 80 observers to the 40 villages, the minister said.", [80]),
    ],
)
def test_the_old_figure_comes_before_the_new(text: str, figures: list[float]) -> None:
    (found,) = moved(text)
    assert [version.quantity.value for version in found.versions if version.quantity] == figures


@pytest.mark.parametrize("words", ["gone back on its pledge", "backed out of its promise", "reneged on its pledge"])
def test_who_goes_back_on_a_promise_takes_it_back(words: str) -> None:
    (found,) = moved(f"Veldt has {words} to sign the water treaty by 3 June, the premier of Ostmark said.")
    assert [one.kind for one in found.progress] == ["withdrawal"]


def test_do_so_stands_for_the_act_told_before() -> None:
    (found,) = moved("The Orsan Front has yet to free 40 captives but will do so by 3 June, its leader said.")
    assert (found.action, found.versions[0].deadline and found.versions[0].deadline.edtf) == (
        "release",
        "../2031-06-03",
    )
    assert moved("The rain has yet to stop but will do so by 3 June, the farmers said.") == ()


def test_a_later_limit_stands_in_for_not_before() -> None:
    (found,) = moved("The Orsan Front will not leave the valley before July but will do so by 30 August, it said.")
    assert [version.deadline.edtf for version in found.versions if version.deadline] == ["../2031-08-30"]


@pytest.mark.parametrize(
    "words",
    [
        "Veldt has dropped its demand for a ransom and will free 300 captives by 3 June, the minister said.",
        "Veldt no longer insists that the Orsan Front pay for the bells, which it will return by 3 June.",
    ],
)
def test_who_gives_up_a_demand_drops_a_condition(words: str) -> None:
    (found,) = moved(words)
    assert found.versions[-1].drops_conditions


def test_a_demand_still_made_is_a_condition_kept() -> None:
    (found,) = moved("Veldt insists on a ransom and will free 300 captives by 3 June, the minister said.")
    assert not found.versions[-1].drops_conditions


def test_what_is_put_on_hold_has_no_day() -> None:
    (found,) = moved("The release of 300 prisoners by Veldt has been put on hold, the justice ministry said.")
    assert found.versions[-1].deadline is not None
    assert found.versions[-1].deadline.precision == "open"


def test_a_day_of_something_else_is_not_set_aside() -> None:
    (found,) = moved("Veldt will free 40 captives by 20 June; the camps, which were to close in May, stay open.")[:1]
    assert [version.deadline.edtf for version in found.versions if version.deadline] == ["../2031-06-20"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The release of 40 captives by Veldt has slipped to October, the minister said on Monday.", "2031-10-31"),
        ("Veldt has set 1 July as the date for the withdrawal of its troops.", "2031-07-01"),
        ("The council extended the mandate of its mission in Veldt until 30 November 2031.", "2031-11-30"),
        ("Veldt and the Front agreed to delay the withdrawal by 100 days beyond the 12 June deadline.", "2031-09-20"),
        (
            "Veldt has pushed back the release of 40 captives from 12 June to 12 December, the minister said.",
            "2031-12-12",
        ),
        ("Veldt and the Front agreed to extend the truce by six months, to 12 December 2031.", "2031-12-12"),
    ],
)
def test_the_day_that_now_holds_lies_ahead(text: str, last: str) -> None:
    (found,) = moved(text)
    assert found.versions[-1].deadline is not None
    assert found.versions[-1].deadline.latest == last


def test_an_old_limit_without_its_year_lies_before_the_new_one() -> None:
    (found,) = moved("The release of 40 captives by Veldt was pushed back from 12 May to 12 November 2031.")
    assert [one.deadline.edtf for one in found.versions if one.deadline] == ["../2031-05-12", "../2031-11-12"]


ANEW = get_language("en").table("commitments/changes")["anew"]


@pytest.mark.parametrize("text", ANEW["find"])
def test_a_limit_said_anew_is_a_further_version(text: str) -> None:
    assert [_last_days(one) for one in moved(text)] == [["2031-06-03", "2031-07-03"]]


@pytest.mark.parametrize("text", ANEW["leave"])
def test_what_is_said_of_another_limit_moves_none(text: str) -> None:
    assert ["2031-06-03"] in [_last_days(one) for one in moved(text)]


def _last_days(commitment: Commitment) -> list[str | None]:
    return [one.deadline.latest if one.deadline else None for one in commitment.versions]


def test_to_miss_a_deadline_promises_nothing() -> None:
    found = moved("Veldt will miss the 3 June deadline to free the captives, the envoy said.")
    assert all(one.action != "miss" for one in found)


def test_mediators_move_what_others_promised() -> None:
    (found,) = moved("The mediators agreed to extend the 3 June deadline for the release of 20 captives to 3 July.")
    assert found.promisor is None
    assert _last_days(found) == ["2031-06-03", "2031-07-03"]


def test_the_same_act_on_another_thing_is_no_change_of_limit() -> None:
    found = moved(
        "The navy of Veldt was to clear the harbour of wrecks by 15 July. It will clear the fish market by 1 August."
    )
    assert all(len(one.versions) == 1 for one in found)


def test_the_days_of_a_deadline_for_leaving_are_no_figures() -> None:
    (found,) = moved(
        "The mediators extended the Orsan Front's deadline for withdrawing its fighters from 28 June to 15 July."
    )
    assert _last_days(found) == ["2031-06-28", "2031-07-15"]
    assert all(version.quantity is None for version in found.versions)
