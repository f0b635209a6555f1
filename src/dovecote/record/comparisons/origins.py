"""Who tells the same, and whether they are independent: corroboration by origins, never by prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.evidence import Evidence
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import jaccard
from dovecote.model.links import Links
from dovecote.model.observation import Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.model.when import When
from dovecote.record.comparisons.figures import UNITS as LENGTHS
from dovecote.record.comparisons.laid_out import comparison, counts, number, origins_of
from dovecote.record.conflicts import SAME_MEASURE, TELLING_WORDS, same_time, told_measure

_REPORTED: Final = frozenset({"asserted_by_outlet", "attributed"})
_FATES: Final = ("no_outcome", "violation")
"""Fates that two origins confirm; that a promise was kept is compared with the promise itself (`promises`)."""
FRESH_DAYS: Final = 30
"""An article this long after the day tells it as background: what all know confirms nothing."""
SMALL: Final = frozenset({0.0, 1.0, 2.0})
"""Figures that agree by chance."""


def compare_origins(record: Record, links: Links) -> Iterator[Comparison]:
    """Prints of one text; contacts, events, fates of promises and figures that several origins report."""
    yield from _prints(record, links)
    yield from _reported_twice(record, links)
    yield from _fates_told_twice(record, links)
    yield from _figures_told_twice(record, links)


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
            names = "; ".join(prints) + "".join(later)
            text = f"1 origin, {len(prints)} prints: {names}; they confirm nothing to each other"
            yield comparison("same_origin", prints, text, [one for one in evidence if one], steps)


def _first_evidence(record: Record, source: str) -> Iterator[Evidence]:
    items: list[Statement | Commitment] = [*record.statements, *record.commitments]
    for item in items:
        yield from (one for one in item.evidence if one.source == source)


def _reported_twice(record: Record, links: Links) -> Iterator[Comparison]:
    known = {source.id: source.known_on for source in record.sources}
    reported: list[Contact | ProcessEvent] = [*record.contacts, *record.process_events]
    for item in reported:
        if not _is_reported(item):
            continue
        fresh = [one for one in item.evidence if _is_fresh(item.time, known.get(one.source or ""))]
        origins = origins_of(fresh, links)
        if len(origins) > 1:
            text = f"{_name(item)}: reported by {counts(origins)}"
            yield comparison("corroboration", (item.id,), text, fresh)


def _is_fresh(time: When | None, known_on: str | None) -> bool:
    """False for what an article tells long after as background: it has that from the first reports."""
    when = parse_edtf(time.edtf if time else None)
    last = when.latest() if when else None
    return last is None or known_on is None or (date.fromisoformat(known_on) - last).days <= FRESH_DAYS


def _fates_told_twice(record: Record, links: Links) -> Iterator[Comparison]:
    """What became of a promise, or that nothing did, as two or more origins have it."""
    for commitment in record.commitments:
        for kind in _FATES:
            evidence = [one for each in commitment.progress if each.kind == kind for one in each.evidence]
            origins = origins_of(evidence, links)
            if len(origins) > 1:
                text = f"{commitment.title}: {kind.replace('_', ' ')} reported by {counts(origins)}"
                yield comparison("corroboration", (commitment.id,), text, evidence)


def _figures_told_twice(record: Record, links: Links) -> Iterator[Comparison]:
    """One figure for one measure at one time, from origins that do not share it."""
    voices = _voices(record)
    groups: dict[tuple[float, str], list[Observation]] = {}
    for one in record.observations:
        if not one.target and one.unit not in LENGTHS and one.value not in SMALL:
            groups.setdefault((one.value, one.unit.casefold()), []).append(one)
    for group in groups.values():
        for one, two in combinations(group, 2):
            origins = origins_of([*one.evidence, *two.evidence], links)
            if len(origins) > 1 and _is_one_measure(one, two) and not voices[one.id] & voices[two.id]:
                text = f"{one.measure}: {number(one.value)} {one.unit} told by {counts(origins)}"
                yield comparison("corroboration", (one.id, two.id), text, [*one.evidence, *two.evidence])


def _voices(record: Record) -> dict[str, frozenset[str]]:
    """Figure -> those in whose words it stands: one who tells it to two papers confirms nothing."""
    told: dict[str | None, list[tuple[Evidence, str]]] = {}
    for statement in record.statements:
        speakers = (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker or ()
        for words in statement.evidence:
            if words.role == "content":
                told.setdefault(words.source, []).extend((words, speaker) for speaker in speakers)
    return {
        one.id: frozenset(
            speaker
            for words in one.evidence
            for content, speaker in told.get(words.source, ())
            if content.start <= words.start and words.end <= content.end
        )
        for one in record.observations
    }


def _is_one_measure(one: Observation, two: Observation) -> bool:
    words = told_measure(one), told_measure(two)
    if (one.scope and two.scope and one.scope != two.scope) or not (all(words) and jaccard(*words) >= SAME_MEASURE):
        return False
    # That the same number was killed is told by the place too, or by more words than that.
    return same_time(one, two) and (one.scope == two.scope or min(map(len, words)) >= TELLING_WORDS)


def _is_reported(item: Contact | ProcessEvent) -> bool:
    if isinstance(item, Contact):
        return item.status in ("held", "held_as_claimed")
    # That an agreement exists is background in every later article; telling it again confirms nothing.
    return item.modality in _REPORTED and item.kind != "agreement_signed"


def _name(item: Contact | ProcessEvent) -> str:
    return item.contact_type if isinstance(item, Contact) else item.kind
