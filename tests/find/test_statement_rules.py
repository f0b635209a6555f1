"""The examples that the tables of reporting words carry: what each must find, and what it must leave."""

from __future__ import annotations

from typing import Any

import pytest

from dovecote.find.statements import find_statements
from dovecote.find.statements import lexicon as lexicon_module
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.languages.registry import get_language
from factories import an_article

TABLES = ("reporting_verbs", "reporting_nouns", "reporting_adjectives")


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(one, id=f"{name}: {one['text'][:50]}")
        for name in TABLES
        for one in get_language("en").table(name)[kind]
    ]


@pytest.mark.parametrize("example", examples("examples"))
def test_example_is_found_with_its_roles(example: dict[str, str]) -> None:
    found = find_statements(an_article(example["text"]))
    assert len(found) == 1
    pieces = {
        role: " … ".join(one.exact for one in found[0].evidence if one.role == role)
        for role in ("source", "cue", "content")
    }
    assert pieces == {role: example[role] for role in pieces}


@pytest.mark.parametrize("example", examples("near_misses"))
def test_near_miss_is_left(example: dict[str, str]) -> None:
    assert find_statements(an_article(example["text"])) == ()


def test_an_example_fails_without_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    # The deliberate break: a table that does not know "rule out" no longer finds its example.
    whole = get_lexicon(get_language("en"))
    text = "Veldt's president ruled out a third round."
    assert len(find_statements(an_article(text))) == 1
    poorer = lexicon_module.Lexicon({k: v for k, v in whole.verbs.items() if k != "rule"}, whole.words)
    monkeypatch.setattr("dovecote.find.statements.finder.get_lexicon", lambda language: poorer)
    assert find_statements(an_article(text)) == ()
