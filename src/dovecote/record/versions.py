"""The chain of a promise: every telling of every article sorted into versions, each with all its wordings.

What an article tells belongs to the version it restates; where limit, figure or conditions are others, it is a new one.
Versions are in the order in which their words were said, and known from the first article that tells them. An
agreement's text does not change: two reports of its limit that differ by less than the coarser one's unit are one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from dovecote.model.commitment import Commitment, CommitmentVersion, Condition, Deadline, PromiseException, Wording
from dovecote.model.knowledge import parse_edtf
from dovecote.record.deadlines import same_limit, same_within_unit
from dovecote.record.differences import tells_same_amount
from dovecote.record.merging import unique
from dovecote.vocabulary.units import counts_the_same

Clause = TypeVar("Clause", Condition, PromiseException)
Succession = Callable[[str, str], bool]
STRENGTHS: Final = (
    "signed_agreement",
    "law",
    "order_issued",
    "joint_announcement",
    "on_record_pledge",
    "pledge_via_counterpart",
    "anonymous_preview",
    "third_party_expectation",
)
"""From the firmest to the loosest; of two reports of one version the firmer one tells its strength."""


@dataclass(frozen=True, slots=True)
class VersionInArticle:
    """A version as one article has it."""

    version: CommitmentVersion
    source: str
    order: int
    """Place of the article in the order of knowledge."""
    day: date
    """The earliest day the article can have been known."""
    said: date
    """When the words were said, as far as known; else the day of the article."""
    basis: str | None = None
    promisor: str | tuple[str, ...] | None = None


def versions_in_article(
    commitment: Commitment, source: str, order: int, day: date, signed: str | None = None
) -> tuple[VersionInArticle, ...]:
    """What one article says of a promise. Its numbering is in the order said: no version is later than the next.

    Args:
        signed: EDTF of the day on which the agreement that the promise stands in was signed.
    """
    found: list[VersionInArticle] = []
    before = date.max
    for version in sorted(commitment.versions, key=lambda one: one.v, reverse=True):
        said = min(said_on(version, day, signed), before)
        basis, promisor = commitment.basis_agreement, commitment.promisor
        found.append(VersionInArticle(version, source, order, day, said, basis, promisor))
        before = said
    return tuple(reversed(found))


def said_on(version: CommitmentVersion, day: date, signed: str | None = None) -> date:
    """When the words were said, as far as known: when they were `signed`, or announced; else the day of the article."""
    agreed = parse_edtf(signed)
    last = agreed.latest() if agreed and version.strength == STRENGTHS[0] else None
    if last is not None:
        return last if day == date.min else min(last, day)
    announced = parse_edtf(version.announced.edtf if version.announced else None)
    said = (announced.latest() or announced.earliest()) if announced else None
    if said is None and version.strength in ("signed_agreement", "law") and day != date.min:
        # What an agreement says was agreed before the article that cites it.
        return day - timedelta(days=1)
    return min(said, day) if said and day != date.min else said or day


def build_versions(
    tellings: Iterable[VersionInArticle], succeeds: Succession = lambda _old, _new: False
) -> tuple[CommitmentVersion, ...]:
    """The versions of a promise, numbered in the order they were said.

    Args:
        succeeds: whether the second of two persons is known to hold an office that the first one held.
    """
    chain: list[list[VersionInArticle]] = []
    for telling in sorted(tellings, key=_in_order_said):
        home = next((group for group in reversed(chain) if restates(telling, group, succeeds)), None)
        if home is None:
            chain.append([telling])
        else:
            home.append(telling)
    return tuple(_version(number, group) for number, group in enumerate(chain, start=1))


def _in_order_said(telling: VersionInArticle) -> tuple[date, bool, int, str, int]:
    firm = telling.version.strength == STRENGTHS[0]
    return telling.said, not firm, telling.order, telling.source, telling.version.v


def restates(
    telling: VersionInArticle, group: Sequence[VersionInArticle], succeeds: Succession = lambda _old, _new: False
) -> bool:
    """True where a telling says what a version already says."""
    new = telling.version
    holder = next((one.version.office_holder for one in group if one.version.office_holder), None)
    if holder and new.office_holder and holder != new.office_holder and succeeds(holder, new.office_holder):
        return False  # the next minister stands by it, or repeats it
    limits = [one.version.deadline for one in group if one.version.deadline and one.version.deadline.edtf]
    limit = limits[0] if limits else group[0].version.deadline
    if not same_limit(limit, new.deadline) and not (
        _is_same_text(telling, group) and same_within_unit(limit, new.deadline)
    ):
        return False
    if any(not _same_amount(one.version, new) for one in group):
        return False
    later = telling.said > max(one.said for one in group)
    had_conditions = any(one.version.conditions for one in group)
    if new.drops_conditions and had_conditions:
        return False
    had_exceptions = any(one.version.exceptions for one in group)
    adds = (new.conditions and not had_conditions) or (new.exceptions and not had_exceptions)
    return not (adds and later and new.strength != STRENGTHS[0] and not _is_first_telling(telling, group))


def _is_same_text(telling: VersionInArticle, group: Sequence[VersionInArticle]) -> bool:
    """True where both tell what one agreement says."""
    if any(telling.basis and telling.basis == one.basis for one in group):
        return telling.version.strength in (STRENGTHS[0], "third_party_expectation")
    return telling.version.strength == STRENGTHS[0] == group[0].version.strength


def _is_first_telling(telling: VersionInArticle, group: Sequence[VersionInArticle]) -> bool:
    """True where an article tells more of what another had said on the same days: detail, no change."""
    return all(one.source == telling.source for one in group)


def _same_amount(old: CommitmentVersion, new: CommitmentVersion) -> bool:
    if old.quantity is None or new.quantity is None or not counts_the_same(old.quantity.unit, new.quantity.unit):
        return True
    return tells_same_amount(old.quantity, new.quantity)


def _version(number: int, group: Sequence[VersionInArticle]) -> CommitmentVersion:
    """One version of all its tellings: the first-known leads, later ones fill its gaps."""
    known = sorted(group, key=lambda one: (one.order, one.source, one.version.v))
    versions = [one.version for one in known]
    first = versions[0]
    sources = unique(one.source for one in known)
    dated = [one.deadline for one in versions if one.deadline and one.deadline.edtf]
    firmest = min(versions, key=lambda one: STRENGTHS.index(one.strength))
    # What a later paper says again was not announced on that paper's day.
    earliest = [one.version for one in known if one.source == sources[0]]
    return dataclasses.replace(
        first,
        v=number,
        evidence=unique(evidence for one in versions for evidence in one.evidence),
        strength=firmest.strength,
        known_from=sources[0],
        also_in=sources[1:],
        stated_by=unique(statement for one in versions for statement in one.stated_by),
        quantity=next((one.quantity for one in versions if one.quantity), None),
        baseline=next((one.baseline for one in versions if one.baseline), None),
        scope=next((one.scope for one in versions if one.scope), None),
        deadline=_surest(dated) if dated else next((one.deadline for one in versions if one.deadline), None),
        conditions=_once_by_text([condition for one in versions for condition in one.conditions]),
        drops_conditions=unique(evidence for one in versions for evidence in one.drops_conditions),
        exceptions=_once_by_text([exception for one in versions for exception in one.exceptions]),
        promisor=next((one.promisor for one in known if one.promisor), None),
        office_holder=next((one.office_holder for one in versions if one.office_holder), None),
        announced=next((one.announced for one in earliest if one.announced), None),
        announced_by=next((one.announced_by for one in earliest if one.announced_by), None),
        slip_words=unique(evidence for one in versions for evidence in one.slip_words),
        reason=unique(evidence for one in versions for evidence in one.reason),
        wordings=tuple(
            Wording(one.source, one.version.evidence, one.version.deadline, one.version.scope) for one in known
        ),
    )


def _surest(limits: Sequence[Deadline]) -> Deadline:
    """The first limit that is no choice of several days; the first of all where each is."""
    return next((one for one in limits if not str(one.edtf).startswith("[")), limits[0])


def _once_by_text(values: Iterable[Clause]) -> tuple[Clause, ...]:
    """Conditions or exceptions, each text once."""
    found: dict[str, Clause] = {}
    for one in values:
        found.setdefault(one.text.casefold(), one)
    return tuple(found.values())
