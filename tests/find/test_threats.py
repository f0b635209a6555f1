"""Threats and warnings: what must be found, of which kind, and what must be left."""

from __future__ import annotations

from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.threats import find_threats
from dovecote.languages.registry import get_language
from factories import a_reading

EXAMPLES = get_language("en").table("threats")["examples"]


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_threat_is_found(example: dict[str, Any]) -> None:
    (found,) = find_threats(an_article_of_the_cast(example["text"]))
    assert found.kind == example["kind"]
    assert "issuer" not in example or found.issuer == example["issuer"]
    assert "target" not in example or found.target == example["target"]


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_no_threat_is_found(text: str) -> None:
    assert find_threats(an_article_of_the_cast(text)) == ()


def test_a_conditional_menace_in_a_quotation_is_a_threat_of_its_speaker() -> None:
    reading = a_reading(
        'Sea talks stall\n\nThe port of Dorn was quiet. "If the rebels fire at our ships, we will strike back," '
        "General Mira Tolland said on Monday.\n",
        published="2031-03-04",
    )
    (threat,) = reading.threats
    assert (threat.kind, threat.trigger) == ("coercive_threat", "If the rebels fire at our ships")
