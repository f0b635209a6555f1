"""Of which country somebody is: told, inferred where the story is clear, else left open."""

from __future__ import annotations

import pytest

from dovecote.find.mentions import countries
from factories import a_reading, an_article_with_actors


def country_of(text: str, name: str) -> str | None:
    return next(one.country for one in an_article_with_actors(text).actors if one.name == name)


def test_an_office_without_a_state_is_of_the_storys_country() -> None:
    text = "Veldt shut its border on Monday. Interior Minister Ada Krone said that Veldt had no choice."
    assert country_of(text, "Ada Krone") == "VLD"


def test_a_foreign_capital_beside_somebody_tells_nothing_of_him() -> None:
    text = (
        "Veldt shut its border on Monday. Veldt had warned of it. The sides will meet in the Ostmarkian capital, "
        "presidential adviser Bo Lind said."
    )
    assert country_of(text, "Bo Lind") == "VLD"


def test_a_government_that_acts_in_another_clause_is_not_his() -> None:
    text = (
        "Veldt was quiet. Veldt had shut its border. Chief of Army Staff Bo Lind dined with the envoy two days after "
        "the Ostmarkian government had opened the talks."
    )
    assert country_of(text, "Bo Lind") == "VLD"


def test_who_tells_what_a_state_will_do_speaks_for_it() -> None:
    text = "Veldt was quiet. Veldt had shut its border. The army chief Bo Lind said that Ostmark would help."
    assert country_of(text, "Bo Lind") == "OSM"


def test_its_foreign_minister_is_of_the_state_told_of_before() -> None:
    text = "Veldt shut the pass. Veldt was calm. Ostmark offered to help. Its foreign minister, Ines Varga, rang both."
    assert country_of(text, "Ines Varga") == "OSM"


def test_a_story_of_two_states_is_neithers() -> None:
    text = (
        "Veldt blamed Ostmark. Ostmark blamed Veldt. Veldt spoke of shells and Ostmark of mines.\n\n"
        "The mayor Bo Lind slept through it all."
    )
    assert country_of(text, "Bo Lind") is None


@pytest.mark.parametrize(
    "title",
    [
        "The peace envoy for Veldt, Ines Varga,",
        "The Special Representative for Veldt, Ines Varga,",
        "The Humanitarian Coordinator in Veldt, Ines Varga,",
        "Special Envoy to Veldt and Ostmark Ines Varga",
    ],
)
def test_an_envoy_is_not_of_the_state_she_is_sent_to(title: str) -> None:
    assert country_of(f"Veldt shut its border. Veldt was calm. {title} said that she would wait.", "Ines Varga") is None
    ostmarkian = "The Ostmarkian " + title.removeprefix("The ")
    assert country_of(f"Veldt was calm. {ostmarkian} said that she would wait.", "Ines Varga") == "OSM"


def test_whose_somebody_is_stands_before_the_name() -> None:
    assert country_of("Veldt shut its border. Ostmark's Ines Varga rang both.", "Ines Varga") == "OSM"


def test_who_mediates_is_no_side() -> None:
    text = "The Veldtian mediator said that he would wait. Veldt urged the parties to talk."
    assert country_of(text, "the parties") is None
    assert country_of("Veldt shut its border. Veldt was calm. The parties met at noon.", "The parties") == "VLD"


@pytest.mark.parametrize("noun", ["observers", "mediators", "companies", "reporters"])
def test_people_who_come_from_anywhere_get_no_country(noun: str) -> None:
    text = f"Veldt shut its border. Veldt was calm. The {noun} said that they would stay."
    assert country_of(text, f"The {noun}") is None


def test_a_threshold_is_what_keeps_one_passing_word_from_deciding(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: where one adjective suffices, the army chief of Veldt becomes a foreigner."""
    monkeypatch.setattr(countries, "_SURE", 1)
    with pytest.raises(AssertionError):
        test_a_government_that_acts_in_another_clause_is_not_his()


def test_an_envoy_of_several_states_has_no_country_and_a_minister_beside_it_has() -> None:
    article = an_article_with_actors(
        "Veldtian diplomat Ada Krone flew in. Krone, the UN envoy, spoke. "
        "The OSCE chair, Ostmarkian Foreign Minister Bo Lind, left."
    )
    countries = {one.name: one.country for one in article.actors}
    assert (countries["Ada Krone"], countries["Bo Lind"]) == (None, "OSM")


def test_who_leads_a_body_is_of_it() -> None:
    article = an_article_with_actors("The Orsan Front, led by Bo Lind, met Ada Krone of Ostmark.")
    lind, krone = (next(one for one in article.actors if one.name == name) for name in ("Bo Lind", "Ada Krone"))
    (front,) = [one for one in article.actors if one.name == "Orsan Front"]
    assert lind.member_of == (front.id,)
    assert krone.country == "OSM"


def test_where_talks_are_reported_from_is_nobodys_country() -> None:
    reading = a_reading(
        "Rebel leader meets president\n\nGENEVA, 12 May 2031 (Harbour Wire) - Bo Lind, leader of the rebel Orsan "
        "Front, met Kenyan President Ada Krone on Monday, an aide said."
    )
    assert "CHE" not in {one.country for one in reading.actors}
