"""Stamped items are at hand only as long as what they became is the same."""

import dataclasses

from dovecote.model.actor import Actor
from dovecote.model.links import Judgement, Links
from dovecote.model.reading import Reading
from dovecote.record.judged import judged
from dovecote.record.stamped import stamped_items
from small_readings import a_stored_reading


def a_reading() -> Reading:
    reading, _ = a_stored_reading("General Tolland met the envoys in Orsa.", id="one")
    return dataclasses.replace(reading, actors=(Actor("ac-tolland", "General Tolland", "person"),))


def test_the_same_links_give_the_same_values_and_others_do_not() -> None:
    reading, actor, nobody = a_reading(), "ac-tolland", judged(())
    alone = stamped_items(reading, Links(), nobody)
    assert stamped_items(reading, Links({"ac-else": "ac-other"}), nobody) is alone
    joined = stamped_items(reading, Links({actor: "ac-first"}), nobody)
    assert joined["actors"][0].id == "ac-first"
    assert alone["actors"][0].id == actor


def test_what_a_person_rejected_is_gone_and_comes_back_when_that_is_undone() -> None:
    reading = a_reading()
    before = stamped_items(reading, Links(), judged(()))
    rejected = judged([Judgement("jd-1", "reject", ("ac-tolland",), "mira", "2031-05-01T10:00:00Z")])
    assert stamped_items(reading, Links(), rejected)["actors"] == ()
    assert stamped_items(reading, Links(), judged(())) is before
