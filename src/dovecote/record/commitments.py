"""A promise of the record: its head from all articles, its chain of versions, its revisions and its history."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from dovecote.model.commitment import Commitment, CommitmentVersion, Progress
from dovecote.record.corrections import Paper, heed_corrections
from dovecote.record.course import Telling, voice_of
from dovecote.record.deadlines import last_day
from dovecote.record.facts import FactIndex, Facts
from dovecote.record.merging import merge, unique
from dovecote.record.outcomes import progress_from_facts
from dovecote.record.revisions import build_revisions
from dovecote.record.sides import Sides
from dovecote.record.status import status_history
from dovecote.record.versions import build_versions, versions_in_article
from dovecote.vocabulary.actions import family_of

_GOES_ON: Final = frozenset({"in_progress", "met", "met_late", "partially_met"})
"""Lifecycles of a part that show that the whole has begun."""
_PLEDGES: Final = frozenset({"on_record_pledge", "pledge_via_counterpart", "anonymous_preview"})
"""Strengths that are nothing without somebody who pledges."""


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment as one article has it, already stamped with its source."""

    commitment: Commitment
    source: str
    order: int
    day: date
    origin: str
    signed: str | None = None
    """EDTF of the signature of the agreement that the promise stands in, where the record knows it."""
    paper: Paper | None = None
    """Where its corrections stand, and whose they are."""


def steps_of_part(part: Commitment, articles: Mapping[str, Facts]) -> Iterator[tuple[Facts, Progress]]:
    """What became of a part of a larger promise, as steps towards the whole, with the articles that tell it (R3)."""
    for row in part.status_history:
        article = articles.get(row.known_from or "")
        if article is not None and row.rule in ("R3", "R4") and row.lifecycle in _GOES_ON and row.evidence:
            yield article, Progress("step", row.evidence, known_from=row.known_from)


def assemble_commitment(
    told: Sequence[Told],
    facts: FactIndex,
    sides: Sides,
    until: date,
    *,
    parent: str | None,
    voiceless: Set[str],
    parts: Sequence[tuple[Facts, Progress]] = (),
) -> Commitment:
    """One promise of all articles that tell of it, with what other findings say became of it.

    Args:
        voiceless: ids of statements whose speaker nobody names.
        parts: what became of parts of it, as `steps_of_part` gives it.
    """
    head = merge([one.commitment for one in told])
    head = dataclasses.replace(head, action=_act(told), promisor=_promisor(told, sides))
    phrased = [
        one
        for each in told
        for one in versions_in_article(each.commitment, each.source, each.order, each.day, each.signed)
    ]
    phrased = heed_corrections(phrased, {each.source: each.paper for each in told if each.paper})
    versions = build_versions(phrased, sides.share_an_office)
    own = [(one, progress) for one in told for progress in one.commitment.progress]
    said = min((one.said for one in phrased), default=date.min)
    shown = [(_teller(head, article), one) for article, one in progress_from_facts(head, versions, said, facts, sides)]
    # What is told of a part is a step of the whole, unless the same words are read as more of the whole already.
    shown += [(_teller(head, article), one) for article, one in parts if not _is_told(one, [*own, *shown])]
    own = [one for one in own if not _is_fuller_elsewhere(one, shown)]
    progress = [*(_with_time(one, shown) for one in own), *(one for one in shown if not _is_told(one[1], own))]
    head = dataclasses.replace(
        head,
        testable="yes" if any(one.commitment.testable == "yes" for one in told) else head.testable,
        third_party_promise=all(one.commitment.third_party_promise for one in told),
        parent=parent or (head.parent if head.parent != head.id else None),
        versions=versions,
        evidence=unique(evidence for version in versions for evidence in version.evidence) or head.evidence,
        progress=unique(one for _, one in progress),
        revisions=build_revisions(head.id, versions, sides, _withdrawals(head, progress, sides)),
    )
    tellings = _tellings(told, versions, progress)
    # Who tells it as his own knowledge, in one article, makes it more than what another only heard.
    rumour = all(_is_rumour(one.commitment, voiceless) for one in told)
    history = status_history(head, tellings, until, sides, rumour=rumour)
    return dataclasses.replace(head, status_history=history, days_late_vs_v1=_days_late(head))


def _teller(head: Commitment, article: Facts) -> Told:
    """The article as one that tells of the promise, though it may not repeat it."""
    return Told(head, article.source, article.order, article.day, article.origin)


def _act(told: Sequence[Told]) -> str:
    """The first act told that is more than going on with one."""
    acts = [one.commitment.action for one in told]
    return next((act for act in acts if not family_of(act).general), acts[0])


def _promisor(told: Sequence[Told], sides: Sides) -> str | tuple[str, ...] | None:
    """The first promisor that is somebody, or, where a later article names that one and more, all whom it names."""
    named = [one.commitment.promisor for one in told]
    known = [one for one in named if sides.is_somebody(one)]
    if not known:
        return next((one for one in named if one), None)
    return max(known, key=lambda one: (sides.of(known[0]) <= sides.of(one), len(sides.of(one)), -known.index(one)))


def _tellings(
    told: Sequence[Told], versions: Sequence[CommitmentVersion], progress: Sequence[tuple[Told, Progress]]
) -> list[Telling]:
    """What each article adds, in order of knowledge."""
    articles = {one.source: one for one in [*told, *(place for place, _ in progress)]}
    found = []
    for article in sorted(articles.values(), key=lambda one: (one.order, one.source)):
        telling = Telling(
            article.source,
            article.day,
            article.origin,
            tuple(one for one in versions if one.known_from == article.source),
            tuple(one for one in versions if article.source in one.also_in),
            tuple(one for place, one in progress if place.source == article.source),
        )
        found.append(telling)
    return found


def _is_rumour(commitment: Commitment, voiceless: Set[str]) -> bool:
    """True for words put into another's mouth by nobody in particular, and for a pledge of nobody that is named.

    "It is told that they promised" is such a pledge too, whoever is meant: nobody stands for its having been given.
    """
    statements = {statement for version in commitment.versions for statement in version.stated_by}
    strengths = {version.strength for version in commitment.versions}
    if strengths <= _PLEDGES and commitment.spokesperson is None:
        unnamed = statements <= voiceless if commitment.promisor is None else bool(statements & voiceless)
        return unnamed and not any(_is_exact(version) for version in commitment.versions)
    loose = strengths == {"third_party_expectation"}
    return commitment.third_party_promise and loose and bool(statements) and statements <= voiceless


def _is_exact(version: CommitmentVersion) -> bool:
    """True where a figure or a day is promised: somebody must have said that, even where the text names nobody."""
    return version.quantity is not None or last_day(version.deadline) is not None


def _with_time(told: tuple[Told, Progress], shown: Sequence[tuple[Told, Progress]]) -> tuple[Told, Progress]:
    """What became of a promise, with the day that another finding gives for the same words."""
    place, progress = told
    if progress.time is not None:
        return told
    twin = next((one for _, one in shown if one.time and _is_told(one, [told])), None)
    return (place, dataclasses.replace(progress, time=twin.time)) if twin else told


def _is_fuller_elsewhere(told: tuple[Told, Progress], shown: Sequence[tuple[Told, Progress]]) -> bool:
    """True for a step whose very words another finding reads as the outcome, or a part of it."""
    if told[1].kind != "step":
        return False
    return any(one.kind in ("outcome", "partial_outcome") and _is_told(one, [told]) for _, one in shown)


def _is_told(progress: Progress, own: Sequence[tuple[Told, Progress]]) -> bool:
    """True where the article's own reading of the promise has these words already."""
    for _, other in own:
        for one in other.evidence:
            if any(one.source == two.source and one.span.overlaps(two.span) for two in progress.evidence):
                return True
    return False


def _withdrawals(head: Commitment, progress: Sequence[tuple[Told, Progress]], sides: Sides) -> list[Progress]:
    """Words by which the promisor's own side took the promise back, first known first."""
    ordered = sorted(progress, key=lambda pair: (pair[0].order, pair[0].source))
    return [
        one
        for _, one in ordered
        if one.kind == "withdrawal"
        and voice_of(head, sides, one.sourcing_class, one.claimed_by).startswith("claimed_by_promisor")
    ]


def _days_late(commitment: Commitment) -> int | None:
    """Days from the first last day to the last one in force, where it moved away."""
    days = [last_day(version.deadline) for version in commitment.versions]
    known = [day for day in days if day is not None]
    return (known[-1] - known[0]).days if len(known) > 1 and known[-1] > known[0] else None
