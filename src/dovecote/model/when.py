"""When something is: a date as uncertain as the text leaves it, with the words and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A place on the calendar (EDTF, codebook section Dates)."""

    edtf: str | None
    """None where the text gives no time that could be placed."""
    text: str | None = None
    """The words that tell it, verbatim."""
    basis: str | None = None
    """One line: stated, resolved from what, or bounded by publication."""
    steps: tuple[str, ...] = ()
    """How the words became the date, one step each, for a reader."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that place something on the calendar, or tell how long or how often (ISO-TimeML TIMEX3)."""

    id: str
    start: int
    end: int
    exact: str
    timex3_type: str
    """DATE, TIME, DURATION or SET."""
    timex3_value: str
    edtf: str | None = None
    """The same as EDTF; None for durations and sets, and where nothing anchors it."""
    steps: tuple[str, ...] = ()
    deadline_word: str | None = None
    """The word before it that makes it a limit, lower-cased ("by", "before", "until", "within" ...)."""
    deadline_edtf: str | None = None
    """The limit as EDTF (`../2021-05` for "by May 2021"), where a deadline word stands before it."""
    anchored_on: str | None = None
    """What it was counted from: publication, another time's id, or None for an absolute date."""
    created_by: str = ""
