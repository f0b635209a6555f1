"""Which tellings are one promise when a report leaves something out, and which only look alike."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dovecote.link.ambition import Ambition, ambition
from dovecote.link.linker import Candidate
from dovecote.link.linking import link_readings
from dovecote.link.promises import promise_of
from dovecote.model.commitment import Quantity
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from record_factories import Paper

BY_MAY = {"edtf": "../2031-05-20", "amount": None}


def told_twice(first: dict[str, Any], second: dict[str, Any]) -> tuple[Links, list[str]]:
    """The links of two papers with one promise each, and the promises' ids."""
    ids, readings = [], []
    for name, day, given in (("ferry-post", "2031-03-01", first), ("hill-times", "2031-03-09", second)):
        paper = Paper(name, day)
        told = {"words": "they are to let the bargemen go", "by": "Orsan Front", **given}
        by = paper.actor(told["by"], "armed_group", entry=told["by"]) if told["by"] else None
        version = paper.version(told["words"], told.get("edtf"), amount=told.get("amount"), unit="bargemen")
        action, thing = told.get("action", "release"), told.get("thing", "the bargemen of Kirrin")
        ids.append(paper.promises(told["words"], promisor=by, action=action, thing=thing, versions=(version,)).id)
        readings.append(paper.reading())
    return link_readings(readings), ids


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BY_MAY, {**BY_MAY, "by": None}),
        (BY_MAY, {**BY_MAY, "thing": None, "words": "the Front will set them free"}),
        ({"amount": 40}, {"amount": 40, "by": None, "thing": "prisoners"}),
        ({"words": "40 bargemen held at the lock go home"}, {"words": "bargemen held at the lock go home", "by": None}),
        (BY_MAY, {**BY_MAY, "action": "begin"}),
    ],
    ids=[
        "promisor missing",
        "object missing",
        "only the figure agrees",
        "only the clause agrees",
        "a verb that says little",
    ],
)
def test_what_a_report_leaves_out_does_not_part_a_promise(first: dict[str, Any], second: dict[str, Any]) -> None:
    links, ids = told_twice(first, second)
    assert links.of(ids[1]) == ids[0]


@pytest.mark.parametrize(
    "second",
    [
        {"by": "Lenne Brigade", **BY_MAY},
        {"by": None, "thing": "two journalists", "words": "two journalists are to go free"},
        {"thing": "something", "words": "a parcel goes to the mayor"},
        {"action": "protect", **BY_MAY},
    ],
    ids=["another promisor", "other persons, nobody named", "the promisor alone", "another act"],
)
def test_what_contradicts_or_says_nothing_of_the_matter_joins_nothing(second: dict[str, Any]) -> None:
    links, ids = told_twice(BY_MAY, second)
    assert links.of(ids[1]) == ids[1]


def test_without_the_matter_one_promisor_would_promise_one_thing_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: where every tie is one of matter, a promisor's next pledge is joined to the last."""
    from dovecote.link import commitments, ties

    found = ties.ties
    of_matter = [lambda tie: ties.Tie(tie.weight + 1, tie.reason, of_matter=True)]
    monkeypatch.setattr(commitments, "ties", lambda *given, **named: tuple(map(of_matter[0], found(*given, **named))))
    links, ids = told_twice(BY_MAY, {"thing": "something", "words": "a parcel goes to the mayor"})
    assert links.of(ids[1]) == ids[0]


def test_some_of_it_by_an_earlier_day_is_a_child_of_all_of_it() -> None:
    paper = Paper("ferry-post", "2031-03-01")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    pact = "ag-pact"
    early = paper.version(
        "the harbours of Kirrin and Sund are left in a week", "../2031-03-08", amount=None, strength="signed_agreement"
    )
    late = paper.version("every soldier is gone in three weeks", "../2031-03-22", strength="signed_agreement")
    part = paper.promises(
        "the harbours of Kirrin and Sund are left in a week",
        promisor=veldt,
        thing="the harbours of Kirrin and Sund",
        versions=(early,),
        basis_agreement=pact,
    )
    whole = paper.promises(
        "every soldier is gone in three weeks",
        promisor=veldt,
        thing="every soldier",
        versions=(late,),
        basis_agreement=pact,
    )
    links = link_readings([paper.reading()])
    assert links.parents == {part.id: whole.id}
    assert links.of(whole.id) == whole.id


def lasting(day: str, words: str, edtf: str, by: tuple[str, ...], action: str = "cease_fire") -> tuple[Reading, str]:
    """A paper that tells of a truce, and the promise's id."""
    paper = Paper(f"lock-echo-{day}", day)
    sides = tuple(paper.actor(name, "armed_group", entry=name) for name in by)
    version = paper.version(words, edtf, amount=None)
    told = paper.promises(words, promisor=sides, action=action, thing="it", versions=(version,))
    return paper.reading(), told.id


@pytest.mark.parametrize(
    ("span", "joined"), [("2031-05-20/2031-07-20", True), ("2031-09-01/2031-11-01", False)], ids=["renewed", "another"]
)
def test_a_truce_that_begins_as_the_last_one_ends_is_its_renewal_whoever_of_both_is_named(
    span: str, joined: bool
) -> None:
    both = ("Orsan Front", "Lenne Brigade")
    first, one = lasting("2031-03-20", "the rifles of both banks rest", "2031-03-20/2031-05-20", both)
    second, two = lasting("2031-05-19", "it is renewed for two months", span, both[:1], "continue")
    assert (link_readings([first, second]).of(two) == one) is joined


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("an interim report on the lock", "a final report on the lock", False),
        ("the first span of the bridge", "the second span of the bridge", False),
        ("the report on the lock", "a final report on the lock", True),
    ],
)
def test_words_that_stand_against_each_other_part_two_promises(first: str, second: str, joined: bool) -> None:
    given = {"action": "publish", "by": "Orsan Front"}
    links, ids = told_twice(
        {**given, "thing": first, "words": f"it brings {first}"},
        {**given, "thing": second, "words": f"it brings {second}"},
    )
    assert (links.of(ids[1]) == ids[0]) is joined


def test_a_name_in_brackets_is_another_wing() -> None:
    given = {"action": "cease_fire", "thing": "fire"}
    links, ids = told_twice(
        {**given, "words": "the Front (Hills) holds fire"}, {**given, "words": "the Front (Marshes) holds fire"}
    )
    assert links.of(ids[1]) == ids[1]


def test_two_nouns_for_those_who_are_counted_are_one_figure() -> None:
    assert ambition_of(("soldiers", "le", 900), ("troops", "le", 900)) is Ambition.EQUAL


def test_of_a_withdrawal_so_many_go_and_so_many_are_left_are_told_apart() -> None:
    """Fewer who go later is a change; fewer who are left later is the next step."""
    assert ambition_of(("soldiers", "eq", 2000), ("soldiers", "eq", 1400)) is Ambition.CHANGED
    assert ambition_of(("soldiers", "le", 2000), ("soldiers", "le", 1400)) is Ambition.SERIES


def ambition_of(*told: tuple[str, str, float]) -> Ambition:
    """How two figures of one withdrawal stand to each other, the second for a later day."""
    promises = []
    for number, (unit, op, value) in enumerate(told, 1):
        paper = Paper(f"ferry-post-{number}", f"2031-0{number}-01")
        version = paper.version("they are to go", f"../2031-0{number + 4}-01", amount=None)
        version = dataclasses.replace(version, quantity=Quantity(value, op, unit))  # type: ignore[arg-type]
        item = paper.promises("they are to go", versions=(version,))
        promises.append(promise_of(Candidate(item, paper.reading(), {}, {}, {})))
    return ambition(*promises)


def test_who_speaks_for_it_in_one_paper_promises_in_the_next() -> None:
    first, second = Paper("ferry-post", "2031-03-01"), Paper("hill-times", "2031-03-09")
    words, ids = "the bridge at Sund is mended by autumn", []
    for paper, head in ((first, "government"), (second, "minister")):
        minister = paper.actor("Ada Brun", "person", country="VLD", entry="brun")
        state = paper.actor("government of Veldt", "state_government", country="VLD", entry="veldt")
        by, voice = (state, minister) if head == "government" else (minister, None)
        told = paper.promises(words, promisor=by, spokesperson=voice, action="repair", thing="the bridge at Sund")
        ids.append(told.id)
    assert link_readings([first.reading(), second.reading()]).of(ids[1]) == ids[0]


def test_figures_in_the_object_are_no_names_that_part_two_tellings() -> None:
    """Other figures are what a change is made of; only other places part."""
    given = {"action": "withdraw", "by": "Orsan Front"}
    links, ids = told_twice(
        {**given, "edtf": "../2031-05-20", "thing": "2,000 bargemen", "words": "2,000 bargemen leave the lock"},
        {
            **given,
            "edtf": "../2031-07-20",
            "thing": "only 1,400 bargemen",
            "words": "only 1,400 bargemen leave the lock",
        },
    )
    assert links.of(ids[1]) == ids[0]


def test_all_of_a_number_and_all_without_one_by_one_day_are_one_promise() -> None:
    """Told once as "its 1,200 soldiers" and once as "completely": no step, and no other figure."""
    counted = {"action": "withdraw", "thing": "Veldt soldiers", "edtf": "../2031-04-30", "amount": 1200}
    links, ids = told_twice({**counted, "words": "1,200 soldiers go"}, {**counted, "amount": 0, "words": "all go"})
    assert links.of(ids[1]) == ids[0]
    links, ids = told_twice(
        {**counted, "words": "1,200 soldiers go"}, {**counted, "amount": 0, "edtf": "../2031-07-31", "words": "all go"}
    )
    assert links.of(ids[1]) == ids[1]
