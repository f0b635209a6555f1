"""Contacts: the sentences that the rules must find and must leave, and what one article tells twice."""

from __future__ import annotations

from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.contacts import find_contacts
from dovecote.languages.registry import get_language
from dovecote.model.contact import Contact
from factories import a_reading_of_body, an_article_with_actors

EXAMPLES = get_language("en").table("contacts")["examples"]


def _contacts(text: str) -> tuple[Contact, ...]:
    return find_contacts(an_article_of_the_cast(text))


@pytest.mark.parametrize("example", EXAMPLES["find"], ids=lambda one: str(one["text"]))
def test_rule_finds(example: dict[str, Any]) -> None:
    (found,) = _contacts(example["text"])
    assert (found.contact_type, found.status) == (example["type"], example["status"])
    assert {one.actor for one in found.participants} == set(example["participants"])


@pytest.mark.parametrize("text", EXAMPLES["leave"])
def test_rule_leaves(text: str) -> None:
    assert _contacts(text) == ()


def test_visitor_and_host_have_their_capacities() -> None:
    (visit,) = _contacts("Mira Tolland visited Brennia.")
    assert {(one.actor, one.capacity) for one in visit.participants} == {
        ("Mira Tolland", "visitor"),
        ("Brennia", "host"),
    }


def test_what_is_told_twice_is_one_contact() -> None:
    (met,) = _contacts(
        "Mira Tolland met Orla Venn in Dorn.\n\nThe meeting between Mira Tolland and Orla Venn was short."
    )
    assert len(met.evidence) == 2


def test_an_official_who_tells_reporters_gives_a_briefing() -> None:
    (briefing,) = _contacts("Mira Tolland told reporters that the road was open.")
    assert briefing.contact_type == "background_briefing"
    assert [(one.actor, one.capacity) for one in briefing.participants] == [
        ("Mira Tolland", "speaker"),
        ("reporters", "audience"),
    ]
    assert briefing.evidence[0].exact == "Mira Tolland told reporters"


def test_who_came_along_joins_the_contact_told_before() -> None:
    text = "Mira Tolland met Orla Venn in Dorn on Monday. The delegation led by Tolland also included Jory Hale."
    reading = a_reading_of_body(text, published="2031-03-12")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [{names[who.actor] for who in one.participants} for one in reading.contacts] == [
        {"Mira Tolland", "Orla Venn", "Jory Hale"}
    ]


def test_a_call_told_by_one_press_office_is_one_sided() -> None:
    text = (
        "General Mira Tolland of Brennia and Orla Venn had a telephone conversation on Monday.\n\n"
        "Tolland said that Brennia would keep the road open.\n\nTolland thanked Venn for her patience."
    )
    reading = a_reading_of_body(text, published="2031-03-12")
    assert [(one.contact_type, one.one_sided_readout) for one in reading.contacts] == [("phone_call", True)]


def _names(text: str) -> list[set[str]]:
    reading = a_reading_of_body(text, published="2031-03-12")
    names = {actor.id: actor.name for actor in reading.actors}
    return [{names[who.actor] for who in one.participants} for one in reading.contacts]


def test_hosts_and_mediators_have_their_capacities() -> None:
    (hosted,) = _contacts("In Dorn, Brennia hosted talks between Veldt and the rebels.")
    assert {(one.actor, one.capacity) for one in hosted.participants} == {
        ("Brennia", "host"),
        ("Veldt", "delegation"),
        ("rebels", "delegation"),
    }
    (mediated,) = _contacts("Talks mediated by Brennia between Veldt and the rebels went on.")
    assert ("Brennia", "facilitator") in {(one.actor, one.capacity) for one in mediated.participants}


def test_who_only_looked_on_was_there_too() -> None:
    text = (
        "Mira Tolland and Orla Venn signed the accord, while President Bo Lind looked on. "
        "Ines Varga, the governor, was also present. Jory Hale, a farmer, grew turnips."
    )
    assert _names(text) == [{"Mira Tolland", "Orla Venn", "Bo Lind", "Ines Varga"}]


def test_talks_that_name_nobody_are_of_those_told_before() -> None:
    article = an_article_of_the_cast("Talks between Veldt and the rebels opened on Monday. The talks then went on.")
    assert [{one.actor for one in met.participants} for met in find_contacts(article)] == [{"Veldt", "rebels"}]


def test_two_names_with_a_hyphen_are_two_parties() -> None:
    (found,) = _contacts("The Veldt-Brennia talks ended. Both Veldt and Brennia were silent.")
    assert {one.actor for one in found.participants} == {"Veldt", "Brennia"}


def test_a_briefing_in_a_relative_clause_is_quoted_with_its_speaker() -> None:
    text = "A port official who briefed journalists at the harbour said that Veldt expected weeks of bargaining."
    (briefing,) = a_reading_of_body(text, published="2031-03-12").contacts
    assert briefing.evidence[0].exact == "A port official who briefed journalists at the harbour"


def test_a_briefing_after_the_meeting_was_on_its_day() -> None:
    text = "Veldt's envoy met Brennia's on Monday. An aide told reporters after the meeting that nothing was signed."
    (briefing,) = [
        one
        for one in a_reading_of_body(text, published="2031-03-12").contacts
        if one.contact_type == "background_briefing"
    ]
    assert briefing.time is not None
    assert briefing.time.edtf == "2031-03-10"


def test_both_sides_are_those_whom_the_article_pairs() -> None:
    text = "Karsholm and the Orsan Front agreed to stop. Both sides met on Monday. The parties then exchanged lists."
    article = an_article_with_actors(text, published="2031-03-12")
    assert [len(one.participants) for one in find_contacts(article)] == [2, 2]


def test_who_called_each_other_and_talked_had_one_contact() -> None:
    text = "Mira Tolland telephoned Orla Venn on Monday. The two talked about the border."
    assert [one.contact_type for one in a_reading_of_body(text).contacts] == ["phone_call"]


def test_the_same_people_who_met_and_talked_had_one_contact() -> None:
    text = "Mira Tolland and Orla Venn discussed the border.\n\nMira Tolland and Orla Venn met in Dorn on Monday."
    (met,) = _contacts(text)
    assert (met.contact_type, len(met.evidence)) == ("meeting", 2)


def test_the_two_men_are_the_two_named_before() -> None:
    text = "Mira Tolland spoke of Orla Venn. The two leaders met in Dorn on Monday."
    assert _names(text) == [{"Mira Tolland", "Orla Venn"}]


def test_a_meeting_put_off_without_names_is_one_of_the_sides() -> None:
    text = (
        "The government of Brennia and the Orsan Front fight a war. "
        "Brennia and the Orsan Front held peace talks in May.\n\n"
        "A second meeting, planned for Friday, has been put off."
    )
    assert any("Orsan Front" in names for names in _names(text)[1:])


def test_who_met_a_team_led_by_another_is_who_called() -> None:
    text = "Mira Tolland met the team led by Jory Hale in Dorn on 29 April and spoke by telephone with Orla Venn."
    assert {"Mira Tolland", "Orla Venn"} in _names(text)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The government of Kenya offered a truce but has been met with opposition.", False),
        ("The envoy of Kenya was met by the foreign minister of Uganda at the airport.", True),
    ],
)
def test_what_something_was_met_with_is_no_meeting(text: str, met: bool) -> None:
    assert bool(a_reading_of_body(text, published="2031-05-05").contacts) is met
