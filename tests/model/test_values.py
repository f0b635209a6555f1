"""Values that pass from step to step: made as cheaply as open ones, equal and hashed by what they hold."""

from __future__ import annotations

from dataclasses import replace

from dovecote.model.values import passing_value


@passing_value
class _Step:
    verb: str
    counts: tuple[int, ...] = ()


def test_passing_values_are_equal_by_what_they_hold() -> None:
    assert _Step("meet") == _Step("meet") != _Step("leave")
    assert len({_Step("meet"), _Step("meet", ()), _Step("meet", (1,))}) == 2


def test_passing_values_have_slots_and_can_be_replaced() -> None:
    assert not hasattr(_Step("meet"), "__dict__")
    assert replace(_Step("meet"), counts=(2,)) == _Step("meet", (2,))
