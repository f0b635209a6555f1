"""One promise in two papers that share few words, and two promises that share many."""

from __future__ import annotations

from typing import Any

import pytest

from dovecote.languages.alike import likeness_words
from dovecote.link.islands import touches
from dovecote.link.linking import link_readings
from dovecote.model.commitment import CommitmentVersion
from record_factories import Paper

OWN = {"by": ("Veldt", "state")}
MINISTER = {"by": ("Ada Brun", "person")}
BOTH = {"by": ("Veldt", "state"), "and": ("Sund", "state")}


def joined(*told: dict[str, Any]) -> bool:
    """True where the promises of two papers, told a fortnight apart, are one."""
    ids, readings = [], []
    for number, given in enumerate(told):
        paper = Paper(f"paper-{number}", f"2031-03-{1 + 14 * number:02}")
        by: list[str] = []
        for name, kind in (given[key] for key in ("by", "and") if key in given):
            country = name[:3].upper() if kind == "state" else None
            by.append(paper.actor(name, kind, country=country, entry=None if kind == "person" else name))
        words = given["words"]
        version = paper.version(
            words, given.get("edtf"), amount=given.get("amount"), unit=given.get("unit", "soldiers")
        )
        promisor = tuple(by) if len(by) > 1 else by[0] if by else None
        action, thing = given["action"], given["thing"]
        ids.append(paper.promises(words, promisor=promisor, action=action, thing=thing, versions=(version,)).id)
        readings.append(paper.reading())
    return link_readings(readings).of(ids[1]) == ids[0]


SIEGE = {**OWN, "action": "lift", "thing": "its siege of Kirrin", "words": "it lifts its siege of Kirrin"}
CROSSING = {"action": "open", "thing": "the border crossing at Kirrin", "words": "the border crossing at Kirrin opens"}
POST = {**CROSSING, "thing": "the frontier post at Kirrin", "words": "the frontier post at Kirrin will now open"}
TARIFF = {**OWN, "action": "remove", "thing": "the tariffs on salted fish", "words": "it removes the tariffs on fish"}
VOTE = {"action": "hold_vote", "thing": "the parliamentary election", "words": "a parliamentary election is held"}
ARMS = {"by": ("Orsan Front", "armed_group"), "action": "disarm", "thing": "8,000 fighters", "unit": "fighters"}
CAPTIVES = {"by": ("Orsan Front", "armed_group"), "action": "release", "unit": "soldiers"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {**SIEGE, "edtf": "../2031-03-10"},
            {**SIEGE, "thing": "the blockade", "words": "the blockade ends", "edtf": "../2031-04-01"},
        ),
        (
            {**CROSSING, **BOTH, "edtf": "2031-03-20"},
            {**POST, **OWN, "edtf": "2031-04-03"},
        ),
        (
            {**TARIFF, "edtf": "../2031-12-31"},
            {**TARIFF, "action": "scrap", "thing": "the duty on salted fish", "words": "the duty on salted fish goes"},
        ),
        (
            {**VOTE, **OWN, "edtf": "2031-10"},
            {**VOTE, **MINISTER, "thing": "legislative elections", "words": "legislative polls", "edtf": "2031-12-03"},
        ),
        (
            {**ARMS, "words": "8,000 fighters lay down arms", "amount": 8000, "edtf": "../2031-12-31"},
            {
                **ARMS,
                **MINISTER,
                "words": "demobilisation of 8,000 men",
                "unit": "men",
                "amount": 8000,
                "edtf": "../2032-03-31",
            },
        ),
        (
            {**CAPTIVES, "thing": "captured soldiers", "words": "36 captured soldiers go", "amount": 36},
            {
                **CAPTIVES,
                "thing": "the captives",
                "action": "hand_over",
                "words": "the 36 captives are handed over",
                "unit": "captives",
                "amount": 36,
                "edtf": "../2031-06-10",
            },
        ),
        (
            {**OWN, "action": "open", "thing": "a road for relief convoys", "words": "a road for relief convoys"},
            {**OWN, "action": "allow", "thing": "convoys", "words": "convoys are let through"},
        ),
    ],
    ids=[
        "a noun for the siege",
        "both states here, one of them there, a named crossing",
        "verbs that no table holds",
        "an election, whoever announces it",
        "one figure, and a speaker of no known side",
        "soldiers who are captives",
        "a road and who may use it",
    ],
)
def test_one_promise_in_other_words(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert joined(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {**SIEGE, "edtf": "../2031-03-10"},
            {**SIEGE, "thing": "the arms embargo", "words": "the arms embargo ends", "edtf": "../2031-04-01"},
        ),
        (
            {**CROSSING, **BOTH, "edtf": "2031-03-20"},
            {**POST, **OWN, "thing": "the post at Sorrel", "words": "the post at Sorrel opens", "edtf": "2031-04-03"},
        ),
        (
            {**TARIFF, "edtf": "../2031-12-31"},
            {**TARIFF, "action": "raise", "thing": "the duty on copper", "words": "the duty on copper", "edtf": None},
        ),
        (
            {**VOTE, **OWN, "edtf": "2031-10"},
            {**VOTE, **OWN, "thing": "the presidential election", "words": "presidential polls", "edtf": "2032-01-21"},
        ),
        (
            {**VOTE, **OWN, "edtf": "2031-10"},
            {**VOTE, "by": ("Sund", "state"), "edtf": "2031-12"},
        ),
        (
            {**CAPTIVES, "thing": "captured soldiers", "words": "36 captured soldiers go", "amount": 36},
            {**CAPTIVES, "thing": "two pilots", "words": "two pilots go", "amount": 2, "unit": "pilots"},
        ),
        (
            {**CAPTIVES, "thing": "prisoners", "words": "prisoners go free", "edtf": "../2031-04-01"},
            {**CAPTIVES, **MINISTER, "thing": "prisoners", "words": "prisoners go free", "edtf": "../2031-06-01"},
        ),
    ],
    ids=[
        "another burden",
        "another crossing",
        "another duty",
        "another kind of election",
        "another country's election",
        "other captives",
        "somebody of no known side, other days, one common word",
    ],
)
def test_two_promises_in_like_words(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert not joined(first, second)


def test_all_of_a_number_put_off_without_the_number_is_no_step_and_its_whole() -> None:
    """Fighters called theirs are all of them; 14,000 by March are a part of all by May."""
    ids = {}
    for words in ("their 14,000 fighters are in the camps", "14,000 fighters are in the camps"):
        readings, found = [], []
        for number, (told, edtf) in enumerate([(words, "../2031-03-31"), ("all forces are there", "../2031-05-31")]):
            paper = Paper(f"paper-{number}", f"2031-0{number + 1}-01")
            front = paper.actor("Orsan Front", "armed_group", entry="orsan")
            version = paper.version(told, edtf, amount=None if number else 14000, unit="fighters")
            item = paper.promises(told, promisor=front, action="assemble", thing="fighters", versions=(version,))
            readings.append(paper.reading())
            found.append(item.id)
        links = link_readings(readings)
        ids[words] = (links.of(found[1]) == found[0], links.parents.get(found[0]) == found[1])
    assert list(ids.values()) == [(True, False), (False, True)]


def test_what_withdrawals_always_move_ties_no_two_of_them() -> None:
    """Of one country's two limits the bare word "troops" decides nothing, as it would if any shared word counted."""
    usual = likeness_words("en").usual["withdrawal"]
    assert likeness_words("en").things(frozenset({"troop", "contingent"})) <= usual


def test_a_large_figure_or_a_named_thing_brings_articles_of_nobody_known_together() -> None:
    def of(words: str, thing: str, amount: float, name: str) -> frozenset[int]:
        paper = Paper(name, "2031-03-01")
        version: CommitmentVersion = paper.version(words, None, amount=amount, unit="fighters")
        paper.promises(words, action="disarm", thing=thing, versions=(version,))
        return touches(paper.reading())

    first = of("8,000 fighters of the Front disarm", "fighters", 8000, "a")
    assert first & of("the 8,000 combatants are processed", "combatants", 8000, "b")
    assert not first & of("the 9,000 combatants are processed", "combatants", 9000, "b")
    assert not first & of("8 fighters disarm", "fighters", 8, "b")


COUNTED = {**CAPTIVES, "thing": "kidnapped bargemen", "words": "14 kidnapped bargemen go", "amount": 14}
COUNTED_BY = {**COUNTED, "unit": "prisoners", "edtf": "../2031-03-30"}


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({"thing": "the release of the bargemen", "words": "the release of the bargemen is in July"}, True),
        ({"thing": "All 14", "words": "All 14 will be free"}, True),
        ({"thing": "all bargemen", "words": "all bargemen go free"}, False),
        ({"thing": "the last five bargemen", "words": "the last five of the 14 bargemen go", "amount": 5}, False),
    ],
    ids=["the figure left out", "the figure alone", "more than the figure", "the rest of them"],
)
def test_a_later_limit_with_and_without_the_figure(second: dict[str, Any], same: bool) -> None:
    assert joined(COUNTED_BY, {**CAPTIVES, "unit": "prisoners", "edtf": "../2031-07-10", **second}) is same


def test_a_truce_of_the_government_is_that_of_the_country_whose_government_it_is() -> None:
    both = {"action": "cease_fire", "thing": "the truce", "by": ("Orsan Front", "armed_group")}
    first = {**both, "and": ("Veldt", "state"), "words": "the guns rest", "edtf": "../2031-04-01"}
    second = {**both, "words": "the truce is renewed", "edtf": "../2031-07-01"}
    assert joined(first, {**second, "and": ("the government", "state_government")})
    assert not joined(first, {**second, "and": ("Lenne Brigade", "armed_group")})


def test_a_bare_word_bridges_no_two_things_that_contrast() -> None:
    """The vote may be either election; it makes no presidential one a local one."""
    readings, ids = [], []
    for number, thing in enumerate(["the presidential election", "the vote", "the local election"]):
        paper = Paper(f"paper-{number}", f"2031-03-{1 + number:02}")
        veldt = paper.actor("Veldt", country="VLD", entry="veldt")
        item = paper.promises(f"{thing} is to be held", promisor=veldt, action="hold_vote", thing=thing)
        readings.append(paper.reading())
        ids.append(item.id)
    links = link_readings(readings)
    assert links.of(ids[0]) != links.of(ids[2])
    assert links.of(ids[1]) in {links.of(ids[0]), links.of(ids[2]), ids[1]}
