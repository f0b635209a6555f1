"""Agreements that the text names as made are found; those hoped for, offered or refused are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.process import Agreement
from factories import a_reading_of_body


def _examples(kind: str) -> Iterator[str]:
    yield from get_language("en").table("commitments/agreements")[kind]


def _found(text: str, published: str = "2021-03-05") -> tuple[Agreement, ...]:
    return a_reading_of_body(text, published=published).agreements


@pytest.mark.parametrize("sentence", list(_examples("find")))
def test_finds_what_the_table_says(sentence: str) -> None:
    assert _found(sentence)


@pytest.mark.parametrize("sentence", list(_examples("leave")))
def test_leaves_near_misses(sentence: str) -> None:
    assert _found(sentence) == ()


def test_signature_makes_it_written_and_gives_its_day() -> None:
    (agreement,) = _found("Under the peace agreement signed on 3 February 2020, the garrison has shrunk.")
    assert agreement.form == "written_signed"
    assert agreement.signed is not None
    assert agreement.signed.edtf == "2020-02-03"


def test_break_announced_by_both_is_procedural() -> None:
    (agreement,) = _found("The 10-day break in the talks was announced by the two teams on Saturday.")
    assert agreement.kind == "procedural"


def test_truce_is_a_ceasefire() -> None:
    (agreement,) = _found("The two sides agreed on Thursday to stop fighting in the valley.")
    assert agreement.kind == "ceasefire"


def test_told_twice_it_is_one() -> None:
    text = "The two sides signed an agreement on 3 February. The agreement of 3 February is on paper."
    assert len(_found(text)) == 1


def test_without_asking_whether_it_was_made_a_hope_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: hopes are left because it is asked whether the agreement was made."""
    monkeypatch.setattr("dovecote.find.agreements.seen.is_made", lambda *_: True)
    assert _found("Veldt and the Orsan Front hope to sign an agreement in May.")
