"""The sentence behind any line, and what changed between two sources or two days."""

from __future__ import annotations

import pytest

from dovecote.errors import UnknownItem
from dovecote.pipeline import build_record, diff_days, diff_sources, explain_item
from record_factories import spring_paper, winter_paper

READINGS = (winter_paper().reading(), spring_paper().reading())


def promise_id(action: str) -> str:
    return next(one.id for one in build_record(READINGS).commitments if one.action == action)


def test_why_shows_both_wordings_and_the_arithmetic() -> None:
    found = explain_item(READINGS, promise_id("withdraw"))
    assert any("by May 2031" in one.exact for one in found.old)
    assert any("before September 11" in one.exact for one in found.new)
    assert any(step.kind == "slip" and "102 days" in step.text for step in found.steps)
    assert {"version", "change", "status", "link"} <= {step.kind for step in found.steps}


def test_why_answers_for_the_id_that_one_article_gave() -> None:
    merged = next(one for one in READINGS[1].commitments if one.action == "withdraw").id
    assert explain_item(READINGS, merged).id == promise_id("withdraw")


def test_why_of_a_revision_and_of_a_comparison() -> None:
    record = build_record(READINGS)
    revision = next(one for commitment in record.commitments for one in commitment.revisions)
    assert explain_item(READINGS, revision.id).old
    assert explain_item(READINGS, record.comparisons[0].id).kind == "comparisons"


def test_an_unknown_id_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownItem, match="nothing in the record"):
        explain_item(READINGS, "cm-0000000000")


def test_the_second_source_changes_one_promise_and_is_silent_on_the_other() -> None:
    found = diff_sources(*READINGS)
    assert [one.id for one in found.of("changed")] == [promise_id("withdraw")]
    assert [one.id for one in found.of("silent")] == [promise_id("reduce")]
    assert not found.of("gone")


def test_between_two_days_only_the_calendar_moved() -> None:
    found = diff_days(READINGS, "2030-12-20", "2031-02-01")
    assert found.new_sources == ()
    assert [(one.change, one.id) for one in found.differences] == [("status", promise_id("reduce"))]
