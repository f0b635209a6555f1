"""An updated or corrected story is a later version of the first, with what it says otherwise."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.link import origins
from dovecote.model.document import Part, SourceDescription
from dovecote.model.reading import Reading
from dovecote.model.record import RecordSource
from dovecote.pipeline import build_record
from factories import a_document

MORNING = [
    "The convoy of forty lorries left Kellin at dawn with flour for the upper valley.",
    "Drivers said that the wooden bridge above the old mill had held since the great flood.",
    "The commission counted seven breaches of the truce in a single week.",
    "Nobody in the town hall would say who is to pay for the new observation posts.",
]
EVENING = [*MORNING[:2], "The commission counted nine breaches of the truce in a single week.", MORNING[3]]
BRIEF = MORNING[:3]
ADDRESS = "https://lantern.example/valley/convoy"


def article(name: str, sentences: list[str], **known: str) -> Reading:
    document = a_document(" ".join(sentences), id=name)
    source = SourceDescription(document.source.sha256, (Part(0, len(document.text), "body"),), **known)  # type: ignore[arg-type]
    return Reading(name, document.text, source)


def listed(*readings: Reading) -> dict[str, RecordSource]:
    return {source.id: source for source in build_record(readings).sources}


@pytest.mark.parametrize("known", [{"publisher": "The Lantern"}, {"url": ADDRESS}])
def test_a_later_print_of_one_publisher_or_address_replaces_the_first(known: dict[str, str]) -> None:
    later = listed(article("a", MORNING, **known), article("b", EVENING, **known))["b"]
    assert later.replaces == "a"
    (change,) = later.changes
    assert change.old is not None
    assert change.new is not None
    assert (change.old.exact, change.old.source) == (MORNING[2], "a")
    assert (change.new.exact, change.new.source) == (EVENING[2], "b")


def test_what_is_added_has_no_old_words() -> None:
    added = "The bridge was closed at noon."
    later = listed(article("a", MORNING, url=ADDRESS), article("b", [*MORNING, added], url=ADDRESS))["b"]
    assert [(change.old, change.new and change.new.exact) for change in later.changes] == [(None, added)]


def test_another_paper_prints_and_replaces_nothing() -> None:
    other = listed(article("a", MORNING, publisher="The Lantern"), article("b", MORNING[:3], publisher="Harbour Post"))
    assert other["b"].replaces is None
    assert other["b"].origin_cluster == "a"


def test_two_stories_at_one_address_are_two_origins() -> None:
    both = listed(
        article("a", MORNING, url=ADDRESS), article("b", ["Rain fell on the harbour all week."] * 4, url=ADDRESS)
    )
    assert both["b"].replaces is None


def test_a_print_that_is_a_small_part_of_the_first_is_found() -> None:
    more = [f"Ward {word} of the old town has had no water since the pipe burst." for word in ("one", "two", "three")]
    story = [*MORNING, *more, *(sentence.replace("water", "light") for sentence in more)]
    assert listed(article("a", story), article("b", BRIEF))["b"].origin_cluster == "a"


def test_shared_sentences_in_another_order_are_a_shared_hand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    own = "The square was empty and the market had nothing to sell but salt and thread."
    papers = article("a", [*reversed(MORNING), own]), article("b", MORNING)
    assert listed(*papers)["b"].origin_cluster == "b"
    # The deliberate break: blind to order, one hand-out makes two reporters one.
    monkeypatch.setattr(origins, "_in_order", lambda places: True)
    assert listed(*papers)["b"].origin_cluster == "a"


def test_the_comparison_says_which_print_is_a_later_version() -> None:
    papers = [article("a", MORNING, url=ADDRESS), article("b", EVENING, url=ADDRESS)]
    (one,) = (found for found in build_record(papers).comparisons if found.kind == "same_origin")
    assert "b is a later version of a" in one.text


def test_without_an_origin_nothing_is_a_version() -> None:
    """The deliberate break: two texts that share nothing, of one publisher, are two articles."""
    other = article("b", ["Fishermen stayed in harbour.", "The price of salt has doubled since the spring."])
    other = dataclasses.replace(other, source=dataclasses.replace(other.source, publisher="The Lantern"))
    assert listed(article("a", MORNING, publisher="The Lantern"), other)["b"].replaces is None
