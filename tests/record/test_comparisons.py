"""What is laid side by side, and what must not be: prints confirm nothing, a fitting delay is no inconsistency."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.model.reading import Reading
from dovecote.model.when import TimeExpression
from dovecote.pipeline import build_record
from record_factories import Paper, spring_paper, winter_paper


def kinds(*readings: Reading) -> list[str]:
    return [one.kind for one in build_record(readings).comparisons]


def with_length(paper: Paper, words: str, value: str) -> Reading:
    """The article with the length of time that `words` tell."""
    reading = paper.reading()
    start = reading.text.index(words)
    time = TimeExpression(f"t-{value}", start, start + len(words), words, "DURATION", value)
    return dataclasses.replace(reading, times=(*reading.times, time))


def test_a_dropped_condition_is_a_reversal_with_both_wordings() -> None:
    record = build_record([winter_paper().reading(), spring_paper().reading()])
    (reversal,) = (one for one in record.comparisons if one.kind == "reversal")
    assert [one.exact for one in reversal.evidence] == [
        "only if the roads stay quiet",
        "the date hangs on nothing any more",
    ]


@pytest.mark.parametrize(("value", "found"), [("P6M", True), ("P4M", False)])
def test_a_delay_in_words_is_held_against_the_dates(value: str, found: bool) -> None:
    late = with_length(spring_paper(), "half a year", value)
    assert ("arithmetic_inconsistency" in kinds(winter_paper().reading(), late)) is found


@pytest.mark.parametrize(("second", "value", "found"), [("20-day", "P20D", True), ("two-day", "P2D", False)])
def test_two_lengths_of_one_thing_in_one_article(second: str, value: str, found: bool) -> None:
    paper = Paper("hill-courier", "2031-02-01")
    paper.says("The three-week pause suits nobody")
    paper.says(f"Others call the {second} pause a gift")
    reading = paper.reading()
    times = []
    for words, length in (("three-week", "P3W"), (second, value)):
        start = reading.text.index(words)
        times.append(TimeExpression(f"t-{length}", start, start + len(words), words, "DURATION", length))
    assert ("inconsistency_within" in kinds(dataclasses.replace(reading, times=tuple(times)))) is found


def test_prints_of_one_text_are_one_origin_and_confirm_nothing() -> None:
    papers = [spring_paper(), spring_paper()]
    papers[1].name = "valley-herald"
    for paper in papers:
        paper.text += "\n".join(f"Sentence {number} of one long wire story about tolls." for number in range(12))
    readings = [paper.reading() for paper in papers]
    second = tuple(dataclasses.replace(one, id=f"{one.id}-b") for one in readings[1].commitments)
    found = build_record([readings[0], dataclasses.replace(readings[1], commitments=second)]).comparisons
    assert [one.text for one in found if one.kind == "same_origin"] == [
        "1 origin, 2 prints: northern-wire, valley-herald; they confirm nothing to each other"
    ]
    assert "corroboration" not in [one.kind for one in found]


def test_the_tolerance_is_what_lets_a_rough_length_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: without it, a length that is off by a tenth would be called wrong."""
    from dovecote.record.comparisons import figures

    late = with_length(spring_paper(), "half a year", "P146D")
    assert "arithmetic_inconsistency" not in kinds(winter_paper().reading(), late)
    monkeypatch.setattr(figures, "ROUGHLY", 0.0)
    assert "arithmetic_inconsistency" in kinds(winter_paper().reading(), late)
