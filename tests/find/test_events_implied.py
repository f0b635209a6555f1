"""Promises, meetings and threats that other finders told are events too, and none is told twice."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.article import Article
from dovecote.find.events import find_events
from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.contact import Contact, Participant
from dovecote.model.observation import Event, Threat


def _promise(article: Article, words: str, *, action: str = "open", strength: Any = "on_record_pledge") -> Commitment:
    evidence = (article.quote(article.text.index(words), article.text.index(words) + len(words)),)
    versions = (CommitmentVersion(1, evidence, strength),)
    return Commitment("cm-1", "a promise", evidence, action, "Veldt", promisee="Brennia", versions=versions)


def _with_promise(text: str, words: str, **told: Any) -> tuple[Event, ...]:
    article = an_article_of_the_cast(text)
    return find_events(dataclasses.replace(article, commitments=(_promise(article, words, **told),)))


def _implied(events: tuple[Event, ...]) -> list[Event]:
    return [one for one in events if one.created_by.startswith("implied/")]


@pytest.mark.parametrize(("action", "wanted"), [("release", "CONCEDE"), ("build", "AGREE")])
def test_a_promise_without_a_verb_of_promising_is_an_event(action: str, wanted: str) -> None:
    (event,) = _implied(
        _with_promise("The last cell is to be empty by May.", "The last cell is to be empty by May", action=action)
    )
    assert (event.plover_event, event.actor, event.recipient) == (wanted, ("Veldt",), ("Brennia",))
    assert (event.plover_aux, event.factuality, event.cameo) == (
        ("future",),
        "promised",
        {"CONCEDE": "08"}.get(wanted, "03"),
    )


def test_what_a_frame_has_told_is_not_told_again() -> None:
    text = "Veldt promised to free the sailors."
    events = _with_promise(text, "Veldt promised to free the sailors", action="release")
    assert [one.plover_event for one in events] == ["CONCEDE"]
    assert not _implied(events)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The day on which the last cell was to be empty came and went.", "on which the last cell was to be empty"),
        ("By now the last cell should have been empty.", "By now the last cell should have been empty"),
    ],
)
def test_a_promise_that_is_only_recalled_is_none(text: str, words: str) -> None:
    assert not _implied(_with_promise(text, words))


def test_what_only_a_third_party_expects_is_none() -> None:
    text = "The last cell is to be empty by May."
    assert not _implied(_with_promise(text, text[:-1], strength="third_party_expectation"))


@pytest.mark.parametrize(
    ("kind", "status", "wanted", "actor", "recipient"),
    [
        ("meeting", "held", "CONSULT", ("Veldt", "Brennia"), ()),
        ("visit", "held", "CONSULT", ("Veldt",), ("Brennia",)),
        ("talks", "planned", "AGREE", ("Veldt", "Brennia"), ()),
        ("meeting", "refused", "REJECT", ("Veldt", "Brennia"), ()),
        ("meeting", "unclear_tense", None, (), ()),
        ("message", "held", None, (), ()),
    ],
)
def test_a_contact_is_an_event_by_its_kind_and_status(
    kind: Any, status: Any, wanted: str | None, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    article = an_article_of_the_cast("Veldt sat down once more, Brennia opposite.")
    parties = (Participant("Veldt", capacity="visitor"), Participant("Brennia", capacity="host_principal"))
    contact = Contact("ct-1", (article.quote(0, 25),), kind, status, parties)
    found = _implied(find_events(dataclasses.replace(article, contacts=(contact,))))
    assert [(one.plover_event, one.actor, one.recipient) for one in found] == (
        [(wanted, actor, recipient)] if wanted else []
    )


@pytest.mark.parametrize(("kind", "count"), [("coercive_threat", 1), ("analytic_warning", 0)])
def test_a_coercive_threat_is_an_event_and_a_warning_of_analysts_none(kind: Any, count: int) -> None:
    article = an_article_of_the_cast("Brennia will know what it lost, Veldt says.")
    threat = Threat("th-1", (article.quote(0, 30),), kind, issuer="Veldt", target="Brennia")
    found = _implied(find_events(dataclasses.replace(article, threats=(threat,))))
    assert [one.plover_event for one in found] == ["THREATEN"] * count
