"""Promises that say that no day is set: the examples of undated.toml, each found and each near miss left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from dovecote.pipeline import read_articles
from factories import a_document


def examples() -> Iterator[tuple[str, bool]]:
    table = get_language("en").table("commitments/undated")
    yield from ((sentence, True) for sentence in table["find"])
    yield from ((sentence, False) for sentence in table["leave"])


def promises_in(sentence: str) -> tuple[Commitment, ...]:
    (reading,) = read_articles([a_document(sentence)])
    return reading.commitments


@pytest.mark.parametrize(("sentence", "is_open"), list(examples()))
def test_only_words_that_set_no_day_leave_the_day_open(sentence: str, is_open: bool) -> None:
    (promise,) = promises_in(sentence)
    limit = promise.versions[0].deadline
    assert (limit is not None and limit.precision == "open") is is_open


def test_without_the_table_no_day_would_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: silence and "until further notice" would be the same."""
    from dovecote.find.commitments import build

    monkeypatch.setattr(build, "open_deadline", lambda article, promise: None)
    (promise,) = promises_in("Veldt will keep the bridges closed until further notice.")
    limit = promise.versions[0].deadline
    assert limit is None or limit.precision != "open"
