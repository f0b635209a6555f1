"""The course of talks: what the rules must find, and what they must leave."""

from __future__ import annotations

from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.process import find_process_events
from dovecote.languages.registry import get_language

EXAMPLES = get_language("en").table("process")["examples"]


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_rule_finds(example: dict[str, Any]) -> None:
    found = find_process_events(an_article_of_the_cast(example["text"]))
    assert (example["kind"], example["modality"]) in [(one.kind, one.modality) for one in found]


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_rule_leaves(text: str) -> None:
    assert find_process_events(an_article_of_the_cast(text)) == ()


def test_what_is_asked_is_a_question_only() -> None:
    (found,) = find_process_events(an_article_of_the_cast("Has Veldt signed the accord?"))
    assert found.modality == "question_only"


def test_what_is_hoped_for_is_no_process_event() -> None:
    assert find_process_events(an_article_of_the_cast("Tolland urged Veldt to open talks.")) == ()
