"""Every rule of the time grammar finds its own examples, with the value they tell, and leaves its near misses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from dovecote.find.times import find_times_in_text
from dovecote.find.times.grammar import Rule, get_grammar
from dovecote.languages.registry import get_language
from dovecote.model.edtf import Edtf

ENGLISH = get_language("en")
RULES = get_grammar(ENGLISH).rules
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
NEAR_MISSES = [(rule, text) for rule in RULES for text in rule.near_misses]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}-{e['exact']}" for r, e in EXAMPLES])
def test_example_is_found(rule: Rule, example: Mapping[str, Any]) -> None:
    found = find_times_in_text(example["text"], ENGLISH, published=example.get("published"))
    told = [one for one in found if one.exact == example["exact"]]
    assert told, [one.exact for one in found]
    assert told[0].timex3_value == example["value"]
    if "edtf" in example:
        assert told[0].edtf == example["edtf"]
    assert told[0].deadline_edtf == example.get("limit", told[0].deadline_edtf)


@pytest.mark.parametrize(("rule", "text"), NEAR_MISSES, ids=[f"{r.id}-{t}" for r, t in NEAR_MISSES])
def test_near_miss_is_left(rule: Rule, text: str) -> None:
    found = find_times_in_text(text, ENGLISH, published="2031-04-16")
    assert f"times/{rule.id}" not in {one.created_by for one in found}


def test_every_edtf_printed_parses() -> None:
    for _, example in EXAMPLES:
        for one in find_times_in_text(example["text"], ENGLISH, published=example.get("published")):
            for edtf in (one.edtf, one.deadline_edtf):
                assert edtf is None or str(Edtf.parse(edtf)) == edtf


def test_a_wrong_value_and_a_near_miss_that_is_read_would_be_noticed() -> None:
    """The deliberate break: a wrong value, and a time read where none may stand, fail the comparisons above."""
    rule, example = next((r, e) for r, e in EXAMPLES if e["value"] == e.get("edtf"))
    wrong = {**example, "value": f"{example['value']}-XX"}
    test_example_is_found(rule, example)
    with pytest.raises(AssertionError):
        test_example_is_found(rule, wrong)
    with pytest.raises(AssertionError):
        test_near_miss_is_left(rule, example["text"])
