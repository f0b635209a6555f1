"""Planned against reported: which figures stand on one chart, and which stay out."""

from __future__ import annotations

import pytest

from dovecote.model.commitment import Commitment
from dovecote.model.observation import Observation
from dovecote.model.when import When
from dovecote.record.series import Series, series_of
from record_factories import Paper


def a_promise(paper: Paper) -> Commitment:
    """None left by May; then none left by September, a guard excepted."""
    words = "all Veldt soldiers will leave Orsa by May 2031"
    later = "all Veldt soldiers will leave Orsa before September 11"
    return paper.promises(
        words,
        thing="Veldt soldiers in Orsa",
        versions=(
            paper.version(words, "../2031-05", limit="by May 2031"),
            paper.version(
                later, "../2031-09-10", v=2, limit="before September 11", exception="a guard for the embassy"
            ),
        ),
    )


def a_figure(
    paper: Paper, measure: str, value: float, edtf: str | None, *, unit: str = "soldiers", target: bool = False
) -> Observation:
    return Observation(
        f"ob-{measure}-{value}",
        (paper.says(f"{value:g} {measure}"),),
        measure,
        value,
        unit,
        time=When(edtf),
        target=target,
    )


def the_series(*figures: Observation) -> Series:
    found = series_of(a_promise(Paper("gazette", "2031-04-14")), (), figures)
    assert found is not None
    return found


def test_both_plans_are_kept_when_the_day_moved() -> None:
    series = the_series()
    assert [level.last.isoformat() for level in series.first_plan] == ["2031-05-31"]
    assert [level.last.isoformat() for level in series.plan] == ["2031-09-10"]


def test_parts_are_levels_on_the_way() -> None:
    paper = Paper("gazette", "2031-04-14")
    words = "Veldt will bring its soldiers down to 900 by mid-January"
    part = paper.promises(words, versions=(paper.version(words, "../2031-01-15~", amount=900),))
    series = series_of(a_promise(paper), (part,), ())
    assert series is not None
    assert [level.value for level in series.first_plan] == [900, 0]


@pytest.mark.parametrize(
    ("measure", "unit", "told"),
    [
        ("Veldt soldiers", "soldiers", True),
        ("soldiers in Orsa", "troops", True),
        ("captured soldiers", "troops", False),
        ("prisoners of the Orsan Front", "prisoners", False),
        ("guard for the embassy", "guards", False),
        ("soldiers will leave", "day", False),
    ],
)
def test_only_figures_of_the_same_thing_are_reported(measure: str, unit: str, told: bool) -> None:
    figure = a_figure(Paper("post", "2031-03-01"), measure, 1200, "2031-03-01", unit=unit)
    assert bool(the_series(figure).reported) is told


def test_a_target_or_a_figure_without_a_day_is_no_report() -> None:
    paper = Paper("post", "2031-03-01")
    figures = (
        a_figure(paper, "Veldt soldiers", 900, "2031-03-01", target=True),
        a_figure(paper, "Veldt soldiers", 1200, None),
    )
    assert the_series(*figures).reported == ()


def test_an_uncertain_day_stays_a_span() -> None:
    figure = a_figure(Paper("post", "2031-03-01"), "Veldt soldiers", 1200, "2031-02")
    (level,) = the_series(figure).reported
    assert (level.first.isoformat(), level.last.isoformat()) == ("2031-02-01", "2031-02-28")


def test_a_promise_without_a_figure_has_no_series() -> None:
    paper = Paper("gazette", "2031-04-14")
    words = "Veldt will keep its word by May 2031"
    promise = paper.promises(words, versions=(paper.version(words, "../2031-05", amount=None),))
    assert series_of(promise, (), ()) is None
