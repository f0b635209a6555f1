"""Which questions a record asks back: what hangs by a thread, what was left apart, whose words they are."""

import dataclasses

import pytest

from dovecote.api import question_of
from dovecote.model.links import Judgement, LinkProposal, Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison
from dovecote.record.assemble import assemble
from dovecote.record.tasks import bearings
from record_factories import Paper
from small_readings import a_stored_reading


def proposal(left: str, right: str, score: float) -> LinkProposal:
    return LinkProposal("actor", left, right, score, "actor.name", ("one name",))


def readings() -> list[Reading]:
    papers = []
    for name in ("one", "two", "three"):
        paper = Paper(name, "2031-05-01")
        paper.actor("Mira Tolland", "person")
        papers.append(paper.reading())
    return papers


def asked(proposals: list[LinkProposal], same: dict[str, str], *judgements: Judgement) -> list[tuple[str, str | None]]:
    record = assemble(readings(), Links(same, proposals=tuple(proposals)), judgements, as_of=None)
    return [(one.about, one.other) for one in record.tasks if one.kind == "uncertain_link"]


def ids() -> list[str]:
    return [reading.actors[0].id for reading in readings()]


def test_only_a_link_without_which_two_would_be_apart_is_asked_about() -> None:
    one, two, three = ids()
    chain = [proposal(one, two, 0.9), proposal(two, three, 0.72), proposal(one, three, 0.71)]
    assert asked(chain, {two: one, three: one}) == [(two, three)]


def test_what_a_person_joined_is_asked_no_more() -> None:
    one, two, _ = ids()
    said = Judgement("jd-1", "same", (one, two), "mira", "2031-05-02T10:00:00Z")
    assert asked([proposal(one, two, 0.6)], {two: one}) == [(one, two)]
    assert asked([proposal(one, two, 0.6)], {two: one}, said) == []


@pytest.mark.parametrize(("score", "count"), [(0.62, 1), (0.95, 0)])
def test_a_weak_link_that_was_not_taken_is_asked_about_and_one_that_an_article_forbids_is_not(
    score: float, count: int
) -> None:
    one, two, _ = ids()
    assert len(asked([proposal(one, two, score)], {})) == count


def test_what_a_person_parted_is_asked_no_more() -> None:
    one, two, _ = ids()
    said = Judgement("jd-1", "not_same", (one, two), "mira", "2031-05-02T10:00:00Z")
    assert asked([proposal(one, two, 0.62)], {}, said) == []


def test_the_question_quotes_both_ends_with_their_sources() -> None:
    one, two, _ = ids()
    record = assemble(readings(), Links({two: one}, proposals=(proposal(one, two, 0.6),)), as_of=None)
    (task,) = record.tasks
    assert [(quoted.source, "Mira Tolland" in quoted.exact) for quoted in task.evidence] == [
        ("one", True),
        ("two", True),
    ]
    assert "“Mira Tolland”" in task.question


def test_links_between_the_same_words_of_one_thing_are_one_question_that_one_answer_settles() -> None:
    one, two, three = ids()
    links = Links({two: one, three: one}, proposals=(proposal(one, two, 0.6), proposal(two, three, 0.5)))
    (task,) = assemble(readings(), links, as_of=None).tasks
    assert ({task.about, task.other}, task.also, task.score) == ({two, three}, (one,), 0.5)
    assert [quoted.source for quoted in task.evidence] == ["two", "three", "one"]
    assert "In the same words 1 more place tells it." in task.question
    settled = question_of(task, "2031-05-01", {})
    same, apart = settled.choices
    assert set(settled.settled_by(same)) == {one, two, three}
    assert set(settled.settled_by(apart)) == {two, three}


def test_what_hangs_on_a_thing_is_counted() -> None:
    one, two, _ = ids()
    record = assemble(readings(), Links({two: one}, proposals=(proposal(one, two, 0.6),)), as_of=None)
    laid = Comparison("cp-1", "contradiction", (one, "st-1"), "", ())
    assert bearings(record)[one] == 0
    assert bearings(dataclasses.replace(record, comparisons=(laid,)))[one] == 1


def test_words_that_leave_several_speakers_are_asked_about_with_those_who_may_be_meant() -> None:
    reading, _ = a_stored_reading(id="one")
    left_open = dataclasses.replace(reading.statements[0], speaker_candidates=("ac-a", "ac-b"))
    record = assemble([dataclasses.replace(reading, statements=(left_open,))], Links(), as_of=None)
    (task,) = record.tasks
    assert (task.kind, task.candidates) == ("unresolved_speaker", ("ac-a", "ac-b"))
    assert "leaves 2" in task.question
