"""What became of promises, side by side: slips, dropped conditions, silence, other scopes, vaguer or firmer words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from dovecote.model.commitment import Commitment, CommitmentVersion, SlipDays
from dovecote.model.evidence import Evidence
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.record.comparisons.laid_out import comparison, counts, origins_of
from dovecote.record.conflicts import words_for_all
from dovecote.record.deadlines import last_day
from dovecote.record.revisions import limit_words
from dovecote.record.sides import Sides
from dovecote.vocabulary.actions import family_of
from dovecote.vocabulary.units import kind_of_unit

SAME_SCOPE: Final = 0.5
"""Share of the shorter scope's words; below it two reports of one promise cover different people or places."""

_LETTERS: Final = re.compile(r"\b[A-Z]{2,3}\b")
"""A name of two or three letters tells as much as a long one."""
STEM: Final = 5
"""Letters by which an act is known in other forms of its word: "relea" of "release", "releasing"."""


def compare_promises(record: Record, links: Links) -> Iterator[Comparison]:
    """Every comparison that rests on one promise, or on two of one promisor."""
    for commitment in record.commitments:
        yield from _slips(commitment)
        yield from _overdue(commitment)
        yield from _dropped_conditions(commitment)
        yield from _broken(commitment)
        yield from _silence(commitment)
        yield from _scopes(commitment)
        yield from _kept(commitment, links)
    yield from _reworded(record)
    yield from _weakened(record, {source.id: source.known_on or "" for source in record.sources})


def _slips(commitment: Commitment) -> Iterator[Comparison]:
    for revision in commitment.revisions:
        if "deadline_extended" not in revision.kind:
            continue
        old, new = commitment.versions[revision.from_v - 1], commitment.versions[revision.to_v - 1]
        words = [version.deadline.text or version.deadline.edtf for version in (old, new) if version.deadline]
        days = revision.slip_days
        count = f" ({_days(days)})" if days else ""
        sides = [one for one in revision.evidence if one.role in ("old", "new")]
        text = f"{commitment.title}: {' -> '.join(str(one) for one in words)}{count}"
        yield comparison("slip", (revision.id, commitment.id), text, sides, revision.steps)


def _days(slip: SlipDays) -> str:
    return f"{slip.min} days" if slip.min == slip.max else f"{slip.min} to {slip.max} days"


def _overdue(commitment: Commitment) -> Iterator[Comparison]:
    """A limit that never moved, and the words that say that it was not kept, or kept late."""
    rows = [row for row in commitment.status_history if row.lifecycle in ("missed", "met_late") and row.evidence]
    dated = [version for version in commitment.versions if last_day(version.deadline)]
    if not rows or not dated or any("deadline_extended" in one.kind for one in commitment.revisions):
        return
    limit = dated[-1]
    evidence = [*limit_words(limit), *(one for row in rows for one in row.evidence)]
    said = " -> ".join(dict.fromkeys(row.lifecycle.replace("_", " ") for row in rows))
    text = f"{commitment.title}: due {limit.deadline.text or limit.deadline.edtf if limit.deadline else ''} -> {said}"
    yield comparison("slip", (commitment.id,), text, evidence)


def _dropped_conditions(commitment: Commitment) -> Iterator[Comparison]:
    for revision in commitment.revisions:
        if "condition_removed" not in revision.kind:
            continue
        change = next(one for one in revision.changed if one.field == "conditions")
        old, new = commitment.versions[revision.from_v - 1], commitment.versions[revision.to_v - 1]
        evidence = [one for condition in old.conditions for one in condition.evidence]
        text = f"{commitment.title}: {change.old} -> {change.new or 'no condition'}"
        yield comparison("reversal", (commitment.id, revision.id), text, [*evidence, *new.drops_conditions])


def _broken(commitment: Commitment) -> Iterator[Comparison]:
    """The promise, and the contrary act or word of those who gave it (rule R6)."""
    for row in commitment.status_history:
        if row.lifecycle in ("violated", "repudiated", "withdrawn") and row.rule == "R6" and row.evidence:
            text = f"{commitment.title} -> {row.lifecycle}"
            yield comparison("reversal", (commitment.id,), text, [*limit_words(commitment.versions[-1]), *row.evidence])
            return


def _silence(commitment: Commitment) -> Iterator[Comparison]:
    """A last day that passed in silence; a truce that ran out so owes nobody an outcome."""
    last = commitment.status_history[-1] if commitment.status_history else None
    if last is None or last.lifecycle != "due_no_evidence" or family_of(commitment.action).standing:
        return
    version = commitment.versions[-1]
    last_known = last_day(version.deadline)
    text = f"{commitment.title}: due {last_known or 'on an unknown day'}, and no source says what became of it"
    yield comparison("due_no_evidence", (commitment.id,), text, limit_words(version))


def _scopes(commitment: Commitment) -> Iterator[Comparison]:
    """One promise of which two articles give another scope, figure or limit, without calling it a change."""
    for revision in commitment.revisions:
        for change in revision.changed:
            if change.field == "quantity":
                sides = [one for one in revision.evidence if one.role in ("old", "new")]
                text = f"{commitment.title}: {change.old} -> {change.new}"
                yield comparison("scope_difference", (commitment.id, revision.id), text, sides)
    for version in commitment.versions:
        yield from _other_limits(commitment, version)
        yield from _other_scopes(commitment, version)


def _other_limits(commitment: Commitment, version: CommitmentVersion) -> Iterator[Comparison]:
    for one, two in combinations(version.wordings, 2):
        first, second = last_day(one.deadline), last_day(two.deadline)
        if first and second and first != second and one.source != two.source:
            limits = [each.deadline.text or str(each.deadline.edtf) for each in (one, two) if each.deadline]
            text = f"{commitment.title}: one limit told as {' and as '.join(limits)}"
            yield comparison("scope_difference", (commitment.id,), text, [*one.evidence, *two.evidence])
            return


def _other_scopes(commitment: Commitment, version: CommitmentVersion) -> Iterator[Comparison]:
    for one, two in combinations(version.wordings, 2):
        if one.source == two.source or not one.scope or not two.scope:
            continue
        scopes = _telling_words(one.scope, two.scope)
        if all(scopes) and overlap(*scopes) < SAME_SCOPE:
            words = [each.evidence[0].exact for each in (one, two)]
            text = f"one promise told as {words[0]!r} and as {words[1]!r}"
            yield comparison("scope_difference", (commitment.id,), text, [*one.evidence, *two.evidence])
            return


def _telling_words(*scopes: str) -> tuple[frozenset[str], ...]:
    """What tells the scopes apart: without "every" and "all", and without what both count ("troops", "soldiers")."""
    words = [content_words(scope) - words_for_all() | frozenset(_LETTERS.findall(scope)) for scope in scopes]
    kinds = [{kind_of_unit(f"{word}s") for word in those} for those in words]
    both = frozenset.intersection(*map(frozenset, kinds))
    return tuple(frozenset(word for word in those if kind_of_unit(f"{word}s") not in both) for those in words)


def _kept(commitment: Commitment, links: Links) -> Iterator[Comparison]:
    """A promise that one origin told beforehand, and whose outcome another one reports."""
    told = {links.origin(one.source) for version in commitment.versions for one in version.evidence if one.source}
    for row in commitment.status_history:
        if row.lifecycle != "met" or not row.known_from or links.origin(row.known_from) in told:
            continue
        evidence = [*limit_words(commitment.versions[-1]), *row.evidence]
        both = counts(origins_of(evidence, links))
        text = f"{commitment.title}: promised, and reported as done by another origin ({both})"
        yield comparison("corroboration", (commitment.id,), text, evidence)
        return


def _reworded(record: Record) -> Iterator[Comparison]:
    """General pledges of one voice in other words: no measure decides which says more, so both are shown."""
    general = [one for one in record.commitments if one.testable == "no" and one.promisor]
    groups: dict[tuple[object, object], list[Commitment]] = {}
    for commitment in general:
        groups.setdefault((commitment.promisor, commitment.spokesperson), []).append(commitment)
    for group in groups.values():
        for one, two in combinations(group, 2):
            if _sources(one) & _sources(two) or not _share_a_word(one, two):
                continue
            text = f"{_words(one)!r} -> {_words(two)!r}"
            yield comparison("reworded_pledge", (one.id, two.id), text, [*one.evidence, *two.evidence])


def _weakened(record: Record, days: Mapping[str, str]) -> Iterator[Comparison]:
    """A promise with a limit or a figure, and the vaguer words for it that its giver used later."""
    sides = Sides(record.actors)
    names = {one.id: content_words(" ".join((one.name, *one.aliases))) for one in record.actors}
    measured = sorted((one for one in record.commitments if _is_measured(one)), key=lambda one: not _is_dated(one))
    for vague in (one for one in record.commitments if one.testable != "yes" and not _is_measured(one)):
        for promise in measured:
            later = days.get(str(promise.known_from), "") < days.get(str(vague.known_from), "")
            if not later or _sources(promise) & _sources(vague):
                continue
            said_by = frozenset().union(*(names.get(one, frozenset()) for one in _promisors(promise)))
            if sides.of(promise.promisor) & sides.of(vague.promisor) and _names_the_act(vague, promise, said_by):
                text = f"{_words(promise)!r} -> {_words(vague)!r}"
                yield comparison("reworded_pledge", (promise.id, vague.id), text, [*promise.evidence, *vague.evidence])
                break


def _promisors(commitment: Commitment) -> tuple[str, ...]:
    named = commitment.promisor
    return () if named is None else (named,) if isinstance(named, str) else named


def _is_measured(commitment: Commitment) -> bool:
    return _is_dated(commitment) or any(one.quantity for one in commitment.versions)


def _is_dated(commitment: Commitment) -> bool:
    return any(last_day(one.deadline) for one in commitment.versions)


def _names_the_act(vague: Commitment, promise: Commitment, said_by: frozenset[str]) -> bool:
    """True where the vague words name the act that was promised and its matter: "every effort to release children"."""
    told = content_words(_words(vague)) - said_by
    stem = promise.action.partition("_")[0][:STEM]
    act = frozenset(word for word in told if word.startswith(stem))
    return bool(act) and bool((told - act) & content_words(" ".join(one.exact for one in promise.evidence)))


def _share_a_word(one: Commitment, two: Commitment) -> bool:
    return bool(content_words(one.object or _words(one)) & content_words(two.object or _words(two)))


def _words(commitment: Commitment) -> str:
    return commitment.evidence[0].exact if commitment.evidence else commitment.title


def _sources(commitment: Commitment) -> set[str | None]:
    evidence: tuple[Evidence, ...] = commitment.evidence
    return {one.source for one in evidence}
