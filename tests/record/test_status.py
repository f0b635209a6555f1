"""Rules R1 to R13 on hand-made readings: each with the near miss that must not trip it."""

from __future__ import annotations

import dataclasses

import pytest

import dovecote
from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment, Progress, StatusRow
from dovecote.model.observation import Event, Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.model.when import When
from dovecote.pipeline import build_record
from record_factories import Paper

VELDT = ("Republic of Veldt", "VLD")


def promise_paper(edtf: str | None = "../2031-03-31", *, day: str = "2031-01-10", **kwargs: object) -> Paper:
    """Veldt promises on 10 January to free 40 captives by the end of March."""
    paper = Paper("first-report", day)
    veldt = paper.actor(VELDT[0], country=VELDT[1], entry="veldt")
    words = "Veldt will set free 40 captives by the end of March"
    version = paper.version(words, edtf, amount=40, unit="captives", precision="month")
    version = dataclasses.replace(version, quantity=dataclasses.replace(version.quantity, op="eq"))  # type: ignore[type-var]
    head = {"action": "release", "thing": "captives", "versions": (version,), **kwargs}
    paper.promises(words, promisor=veldt, **head)  # type: ignore[arg-type]
    return paper


def later_paper(
    day: str,
    kind: str,
    *,
    on: str | None = None,
    sourcing: str = "unattributed",
    name: str = "later",
    limit: str = "../2031-03-31",
) -> Paper:
    """A report that tells the promise again and what became of it."""
    paper = Paper(name, day)
    veldt = paper.actor(VELDT[0], country=VELDT[1], entry="veldt")
    words = "Veldt had promised to set free 40 captives by the end of March"
    version = paper.version(words, limit, amount=40, unit="captives", precision="month")
    told = paper.says(f"and this is what was seen of it: {kind}")
    progress = Progress(kind, (told,), When(on) if on else None, None, sourcing)  # type: ignore[arg-type]
    paper.promises(words, promisor=veldt, action="release", thing="captives", versions=(version,), progress=(progress,))
    return paper


def record_of(*papers: Paper | Reading, as_of: str | None = None) -> Record:
    return build_record([one.reading() if isinstance(one, Paper) else one for one in papers], as_of=as_of)


def promise(record: Record) -> Commitment:
    (found,) = (one for one in record.commitments if one.action == "release")
    return found


def last(record: Record) -> StatusRow:
    return promise(record).status_history[-1]


def test_r1_a_promise_first_seen_is_announced_and_not_due() -> None:
    row = last(record_of(promise_paper()))
    assert (row.lifecycle, row.timeliness, row.rule) == ("announced", "not_due", "R1")


def test_r2_what_cannot_be_measured_is_never_kept_or_broken() -> None:
    row = last(record_of(promise_paper(testable="no"), as_of="2031-06-01"))
    assert (row.lifecycle, row.timeliness, row.rule) == ("not_rateable", "n/a", "R2")


@pytest.mark.parametrize(
    ("day", "kind", "on", "expected"),
    [
        ("2031-02-10", "step", None, ("in_progress", "not_due", "R3")),
        ("2031-03-20", "outcome", None, ("met", "on_time", "R4")),
        ("2031-04-20", "outcome", "2031-03-30", ("met", "on_time", "R4")),
        ("2031-04-20", "outcome", "2031-04-12", ("met_late", "late", "R4")),
        ("2031-04-20", "outcome", None, ("met", "unclear", "R4")),  # done, but nobody says when
        ("2031-04-20", "partial_outcome", None, ("partially_met", "late", "R4")),
        ("2031-04-20", "no_outcome", None, ("missed", "overdue", "R12")),
        ("2031-02-20", "no_outcome", None, ("announced", "not_due", "R10")),  # its day has not come
        ("2031-02-20", "withdrawal", None, ("withdrawn", "n/a", "R6")),
    ],
)
def test_what_became_of_it(day: str, kind: str, on: str | None, expected: tuple[str, str, str]) -> None:
    row = last(record_of(promise_paper(), later_paper(day, kind, on=on)))
    assert (row.lifecycle, row.timeliness, row.rule) == expected


def test_r12_then_done_afterwards_is_met_late() -> None:
    papers = promise_paper(), later_paper("2031-04-10", "no_outcome"), later_paper("2031-06-01", "outcome", name="last")
    assert last(record_of(*papers)).lifecycle == "met_late"


@pytest.mark.parametrize(("limit", "lifecycle"), [("../2031-05-31", "due_no_evidence"), ("../2031-03-31", "missed")])
def test_r12_a_look_back_that_names_a_later_limit_leaves_open_which_was_missed(limit: str, lifecycle: str) -> None:
    """Told on 4 June of 31 May, "they were not free" may mean the end of March, which was moved."""
    assert last(record_of(promise_paper(), later_paper("2031-06-04", "no_outcome", limit=limit))).lifecycle == lifecycle


def test_r6_one_voice_off_the_record_makes_no_breach() -> None:
    row = last(record_of(promise_paper(), later_paper("2031-02-10", "violation")))
    assert row.lifecycle == "announced"
    assert row.verification == "disputed"


def test_r6_on_the_record_it_is_a_violation() -> None:
    row = last(record_of(promise_paper(), later_paper("2031-02-10", "violation", sourcing="on_record_named")))
    assert row.lifecycle == "violated"


def test_r6_two_origins_make_a_violation_and_two_prints_of_one_do_not() -> None:
    one, two = later_paper("2031-02-10", "violation"), later_paper("2031-02-11", "violation", name="other")
    one.text += "Our reporter counted the empty huts herself. The cook had kept the keys. Nobody came to the gate.\n"
    two.text += "The mountain road was closed for the whole week. Late snow lay on it. A bus had to turn back.\n"
    assert last(record_of(promise_paper(), one, two)).lifecycle == "violated"
    prints = [later_paper("2031-02-10", "violation"), later_paper("2031-02-11", "violation", name="reprint")]
    for paper in prints:
        paper.text += "\n".join(f"Line {number} of the same long wire story says {number * 7}." for number in range(20))
    assert last(record_of(promise_paper(), *prints)).lifecycle == "announced"


def test_r7_silence_after_the_last_day_is_due_and_no_more() -> None:
    quiet = Paper("elsewhere", "2031-05-05")
    quiet.says("Snow fell on the passes")
    history = promise(record_of(promise_paper(), quiet)).status_history
    assert [(row.as_of, row.lifecycle, row.rule) for row in history] == [
        ("2031-01-10", "announced", "R1"),
        ("2031-04-01", "due_no_evidence", "R7"),
    ]


@pytest.mark.parametrize(
    ("edtf", "due"),
    [
        ("../2031-03-31", "2031-04-01"),
        ("../2031-03", "2031-04-01"),
        ("../2031-03-20~", "2031-03-27"),
        ("../2031-03-31~", "2031-04-01"),
        ("../2031-03-15~", "2031-03-20"),
        ("2031-03-10/2031-03-12", "2031-03-13"),
    ],
)
def test_r7_tolerance(edtf: str, due: str) -> None:
    assert last(record_of(promise_paper(edtf), as_of="2031-12-31")).as_of == due


def test_r8_a_standing_duty_is_never_due() -> None:
    record = build_record([promise_paper("2031-01/..").reading()], as_of="2040-01-01")
    row = record.commitments[0].status_history[-1]
    assert (row.lifecycle, row.timeliness, row.rule) == ("announced", "standing", "R8")


def test_r9_a_promise_in_anothers_name_stays_announced() -> None:
    row = last(record_of(promise_paper(third_party_promise=True)))
    assert (row.lifecycle, row.rule, row.verification) == ("announced", "R9", "claimed_by_other")


def test_a_pledge_that_only_hearsay_tells_is_not_rated() -> None:
    told = "In Lume it is told that the Orsan Front has promised to release the prisoners."
    plain = "The Orsan Front has promised to release the prisoners."
    fates = []
    for text in (told, plain):
        reading = dovecote.read_article(f"Talks in Lume\n\n{text}\n", published="2031-02-01")
        (commitment,) = build_record([reading]).commitments
        fates.append(commitment.status_history[-1].lifecycle)
    assert fates == ["not_rateable", "announced"]


def test_a_pledge_of_nobody_that_is_named_is_not_rated() -> None:
    paper = promise_paper()
    told = dataclasses.replace(paper.commitments[0], promisor=None)
    vague = dataclasses.replace(told.versions[0], quantity=None, deadline=None)
    paper.commitments[0] = dataclasses.replace(told, versions=(vague,))
    assert last(record_of(paper)).lifecycle == "not_rateable"
    paper.commitments[0] = told
    assert last(record_of(paper)).lifecycle == "announced"


def fact_paper(day: str, **lists: object) -> Reading:
    """An article that reports the act and never mentions the promise."""
    paper = Paper("field-report", day)
    paper.actor(VELDT[0], country=VELDT[1], entry="veldt")
    paper.says("Veldt let 40 captives go on Tuesday")
    return dataclasses.replace(paper.reading(), **lists)  # type: ignore[arg-type]


def event_of(actor: str, day: str, paper: Reading, factuality: str = "happened") -> Event:
    start = paper.text.index("Veldt let")
    words = Paper("x", None).says("Veldt let 40 captives go on Tuesday")
    evidence = dataclasses.replace(words, start=start, end=start + len(words.exact), prefix=None, suffix=None)
    return Event(
        "ev-1",
        (evidence,),
        "RETREAT",
        "release",
        actor=(actor,),
        time=When(day),
        factuality=factuality,  # type: ignore[arg-type]
    )


def with_release(day: str, *, number: float = 40, actor: Actor | None = None, factuality: str = "happened") -> Reading:
    reading = fact_paper(day)
    doer = actor or reading.actors[0]
    event = event_of(doer.id, day, reading, factuality)
    figure = Observation("ob-1", event.evidence, "captives freed", number, "captives", time=When(day))
    actors = (*reading.actors, *([actor] if actor else []))
    return dataclasses.replace(reading, actors=actors, events=(event,), observations=(figure,))


def test_an_article_that_only_reports_the_act_still_settles_the_promise() -> None:
    row = last(record_of(promise_paper(), with_release("2031-03-03")))
    assert (row.lifecycle, row.known_from) == ("met", "field-report")


def test_fewer_than_promised_is_a_step() -> None:
    assert last(record_of(promise_paper(), with_release("2031-03-03", number=12))).lifecycle == "in_progress"


@pytest.mark.parametrize("case", ["somebody else", "not yet", "before the promise"])
def test_near_misses_settle_nothing(case: str) -> None:
    other = Actor("ac-quorn", "Kingdom of Quorn", "state", "QRN")
    reading = {
        "somebody else": lambda: with_release("2031-03-03", actor=other),
        "not yet": lambda: with_release("2031-03-03", factuality="planned"),
        "before the promise": lambda: with_release("2031-01-02"),
    }[case]()
    assert last(record_of(promise_paper(), reading)).lifecycle == "announced"


def test_talks_that_opened_late_are_met_late() -> None:
    paper = Paper("first-report", "2031-01-10")
    veldt = paper.actor(VELDT[0], country=VELDT[1], entry="veldt")
    words = "talks are to open on 1 March"
    version = paper.version(words, "2031-03-01", amount=None)
    paper.promises(words, promisor=veldt, action="start_talks", thing="talks", versions=(version,))
    report = fact_paper("2031-05-05")
    evidence = Paper("x", None).says("Veldt let 40 captives go on Tuesday")
    start = report.text.index(evidence.exact)
    placed = dataclasses.replace(evidence, start=start, end=start + len(evidence.exact))
    opened = ProcessEvent(
        "pe-1", (placed,), "talks_opened", "asserted_by_outlet", time=When("2031-05-02"), actors=(report.actors[0].id,)
    )
    record = build_record([paper.reading(), dataclasses.replace(report, process_events=(opened,))])
    (talks,) = (one for one in record.commitments if one.action == "start_talks")
    assert talks.status_history[-1].lifecycle == "met_late"


def test_the_silence_rule_is_what_makes_a_due_date_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: without a due day, silence would never show."""
    from dovecote.record import status

    monkeypatch.setattr(status, "due_day", lambda deadline: None)
    assert last(record_of(promise_paper(), as_of="2031-12-31")).lifecycle == "announced"
