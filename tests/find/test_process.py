"""The course of talks: what the rules must find, and what they must leave."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.process import find_process_events
from dovecote.find.times import find_times
from dovecote.languages.registry import get_language
from dovecote.model.process import ProcessEvent

EXAMPLES = get_language("en").table("process")["examples"]


def _events(text: str) -> tuple[ProcessEvent, ...]:
    """What is found in a text of a story about making peace."""
    return find_process_events(an_article_of_the_cast(f"Both sides still want peace.\n\n{text}"))


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_rule_finds(example: dict[str, Any]) -> None:
    found = _events(example["text"])
    assert (example["kind"], example["modality"]) in [(one.kind, one.modality) for one in found]


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_rule_leaves(text: str) -> None:
    assert _events(text) == ()


def test_what_is_asked_is_a_question_only() -> None:
    (found,) = find_process_events(an_article_of_the_cast("Has Veldt signed the accord?"))
    assert found.modality == "question_only"


def test_what_is_hoped_for_is_no_process_event() -> None:
    assert find_process_events(an_article_of_the_cast("Tolland urged Veldt to open talks.")) == ()


def test_outside_a_story_about_peace_a_decree_is_no_step() -> None:
    text = "The council extended the deadline for bids by ten days."
    assert find_process_events(an_article_of_the_cast(text)) == ()
    assert [one.kind for one in _events(text)] == ["policy_decision"]


def test_what_lies_after_the_publication_is_scheduled() -> None:
    text = "Both sides want peace. The resumption of talks between Veldt and the rebels on 20 March is near."
    article = an_article_of_the_cast(text, published="2031-03-04")
    article = dataclasses.replace(article, times=find_times(article))
    assert [(one.kind, one.modality) for one in find_process_events(article)] == [
        ("talks_resumption_scheduled", "scheduled")
    ]


def test_one_day_told_twice_is_one_event() -> None:
    text = "Veldt and the rebels signed the accord on 2 May 2030.\n\nThe accord signed on 2 May 2030 still holds."
    article = an_article_of_the_cast(text)
    article = dataclasses.replace(article, times=find_times(article))
    (signed,) = find_process_events(article)
    assert [one.exact for one in signed.evidence] == [
        "Veldt and the rebels signed the accord on 2 May 2030",
        "The accord signed on 2 May 2030",
    ]


def test_a_second_round_of_voting_is_no_talks() -> None:
    assert _events("Voters chose a president. A second round of the election follows.") == ()
    assert _events("The election was close. A second round is planned for June.") == ()
    (found,) = _events("The talks were short. A second round is planned for 3 June.")
    assert found.kind == "talks_resumption_scheduled"


def test_in_a_digest_each_paragraph_stands_for_itself() -> None:
    items = [
        "A truce began in Dorn. (Dorn Mail)",
        "The council extended the deadline for bids by ten days. (Dorn Mail)",
        "The rebels left the town of Lume. (Dorn Mail)",
        "The harvest was good. (Dorn Mail)",
    ]
    found = find_process_events(an_article_of_the_cast("\n\n".join(items)))
    assert "policy_decision" not in [one.kind for one in found]
