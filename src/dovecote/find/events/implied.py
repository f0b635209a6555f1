"""Acts that other finders have told already: a promise given, a meeting held, a paper signed, a threat made.

One act is one event, also a verbal one (codebook, section Event). Where no frame of the event rules told it, because it
was told in the grammar of promises ("the ports are to be empty by May") or of contacts, the event is made here, on the
words of that finding. What the finding means to PLOVER is data: vocabulary/events.toml, `[implied]`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any, Final

from dovecote.find.article import Article
from dovecote.find.events.contexts import contexts_of
from dovecote.find.events.types import list_event_types
from dovecote.find.qualify import qualify
from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.contact import Contact
from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.model.observation import Event, Factuality, Threat
from dovecote.model.process import Agreement
from dovecote.model.when import When
from dovecote.vocabulary.tables import load_vocabulary

VERSION: Final = 1
VISITORS: Final = frozenset({"visitor", "delegation"})
HOSTS: Final = frozenset({"host_principal", "host"})
GO_BETWEENS: Final = frozenset({"facilitator"})
NO_PARTIES: Final = frozenset({"audience"})
SAME_WORDS: Final = 0.5
"""Share of the shorter of two stretches of evidence from which on they tell one act."""


def find_implied(article: Article, told: Sequence[Event]) -> Iterator[Event]:
    """Events of findings that no event of `told` stands on the words of, in the order of the findings."""
    taken = [piece for event in told for piece in event.evidence]
    for event in _all(article):
        if not any(_overlap(piece, other) for piece in event.evidence for other in taken):
            taken += event.evidence
            yield event


def _all(article: Article) -> Iterator[Event]:
    for promise in article.commitments:
        for version in promise.versions:
            yield from _of_promise(article, promise, version)
    for threat in article.threats:
        yield from _of_threat(article, threat)
    for agreement in article.agreements:
        yield from _of_agreement(article, agreement)
    for contact in article.contacts:
        yield from _of_contact(article, contact)


def _of_promise(article: Article, promise: Commitment, version: CommitmentVersion) -> Iterator[Event]:
    table = _table()["promises"]
    promisor = _ids(promise.promisor)
    if not promisor or version.strength in table["by_nobody"] or promise.third_party_promise:
        return
    if _is_only_recalled(article, version.evidence[0]):
        return
    label = "CONCEDE" if promise.action in table["yields"] else "AGREE"
    previewed = version.strength in table["previewed"]
    recipient = tuple(one for one in _ids(promise.promisee) if one not in promisor)
    yield _event(
        article,
        version.evidence[:1],
        "promise",
        label,
        actor=promisor,
        recipient=recipient,
        time=version.announced,
        aux=("future",),
        factuality="planned" if previewed else "promised",
        claimed_by=version.stated_by[0] if version.stated_by else None,
    )


def _is_only_recalled(article: Article, piece: Evidence) -> bool:
    """True where a promise is spoken of and not given: "the day on which all were to be gone", "should have left"."""
    sentence = article.sentence_at(piece.start)
    words = sentence.tokens_in(piece.span) if sentence else []
    for head in (one for one in words if one.head is one or one.head not in words):
        if sentence is None or head.dep_ == "relcl":
            return True
        kinds = {mark.split(":")[0] for mark in qualify(article, sentence, head).words}
        if kinds & {"counterfactual", "requested"}:
            return True
    return False


def _of_threat(article: Article, threat: Threat) -> Iterator[Event]:
    issuer = _ids(threat.issuer)
    if threat.kind == "coercive_threat" and issuer:
        target = tuple(one for one in _ids(threat.target) if one not in issuer)
        yield _event(
            article,
            threat.evidence[:1],
            "threat",
            "THREATEN",
            actor=issuer,
            recipient=target,
            aux=("future", "hypothetical") if threat.trigger else ("future",),
            factuality="threatened",
            claimed_by=threat.statement,
        )


def _of_agreement(article: Article, agreement: Agreement) -> Iterator[Event]:
    if agreement.form == "written_signed" and len(agreement.parties) > 1:
        yield _event(
            article, agreement.evidence[:1], "agreement", "SUPPORT", actor=agreement.parties, time=agreement.signed
        )


def _of_contact(article: Article, contact: Contact) -> Iterator[Event]:
    meaning = _table()["contacts"].get(contact.contact_type)
    label = _table()["contact_status"].get(contact.status)
    actor, recipient = _sides(contact)
    if meaning is None or label is None or len(actor) + len(recipient) < 2:
        return
    happened = label == "CONSULT"
    yield _event(
        article,
        contact.evidence[:1],
        "contact",
        label,
        mode=(meaning or None) if happened else ("meet" if label == "REJECT" else None),
        actor=actor,
        recipient=recipient,
        time=contact.time,
        place=contact.place,
        aux=("future",) if label == "AGREE" else (),
        factuality="planned" if label == "AGREE" else "happened",
    )


def _sides(contact: Contact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A visitor is the actor and the host the recipient; in a meeting of equals all are actors."""
    parties = [one for one in contact.participants if one.capacity not in NO_PARTIES]
    visitors = tuple(dict.fromkeys(one.actor for one in parties if one.capacity in VISITORS))
    hosts = tuple(dict.fromkeys(one.actor for one in parties if one.capacity in HOSTS and one.actor not in visitors))
    if contact.contact_type == "visit" and visitors and hosts:
        return visitors, hosts
    return tuple(dict.fromkeys(one.actor for one in parties)), ()


def _event(
    article: Article,
    evidence: tuple[Evidence, ...],
    rule: str,
    label: str,
    *,
    actor: tuple[str, ...],
    recipient: tuple[str, ...] = (),
    mode: str | None = None,
    time: When | None = None,
    place: str | None = None,
    aux: tuple[str, ...] = (),
    factuality: Factuality = "happened",
    claimed_by: str | None = None,
) -> Event:
    kind = list_event_types()[label]
    piece = evidence[0]
    sentence = article.sentence_at(piece.start)
    return Event(
        id=make_id("ev", article.document.id, f"implied/{rule}", piece.start, piece.end, label),
        evidence=tuple(article.quote(one.start, one.end) for one in evidence),
        plover_event=label,
        plover_mode=mode if mode in kind.modes else None,
        plover_context=contexts_of(article, sentence, piece.span) if sentence else (),
        plover_aux=aux,
        actor=actor,
        recipient=recipient,
        time=time,
        place=place,
        quad=kind.quad,
        cameo=kind.cameo,
        factuality=factuality,
        claimed_by=claimed_by,
        created_by=f"implied/{rule}@{VERSION}",
    )


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _overlap(one: Evidence, other: Evidence) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > SAME_WORDS * min(one.end - one.start, other.end - other.start)


@functools.cache
def _table() -> dict[str, Any]:
    return dict(load_vocabulary("events")["implied"])
