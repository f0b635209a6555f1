"""People, outlets and groups that no list knows, told by the words beside them."""

from __future__ import annotations

import pytest

from dovecote.find.mentions import phrases
from dovecote.model.actor import Actor
from factories import a_reading_of_body


def actors_of(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.actor_type) for one in a_reading_of_body(text).actors if one.mentions]


def the_actor(text: str, name: str) -> Actor:
    return next(one for one in a_reading_of_body(text).actors if one.name == name)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two people familiar with the draft said the road would open.", ("Two people", "unnamed_collective")),
        ("According to two people close to the talks, the road will open.", ("two people", "unnamed_collective")),
        ("The road is shut, the Halm daily Lanterna reported.", ("Lanterna", "media_outlet")),
        ("State broadcaster KVTV said the road was shut.", ("KVTV", "media_outlet")),
        ("Ada Karst told Radio Saltmarsh that the road was shut.", ("Radio Saltmarsh", "media_outlet")),
        ("The Saltmarsh News Agency said the road was shut.", ("Saltmarsh News Agency", "media_outlet")),
        ("The Human Rights Watch group said the road was mined.", ("Human Rights Watch", "organisation")),
        ("The Movement for a Free Lannow shut the road.", ("Movement for a Free Lannow", "organisation")),
    ],
)
def test_told_by_the_words_beside(text: str, actor: tuple[str, str]) -> None:
    assert actor in actors_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("People said the road was shut.", "People"),
        ("Kenya welcomed the release of prisoners.", "the release"),
        ("Veteran broadcaster Ada Karst said the road was shut.", "media_outlet"),
    ],
)
def test_what_is_nobody_or_another(text: str, words: str) -> None:
    assert not [one for one in actors_of(text) if words in one]


def test_a_crowd_of_people_is_somebody() -> None:
    assert ("A crowd", "unnamed_person") in actors_of("A crowd of prisoners attacked Kenya.")


def test_who_is_asked_for_comment_is_of_no_country() -> None:
    text = "Kenya's army shut the road. Ada Karst, an independent analyst, said Kenya would open it."
    assert the_actor(text, "Ada Karst").country is None


def test_an_officer_of_a_bloc_is_of_none_of_its_states() -> None:
    text = "Kenya's army shut the road. The bloc's secretary, Ada Karst, said Kenya would open it."
    assert the_actor(text, "Ada Karst").country is None


def test_people_who_know_nothing_are_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: where nobody asks what the people know, they speak and are nobody."""
    monkeypatch.setattr(phrases, "_knows", lambda *_: False)
    assert not actors_of("Two people familiar with the draft said the road would open.")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The region's so-called foreign minister, Ada Karst, said no.", ("Ada Karst", "person")),
        ("Kenya's State Security Service said no.", ("State Security Service", "body")),
        ("Truce Watch said the road was mined.", ("Truce Watch", "organisation")),
    ],
)
def test_more_that_is_told_by_the_words(text: str, actor: tuple[str, str]) -> None:
    assert actor in actors_of(text)


def test_the_government_is_not_that_of_a_breakaway_region() -> None:
    text = (
        "De facto authorities in South Ossetia said no. Georgia's army said no. Georgia's parliament met. "
        "Nine villagers have left, according to the government."
    )
    names = [name for name, _ in actors_of(text)]
    assert "Government of Georgia" in names


@pytest.mark.parametrize("town", ["El Fasher", "Goma", "Taiz"])
def test_an_attacked_town_is_nobody(town: str) -> None:
    assert town not in {name for name, _ in actors_of(f"Boko Haram attacked {town} on Friday, Ada Karst said.")}


def test_a_name_ends_before_and_where_another_begins() -> None:
    """Near miss: the ministry "of Salt and Trade" is one body."""
    two = "The Council of Elders and the Movement for a Free Lannow agreed to open the road. The Movement will pay."
    assert {name for name, _ in actors_of(two)} >= {"Council of Elders", "Movement for a Free Lannow"}
    assert len(the_actor(two, "Movement for a Free Lannow").mentions) == 2
    one = "The Council of Elders and Wise Women of Lannow agreed to open the road."
    assert ("Council of Elders and Wise Women of Lannow", "body") in actors_of(one)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Its envoy, former chief justice Ludo Marenge, urged calm.",
            ["Its envoy", "former chief justice Ludo Marenge"],
        ),
        ("The envoy saw the mayor, former general Ludo Marenge.", ["the mayor", "former general Ludo Marenge"]),
        ("The envoy met former general Ludo Marenge.", ["former general Ludo Marenge"]),
    ],
)
def test_an_office_before_what_somebody_was_is_his(text: str, mentions: list[str]) -> None:
    assert [one.exact for one in the_actor(text, "Ludo Marenge").mentions] == mentions


def test_the_last_word_of_a_listed_name_is_no_institution_beside_it() -> None:
    text = "The African Union's envoy spoke. The teachers' union spoke too."
    told = [name for name, kind in actors_of(text) if kind == "organisation"]
    assert told == ["African Union", "teachers' union"]


def test_several_who_are_told_by_what_they_are_are_not_the_two_sides() -> None:
    text = "The seven ruling parties agreed to pay. The ruling parties left. Both sides met, and the sides agreed."
    told = [(name, kind) for name, kind in actors_of(text)]
    assert ("The seven ruling parties", "collective") in told
    assert len(the_actor(text, "Both sides").mentions) == 2
    assert len(the_actor(text, "The seven ruling parties").mentions) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Umbako says he will hand over power.", True),
        ("Umbako told reporters that she will hand over power.", True),
        ("Umbako says it will hand over power.", False),
        ("The Umbako says he will hand over power.", False),
    ],
)
def test_a_single_name_that_speaks_of_itself_as_he_is_a_person(text: str, found: bool) -> None:
    assert (("Umbako", "person") in actors_of(text)) is found
