"""Words against later acts: what somebody said would not be, and then did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dovecote.model.commitment import Commitment
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import comparison
from dovecote.record.sides import Sides

SAME_MATTER: Final = 0.4
"""Share of the shorter one's words; a denial and a later promise seldom repeat more of each other."""
LEAST_WORDS: Final = 2
_AGAINST: Final = frozenset({"denial", "refusal"})


def compare_words(record: Record, links: Links) -> Iterator[Comparison]:
    """A denial or refusal, and the same side's later promise of the thing."""
    sides = Sides(record.actors)
    days = {source.id: source.known_on or "" for source in record.sources}
    against: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.force in _AGAINST and statement.speaker:
            for side in sides.of(statement.speaker):
                against.setdefault(side, []).append(statement)
    for commitment in record.commitments:
        for statement in _spoken_by(commitment, against, sides):
            if _is_reversed(statement, commitment, days):
                text = f"{statement.content!r} -> {commitment.title}"
                content = [one for one in statement.evidence if one.role == "content"] or statement.evidence
                yield comparison("reversal", (statement.id, commitment.id), text, [*content, *commitment.evidence])


def _spoken_by(commitment: Commitment, against: dict[str, list[Statement]], sides: Sides) -> list[Statement]:
    found: dict[str, Statement] = {}
    for side in sorted(sides.of(commitment.promisor, commitment.spokesperson)):
        found.update((one.id, one) for one in against.get(side, ()))
    return list(found.values())


def _is_reversed(statement: Statement, commitment: Commitment, days: dict[str, str]) -> bool:
    """True where the promise is known from a later day and shares the matter."""
    said, promised = days.get(str(statement.known_from), ""), days.get(str(commitment.known_from), "")
    if not said or not promised or said >= promised:
        return False
    mine = content_words(" ".join(one.exact for one in commitment.evidence) + f" {commitment.object or ''}")
    theirs = content_words(statement.content)
    return len(mine & theirs) >= LEAST_WORDS and overlap(mine, theirs) >= SAME_MATTER
