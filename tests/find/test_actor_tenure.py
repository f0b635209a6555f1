"""For what time a post is held, as far as an article of a known day tells."""

from __future__ import annotations

import pytest

from dovecote.model.actor import Actor
from factories import an_article_with_actors

DAY = "2031-03-04"


def holder(text: str, published: str | None = DAY) -> Actor:
    return next(one for one in an_article_with_actors(text, published=published).actors if one.name == "Ada Krone")


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("Veldtian President Ada Krone spoke.", DAY),
        ("Acting Foreign Minister Ada Krone spoke.", DAY),
        ("Former Veldtian President Ada Krone spoke.", f"../{DAY}"),
        ("Ada Krone, an ex-minister, spoke.", f"../{DAY}"),
        ("President-elect Ada Krone spoke.", f"{DAY}/.."),
        ("Ada Krone, who heads the river council, spoke.", DAY),
    ],
)
def test_a_role_is_of_the_articles_day_of_before_or_to_come(text: str, valid: str) -> None:
    assert [one.valid for one in holder(text).roles] == [valid]


@pytest.mark.parametrize("published", [None, "2031-03", "[2031-03-04,2031-03-11]"])
def test_without_a_day_nothing_is_said_of_the_time(published: str | None) -> None:
    assert [one.valid for one in holder("President Ada Krone spoke.", published).roles] == [None]


def test_a_former_president_taken_for_the_president_would_be_noticed() -> None:
    with pytest.raises(AssertionError):
        test_a_role_is_of_the_articles_day_of_before_or_to_come("Former President Ada Krone spoke.", DAY)
