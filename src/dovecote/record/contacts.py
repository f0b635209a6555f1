"""Contacts of the record: held as soon as one article says so itself, one-sided only while one side alone tells."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from dovecote.model.actor import Actor
from dovecote.model.contact import Contact, Participant
from dovecote.model.statement import Statement


def with_accounts(contacts: Iterable[Contact], statements: Iterable[Statement]) -> tuple[Contact, ...]:
    """The merged contacts, with `one_sided_readout` as the accounts of all articles make it (codebook, Contact)."""
    by_id = {one.id: one for one in statements}
    return tuple(_with_accounts(one, by_id) for one in contacts)


def with_sides(contacts: Iterable[Contact], told: Iterable[Actor], known_as: Mapping[str, Actor]) -> Iterator[Contact]:
    """One article's contacts, each participant on the side that the record knows.

    A side that the article tells stays. One that was only inferred from its story, or that it leaves open, is that of
    the actor as all articles know them: a prime minister telephoned by a neighbour is not of the neighbour's country.

    Args:
        contacts: as the article tells them.
        told: its actors, under their ids of the record.
        known_as: the record's actors, by id.
    """
    unsure = {one.id: one.country for one in told if one.country_inferred or not one.country}
    for contact in contacts:
        sided = tuple(_with_side(one, unsure, known_as) for one in contact.participants)
        yield contact if sided == contact.participants else dataclasses.replace(contact, participants=sided)


def _with_side(one: Participant, unsure: Mapping[str, str | None], known_as: Mapping[str, Actor]) -> Participant:
    if one.actor not in unsure or one.side != unsure[one.actor]:
        return one
    return dataclasses.replace(one, side=known_as[one.actor].country or one.side)


def _with_accounts(contact: Contact, statements: dict[str, Statement]) -> Contact:
    sides = {one.actor: one.side or one.actor for one in contact.participants}
    tellers = {
        sides[speaker]
        for name in contact.readouts
        if name in statements
        for speaker in _speakers(statements[name])
        if speaker in sides
    }
    if len(tellers) < 2:
        return contact
    return dataclasses.replace(contact, one_sided_readout=False)


def firmest(contacts: Iterable[Contact]) -> Contact:
    """Of those that tell one contact, the one whose state stands: held before only claimed."""
    listed = list(contacts)
    return next((one for one in listed if one.status == "held"), listed[0])


def _speakers(statement: Statement) -> tuple[str, ...]:
    if statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker
