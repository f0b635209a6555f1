"""What is laid side by side, and what must not be: prints confirm nothing, a fitting delay is no inconsistency."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.model.commitment import Progress
from dovecote.model.observation import Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression, When
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


@pytest.mark.parametrize(("value", "found"), [("P6M", True), ("P4M", False), ("P146D", True), ("P20W", False)])
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
        "1 origin, 2 prints: northern-wire; valley-herald; they confirm nothing to each other"
    ]
    assert "corroboration" not in [one.kind for one in found]


def test_the_tolerance_is_what_lets_a_rough_length_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: without it, a length that is off by a tenth would be called wrong."""
    from dovecote.record.comparisons import figures

    late = with_length(spring_paper(), "half a year", "P20W")
    assert "arithmetic_inconsistency" not in kinds(winter_paper().reading(), late)
    monkeypatch.setattr(figures, "ROUGHLY", 0.0)
    assert "arithmetic_inconsistency" in kinds(winter_paper().reading(), late)


def reports(*given: tuple[str, str, str]) -> list[Reading]:
    """Articles of a name and day that each count, in words of their own, the same thing."""
    found = []
    for name, day, words in given:
        paper = Paper(name, day)
        figure = Observation(
            f"ob-{name}", (paper.says(words),), "lorries on the quay", 37, "lorries", time=When("2031-03-02")
        )
        paper.text += f"All else in the {name} is about other matters, {day}, of which nobody else has a word.\n"
        found.append(dataclasses.replace(paper.reading(), observations=(figure,)))
    return found


def test_a_figure_of_two_origins_is_corroborated_and_says_how_many() -> None:
    record = build_record(
        reports(
            ("lock-echo", "2031-03-02", "37 lorries stood on the quay"),
            ("mill-post", "2031-03-03", "we saw 37 lorries"),
        )
    )
    (found,) = (one for one in record.comparisons if one.kind == "corroboration")
    assert found.text.endswith("told by 2 origins, 2 prints")


def spoken(paper: Paper, name: str, words: str, force: str) -> Statement:
    speaker = paper.actor(name, "armed_group", entry=name)
    return Statement(f"st-{paper.name}", (paper.says(words),), speaker, words, "indirect", force=force)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("denier", "day", "found"),
    [
        ("Lenne Brigade", "2031-02-04", True),
        ("Orsan Front", "2031-02-04", False),
        ("Lenne Brigade", "2031-06-04", False),
    ],
    ids=["another side, days later", "its own side", "months later"],
)
def test_a_claim_and_its_denial_stand_side_by_side(denier: str, day: str, found: bool) -> None:
    one, two = Paper("lock-echo", "2031-02-02"), Paper("mill-post", day)
    for paper in (one, two):
        paper.actor("Republic of Veldt", country="VLD", entry="VLD")
    claim = spoken(one, "Orsan Front", "the mill bridge was blown up by the brigade", "neutral")
    denial = spoken(two, denier, "nobody of the brigade blew up the mill bridge", "denial")
    readings = [
        dataclasses.replace(paper.reading(), statements=(said,)) for paper, said in ((one, claim), (two, denial))
    ]
    assert ("contradiction" in kinds(*readings)) is found


def test_a_breach_on_record_is_a_reversal_of_the_promise() -> None:
    paper = Paper("lock-echo", "2031-02-02")
    front = paper.actor("Orsan Front", "armed_group", entry="front")
    breach = Progress(
        "violation", (paper.says("the Front itself says that it shelled the mill"),), None, front, "on_record_named"
    )
    words = "the Front spares the mill"
    paper.promises(words, promisor=front, action="refrain", thing="attacks on the mill", progress=(breach,))
    (found,) = (one for one in build_record([paper.reading()]).comparisons if one.kind == "reversal")
    assert [one.exact for one in found.evidence] == [words, breach.evidence[0].exact]


def test_background_confirms_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: were old news fresh for ever, every retelling would confirm the first report."""
    from dovecote.record.comparisons import origins

    papers = []
    for name, day in (("lock-echo", "2031-02-02"), ("mill-post", "2031-06-02")):
        paper = Paper(name, day)
        sides = (paper.actor("Orsan Front", "armed_group", entry="front"),)
        said = paper.says(f"{name} writes that talks opened at the mill")
        event = ProcessEvent(
            f"pe-{name}", (said,), "talks_opened", "asserted_by_outlet", time=When("2031-02-01"), actors=sides
        )
        paper.text += f"All else in the {name} is about other matters of {day}.\n"
        papers.append(dataclasses.replace(paper.reading(), process_events=(event,)))
    assert "corroboration" not in kinds(*papers)
    monkeypatch.setattr(origins, "FRESH_DAYS", 400)
    assert "corroboration" in kinds(*papers)


@pytest.mark.parametrize(("second", "found"), [("the Kirrin palace", True), ("General Tolland", False)])
def test_one_actor_under_names_without_a_common_word_is_told(second: str, found: bool) -> None:
    papers = []
    for name, called in (("lock-echo", "Mira Tolland"), ("mill-post", second)):
        paper = Paper(name, "2031-02-02")
        paper.actor(called, "office", country="VLD", entry="tolland")
        paper.text += f"All else in the {name} is about other matters.\n"
        papers.append(paper.reading())
    assert ("coreference_across" in kinds(*papers)) is found


@pytest.mark.parametrize(("measure", "expected"), [("people", set()), ("dead of the Kirrin flood", {"contradiction"})])
def test_two_figures_contradict_each_other_only_where_words_tell_what_they_are_of(
    measure: str, expected: set[str]
) -> None:
    readings = []
    for name, value in (("ferry-post", 16.0), ("hill-times", 20.0)):
        paper = Paper(name, "2031-05-02")
        paper.actor("Republic of Veldt", country="VLD", entry="veldt")
        figure = Observation(
            f"ob-{name}", (paper.says(f"{value:g} people"),), measure, value, "people", time=When("2031-05-01")
        )
        readings.append(dataclasses.replace(paper.reading(), observations=(figure,)))
    assert {one.kind for one in build_record(readings).comparisons} == expected
