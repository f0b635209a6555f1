"""What stands on a statement: the contacts, promises and others whose evidence lies in its words."""

from __future__ import annotations

import pytest

from factories import a_reading_of_body

TOLD = "General Mira Tolland said that the Orsan Front would release 40 prisoners by June 30."
NOT_TOLD = "The Orsan Front promised to release 40 prisoners by June 30."


def test_a_promise_told_by_somebody_stands_on_the_statement() -> None:
    reading = a_reading_of_body(TOLD, published="2031-05-03")
    (statement,) = reading.statements
    assert {one.id for one in reading.commitments} <= set(statement.supports)
    assert reading.commitments


def test_what_the_outlet_tells_itself_stands_on_none() -> None:
    reading = a_reading_of_body("General Mira Tolland met Jon Harrow in Halm on Monday.", published="2031-05-03")
    assert reading.contacts
    assert all(not one.supports for one in reading.statements)


def test_supports_name_things_of_the_reading() -> None:
    reading = a_reading_of_body(f"{TOLD} {NOT_TOLD}", published="2031-05-03")
    known = {
        *(one.id for one in reading.commitments),
        *(one.id for one in reading.events),
        *(one.id for one in reading.observations),
    }
    assert {item for one in reading.statements for item in one.supports} <= known


def test_without_the_last_step_nothing_is_supported(monkeypatch: pytest.MonkeyPatch) -> None:
    # The deliberate break: the flow without its last step leaves the field empty.
    from dovecote import pipeline

    kept = tuple(step for step in pipeline.FINDERS if step[0] != "statements")
    monkeypatch.setattr(pipeline, "FINDERS", kept)
    assert [one.supports for one in a_reading_of_body(TOLD, published="2031-05-03").statements] == [()]


def test_a_speaker_has_an_interest_in_what_its_own_side_does() -> None:
    text = (
        "Ada Karst, Uganda's foreign minister, said that Ugandan troops would leave the valley by 3 May. "
        "She said Kenya had attacked a bridge. The United Nations said Uganda would free 30 prisoners by June."
    )
    own, of_another, of_outsider = a_reading_of_body(text).statements
    assert own.supports
    assert own.self_interest == own.supports
    assert of_another.supports
    assert of_another.self_interest == ()
    assert of_outsider.supports
    assert of_outsider.self_interest == ()
