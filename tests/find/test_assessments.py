"""Assessments: what must be found, of which kind and whose, and what must be left."""

from __future__ import annotations

from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.assessments import find_assessments
from dovecote.languages.registry import get_language

EXAMPLES = get_language("en").table("assessments")["examples"]


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_assessment_is_found(example: dict[str, Any]) -> None:
    (found,) = find_assessments(an_article_of_the_cast(example["text"]))
    assert (found.kind, found.holder) == (example["kind"], example.get("holder"))


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_no_assessment_is_found(text: str) -> None:
    assert find_assessments(an_article_of_the_cast(text)) == ()


def test_probability_words_are_kept_verbatim() -> None:
    (found,) = find_assessments(an_article_of_the_cast("The truce will Probably hold."))
    assert found.probability == "Probably"
