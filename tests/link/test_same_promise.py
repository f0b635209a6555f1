"""Which tellings are one promise when a report leaves something out, and which only look alike."""

from __future__ import annotations

from typing import Any

import pytest

from dovecote.link.linking import link_readings
from dovecote.model.links import Links
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
        {"action": "withdraw", **BY_MAY},
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
