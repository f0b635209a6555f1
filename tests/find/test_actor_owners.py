"""Whose somebody is, and what is one word, where a name of the vocabulary stands beside."""

from __future__ import annotations

import pytest

from dovecote.find.mentions import owned
from dovecote.model.actor import Actor
from factories import a_reading_of_body

ITS = "Boko Haram will not come to the talks, its spokesman Bo Lind said. Nigeria's army said no."


def the_actor(text: str, name: str) -> Actor:
    return next(one for one in a_reading_of_body(text).actors if one.name == name)


def mentions_of(text: str) -> dict[str, list[str]]:
    return {one.name: [mention.exact for mention in one.mentions] for one in a_reading_of_body(text).actors}


@pytest.mark.parametrize(
    "text",
    [
        ITS,
        "Boko Haram signed on Friday.\n\nThe group's leader, Bo Lind, said no.",
        "Boko Haram signed on Friday. Its acting leader, Bo Lind, said no.",
    ],
)
def test_its_spokesman_is_the_groups(text: str) -> None:
    actor = the_actor(text, "Bo Lind")
    assert (actor.plover_sector, actor.roles[0].organisation) == (("REB",), "Boko Haram")


def test_without_owners_a_rebel_is_a_man_of_the_government(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: nobody asks whose "its" is."""
    monkeypatch.setattr(owned, "_says_whose", lambda *_: False)
    assert the_actor(ITS, "Bo Lind").plover_sector != ("REB",)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("The NATO-led force said no. Kenya's army said no.", "NATO-led force", ["The NATO-led force"]),
        ("Kenya and Uganda will meet in Brussels on Friday, Kenya said.", "European Union", None),
        ("Brussels said on Friday that it would pay.", "European Union", ["Brussels"]),
        ("Kenya's Security Council met Ada Karst, Kenya said.", "UN Security Council", None),
        ("The government of Kenya and the Lume Front said no.", "Government of Kenya", ["The government of Kenya"]),
        ("Ada Karst rested near Sollin, a day after President Bo Lind met Mira Tolland.", "Sollin", None),
        ("Ada Karst spoke at Sollin, the president's summer residence.", "Sollin", None),
        ("General Ada Karst left. Bo Lind wrote to the secretary-general.", "Ada Karst", ["General Ada Karst"]),
        ("The Kenyan side rejected the plan.", "Government of Kenya", ["The Kenyan side"]),
        ("Ada Karst walked to the Kenyan side of the lake.", "Government of Kenya", None),
        ("Air Kenya said that it would fly again.", "Kenya", None),
        ("Ada Karst, who met Bo Lind, attacked Port Sudan.", "Sudan", None),
        ("Rebels left. The soldiers freed the governor of Dorn, and the president rested.", "Dorn", None),
        ("Kenya accused the prime minister of delay.", "the prime minister", ["the prime minister"]),
        ("The Platform, a rival coalition, said no to Ada Karst.", "Platform", None),
    ],
)
def test_what_is_and_what_is_no_mention(text: str, name: str, mentions: list[str] | None) -> None:
    assert mentions_of(text).get(name) == mentions


@pytest.mark.parametrize(
    ("text", "country", "sectors"),
    [
        ("Northern Ireland Secretary Bo Lind said no.", "GBR", ("GOV",)),
        ("Greek Cypriot leader Bo Lind said no.", "CYP", ("GOV",)),
        ("Justice Minister Bo Lind of Kenya said no.", "KEN", ("GOV",)),
    ],
)
def test_of_which_country_and_sector(text: str, country: str, sectors: tuple[str, ...]) -> None:
    actor = the_actor(text, "Bo Lind")
    assert (actor.country, actor.plover_sector) == (country, sectors)


def test_the_two_leaders_are_not_their_own_envoys() -> None:
    text = "Ada Karst met Bo Lind on Monday. Ines Varga and Jo Marsh, the two leaders' negotiators, meet on Friday."
    found = mentions_of(text)
    assert "the two leaders" in found["Ada Karst"]
    assert "the two leaders" not in found["Ines Varga"]


NESTED = (
    "The Lume Front met mediators. The movement's prisoners' committee said no, and its armed wing agreed.\n\n"
    "Bo Lind spoke."
)
TEAM = "The war in Kenya goes on. Bo Lind, a Kenyan teacher, met a member of the government's team for the wells."


def owners_of(text: str, name: str) -> tuple[str, ...]:
    actors = a_reading_of_body(text).actors
    by_id = {one.id: one.name for one in actors}
    return tuple(by_id[owner] for one in actors if one.name == name for owner in one.member_of)


def test_what_is_the_movements_is_part_of_it() -> None:
    assert owners_of(NESTED, "movement's prisoners' committee") == ("Lume Front",)
    assert the_actor(NESTED, "movement's prisoners' committee").plover_sector == ("REB",)
    assert the_actor(NESTED, "its armed wing").plover_sector == ("REB",)


def test_the_owner_of_a_team_is_mentioned_where_nothing_else_names_it() -> None:
    assert mentions_of(TEAM)["Government of Kenya"] == ["the government"]


def test_an_owner_named_elsewhere_is_not_mentioned_by_what_is_its() -> None:
    told = mentions_of(f"The government of Kenya said no. {TEAM}")
    assert told["Government of Kenya"] == ["The government of Kenya"]


def test_a_group_named_by_its_spokesman_alone_is_mentioned() -> None:
    assert mentions_of("Ada Karst heard Boko Haram's spokesman say no.")["Boko Haram"] == ["Boko Haram"]


def test_two_spokesmen_of_two_owners_are_two() -> None:
    told = (
        "Rebels met mediators. The rebels' spokesman said no, and the spokesman of the ministry said yes.\n\n"
        "The spokesman of the rebels left. The finance minister met the foreign minister."
    )
    assert mentions_of(told)["The rebels' spokesman"] == ["The rebels' spokesman", "The spokesman of the rebels"]
    assert {"the spokesman of the ministry", "The finance minister", "the foreign minister"} <= set(mentions_of(told))


def test_its_means_nobody_told_of_only_later() -> None:
    text = "The house's special committee needs time, its chairman Bo Lind said. The salt mission has left."
    lind = next(one for one in a_reading_of_body(text).actors if one.name == "Bo Lind")
    assert all(role.organisation is None for role in lind.roles)
    assert "mission" not in " ".join(lind.member_of)
