"""How it is seen in a browser that what is shown stands still."""

from __future__ import annotations

from typing import Final

SHIFT: Final = (
    "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)
"""Adds up how far what is shown moves while nobody touches anything."""
STILL: Final = 0.001
"""What still counts as standing: two lines of text that jump by one are more. (Core Web Vitals call 0.1 good.)"""
FRAMES: Final = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Waits until what was done is painted."""
