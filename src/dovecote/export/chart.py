"""Planned against reported as a picture: one panel a measure, its table below it (SVG, no script, no outside font).

Reported figures are dots on a line; promised ones are open diamonds on their last day, pale where a later version
replaced them, with an arrow from the old limit to the new one. Numbers are written at every point: a reader need not
measure, and a reader who hears the page has the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

from dovecote.export.export import Export
from dovecote.export.measures import Measure, Point, iter_measures
from dovecote.export.xml_text import writable
from dovecote.model.record import Record

WIDTH: Final = 760
PLOT_HEIGHT: Final = 180
LEFT: Final = 70
RIGHT: Final = 50
HEAD: Final = 74
ROW: Final = 18
LONGEST_WORDS: Final = 62
STYLE: Final = """
text { font: 12px sans-serif; fill: #222 } .title { font-weight: bold; font-size: 14px } .dim { fill: #555 }
.axis { stroke: #999 } .counted { stroke: #1f5f8b; fill: none; stroke-width: 2 } .dot { fill: #1f5f8b }
.plan { fill: #fff; stroke: #a33b00; stroke-width: 2 } .old { stroke-dasharray: 3 2; opacity: .55 }
.moved { stroke: #a33b00; stroke-width: 1.5; marker-end: url(#tip) } #tip path { fill: #a33b00 }
@media (prefers-color-scheme: dark) {
  text { fill: #eee } .dim { fill: #bbb } .plan { fill: #222; stroke: #ff9d6b } .paper { fill: #181818 }
  .counted { stroke: #7cc0f0 } .dot { fill: #7cc0f0 } .moved { stroke: #ff9d6b } #tip path { fill: #ff9d6b }
  .old { opacity: .75 }
}
"""


def _write(record: Record, target: BinaryIO) -> None:
    target.write(render_chart(tuple(iter_measures(record)), record.as_of).encode("utf-8"))


def render_chart(measures: tuple[Measure, ...], as_of: str) -> str:
    """The whole picture; without a measure it says so."""
    heights = [_height(one) for one in measures]
    height = 40 + sum(heights) + (0 if measures else 30)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">',
        f"<title>Planned against reported, as known on {_text(as_of)}</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 Z"/></marker></defs>',
        f'<rect class="paper" width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="16" y="24" class="dim">Planned against reported, as known on {_text(as_of)}</text>',
    ]
    if not measures:
        lines.append('<text x="16" y="52">Nothing was promised in figures by a day.</text>')
    top = 40
    for measure, one_height in zip(measures, heights, strict=True):
        lines += [f'<g transform="translate(0 {top})">', *_panel(measure), "</g>"]
        top += one_height
    return "\n".join([*lines, "</svg>", ""])


def _height(measure: Measure) -> int:
    return HEAD + PLOT_HEIGHT + 44 + ROW * (len(measure.points) + 1) + 20


class _Scale:
    """Days across, figures up, from the panel's own points."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        days = [date.fromisoformat(one.day) for one in points]
        self.first, self.last = min(days), max(days)
        if self.first == self.last:
            self.first, self.last = self.first - timedelta(days=15), self.last + timedelta(days=15)
        self.most = max(max(one.value for one in points), 1.0)

    def x(self, day: str) -> float:
        share = (date.fromisoformat(day) - self.first).days / (self.last - self.first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        return round(HEAD + PLOT_HEIGHT * (1 - value / self.most), 1)


def _panel(measure: Measure) -> Iterator[str]:
    scale, bottom = _Scale(measure.points), HEAD + PLOT_HEIGHT
    yield f'<text x="16" y="18" class="title">{_text(measure.title)}</text>'
    yield '<circle class="dot" cx="22" cy="34" r="4"/><text x="32" y="38" class="dim">reported</text>'
    yield f'{_diamond(110, 34, "plan")}<text x="120" y="38" class="dim">promised by its last day</text>'
    yield f'{_diamond(270, 34, "plan old")}<text x="280" y="38" class="dim">replaced by a later version</text>'
    yield f'<path class="axis" d="M{LEFT} {HEAD} V{bottom} H{WIDTH - RIGHT}" fill="none"/>'
    for value in (0.0, scale.most):
        yield f'<text x="{LEFT - 8}" y="{scale.y(value) + 4}" text-anchor="end" class="dim">{value:,.10g}</text>'
    for day in (scale.first.isoformat(), scale.last.isoformat()):
        yield f'<text x="{scale.x(day)}" y="{bottom + 34}" text-anchor="middle" class="dim">{day}</text>'
    counted = " ".join(f"{scale.x(one.day)},{scale.y(one.value)}" for one in measure.reported)
    if len(measure.reported) > 1:
        yield f'<polyline class="counted" points="{counted}"/>'
    yield from _moves(measure, scale)
    for one in measure.points:
        yield from _mark(one, scale)
    yield from _table(measure, bottom + 44)


def _moves(measure: Measure, scale: _Scale) -> Iterator[str]:
    """An arrow from each promised figure to the one that replaced it."""
    by_item: dict[str, list[Point]] = {}
    for one in sorted(measure.planned, key=lambda one: one.version or 0):
        by_item.setdefault(one.item, []).append(one)
    for chain in by_item.values():
        for old, new in pairwise(chain):
            start, end = scale.x(old.day), scale.x(new.day)
            gap = 9 if end >= start else -9
            yield (
                f'<line class="moved" x1="{start + gap}" y1="{scale.y(old.value)}" '
                f'x2="{end - gap}" y2="{scale.y(new.value)}"/>'
            )


def _mark(one: Point, scale: _Scale) -> Iterator[str]:
    x, y = scale.x(one.day), scale.y(one.value)
    shape = _diamond(x, y, "plan" if one.in_force else "plan old") if one.planned else ""
    shape = shape or f'<circle class="dot" cx="{x}" cy="{y}" r="5"/>'
    label = f"{one.edtf}: {_figure(one)}: “{one.words}”"
    yield f"<g><title>{_text(label)}</title>{shape}"
    yield f'<text x="{x}" y="{y - 11}" text-anchor="middle">{_text(_figure(one))}</text></g>'


def _diamond(x: float, y: float, kind: str) -> str:
    return f'<path class="{kind}" d="M{x} {y - 6} L{x + 6} {y} L{x} {y + 6} L{x - 6} {y} Z"/>'


def _table(measure: Measure, top: int) -> Iterator[str]:
    columns = (16, 130, 215, 285)
    rows = [("day", "", measure.unit, "words"), *(_row(one) for one in measure.points)]
    for number, row in enumerate(rows, start=1):
        cells = "".join(f'<tspan x="{x}">{_text(cell)}</tspan>' for x, cell in zip(columns, row, strict=True))
        look = "dim" if number == 1 else "row"
        yield f'<text class="{look}" y="{top + number * ROW}">{cells}</text>'


def _row(one: Point) -> tuple[str, str, str, str]:
    kind = "reported" if not one.planned else "promised" if one.in_force else "replaced"
    words = one.words if len(one.words) <= LONGEST_WORDS else one.words[: LONGEST_WORDS - 1] + "…"
    return one.edtf, kind, _figure(one), f"“{words}”"


def _figure(one: Point) -> str:
    sign = {"le": "≤ ", "lt": "< ", "ge": "≥ ", "gt": "> ", "about": "~ "}.get(one.op, "")
    return f"{sign}{one.value:,.10g}"


def _text(words: str) -> str:
    return escape(writable(" ".join(words.split())), {'"': "&quot;"})


EXPORT = Export("chart", ".svg", "image/svg+xml", _write, "planned against reported figures as a picture, with tables")
