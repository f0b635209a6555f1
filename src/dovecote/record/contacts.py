"""Contacts of the record: held as soon as one article says so itself, one-sided only while one side alone tells."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from dovecote.model.contact import Contact
from dovecote.model.statement import Statement


def with_accounts(contacts: Iterable[Contact], statements: Iterable[Statement]) -> tuple[Contact, ...]:
    """The merged contacts, with `one_sided_readout` as the accounts of all articles make it (codebook, Contact)."""
    by_id = {one.id: one for one in statements}
    return tuple(_with_accounts(one, by_id) for one in contacts)


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
