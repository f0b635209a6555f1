"""Figures: the sentences that must give one and those that must give none."""

from __future__ import annotations

from typing import Any

import pytest

from dovecote.find.observations import find_observations
from dovecote.languages.registry import get_language
from factories import an_article

EXAMPLES = get_language("en").table("observations")["examples"]


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_figure_is_found(example: dict[str, Any]) -> None:
    found = find_observations(an_article(example["text"], published="2031-03-04"))
    assert len(found) == example.get("of", 1)
    assert (example["value"], example["op"], example["unit"]) in [(one.value, one.op, one.unit) for one in found]


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_no_figure_is_found(text: str) -> None:
    assert find_observations(an_article(text)) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("About a quarter of the 8,000 rifles were handed in.", [(25, "about", "percent"), (8000, "eq", "rifles")]),
        (
            "The post counted 48 raids. Of these, 31 were blamed on the army and 12 on the rebels.",
            [(48, "eq", "raids"), (31, "eq", "raids"), (12, "eq", "raids")],
        ),
        (
            "At least 79 people died, including 19 children, and three others were hurt.",
            [(79, "ge", "people"), (19, "eq", "children"), (3, "eq", "people")],
        ),
        ("The army freed 30 captives, twelve of them women.", [(30, "eq", "captives"), (12, "eq", "captives")]),
        (
            "Veldt held 4,500 captives, in groups of 90 men. Another 2,500 are to follow.",
            [(4500, "eq", "captives"), (90, "eq", "men"), (2500, "eq", "captives")],
        ),
    ],
)
def test_a_part_is_counted_in_what_was_counted_before(text: str, figures: list[tuple[float, str, str]]) -> None:
    assert [(one.value, one.op, one.unit) for one in find_observations(an_article(text))] == figures


def test_what_is_measured_is_told_without_its_figure() -> None:
    found = find_observations(an_article("More than 300 villagers fled. Brennia pledged $7 million in loans."))
    assert [one.measure for one in found] == ["villagers", "loans"]


def test_a_bare_number_takes_the_unit_counted_before() -> None:
    found = find_observations(an_article("Brennia will free 1,400 prisoners in return for 823 from Veldt."))
    assert [(one.value, one.unit) for one in found] == [(1400, "prisoners"), (823, "prisoners")]


def test_evidence_is_the_phrase_with_its_operator() -> None:
    (found,) = find_observations(an_article("Tolland said that some 15,000 letters from Dorn were read, and left."))
    assert found.evidence[0].exact == "some 15,000 letters from Dorn"


def test_a_promised_level_is_a_target_and_at_most() -> None:
    (found,) = find_observations(an_article("Veldt will cut its force to 900 soldiers."))
    assert (found.target, found.op) == (True, "le")
