"""How things stand with a contact, and who says so."""

from __future__ import annotations

from typing import Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.contacts.readouts import speakers_of
from dovecote.find.frames import Match, lemma_of
from dovecote.find.qualify import Qualification
from dovecote.model.contact import ContactStatus, Directness
from dovecote.model.statement import Statement


def status_of(article: Article, match: Match, qualification: Qualification) -> ContactStatus | None:
    """How things stand with the contact; None where it is denied, asked about, or never was."""
    words: dict[str, Any] = dict(article.language.table("contacts")["status"])
    governors = {entry.split(":", 1)[1] for entry in qualification.words} | telling_verbs(match)
    for status in ("cancelled", "postponed", "refused"):
        if governors & set(words[status]):
            return status
    if qualification.denied or qualification.questioned or qualification.condition:
        return None
    if qualification.negated:
        return "refused" if qualification.future else None
    is_set = qualification.is_fact and bool((governors | {lemma_of(match.trigger)}) & set(words["planned"]))
    if qualification.planned or qualification.promised or qualification.requested or is_set:
        return "planned"
    return "held" if qualification.is_fact else None


def telling_verbs(match: Match) -> set[str]:
    """The verb that has the contact for its object or subject, alone and with its particle."""
    verb = match.verb if match.verb is not match.trigger else match.trigger.head
    if not match.is_nominal or verb.pos_ not in VERBAL:
        return set()
    near = [one.lower_ for one in verb.children if one.dep_ in {"prt", "prep", "advmod"} and one.i == verb.i + 1]
    return {lemma_of(verb), *(f"{lemma_of(verb)}_{one}" for one in near)}


def as_claimed(article: Article, status: ContactStatus, statement: Statement | None) -> ContactStatus:
    """A contact that only one who speaks tells of is held as claimed; what another outlet reports is held."""
    if status != "held" or statement is None:
        return status
    tellers = [actor for one in speakers_of(statement) if (actor := article.actor(one)) is not None]
    reported = bool(tellers) and all(actor.actor_type == "media_outlet" for actor in tellers)
    return "held" if reported else "held_as_claimed"


def directness_of(statement: Statement | None) -> Directness:
    """Whether the outlet tells it itself, or the one who tells it is named."""
    if statement is None:
        return "reported_by_outlet"
    return "background" if statement.sourcing_class.startswith("background") else "attributed"
