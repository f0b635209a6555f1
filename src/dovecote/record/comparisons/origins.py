"""Who tells the same, and whether they are independent: corroboration by origins, never by prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.evidence import Evidence
from dovecote.model.links import Links
from dovecote.model.process import ProcessEvent
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import comparison, counts, origins_of

_REPORTED: Final = frozenset({"asserted_by_outlet", "attributed"})


def compare_origins(record: Record, links: Links) -> Iterator[Comparison]:
    """Prints of one text; contacts and events of the talks that several origins report."""
    yield from _prints(record, links)
    yield from _reported_twice(record, links)


def _prints(record: Record, links: Links) -> Iterator[Comparison]:
    groups: dict[str, list[str]] = {}
    for source in record.sources:
        groups.setdefault(links.origin(source.id), []).append(source.id)
    reasons = {frozenset((one.left, one.right)): one.reasons for one in links.proposals if one.kind == "origin"}
    for prints in groups.values():
        if len(prints) > 1:
            evidence = [next(iter(_first_evidence(record, source)), None) for source in prints]
            steps = [text for pair, texts in reasons.items() if pair <= set(prints) for text in texts]
            later = [
                f"; {one.id} is a later version of {one.replaces}"
                for one in record.sources
                if one.id in prints and one.replaces
            ]
            names = ", ".join(prints) + "".join(later)
            text = f"1 origin, {len(prints)} prints: {names}; they confirm nothing to each other"
            yield comparison("same_origin", prints, text, [one for one in evidence if one], steps)


def _first_evidence(record: Record, source: str) -> Iterator[Evidence]:
    items: list[Statement | Commitment] = [*record.statements, *record.commitments]
    for item in items:
        yield from (one for one in item.evidence if one.source == source)


def _reported_twice(record: Record, links: Links) -> Iterator[Comparison]:
    reported: list[Contact | ProcessEvent] = [*record.contacts, *record.process_events]
    for item in reported:
        if not _is_reported(item):
            continue
        origins = origins_of(item.evidence, links)
        if len(origins) > 1:
            text = f"{_name(item)}: reported by {counts(origins)}"
            yield comparison("corroboration", (item.id,), text, item.evidence)


def _is_reported(item: Contact | ProcessEvent) -> bool:
    if isinstance(item, Contact):
        return item.status in ("held", "held_as_claimed")
    # That an agreement exists is background in every later article; telling it again confirms nothing.
    return item.modality in _REPORTED and item.kind != "agreement_signed"


def _name(item: Contact | ProcessEvent) -> str:
    return item.contact_type if isinstance(item, Contact) else item.kind
