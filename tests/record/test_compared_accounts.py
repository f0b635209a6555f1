"""What is called a lie, what only one side says was discussed, and a promise told again in vaguer words."""

from __future__ import annotations

import pytest

from compared_records import OPENING, compared


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ('The Orsan Front called this "a lie".', 1),
        ("The Orsan Front described the claim as baseless.", 1),
        ("The Orsan Front said that the report was untrue.", 1),
        ("The Orsan Front said that the report was not false.", 0),
        ("The Orsan Front called this a good beginning.", 0),
        ("The Orsan Front called the general a friend.", 0),
    ],
)
def test_a_claim_that_the_next_voice_calls_a_lie(answer: str, count: int) -> None:
    told = "Veldt's defence ministry said that the Front had fired on the ferry. "
    assert len(compared("contradiction", OPENING + told + answer)) == count


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("The fishing season was not mentioned, the Orsan Front said.", 1),
        ("The hill road was not mentioned, the Orsan Front said.", 0),
        ("The fishing season was mentioned twice, the Orsan Front said.", 0),
    ],
)
def test_a_matter_that_only_one_side_says_was_discussed(answer: str, count: int) -> None:
    told = (
        "Veldt's foreign ministry said it discussed the lake road and the winter fishing season with the Orsan Front."
    )
    second = "DORN - The shops of the old town were shut all day. " + answer
    assert len(compared("contradiction", OPENING + told, second)) == count


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("The Orsan Front said that no number was agreed.", 1),
        ("The Orsan Front said that the number was agreed.", 0),
    ],
)
def test_what_one_side_says_was_agreed_and_the_other_that_it_was_not(answer: str, count: int) -> None:
    told = "Veldt's defence ministry says both sides agreed to exchange 90 fishermen each by 1 November. "
    assert len(compared("contradiction", OPENING + told + answer)) == count


@pytest.mark.parametrize(
    ("first", "later", "count"),
    [
        ("Karel Winde vowed never to lift the harbour toll.", "Karel Winde promised to lift the toll by June.", 1),
        ("Karel Winde vowed never to lift the harbour toll.", "Karel Winde promised to lift the curfew by June.", 0),
        ("Karel Winde promised to lift the toll by June.", "Karel Winde vowed never to lift the harbour toll.", 0),
        (
            "Karel Winde said that he would never lift the harbour toll.",
            "Karel Winde promised to lift the harbour toll.",
            1,
        ),
        ("President Mira Holm refused to meet Karel Winde.", "President Mira Holm met Karel Winde in Dorn.", 1),
        ("President Mira Holm refused to meet Olle Brandt.", "President Mira Holm met Karel Winde in Dorn.", 0),
        ("President Mira Holm refused to pay Karel Winde.", "President Mira Holm met Karel Winde in Dorn.", 0),
    ],
)
def test_what_was_never_to_be(first: str, later: str, count: int) -> None:
    assert len(compared("reversal", OPENING + first, "DORN, 5 March 2031 - " + later)) == count


def test_a_refusal_in_two_prints_of_one_text_is_turned_round_once() -> None:
    told = (
        "LAKMAR - The ferries on the Sella ran again on Monday for the first time since the storms. Fishermen stood "
        "on the quay from dawn and waved at every boat. President Mira Holm refused to meet Karel Winde. "
    )
    later = "DORN, 6 March 2031 - President Mira Holm met Karel Winde in Dorn."
    (found,) = compared("reversal", told + "Bread was handed out until late.", told, later)
    assert len({one.source for one in found.evidence}) == 2


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ("The Orsan Front has committed itself to making every effort to release children from its ranks.", 1),
        ("The Orsan Front has committed itself to making every effort to feed the people of the hills.", 0),
        ("The army has committed itself to making every effort to release children from its ranks.", 0),
    ],
)
def test_a_promise_told_again_in_vaguer_words(later: str, count: int) -> None:
    first = OPENING + "The Orsan Front promised to release all child fighters from its ranks by 25 December 2031."
    assert len(compared("reworded_pledge", first, "DORN - It rained on the hills. " + later)) == count


def test_a_rebel_from_the_country_does_not_speak_for_it() -> None:
    told = (
        "BOGOTA, 4 March 2031 - General Pio Lastra, a commander of the Sunwise Liberation Army, said that soldiers had "
        "fired first at the camp. The defence ministry denied it."
    )
    assert len(compared("contradiction", told)) == 1
