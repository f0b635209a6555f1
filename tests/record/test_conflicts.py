"""Figures of one measure, scope and time that differ stand side by side."""

from __future__ import annotations

import pytest

from dovecote.model.observation import Observation
from dovecote.model.when import When
from dovecote.record.conflicts import with_conflicts

DAY = When("2031-03-04")


def _figure(name: str, value: float, **more: object) -> Observation:
    told = {"measure": "people killed", "unit": "people", "scope": "Dorn", "time": DAY} | more
    return Observation(id=name, evidence=(), value=value, **told)  # type: ignore[arg-type]


def test_three_tolls_of_one_raid_are_kept_side_by_side() -> None:
    found = with_conflicts([_figure("a", 31), _figure("b", 45), _figure("c", 38)])
    assert [one.conflicts for one in found] == [("b", "c"), ("a", "c"), ("a", "b")]
    assert [one.value for one in found] == [31, 45, 38]


@pytest.mark.parametrize(
    "other",
    [
        _figure("b", 45, scope="Ostmark"),
        _figure("b", 45, measure="people wounded"),
        _figure("b", 45, time=When("2031-03-05")),
        _figure("b", 45, time=None),
        _figure("b", 45, unit="soldiers"),
        _figure("b", 45, target=True),
        _figure("b", 31),
        _figure("b", 33, op="about"),
        _figure("b", 29, op="ge"),
        _figure("b", 45, op="le"),
    ],
)
def test_figures_that_may_both_be_right_do_not_conflict(other: Observation) -> None:
    assert [one.conflicts for one in with_conflicts([_figure("a", 31), other])] == [(), ()]


def test_a_crowd_without_a_place_may_be_another_crowd() -> None:
    found = with_conflicts([_figure("a", 31, scope=None), _figure("b", 45, scope=None)])
    assert [one.conflicts for one in found] == [(), ()]
