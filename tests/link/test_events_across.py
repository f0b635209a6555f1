"""Which events of two articles are one: who, whom, what and when must agree; each article's words stay."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.link import events
from dovecote.model.ids import make_id
from dovecote.model.observation import Event
from dovecote.model.reading import Reading
from dovecote.model.when import When
from dovecote.pipeline import build_linked_record, build_record
from record_factories import Paper

TOLD = "Veldt freed nine captives of the Orsan Front at Dorn"


def told(
    paper: str,
    words: str = TOLD,
    *,
    kind: str = "CONCEDE",
    actor: str = "Veldt",
    recipient: str = "Orsan Front",
    day: str = "2031-03-03",
    aux: tuple[str, ...] = (),
) -> Reading:
    """An article that tells one event."""
    page = Paper(paper, "2031-03-04")
    ids = {name: page.actor(name, "armed_group" if "Front" in name else "state") for name in (actor, recipient)}
    event = Event(
        make_id("ev", paper),
        (page.says(words),),
        kind,
        actor=(ids[actor],),
        recipient=(ids[recipient],),
        time=When(day, "on the day"),
        plover_aux=aux,
    )
    return dataclasses.replace(page.reading(), events=(event,))


def test_one_event_of_two_papers_keeps_both_places_and_says_why() -> None:
    record, links = build_linked_record([told("post"), told("mail", f"{TOLD}, two of them boys")])
    (event,) = record.events
    assert {one.source for one in event.evidence} == {"post", "mail"}
    (link,) = [one for one in links.proposals if one.kind == "event"]
    assert "same parties" in link.reasons[0]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("mail", day="2031-02-03"), id="another day"),
        pytest.param(told("mail", actor="Orsan Front", recipient="Veldt"), id="the other way round"),
        pytest.param(told("mail", kind="AID"), id="another deed"),
        pytest.param(told("mail", aux=("negation",)), id="not done"),
        pytest.param(told("mail", "Gunmen shelled a mill and two barns near Lume", kind="ASSAULT"), id="blows"),
    ],
)
def test_what_differs_in_who_whom_what_or_when_is_another_event(other: Reading) -> None:
    assert len(build_record([told("post"), other]).events) == 2


def test_a_linker_that_asks_for_no_day_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: with every time taken for one, two days become one event."""
    monkeypatch.setattr(events, "is_one_time", lambda *_: True)
    with pytest.raises(AssertionError):
        test_what_differs_in_who_whom_what_or_when_is_another_event(told("mail", day="2031-02-03"))
