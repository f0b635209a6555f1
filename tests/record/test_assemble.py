"""The main story on hand-made readings, and what must hold of every record."""

from __future__ import annotations

import dataclasses
from itertools import permutations

import pytest

from dovecote.model.commitment import Commitment
from dovecote.model.json_codec import record_to_plain
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.model.when import TimeExpression
from dovecote.pipeline import build_record
from record_factories import spring_paper, winter_paper


@pytest.fixture(scope="module")
def both() -> Record:
    return build_record([winter_paper().reading(), spring_paper().reading()])


def all_out(record: Record) -> Commitment:
    return next(one for one in record.commitments if one.action == "withdraw")


def test_two_reports_make_one_revised_promise(both: Record) -> None:
    promise = all_out(both)
    assert [version.deadline.edtf for version in promise.versions if version.deadline] == [
        "../2031-05",
        "../2031-09-10",
    ]
    assert promise.versions[0].known_from == "harbour-gazette"
    assert promise.versions[0].also_in == ("northern-wire",)


def test_the_slip_is_counted_from_the_dates_and_shows_both_wordings(both: Record) -> None:
    (revision,) = all_out(both).revisions
    assert revision.slip_days is not None
    assert (revision.slip_days.min, revision.slip_days.max) == (102, 132)
    assert {"deadline_extended", "condition_removed", "exception_added"} == set(revision.kind)
    assert {one.role for one in revision.evidence} >= {"old", "new", "slip_words"}
    assert {one.source for one in revision.evidence} == {"harbour-gazette", "northern-wire"}
    assert revision.announced is not None
    assert revision.announced.sourcing_class == "background_anonymous_official"


def test_an_announced_extension_is_slipped_and_never_missed(both: Record) -> None:
    rows = all_out(both).status_history
    assert rows[-1].timeliness == "slipped"
    assert not {"missed", "violated", "repudiated"} & {row.lifecycle for row in rows}


def test_a_smaller_earlier_figure_is_a_part_of_the_whole(both: Record) -> None:
    part = next(one for one in both.commitments if one.action == "reduce")
    assert part.parent == all_out(both).id


def test_a_date_that_passed_in_silence_is_due_and_not_broken(both: Record) -> None:
    part = next(one for one in both.commitments if one.action == "reduce")
    assert [row.lifecycle for row in part.status_history] == ["announced", "due_no_evidence"]
    assert part.status_history[-1].as_of == "2031-01-20"
    assert [one.kind for one in both.comparisons if part.id in one.refs] == ["due_no_evidence"]
    assert [task.about for task in both.tasks] == [part.id]


def test_as_of_december_knows_one_version_and_nothing_due() -> None:
    record = build_record([winter_paper().reading(), spring_paper().reading()], as_of="2030-12-20")
    assert [source.id for source in record.sources] == ["harbour-gazette"]
    assert len(all_out(record).versions) == 1
    assert {row.lifecycle for one in record.commitments for row in one.status_history} == {"announced"}


def test_a_source_whose_day_is_a_set_counts_from_its_first_day_and_is_flagged() -> None:
    record = build_record([winter_paper().reading()], as_of="2030-12-09")
    assert [(one.id, one.uncertain, one.known_on) for one in record.sources] == [
        ("harbour-gazette", True, "2030-12-09")
    ]
    assert [issue.kind for issue in record.issues] == ["uncertain_publication_day"]


def test_reading_order_changes_nothing() -> None:
    papers = [winter_paper().reading(), spring_paper().reading()]
    records = [record_to_plain(build_record(order)) for order in permutations(papers)]
    assert records[0] == records[1]


def test_the_same_reading_twice_changes_nothing() -> None:
    paper = winter_paper().reading()
    assert record_to_plain(build_record([paper, paper])) == record_to_plain(build_record([paper]))


def test_all_evidence_is_cut_from_its_source(both: Record) -> None:
    texts = {paper.name: paper.text for paper in (winter_paper(), spring_paper())}
    for commitment in both.commitments:
        for evidence in (*commitment.evidence, *(one for version in commitment.versions for one in version.evidence)):
            assert texts[str(evidence.source)][evidence.start : evidence.end] == evidence.exact


def test_a_promise_of_another_country_stays_its_own() -> None:
    """The deliberate break: were promisors not compared, these two would become one promise."""
    paper = spring_paper()
    reading = paper.reading()
    others = tuple(dataclasses.replace(one, country="QRN", vocabulary_id="quorn") for one in reading.actors)
    record = build_record([winter_paper().reading(), dataclasses.replace(reading, actors=others)])
    assert len([one for one in record.commitments if one.action == "withdraw"]) == 2


def test_an_article_in_a_language_that_is_not_read_leaves_the_record_as_it_is(both: Record) -> None:
    winter = winter_paper().reading()
    source = dataclasses.replace(winter.source, language="he", sha256="f" * 64)
    text = "החיילים ייצאו עד סוף 2031."
    year = TimeExpression("tx-1", text.index("2031"), text.index("2031") + 4, "2031", "DATE", "2031")
    foreign = Reading("hebrew-paper", text, source, times=(year,))
    record = build_record([winter, spring_paper().reading(), foreign])
    assert len(record.sources) == 3
    assert [one.id for one in record.commitments] == [one.id for one in both.commitments]
    assert [one.id for one in record.comparisons] == [one.id for one in both.comparisons]
