"""One commitment of what one article tells several times, with a version for each wording that differs."""

from __future__ import annotations

import dataclasses

from dovecote.find.commitments.build import Read
from dovecote.model.commitment import Commitment, CommitmentVersion


def merge(reads: list[Read]) -> tuple[Commitment, ...]:
    """Commitments in order of their first words; restated ones keep all their evidence in one version."""
    kept: list[Commitment] = []
    for read in reads:
        place = next((number for number, one in enumerate(kept) if _is_same(one, read.commitment)), None)
        if place is None:
            kept.append(read.commitment)
        else:
            kept[place] = _joined(kept[place], read.version)
    return tuple(kept)


def _is_same(first: Commitment, second: Commitment) -> bool:
    if first.promisor != second.promisor or first.action != second.action or first.promisor is None:
        return False
    old, new = first.versions[0], second.versions[0]
    if _limit(old) != _limit(new) and None not in {_limit(old), _limit(new)}:
        return False
    if old.quantity is not None and new.quantity is not None and old.quantity.value != new.quantity.value:
        return False
    if _limit(old) is not None and _limit(old) == _limit(new):
        return True
    return first.action != "continue" and _head(first.object) == _head(second.object)


def _limit(version: CommitmentVersion) -> str | None:
    return version.deadline.edtf if version.deadline is not None else None


def _head(words: str | None) -> str | None:
    return words.lower().split()[-1] if words else None


def _joined(first: Commitment, version: CommitmentVersion) -> Commitment:
    old = first.versions[0]
    joined = dataclasses.replace(
        old,
        evidence=(*old.evidence, *(one for one in version.evidence if one not in old.evidence)),
        stated_by=tuple(dict.fromkeys((*old.stated_by, *version.stated_by))),
        quantity=old.quantity or version.quantity,
        baseline=old.baseline or version.baseline,
        deadline=old.deadline if _limit(old) is not None else version.deadline,
        conditions=(*old.conditions, *version.conditions),
        drops_conditions=(*old.drops_conditions, *version.drops_conditions),
        exceptions=(*old.exceptions, *version.exceptions),
    )
    return dataclasses.replace(first, versions=(joined,), evidence=joined.evidence)
