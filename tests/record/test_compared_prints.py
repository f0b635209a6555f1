"""What one print tells and another leaves out, what a correction corrects, and a claim denied at once."""

from __future__ import annotations

import pytest

from dovecote.model.record import Comparison, ComparisonKind
from dovecote.pipeline import build_record, read_articles
from dovecote.read.plain_text import read_text

OPENING = (
    "LAKMAR - The ferries on the Sella ran again on Monday for the first time since the winter storms. "
    "Fishermen stood on the quay from dawn and waved at every boat that came in. "
    "The harbour master, Olle Brandt, said that the ice had broken two piers and a crane. "
)
PROMISE = "Veldt will withdraw its troops from the upper valley by 15 May 2031, General Mira Tolland said. "
ENDING = "Bread was handed out near the old customs house until late in the afternoon."


def compared(kind: ComparisonKind, *texts: str) -> list[Comparison]:
    documents = [
        read_text(text + "\n", address=f"{number}.txt", known={"published": "2031-03-04"})
        for number, text in enumerate(texts)
    ]
    return [one for one in build_record(tuple(read_articles(documents))).comparisons if one.kind == kind]


def test_a_promise_that_one_print_leaves_out_is_told() -> None:
    (found,) = compared("scope_difference", OPENING + PROMISE + ENDING, OPENING + ENDING)
    assert [one.exact for one in found.evidence] == [
        "Veldt will withdraw its troops from the upper valley by 15 May 2031"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(OPENING + PROMISE + ENDING, OPENING + PROMISE, id="what is left out is no fact of the record"),
        pytest.param(OPENING + PROMISE + ENDING, PROMISE, id="another text altogether"),
    ],
)
def test_nothing_is_told_where_no_fact_is_left_out(one: str, other: str) -> None:
    assert not compared("scope_difference", one, other)


def test_a_correction_stands_beside_what_it_is_about() -> None:
    note = "\n\nCorrection: An earlier version gave 25 May as the day by which Veldt withdraws from the upper valley."
    (found,) = compared("inconsistency_within", OPENING + PROMISE + ENDING + note)
    assert "25 May" in found.evidence[0].exact
    assert "15 May 2031" in found.evidence[1].exact


@pytest.mark.parametrize(
    ("claim", "count"),
    [
        ("The Orsan Front said that an agreement on the border posts had been reached. ", 1),
        (
            "The envoy came on Sunday. The rain had stopped. The boats stayed in the harbour all that week. ",
            0,
        ),
    ],
)
def test_a_denial_is_set_against_the_claim_before_it(claim: str, count: int) -> None:
    assert len(compared("contradiction", claim + "The government of Veldt denied it.")) == count


def test_a_denial_answers_only_the_claim_right_before_it() -> None:
    texts = (
        "The Orsan Front said that an agreement on the border posts had been reached. "
        "A newspaper in Lakmar reported that a ransom had been paid. The government of Veldt denied it."
    )
    (found,) = compared("contradiction", texts)
    assert "a ransom had been paid" in found.evidence[0].exact


@pytest.mark.parametrize(("denied", "count"), [("having left Dorn", 1), ("that it had shut the airfield at Tersk", 0)])
def test_a_denial_of_something_else_answers_no_claim(denied: str, count: int) -> None:
    text = f"The Orsan Front said that its men had left Dorn. The government of Veldt denied {denied}."
    assert len(compared("contradiction", text)) == count
