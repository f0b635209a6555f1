"""On which side the record puts those who met."""

from __future__ import annotations

import pytest

from dovecote.model.actor import Actor
from dovecote.model.contact import Contact, Participant
from dovecote.record.contacts import with_sides


@pytest.mark.parametrize(
    ("here", "inferred", "side", "found"),
    [
        ("ULM", True, "ULM", "VEL"),  # the story's country, guessed
        (None, False, None, "VEL"),  # another article tells it
        ("ULM", False, "ULM", "ULM"),  # this article's own words
        ("ULM", True, "Orsan Front", "Orsan Front"),  # the side is no guess from the story
    ],
)
def test_a_side_that_was_only_inferred_is_that_of_the_actor_as_all_articles_know_them(
    here: str | None, inferred: bool, side: str | None, found: str | None
) -> None:
    told = Actor("ac-brill", "Ona Brill", "person", here, country_inferred=inferred)
    known = Actor("ac-brill", "Ona Brill", "person", "VEL")
    call = Contact("ct-1", (), "phone_call", "held", (Participant("ac-brill", side), Participant("ac-x", "ULM")))
    (sided,) = with_sides([call], [told], {"ac-brill": known})
    assert [one.side for one in sided.participants] == [found, "ULM"]


def test_an_actor_whose_country_nobody_knows_keeps_its_side() -> None:
    nobody = Actor("ac-1", "the guests", "collective")
    call = Contact("ct-1", (), "meeting", "held", (Participant("ac-1"),))
    (sided,) = with_sides([call], [nobody], {"ac-1": nobody})
    assert sided is call
