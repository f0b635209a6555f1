"""The places on a drawing of planned against reported levels: numbers only, the template makes SVG of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dovecote.record.series import Level, Series

WIDTH: Final = 760
HEIGHT: Final = 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 20, 40
_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Place:
    """A level on the drawing."""

    x: float
    x_first: float
    """Where the span of possible days begins; the same as `x` where the day is certain."""
    y: float
    level: Level


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    first_plan: tuple[Place, ...]
    plan: tuple[Place, ...]
    reported: tuple[Place, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]

    @staticmethod
    def line(places: Sequence[Place]) -> str:
        """The points of a polyline."""
        return " ".join(f"{place.x:.1f},{place.y:.1f}" for place in places)


def draw(series: Series) -> Chart:
    """The chart of a series."""
    levels = (*series.first_plan, *series.plan, *series.reported)
    start, end = min(one.first for one in levels), max(one.last for one in levels)
    margin = timedelta(days=max(10, (end - start).days // 25))
    start, end = start - margin, end + margin
    top = _round_up(max(one.value for one in levels))

    def x_of(day: date) -> float:
        return _LEFT + (day - start).days / (end - start).days * (WIDTH - _LEFT - _RIGHT)

    def y_of(value: float) -> float:
        return HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM)

    def placed(some: Sequence[Level]) -> tuple[Place, ...]:
        return tuple(Place(x_of(one.last), x_of(one.first), y_of(one.value), one) for one in some)

    return Chart(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        HEIGHT - _BOTTOM,
        placed(series.first_plan) if series.first_plan != series.plan else (),
        placed(series.plan),
        placed(series.reported),
        tuple(Tick(x_of(day), label) for day, label in _days(start, end)),
        tuple(Tick(y_of(top * part / 4), f"{top * part / 4:,.10g}") for part in range(5)),
    )


def _round_up(value: float) -> float:
    """The next round figure at or above `value`."""
    scale = 1.0
    while scale * 10 < value:
        scale *= 10
    return next((step * scale for step in _STEPS if step * scale >= value), 10 * scale) if value > 0 else 1.0


def _days(start: date, end: date) -> list[tuple[date, str]]:
    """First days of years, quarters or months, whichever gives a handful."""
    months = (end.year - start.year) * 12 + end.month - start.month
    every = next((step for step in (1, 3, 6, 12, 24, 60) if months / step <= 8), 120)
    firsts = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13)]
    shown = [day for day in firsts if start <= day <= end and (day.year * 12 + day.month - 1) % every == 0]
    return [(day, f"{day.year}" if every >= 12 else f"{day:%b %Y}") for day in shown]
