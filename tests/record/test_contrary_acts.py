"""Acts against a standing pledge: what makes a breach, and what is none (codebook, rule R6)."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dovecote.model.commitment import Deadline
from dovecote.model.observation import Event
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.model.statement import Statement
from dovecote.model.when import When
from dovecote.pipeline import build_record
from record_factories import Paper

PLEDGE = "the Orsan Front will fire no more rockets at Veldt"
FIRED = "the Front sent rockets into a Veldt depot"


def told(words: str = FIRED, **given: Any) -> Record:
    """The record of a pledge of February and of a report of May, which `given` tells of."""
    return build_record(pledge_and_report(words, **given))


def pledge_and_report(
    words: str = FIRED,
    *,
    by: tuple[str, ...] = ("Orsan Front",),
    at: tuple[str, ...] = ("Republic of Veldt",),
    root: str = "ASSAULT",
    on: str = "2031-05-01",
    factuality: str = "happened",
    teller: str | None = "Republic of Veldt",
    sourcing: str = "on_record_named",
    cue: str = "said",
) -> list[Reading]:
    """A pledge of February, and a paper of May in which `teller` tells of an act."""
    first, later = Paper("first", "2031-02-01"), Paper("later", "2031-05-02")
    front, _ = _actors(first)
    version = dataclasses.replace(
        first.version(PLEDGE, None, amount=None), deadline=Deadline(None, precision="standing")
    )
    first.promises(PLEDGE, promisor=front, action="refrain", thing="more rockets at Veldt", versions=(version,))
    return [first.reading(), _report(later, words, by, at, root, on, factuality, teller, sourcing, cue)]


def _actors(paper: Paper) -> tuple[str, str]:
    front = paper.actor("Orsan Front", "armed_group", entry="front")
    return front, paper.actor("Republic of Veldt", country="VLD", entry="veldt")


def _report(
    paper: Paper,
    words: str,
    by: tuple[str, ...],
    at: tuple[str, ...],
    root: str,
    on: str,
    factuality: str,
    teller: str | None,
    sourcing: str,
    cue: str,
) -> Reading:
    ids = dict(zip(("Orsan Front", "Republic of Veldt"), _actors(paper), strict=True))
    ids["Lenne Brigade"] = paper.actor("Lenne Brigade", "armed_group", entry="lenne")
    evidence = paper.says(words)
    event = Event(
        "ev-1",
        (evidence,),
        root,
        actor=tuple(ids[one] for one in by),
        recipient=tuple(ids[one] for one in at),
        time=When(on),
        factuality=factuality,  # type: ignore[arg-type]
    )
    statements = []
    if teller is not None:
        content = paper.says("the attack") if cue == "claimed" else evidence
        pieces = (content, paper.says(f"{teller} {cue}", "cue"))
        statements.append(
            Statement(
                "st-1",
                pieces,
                ids[teller],
                content.exact,
                content_type="indirect",
                sourcing_class=sourcing,  # type: ignore[arg-type]
            )
        )
    return dataclasses.replace(paper.reading(), events=(event,), statements=tuple(statements))


def lifecycle(record: Record) -> str:
    return record.commitments[0].status_history[-1].lifecycle


def test_the_other_side_says_on_record_that_the_pledge_was_broken() -> None:
    record = told()
    row = record.commitments[0].status_history[-1]
    assert (row.lifecycle, row.rule, row.verification) == ("violated", "R6", "claimed_by_other")
    (reversal,) = (one for one in record.comparisons if one.kind == "reversal")
    assert [one.exact for one in reversal.evidence] == [PLEDGE, FIRED]


def test_who_claims_a_nameless_attack_has_broken_the_word() -> None:
    record = told("rockets hit a depot", by=(), teller="Orsan Front", cue="claimed")
    row = record.commitments[0].status_history[-1]
    assert (row.lifecycle, row.verification) == ("violated", "claimed_by_promisor")


@pytest.mark.parametrize(
    "given",
    [
        {"by": ("Lenne Brigade",)},
        {"by": ()},
        {"at": ("Lenne Brigade",)},
        {"words": "the Front burned a barn", "at": ()},
        {"root": "PROTEST"},
        {"on": "2031-01-15"},
        {"factuality": "threatened"},
        {"teller": None},
        {"sourcing": "background_anonymous_officials"},
    ],
    ids=[
        "somebody else did it",
        "nobody is named and nobody claims it",
        "it hit another",
        "another weapon",
        "no attack",
        "before the pledge",
        "only threatened",
        "the outlet alone",
        "an unnamed voice",
    ],
)
def test_what_is_no_breach(given: dict[str, Any]) -> None:
    assert lifecycle(told(**given)) == "announced"


def test_an_act_that_the_promisor_denies_stands_as_disputed() -> None:
    readings = pledge_and_report()
    later = readings[1]
    (front,) = (one.id for one in later.actors if one.name == "Orsan Front")
    denial = Statement(
        "st-2",
        later.events[0].evidence,
        front,
        FIRED,
        content_type="indirect",
        force="denial",
        sourcing_class="on_record_named",
    )
    record = build_record([readings[0], dataclasses.replace(later, statements=(*later.statements, denial))])
    row = record.commitments[0].status_history[-1]
    assert (row.lifecycle, row.rule, row.verification) == ("announced", "R6", "disputed")


def test_the_weapon_is_what_ties_the_act_to_the_pledge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: were any attack enough, a burned barn would break a word about rockets."""
    from dovecote.record import contrary_acts

    monkeypatch.setattr(contrary_acts, "_is_ruled_out", lambda *given: True)
    assert lifecycle(told("the Front burned a barn", at=())) == "violated"
