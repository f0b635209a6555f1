"""One commitment of what one article tells several times, with a version for each wording that differs.

Restated is what the same promisor promises with the same action, where neither the limit nor the number contradicts.
Where they do, and the text sets the old against the new, the commitment gets a further version; where the text does
not, they are two commitments, and the record room may still link them.
"""

from __future__ import annotations

import dataclasses

from dovecote.find.commitments.build import Read
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline, Quantity, Strength

SINGULAR = frozenset(
    {
        "cease_fire",
        "resume_talks",
        "start_talks",
        "form_government",
        "sign",
        "conclude_agreement",
        "hold_talks",
        "resign",
    }
)
"""Actions of which an article tells one: the object need not be named in the same words."""
LEAVING = frozenset({"withdraw", "reduce"})


def merge(reads: list[Read], words: Words) -> tuple[Commitment, ...]:
    """Commitments in order of their first words; restated ones keep all their evidence in one version."""
    kept: list[Commitment] = []
    for read in reads:
        place = next((number for number, one in enumerate(kept) if _is_restated(one, read.commitment)), None)
        if place is None:
            kept.append(read.commitment)
        else:
            kept[place] = _joined(kept[place], read.commitment)
    return tuple(kept)


def _is_restated(first: Commitment, second: Commitment) -> bool:
    if first.action != second.action or first.created_by == "commitments/list" == second.created_by:
        return False
    if not _may_be_one(first.promisor, second.promisor):
        return False
    old, new = first.versions[-1], second.versions[0]
    if not _agree(_limit(old), _limit(new)) or not _same_amount(old.quantity, new.quantity):
        return False
    if (old.strength == "signed_agreement") != (new.strength == "signed_agreement") and _limit(old) != _limit(new):
        return False
    if first.action in SINGULAR:
        return True
    if _limit(old) is not None and _limit(old) == _limit(new):
        return True
    if old.quantity is not None and old.quantity == new.quantity:
        return True
    return bool(_nouns(first) & _nouns(second)) and first.promisor is not None


def _may_be_one(first: str | tuple[str, ...] | None, second: str | tuple[str, ...] | None) -> bool:
    if first is None or second is None:
        return True
    return set((first,) if isinstance(first, str) else first) == set((second,) if isinstance(second, str) else second)


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first == second


def _same_amount(first: Quantity | None, second: Quantity | None) -> bool:
    if first is None or second is None:
        return True
    return first.value == second.value or None in (first.value, second.value)


def _limit(version: CommitmentVersion) -> str | None:
    return version.deadline.edtf if version.deadline is not None else None


def _nouns(commitment: Commitment) -> set[str]:
    """Words of the object that tell what it is; short ones say little."""
    return {one for one in (commitment.object or "").lower().split() if len(one) > 3}


def _joined(first: Commitment, second: Commitment) -> Commitment:
    old, new = first.versions[-1], second.versions[0]
    joined = dataclasses.replace(
        old,
        evidence=(*old.evidence, *(one for one in new.evidence if one not in old.evidence)),
        stated_by=tuple(dict.fromkeys((*old.stated_by, *new.stated_by))),
        quantity=old.quantity or new.quantity,
        baseline=old.baseline or new.baseline,
        deadline=_fuller(old.deadline, new.deadline),
        conditions=(*old.conditions, *(one for one in new.conditions if one not in old.conditions)),
        drops_conditions=(*old.drops_conditions, *new.drops_conditions),
        exceptions=(*old.exceptions, *new.exceptions),
        slip_words=(*old.slip_words, *new.slip_words),
        reason=(*old.reason, *new.reason),
        announced=old.announced or new.announced,
        announced_by=old.announced_by or new.announced_by,
        sourcing_class=old.sourcing_class if old.sourcing_class != "unattributed" else new.sourcing_class,
        strength=_stronger(old, new),
        office_holder=old.office_holder or new.office_holder,
    )
    return dataclasses.replace(
        first,
        versions=_numbered((*first.versions[:-1], joined, *second.versions[1:])),
        evidence=(*first.evidence, *(one for one in new.evidence if one not in first.evidence)),
        promisor=first.promisor or second.promisor,
        spokesperson=first.spokesperson or second.spokesperson,
        promisee=first.promisee or second.promisee,
        testable="yes" if "yes" in (first.testable, second.testable) else first.testable,
    )


def _numbered(versions: tuple[CommitmentVersion, ...]) -> tuple[CommitmentVersion, ...]:
    return tuple(dataclasses.replace(one, v=number) for number, one in enumerate(versions, 1))


def _fuller(first: Deadline | None, second: Deadline | None) -> Deadline | None:
    if first is None or (first.edtf is None and second is not None and (second.edtf is not None or second.text)):
        return second
    return first


ORDER: tuple[Strength, ...] = (
    "signed_agreement",
    "law",
    "order_issued",
    "joint_announcement",
    "on_record_pledge",
    "pledge_via_counterpart",
    "anonymous_preview",
    "third_party_expectation",
)


def _stronger(first: CommitmentVersion, second: CommitmentVersion) -> Strength:
    return first.strength if ORDER.index(first.strength) <= ORDER.index(second.strength) else second.strength
