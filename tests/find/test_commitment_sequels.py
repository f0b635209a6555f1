"""What other sentences say of a promise: the examples of sequels.toml, each found and each near miss left."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from factories import a_reading_of_body

TABLE = get_language("en").table("commitments/sequels")
SHOWS = {
    "conditions": lambda one: any(version.conditions for version in one.versions),
    "dropped": lambda one: any(version.drops_conditions for version in one.versions),
    "slips": lambda one: any(version.slip_words for version in one.versions),
    "reasons": lambda one: any(version.reason for version in one.versions),
    "not_done": lambda one: any(progress.kind == "no_outcome" for progress in one.progress),
}


def read(text: str) -> tuple[Commitment, ...]:
    return a_reading_of_body(text, published="2031-05-20").commitments


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in SHOWS for text in TABLE[kind]["find"]])
def test_found(kind: str, text: str) -> None:
    assert any(SHOWS[kind](one) for one in read(text)), kind


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in SHOWS for text in TABLE[kind]["leave"]])
def test_left(kind: str, text: str) -> None:
    assert not any(SHOWS[kind](one) for one in read(text)), kind


def test_the_words_of_a_delay_are_quoted_whole() -> None:
    found = read("Veldt will pull its troops out of Orsa by May 2032, some four months later than planned.")
    assert [one.exact for item in found for version in item.versions for one in version.slip_words] == [
        "some four months later than planned"
    ]


def test_the_examples_can_fail() -> None:
    """The deliberate break: without its sequels the promise shows none of them."""
    (found,) = read(TABLE["not_done"]["find"][0])
    assert not SHOWS["not_done"](dataclasses.replace(found, progress=()))
