"""Which statements tell of a contact, and whether one side alone tells."""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.contacts.participants import side_of
from dovecote.model.contact import Contact
from dovecote.model.statement import Statement


def with_readouts(article: Article, contact: Contact) -> Contact:
    """The statements of its participants, or of a house of theirs, that tell of it: from its paragraph on, as long as
    they go on without a gap.
    """
    order = {
        one: rank for rank, one in enumerate(dict.fromkeys(s.paragraph for s in article.sentences if s.part == "body"))
    }
    told = [order.get(s.paragraph, -1) for one in contact.evidence if (s := article.sentence_at(one.start)) is not None]
    first, reached = min(told, default=-1), max(told, default=-1)
    known = {one.actor for one in contact.participants}
    readouts: list[Statement] = []
    for one in sorted(article.statements, key=lambda one: one.evidence[0].start):
        rank = order.get(_paragraph(article, one), -1)
        if not first <= rank <= reached + 1 or rank < 0:
            continue
        if known & set(speakers_of(one)) or _is_house_of(article, contact, _issuer(article, one)):
            readouts.append(one)
            reached = max(reached, rank)
    tellers = {_teller(article, contact, one) for one in readouts}
    return dataclasses.replace(
        contact,
        readouts=tuple(one.id for one in readouts),
        one_sided_readout=contact.one_sided_readout or (bool(readouts) and len(tellers) == 1),
    )


def _is_house_of(article: Article, contact: Contact, issuer: str | None) -> bool:
    """True for a participant, and for an institution on the side of one: its press office."""
    actor = article.actor(issuer) if issuer else None
    if actor is None:
        return False
    sides = {one.side for one in contact.participants if one.side}
    return actor.id in {one.actor for one in contact.participants} or (
        actor.actor_type in {"organisation", "body", "state_government"} and side_of(article, actor) in sides
    )


def _issuer(article: Article, statement: Statement) -> str | None:
    """The first hand after the outlet: who gave the words out."""
    hands = [link.agent for link in statement.attribution_chain if not link.agent.startswith("source:")]
    return hands[0] if hands else None


def _teller(article: Article, contact: Contact, statement: Statement) -> str | None:
    """The side that tells: of who gave the words out, else of who spoke."""
    issuer = _issuer(article, statement)
    actor = article.actor(issuer) if issuer else None
    if actor is not None:
        return side_of(article, actor) or actor.id
    return next((_side_of(contact, speaker) for speaker in speakers_of(statement)), issuer)


def _side_of(contact: Contact, actor: str) -> str | None:
    return next((one.side or one.actor for one in contact.participants if one.actor == actor), None)


def _paragraph(article: Article, statement: Statement) -> int:
    sentence = article.sentence_at(statement.evidence[0].start)
    return sentence.paragraph if sentence else -1


def speakers_of(statement: Statement) -> tuple[str, ...]:
    """Ids of those whose words a statement gives."""
    if statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker
