"""The story that must hold in every commit: two reports in, the revised promise out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dovecote.model.edtf import Edtf
from dovecote.model.record import Record
from story import OTHER_NAMES, Days, record_of, reorder, reports, withdrawal

pytestmark = pytest.mark.whole

DRESSES = {
    "as it is": (Days(), None),
    "renamed": (Days(), OTHER_NAMES),
    "400 days later": (Days().moved(400), None),
    "renamed and 400 days later": (Days().moved(400), OTHER_NAMES),
}


@pytest.fixture(scope="module", params=sorted(DRESSES))
def dressed(request: pytest.FixtureRequest) -> tuple[Record, Days]:
    days, names = DRESSES[request.param]
    return record_of(reports(days, names), names=names), days


def test_the_slip_in_days(dressed: tuple[Record, Days]) -> None:
    record, days = dressed
    slips = [revision.slip_days for revision in withdrawal(record).revisions if revision.slip_days]
    assert [(slip.min, slip.max) for slip in slips] == [days.slip]


def test_old_and_new_deadline(dressed: tuple[Record, Days]) -> None:
    record, days = dressed
    deadlines = [version.deadline.edtf for version in withdrawal(record).versions if version.deadline]
    assert deadlines[0] == f"../{days.first_month}"
    assert deadlines[-1] == f"../{days.new_limit - timedelta(1)}"


def test_one_anonymous_official_announced_it(dressed: tuple[Record, Days]) -> None:
    record, days = dressed
    announced = next(one for one in withdrawal(record).revisions if one.slip_days).announced
    assert announced is not None
    assert announced.sourcing_class == "background_anonymous_official"
    actor = next(one for one in record.actors if one.id == announced.by)
    assert actor.actor_type == "unnamed_person"
    assert announced.edtf == str(days.call - timedelta(1))


def test_the_condition_was_dropped(dressed: tuple[Record, Days]) -> None:
    record, _ = dressed
    revision = next(one for one in withdrawal(record).revisions if one.slip_days)
    assert "condition_removed" in revision.kind
    assert {"old", "new"} <= {one.role for one in revision.evidence}


def test_slipped_is_never_broken(dressed: tuple[Record, Days]) -> None:
    record, _ = dressed
    rows = withdrawal(record).status_history
    assert rows[-1].timeliness == "slipped"
    assert not {"missed", "violated", "repudiated"} & {row.lifecycle for row in rows}


def test_two_dates_passed_in_silence(dressed: tuple[Record, Days]) -> None:
    record, days = dressed
    silent = [one for one in record.commitments if one.status_history[-1].lifecycle == "due_no_evidence"]
    limits = {one.versions[-1].deadline.edtf for one in silent if one.versions[-1].deadline}
    assert limits == {str(days.resume), f"../{days.cut}~".replace(f"-{days.cut:%d}", "-15")}


def test_the_order_of_paragraphs_changes_nothing_of_it() -> None:
    undated, call = reports()
    plain, turned = record_of([undated, call]), record_of([undated, reorder(call, "come to the view")])
    for record in (plain, turned):
        slips = [one.slip_days for one in withdrawal(record).revisions if one.slip_days]
        assert [(one.min, one.max) for one in slips] == [Days().slip]
    words = [{one.content for one in record.statements} for record in (plain, turned)]
    assert words[0] == words[1]


def test_before_the_second_report_nothing_was_due() -> None:
    record = record_of(reports(), as_of="2030-11-05")
    assert len(record.sources) == 1
    assert not [one for one in record.commitments if one.status_history[-1].lifecycle == "due_no_evidence"]


def test_one_side_tells_the_words_of_the_other(dressed: tuple[Record, Days]) -> None:
    record, _ = dressed
    told = [one for one in record.statements if one.sourcing_class == "on_record_via_counterpart" and one.speaker]
    minister = max({one.speaker for one in told}, key=lambda who: sum(one.speaker == who for one in told))
    of_the_call = [one for one in told if one.speaker == minister]
    assert len(of_the_call) == 2
    assert all(len(one.attribution_chain) == 3 for one in of_the_call)


def test_the_undated_visit_is_a_set_of_days(dressed: tuple[Record, Days]) -> None:
    record, days = dressed
    visit = next(one for one in record.contacts if one.contact_type in ("meeting", "visit") and one.time)
    assert visit.time is not None
    assert visit.time.edtf is not None
    possible = Edtf.parse(visit.time.edtf).days()
    assert days.visit in possible
    assert {day.weekday() for day in possible} == {days.visit.weekday()}
    assert 2 <= len(possible) <= 12


def test_every_quotation_stands_in_its_text(dressed: tuple[Record, Days]) -> None:
    record, _ = dressed
    assert record.statements
    assert {one.source for item in record.statements for one in item.evidence} == {one.id for one in record.sources}


def test_without_the_second_report_there_is_no_slip() -> None:
    """The deliberate break: what the tests above look for is not there when its source is not."""
    record = record_of(reports()[:1])
    with pytest.raises(AssertionError):
        withdrawal(record)
