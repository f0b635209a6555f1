"""What is other in the new version of a promise: limit, figure, conditions, exceptions, scope, and who promises.

A difference counts only where both versions tell the field, or the new words take it back. What a later article leaves
out, it has not changed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dovecote.model.commitment import Change, CommitmentVersion, Quantity, RevisionKind
from dovecote.model.evidence import Evidence, Role
from dovecote.model.likeness import plain_name, without_repeats
from dovecote.record.deadlines import is_dropped, is_later, last_day, start_day, term
from dovecote.record.sides import Sides
from dovecote.vocabulary.units import counts_the_same

_NAME = re.compile(r"(?<!^)\b[^\W\d_a-z][\w'-]+")
"""A word written as a name; the first word of a phrase may be written so for its place."""


@dataclass
class Difference:
    """What was found while two versions were compared."""

    kinds: list[RevisionKind] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, kind: RevisionKind, name: str, old: str | None, new: str | None) -> None:
        """Notes one field that changed."""
        self.kinds.append(kind)
        self.changes.append(Change(name, old, new))


def difference(old: CommitmentVersion, new: CommitmentVersion, sides: Sides) -> Difference:
    """All that differs from `old` to `new`, in the order of the codebook's list of kinds."""
    found = Difference()
    _compare_deadlines(found, old, new)
    _compare_amounts(found, old.quantity, new.quantity)
    _compare_conditions(found, old, new)
    _compare_scopes(found, old.scope, new.scope)
    _compare_exceptions(found, old, new)
    _compare_promisors(found, old, new, sides)
    return found


def _compare_deadlines(found: Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    before = last_day(old.deadline) or start_day(old.deadline)
    after = last_day(new.deadline) or start_day(new.deadline)
    if is_dropped(old.deadline, new.deadline) and before is not None:
        found.add("deadline_dropped", "deadline.latest", before.isoformat(), None)
        return
    if before is not None and after is not None and before != after:
        kind: RevisionKind = "deadline_extended" if after > before else "deadline_advanced"
        found.add(kind, "deadline.latest", before.isoformat(), after.isoformat())
        return
    if (later := is_later(old.deadline, new.deadline)) is not None:
        kind = "deadline_extended" if later else "deadline_advanced"
        found.add(kind, "deadline.text", _limit_text(old), _limit_text(new))
        return
    one, two = term(old.deadline), term(new.deadline)
    if before is None and after is None and one is not None and two is not None and one != two and new.deadline:
        kind = "deadline_extended" if two > one else "deadline_advanced"
        found.add(kind, "deadline.text", _limit_text(old), _limit_text(new))


def _limit_text(version: CommitmentVersion) -> str | None:
    return version.deadline.text if version.deadline else None


def _compare_amounts(found: Difference, one: Quantity | None, two: Quantity | None) -> None:
    if one is None or two is None or one.value is None or two.value is None:
        return
    if not counts_the_same(one.unit, two.unit):
        return
    if not tells_same_amount(one, two):
        kind: RevisionKind = "quantity_raised" if two.value > one.value else "quantity_lowered"
        found.add(kind, "quantity", f"{one.op} {one.value:g} {one.unit}", f"{two.op} {two.value:g} {two.unit}")


def tells_same_amount(one: Quantity, two: Quantity) -> bool:
    """True for one figure, and for all of a number told by its number ("its 1,200 soldiers") and as none left."""
    if one.value is None or two.value is None or one.value == two.value:
        return True
    return 0 in (one.value, two.value) and one.op == two.op == "eq"


def _compare_conditions(found: Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    """A condition is gone only where words drop it; silence about it drops nothing."""
    before, after = _texts(old.conditions), _texts(new.conditions)
    if old.conditions and new.drops_conditions:
        found.add("condition_removed", "conditions", "; ".join(before), "; ".join(after) or None)
        found.evidence += as_role(_own_evidence(old.conditions), "old") + as_role(new.drops_conditions, "new")
    elif new.conditions and not old.conditions:
        found.add("condition_added", "conditions", None, "; ".join(after))
        found.evidence += as_role(_own_evidence(new.conditions), "new")


def _compare_scopes(found: Difference, old: str | None, new: str | None) -> None:
    """Wider where the new words name all that the old ones named and more, narrower where they name less of it."""
    one, two = _names(old), _names(new)
    if one and one < two:
        found.add("scope_widened", "scope", old, new)
    elif two and two < one:
        found.add("scope_narrowed", "scope", old, new)


def _names(scope: str | None) -> frozenset[str]:
    return frozenset(word.casefold() for word in _NAME.findall(scope or ""))


def _compare_exceptions(found: Difference, old: CommitmentVersion, new: CommitmentVersion) -> None:
    if new.exceptions and not old.exceptions:
        found.add("exception_added", "exceptions", None, "; ".join(_texts(new.exceptions)))
        found.evidence += as_role(_own_evidence(new.exceptions), "new")


def _compare_promisors(found: Difference, old: CommitmentVersion, new: CommitmentVersion, sides: Sides) -> None:
    """Another side is another promisor; one more beside those who stood there is the promise reworded.

    Of one whose side is not known, nobody knows that he is of another.
    """
    one, two = sides.of(old.promisor), sides.of(new.promisor)
    placed = sides.is_placed(old.promisor) and sides.is_placed(new.promisor)
    if placed and one and two - one and sides.is_named(old.promisor) and sides.is_named(new.promisor):
        kind: RevisionKind = "promisor_reworded" if one & two else "promisor_changed"
        found.add(kind, "promisor", _listed(old.promisor), _listed(new.promisor))
    holders = old.office_holder, new.office_holder
    if holders[0] and holders[1] and holders[0] != holders[1] and sides.may_succeed(holders[0], holders[1]):
        found.add("office_holder_changed", "office_holder", old.office_holder, new.office_holder)


def _listed(value: str | tuple[str, ...] | None) -> str | None:
    return ", ".join(value) if isinstance(value, tuple) else value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    """The words of conditions or exceptions; those that another one's words hold are not told again."""
    texts = tuple(str(getattr(one, "text", "")) for one in values)
    return without_repeats(texts, [plain_name(text) for text in texts])


def _own_evidence(values: Iterable[object]) -> tuple[Evidence, ...]:
    return tuple(evidence for one in values for evidence in getattr(one, "evidence", ()))


def as_role(evidence: Iterable[Evidence], role: Role) -> list[Evidence]:
    """The same evidence in another role."""
    return [dataclasses.replace(one, role=role) for one in evidence]
