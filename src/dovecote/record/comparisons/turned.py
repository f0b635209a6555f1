"""What somebody said would never be, and what followed.

"Never to lift the toll" and the promise to lift it; a refusal to sit at one table, and the meeting.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, plain_name
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import comparison, voice
from dovecote.record.sides import Sides

REFRAIN: Final = "refrain"
STEM: Final = 5
"""Letters by which an act is known in other forms of its word."""
_HELD: Final = frozenset({"held", "held_as_claimed"})


def compare_turned(record: Record, links: Links) -> Iterator[Comparison]:
    """Promises never to do what the same side later promises, and refusals to meet those whom it later meets."""
    sides = Sides(record.actors)
    days = {source.id: source.known_on or "" for source in record.sources}
    for never in (one for one in record.commitments if one.action == REFRAIN):
        for act in record.commitments:
            if act.action != REFRAIN and _is_what_should_not_be(never, act, sides, days):
                text = f"{never.title} -> {act.title}"
                yield comparison("reversal", (never.id, act.id), text, [*never.evidence, *act.evidence])
    refusals = [one for one in record.statements if one.force == "refusal" and _is_of_meeting(one)]
    if refusals:
        names = {one.id: one.name for one in record.actors}
        seen: set[tuple[str, str]] = set()
        for contact in (one for one in record.contacts if one.status in _HELD):
            for found in _met_after_all(contact, refusals, names, sides, days):
                # Prints of one text refuse but once.
                key = links.origin(str(found.evidence[0].source)), contact.id
                if key not in seen:
                    seen.add(key)
                    yield found


def _is_what_should_not_be(never: Commitment, act: Commitment, sides: Sides, days: dict[str, str]) -> bool:
    if not sides.of(never.promisor) & sides.of(act.promisor) or not _since(never, days) < _since(act, days):
        return False
    told = content_words(" ".join(one.exact for one in never.evidence))
    stem = act.action.partition("_")[0][:STEM]
    matter = content_words(act.object or "")
    return any(word.startswith(stem) for word in told) and (not matter or bool(matter & told))


def _since(commitment: Commitment, days: dict[str, str]) -> str:
    """The day a promise was given, as far as it is told; else that of the article that first tells it."""
    told = parse_edtf(commitment.versions[0].announced.edtf if commitment.versions[0].announced else None)
    last = told.latest() if told else None
    return last.isoformat() if last else days.get(str(commitment.known_from), "")


def _met_after_all(
    contact: Contact, refusals: list[Statement], names: dict[str, str], sides: Sides, days: dict[str, str]
) -> Iterator[Comparison]:
    """A contact held, and the earlier refusal of one who was there to meet another who was."""
    there = [one.actor for one in contact.participants]
    met = days.get(str(contact.known_from), "")
    for refusal in refusals:
        said = days.get(str(refusal.known_from), "")
        words = f" {plain_name(refusal.content)} "
        mine = sides.of(refusal.speaker)
        own = [one for one in there if sides.of(one) & mine]
        others = [one for one in there if one not in own and f" {plain_name(names.get(one, '?'))} " in words]
        if said and met and said < met and own and others:
            content = [one for one in refusal.evidence if one.role == "content"]
            text = f"{voice(refusal, names)} -> {contact.contact_type} {contact.status.replace('_', ' ')}"
            yield comparison("reversal", (refusal.id, contact.id), text, [*content, *contact.evidence])


def _is_of_meeting(statement: Statement) -> bool:
    return bool(set(plain_name(statement.content).split()) & _meeting_words())


@functools.cache
def _meeting_words() -> frozenset[str]:
    """Words for meeting and talking in every language that is read."""
    tables = (get_language(code).table("reporting_words").get("accounts", {}) for code in list_languages())
    return frozenset(word for table in tables for word in table.get("meeting", ()))
