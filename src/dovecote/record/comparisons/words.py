"""Words against later acts: what somebody said would not be, and then did."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence
from dovecote.model.likeness import content_words, name_words, overlap, plain_name
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import against, comparison, voice
from dovecote.record.sides import Sides

SAME_MATTER: Final = 0.4
"""Share of the shorter one's words; a denial and a later promise seldom repeat more of each other."""
LEAST_WORDS: Final = 2
SURE_MATTER: Final = 0.6
"""Two voices of two sides use one another's words less by chance than one side its own; so more of them must agree."""
SURE_WORDS: Final = 3
DENIED_WITHIN_DAYS: Final = 14
ON_ITS_HEELS: Final = 120
"""Characters between a claim and its denial: the next clause or sentence, with the words that name who denies it."""
FEW_WORDS: Final = 3
"""A denial of so few words repeats nothing: "denied it", "denied having agreed to anything"."""
_AGAINST: Final = frozenset({"denial", "refusal"})


def compare_words(record: Record, links: Links) -> Iterator[Comparison]:
    """What one side denied and then promised, and what one voice tells and another denies."""
    sides = Sides(record.actors)
    days = {source.id: source.known_on or "" for source in record.sources}
    names = {one.id: one.name for one in record.actors}
    said_no: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.speaker and (statement.force in _AGAINST or _says_never(statement)):
            for side in sides.of(statement.speaker):
                said_no.setdefault(side, []).append(statement)
    for commitment in record.commitments:
        for statement in _spoken_by(commitment, said_no, sides):
            if _is_reversed(statement, commitment, days):
                text = f"{voice(statement, names)} -> {commitment.title}"
                yield comparison(
                    "reversal", (statement.id, commitment.id), text, [*_content(statement), *commitment.evidence]
                )
    yield from _denied(record, sides, days)
    yield from _denied_at_once(record, sides)


def _says_never(statement: Statement) -> bool:
    """True for a plain "said that his men would never hand in their guns"."""
    words = f" {plain_name(statement.content)} "
    return any(f" {phrase} " in words for phrase in _never())


@functools.cache
def _never() -> tuple[str, ...]:
    """Phrases of every language that is read."""
    tables = (get_language(code).table("reporting_words").get("accounts", {}) for code in list_languages())
    return tuple(phrase for table in tables for phrase in table.get("never", ()))


def _content(statement: Statement) -> tuple[Evidence, ...]:
    return tuple(one for one in statement.evidence if one.role == "content") or statement.evidence


def _denied(record: Record, sides: Sides, days: dict[str, str]) -> Iterator[Comparison]:
    """A claim and its denial by another side, told within days of each other; blocked by the words they share."""
    names = {one.id: one.name for one in record.actors}
    claims: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.force not in _AGAINST:
            for word in content_words(statement.content):
                claims.setdefault(word, []).append(statement)
    for denial in (one for one in record.statements if one.force == "denial"):
        near = {one.id: one for word in sorted(content_words(denial.content)) for one in claims.get(word, ())}
        for claim in near.values():
            if _is_denied(claim, denial, sides, days):
                text = against(claim, denial, names)
                yield comparison("contradiction", (claim.id, denial.id), text, [*_content(claim), *_content(denial)])


def _denied_at_once(record: Record, sides: Sides) -> Iterator[Comparison]:
    """A claim and the denial that follows on its heels in one article: "The Front denied it"."""
    names = {one.id: one.name for one in record.actors}
    outlets = {one.id for one in record.actors if one.actor_type == "media_outlet"}
    told: dict[str, list[Statement]] = {}
    for statement in record.statements:
        told.setdefault(str(statement.known_from), []).append(statement)
    for denial in (one for one in record.statements if one.force == "denial" and one.speaker):
        ahead = [one for one in told[str(denial.known_from)] if _end(one) <= _start(denial)]
        claim = max(ahead, key=lambda one: (_end(one), one.id), default=None)
        if claim is not None and _is_answered(claim, denial, sides, outlets):
            text = against(claim, denial, names)
            yield comparison("contradiction", (claim.id, denial.id), text, [*_content(claim), *_content(denial)])


def _is_answered(claim: Statement, denial: Statement, sides: Sides, outlets: set[str]) -> bool:
    """True where a denial just behind another side's claim repeats its words, or says little but "it"."""
    # A newspaper of the country does not speak for it.
    own = claim.speaker not in outlets and bool(sides.of(claim.speaker) & sides.of(denial.speaker))
    if claim.force in _AGAINST or own or _start(denial) - _end(claim) > ON_ITS_HEELS:
        return False
    one, two = content_words(claim.content), content_words(denial.content)
    # "Denied that it had shut the airfield at Selmara" answers no claim about another place.
    of_another = bool(name_words(denial.content) - one)
    return bool(one & two) or (len(two) <= FEW_WORDS and not of_another)


def _start(statement: Statement) -> int:
    return min(one.start for one in statement.evidence)


def _end(statement: Statement) -> int:
    return max(one.end for one in statement.evidence)


def _is_denied(claim: Statement, denial: Statement, sides: Sides, days: dict[str, str]) -> bool:
    ours, theirs = sides.of(claim.speaker), sides.of(denial.speaker)
    if ours and theirs and ours & theirs:
        return False
    first, second = (days.get(str(one.known_from), "") for one in (claim, denial))
    if first and second and abs((date.fromisoformat(first) - date.fromisoformat(second)).days) > DENIED_WITHIN_DAYS:
        return False
    one, two = content_words(claim.content), content_words(denial.content)
    return len(one & two) >= SURE_WORDS and overlap(one, two) >= SURE_MATTER


def _spoken_by(commitment: Commitment, said_no: dict[str, list[Statement]], sides: Sides) -> list[Statement]:
    found: dict[str, Statement] = {}
    for side in sorted(sides.of(commitment.promisor, commitment.spokesperson)):
        found.update((one.id, one) for one in said_no.get(side, ()))
    return list(found.values())


def _is_reversed(statement: Statement, commitment: Commitment, days: dict[str, str]) -> bool:
    """True where the promise is known from a later day and shares the matter."""
    said, promised = days.get(str(statement.known_from), ""), days.get(str(commitment.known_from), "")
    if not said or not promised or said >= promised:
        return False
    mine = content_words(" ".join(one.exact for one in commitment.evidence) + f" {commitment.object or ''}")
    theirs = content_words(statement.content)
    return len(mine & theirs) >= LEAST_WORDS and overlap(mine, theirs) >= SAME_MATTER
