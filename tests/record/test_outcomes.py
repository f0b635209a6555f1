"""What reports of acts show of a promise: truces that begin, end and break, a part left for the whole, nobody named."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.model.commitment import Commitment, Progress, StatusRow
from dovecote.model.observation import Event, Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.reading import Reading
from dovecote.model.when import When
from dovecote.pipeline import build_record
from record_factories import Paper

TRUCE = "Veldt and the Front hold their fire in the Lenne valley"
HARBOURS = "Veldt leaves the harbours of Kirrin and Sund by spring"


def actors_of(paper: Paper) -> tuple[str, str]:
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    return veldt, paper.actor("Orsan Front", "armed_group", entry="front")


def truce(name: str, day: str, edtf: str | None, *happened: tuple[str, str, str, bool]) -> Reading:
    """A truce of both sides, and stages of it: kind, day, words, whether the text names who."""
    paper = Paper(name, day)
    sides = actors_of(paper)
    version = paper.version(TRUCE, edtf, amount=None, strength="joint_announcement")
    paper.promises(TRUCE, promisor=sides, action="cease_fire", thing="the truce", versions=(version,))
    events = [
        ProcessEvent(
            f"pe-{name}-{number}",
            (paper.says(words),),
            kind,  # type: ignore[arg-type]
            "asserted_by_outlet",
            time=When(on),
            actors=sides[1:] if named else (),
        )
        for number, (kind, on, words, named) in enumerate(happened)
    ]
    return dataclasses.replace(paper.reading(), process_events=tuple(events))


def last(*readings: Reading) -> StatusRow:
    (promise,) = build_record(readings).commitments
    return promise.status_history[-1]


ANNOUNCED = truce("first", "2031-02-01", "2031-02-02/2031-04-01")


@pytest.mark.parametrize(
    ("day", "stage", "expected"),
    [
        ("2031-04-03", ("ceasefire_ended", "2031-04-01", "the truce ran its course", False), ("met", "on_time")),
        ("2031-03-05", ("ceasefire_declared", "2031-02-02", "the guns fell silent", False), ("in_force", "not_due")),
        ("2031-03-05", ("ceasefire_ended", "2031-03-01", "the truce is over", False), ("announced", "not_due")),
        ("2031-02-01", ("ceasefire_declared", "2031-02-02", "the truce of Sunday", False), ("announced", "not_due")),
    ],
    ids=["ran its course", "began", "ended before its day: nobody says by whom", "dated after the article"],
)
def test_a_stage_of_which_nobody_is_named_is_of_the_promise_its_article_tells(
    day: str, stage: tuple[str, str, str, bool], expected: tuple[str, str]
) -> None:
    row = last(ANNOUNCED, truce("later", day, "2031-02-02/2031-04-01", stage))
    assert (row.lifecycle, row.timeliness) == expected


def test_a_breach_needs_a_doer_and_more_than_one_voice() -> None:
    shot = ("ceasefire_violated", "2031-02-20", "the Front shelled the mill", True)
    once = last(ANNOUNCED, truce("later", "2031-02-21", None, shot))
    assert (once.rule, once.verification) == ("R6", "disputed")
    assert once.lifecycle != "violated"
    nobody = ("ceasefire_violated", "2031-02-20", "shells fell on the mill", False)
    assert last(ANNOUNCED, truce("later", "2031-02-21", None, nobody)).rule != "R6"


def test_what_began_after_its_day_is_in_force_and_late() -> None:
    row = last(truce("first", "2031-02-01", "2031-02-01"), truce("later", "2031-03-01", "2031-02-06/.."))
    assert (row.lifecycle, row.timeliness, row.rule) == ("in_force", "late", "R4")


def harbours(words: str, *, promised_by: slice = slice(0, 1)) -> tuple[Reading, Reading]:
    """The promise to leave two harbours, and a report in `words` of a withdrawal."""
    first = Paper("first", "2031-02-01")
    sides = actors_of(first)
    version = first.version(HARBOURS, "../2031-03-31", amount=None)
    thing = "the harbours of Kirrin and Sund"
    first.promises(HARBOURS, promisor=sides[promised_by], action="withdraw", thing=thing, versions=(version,))
    later = Paper("later", "2031-03-20")
    doers = actors_of(later)
    act = Event("ev-1", (later.says(words),), "RETREAT", "withdraw", actor=doers[:1], time=When("2031-03-18"))
    return first.reading(), dataclasses.replace(later.reading(), events=(act,))


@pytest.mark.parametrize(
    ("words", "promised_by", "lifecycle"),
    [
        ("Veldt has left the harbours of Kirrin and Sund", slice(0, 1), "met"),
        ("Veldt has left the harbours of Kirrin and Sund", slice(0, 2), "partially_met"),
        ("Veldt has left two harbours", slice(0, 1), "partially_met"),
        ("Veldt has left the customs sheds", slice(0, 1), "announced"),
    ],
    ids=["all of it", "one side of two", "some of those named", "another place"],
)
def test_a_report_shows_as_much_as_its_words_name(words: str, promised_by: slice, lifecycle: str) -> None:
    assert last(*harbours(words, promised_by=promised_by)).lifecycle == lifecycle


def test_the_names_are_what_keeps_some_harbours_from_being_these(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: were common words enough, two harbours would be the two that were named."""
    from dovecote.record import outcomes

    readings = harbours("Veldt has left two harbours")
    assert last(*readings).lifecycle == "partially_met"
    monkeypatch.setattr(outcomes, "is_whole_thing", lambda promise, event: True)
    assert last(*readings).lifecycle == "met"


def test_a_step_that_another_finding_reads_as_the_outcome_is_the_outcome() -> None:
    first, later = harbours("Veldt has left the harbours of Kirrin and Sund")
    evidence = later.events[0].evidence
    told: Commitment = dataclasses.replace(
        first.commitments[0],
        id="cm-later",
        evidence=evidence,
        versions=(dataclasses.replace(first.commitments[0].versions[0], evidence=evidence),),
        promisor=later.actors[0].id,
        progress=(Progress("step", evidence),),
    )
    assert last(first, dataclasses.replace(later, commitments=(told,))).lifecycle == "met"


def act(
    words: str, *, mode: str = "withdraw", thing: str = "Veldt soldiers", promise: str = "Veldt soldiers leave Orsa"
) -> tuple[Reading, Reading]:
    """A promise that none of Veldt's soldiers is left by spring, and a later paper with an act of Veldt."""
    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-03-20")
    veldt, _ = actors_of(first)
    version = first.version(promise, "../2031-05-31")
    first.promises(promise, promisor=veldt, thing=thing, versions=(version,))
    doer, _ = actors_of(later)
    event = Event("ev-later", (later.says(words),), "RETREAT", mode, actor=(doer,), time=When("2031-03-19"))
    return first.reading(), dataclasses.replace(later.reading(), events=(event,))


@pytest.mark.parametrize(
    ("words", "lifecycle"),
    [
        ("Veldt brought its last soldiers home", "met"),
        ("Veldt brought more soldiers home", "in_progress"),
        ("Veldt brought its last soldiers home from Kirrin", "announced"),
    ],
    ids=["all of them", "some of them", "from elsewhere"],
)
def test_of_all_out_only_the_last_ones_are_the_outcome(words: str, lifecycle: str) -> None:
    promise = "Veldt soldiers leave Marl" if "Kirrin" in words else "Veldt soldiers leave Orsa"
    assert last(*act(words, promise=promise)).lifecycle == lifecycle


def test_a_figure_counted_in_soldiers_answers_one_promised_in_troops() -> None:
    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-06-01")
    (veldt, _), _ = actors_of(first), actors_of(later)
    words = "Veldt brings its troops in Orsa down to 900"
    version = first.version(words, "../2031-05-31", amount=900, unit="troops")
    first.promises(words, promisor=veldt, action="reduce", thing="troops", versions=(version,))
    for day, expected in (("2031-05-20", "met"), ("2031-08-01", "due_no_evidence")):
        seen = Observation(
            "ob-1", (later.says("900 soldiers are left"),), "soldiers", 900.0, "soldiers", time=When(day)
        )
        told = dataclasses.replace(later.reading(), observations=(seen,))
        assert last(first.reading(), told).lifecycle == expected


@pytest.mark.parametrize(("by", "lifecycle"), [(0, "withdrawn"), (1, "announced")])
def test_a_meeting_is_taken_back_by_who_promised_it(by: int, lifecycle: str) -> None:
    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-02-20")
    words = "Veldt meets the Front at the ferry house"
    version = first.version(words, "2031-03-01", amount=None)
    first.promises(words, promisor=actors_of(first)[0], action="meet", thing="the Front", versions=(version,))
    event = Event(
        "ev-off",
        (later.says("the talks with the Front are called off"),),
        "REJECT",
        "meet",
        actor=(actors_of(later)[by],),
    )
    row = last(first.reading(), dataclasses.replace(later.reading(), events=(event,)))
    assert row.lifecycle == lifecycle


def test_a_meeting_in_the_days_to_come_is_no_standing_duty() -> None:
    paper = Paper("first", "2031-02-01")
    words = "Veldt meets the Front in the days to come"
    version = paper.version(words, "2031-02-01/..", amount=None)
    paper.promises(words, promisor=actors_of(paper)[0], action="meet", thing="the Front", versions=(version,))
    assert last(paper.reading()).timeliness == "unclear"


def test_the_words_of_an_order_are_no_report_that_it_was_obeyed() -> None:
    paper = Paper("first", "2031-02-01")
    words = "Veldt orders its wardens to the harbours of Kirrin"
    veldt, _ = actors_of(paper)
    paper.promises(
        words, promisor=veldt, action="withdraw", thing="wardens", versions=(paper.version(words, None, amount=None),)
    )
    event = Event("ev-1", (paper.says(words),), "RETREAT", "withdraw", actor=(veldt,), time=When("2031-02-01"))
    assert last(dataclasses.replace(paper.reading(), events=(event,))).lifecycle == "announced"


def test_talks_of_the_day_on_which_more_were_agreed_are_not_the_ones_agreed() -> None:
    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-02-02")
    words = "Veldt and the Front will meet again"
    first.promises(
        words,
        promisor=actors_of(first),
        action="hold_talks",
        thing="talks",
        versions=(first.version(words, None, amount=None),),
    )
    sides = actors_of(later)
    for day, expected in (("2031-02-01", "announced"), ("2031-02-02", "met")):
        held = ProcessEvent(
            "pe-1", (later.says("they held talks"),), "talks_held", "asserted_by_outlet", time=When(day), actors=sides
        )
        row = last(first.reading(), dataclasses.replace(later.reading(), process_events=(held,)))
        assert row.lifecycle == expected


@pytest.mark.parametrize(("on", "lifecycle"), [("2031-03-20", "in_progress"), ("2031-07-20", "partially_met")])
def test_some_who_left_are_a_step_before_the_day_and_a_part_after_it(on: str, lifecycle: str) -> None:
    first, later = act("Veldt took some of its soldiers out of Orsa")
    published = dataclasses.replace(later.source.published, edtf=on)  # type: ignore[type-var]
    source = dataclasses.replace(later.source, published=published)
    event = dataclasses.replace(later.events[0], time=When(on))
    assert last(first, dataclasses.replace(later, source=source, events=(event,))).lifecycle == lifecycle


def test_what_became_of_a_part_is_a_step_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the deliberate break: without it, the whole would seem untouched while its part was kept."""
    from dovecote.record import assemble

    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-04-02")
    by, _ = actors_of(first)
    whole, some = "Veldt leaves Orsa altogether", "Veldt cuts its force in Orsa to 900"
    for words, edtf, amount in ((whole, "../2031-09-30", 0.0), (some, "../2031-03-31", 900.0)):
        version = first.version(words, edtf, amount=amount, unit="troops")
        first.promises(words, promisor=by, thing="force in Orsa", versions=(version,))
    actors_of(later)
    figure = Observation("ob-1", (later.says("its force in Orsa is down to 900"),), "force in Orsa", 900, "troops")
    dated = dataclasses.replace(figure, time=When("2031-03-20"))
    readings = [first.reading(), dataclasses.replace(later.reading(), observations=(dated,))]

    def states() -> list[str]:
        return [one.status_history[-1].lifecycle for one in build_record(readings).commitments]

    assert states() == ["in_progress", "met"]
    monkeypatch.setattr(assemble, "steps_of_part", lambda part, articles: ())
    assert states() == ["announced", "met"]
