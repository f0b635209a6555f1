"""What other findings say became of a promise: talks that opened, prisoners who were freed, a level that was reached.

An article that reports the act seldom repeats the promise, so its events, figures and meetings are held against the
promises known by then. Careful on purpose: the doer must be the one who promised (or its executor), the act of the
promise's own family and not before it, the figure on the same unit; what is less sure is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dovecote.languages.alike import likeness_words
from dovecote.model.commitment import Commitment, CommitmentVersion, Progress
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, name_words
from dovecote.model.observation import Event
from dovecote.model.process import ProcessEvent
from dovecote.record.contrary_acts import contrary_acts, violation_told
from dovecote.record.deadlines import last_day
from dovecote.record.facts import MILESTONE, FactIndex, Facts, code_of
from dovecote.record.levels import amount_shown, levels_shown
from dovecote.record.pledged_act import (
    SAME_THING,
    TOLD_AS_FACT,
    Outcome,
    PledgedAct,
    alike_in,
    is_after,
    is_elsewhere,
    is_the_promise,
    is_whole_thing,
    leaves_nothing,
    shown,
)
from dovecote.record.refusals import refusals_shown
from dovecote.record.sides import Sides
from dovecote.record.told_fates import fates_shown, own_denial
from dovecote.vocabulary.actions import family_of

_HAPPENED: Final = frozenset({"happened", "historical"})
_HELD: Final = frozenset({"held", "held_as_claimed"})


def progress_from_facts(
    commitment: Commitment, versions: Sequence[CommitmentVersion], said: date, index: FactIndex, sides: Sides
) -> Iterator[tuple[Facts, Progress]]:
    """Every report that shows a step, the outcome or its absence, with the article that has it."""
    family = family_of(commitment.action)
    if commitment.testable == "no" or family.general or not versions or commitment.is_exception_of:
        return
    version = versions[-1]
    promisors = sides.of(commitment.promisor)
    told_in = frozenset(one for each in versions for one in (each.known_from, *each.also_in) if one)
    promise = PledgedAct(
        commitment,
        version,
        family,
        promisors,
        promisors | sides.of(commitment.executor),
        said,
        frozenset(word for word in content_words(commitment.object or "") if not word.isdigit()),
        name_words(commitment.object or ""),
        next((one.quantity for one in reversed(versions) if one.quantity and one.quantity.value is not None), None),
        last_day(version.deadline),
        name_words(" ".join(one.exact.partition(" ")[2] for each in versions for one in each.evidence)),
        versions[0].known_from,
        told_in,
        frozenset(day for one in versions if (day := last_day(one.deadline))),
        index.cast(told_in),
        index.known_words(told_in),
    )
    unit = promise.quantity.unit if promise.quantity else None
    facts = index.articles(family, promise.doers, unit)
    for article in facts:
        told = list(fates_shown(promise, article, sides))
        denied = own_denial(promise, article, sides)
        found = [
            *_from_process_events(promise, article, sides),
            *_from_events(promise, article, sides),
            *levels_shown(promise, article, facts),
            *_from_contacts(promise, article, sides),
            *contrary_acts(promise, article, sides),
            *refusals_shown(promise, article, sides),
        ]
        # The words for a fate say more than that an act of its kind was reported, but for a bare step.
        told = [one for one in told if one.kind != "step" or one.value is not None or not _is_in(one, found)]
        shown_here = (*told, *(one for one in found if not _is_in(one, told)))
        yield from ((article, one) for one in shown_here if not (denied and one.kind == "outcome"))


def _is_in(progress: Progress, told: Sequence[Progress]) -> bool:
    """True where the words of `progress` are read as a fate already."""
    spans = [one.span for each in told for one in each.evidence]
    return any(one.span.overlaps(span) for one in progress.evidence for span in spans)


def _from_process_events(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    family = promise.family
    for event in article.process_events:
        if is_the_promise(promise, event):
            continue
        if event.kind == MILESTONE:
            yield from _from_milestone(promise, article, event, sides)
        elif event.kind in family.shown_by | family.ended_by | family.broken_by and _may_be_of(
            promise, event, article, sides
        ):
            yield from _from_stage(promise, article, event, sides)


def _may_be_of(promise: PledgedAct, event: ProcessEvent, article: Facts, sides: Sides) -> bool:
    """True where one of the promise's sides did it, or nobody is named and the article tells of this very promise."""
    if promise.family.object_decides and alike_in(promise, event) < SAME_THING:
        return False
    if event.actors:
        return bool(sides.of(event.actors) & promise.sides)
    same_thing = bool(promise.thing) and alike_in(promise, event) >= SAME_THING
    if event.evidence[0].source in promise.told_in:
        return same_thing or promise.family.own
    # Elsewhere the article must at least speak of all who promised it.
    return same_thing and bool(promise.sides) and promise.sides <= sides.of(tuple(one.id for one in article.actors))


def _from_stage(promise: PledgedAct, article: Facts, event: ProcessEvent, sides: Sides) -> Iterator[Progress]:
    """What talks and truces come to: they open, they end on their last day, they are broken."""
    last, fact = promise.last, event.modality in TOLD_AS_FACT
    if event.kind in promise.family.broken_by:
        if fact and event.actors and is_after(promise, event.time, article):
            yield violation_told(event, article)
    elif event.kind in promise.family.ended_by:
        ended = parse_edtf(event.time.edtf if event.time else None)
        day = ended.latest() if ended else None
        if fact and last is not None and day is not None and day >= last:
            yield shown("outcome", event, event.time)
    elif fact and is_after(promise, event.time, article):
        # One name under it is a step: an agreement is there when all have signed who were to.
        by_some = promise.family.object_decides and bool(event.actors) and not promise.sides <= sides.of(event.actors)
        yield shown("step" if by_some else "outcome", event, event.time)
    elif event.modality == "denied" and last and article.day > last:
        yield shown("no_outcome", event, event.time)


def _from_milestone(promise: PledgedAct, article: Facts, event: ProcessEvent, sides: Sides) -> Iterator[Progress]:
    """A milestone names no act; it counts where the promised thing is named in it and its own side did it."""
    doers = sides.of(event.actors)
    alike = alike_in(promise, event)
    if promise.family.standing or not doers & promise.doers or alike < SAME_THING:
        return
    whole = is_whole_thing(promise, event)
    if event.modality == "denied":
        if whole and promise.last and article.day > promise.last:
            yield shown("no_outcome", event, event.time)
    elif event.modality in TOLD_AS_FACT and promise.quantity is None and is_after(promise, event.time, article):
        kind = _whole_or_part(promise, doers, alike) if whole else "partial_outcome"
        yield shown(kind or "step", event, event.time)


def _from_events(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    for event in article.events:
        doers = sides.of(event.actor)
        if not doers & promise.doers or {"future", "hypothetical"} & {*event.plover_aux}:
            continue
        if is_the_promise(promise, event):
            continue
        alike = alike_in(promise, event)
        if code_of(event) in promise.family.taken_back_by:
            if _is_taken_back(promise, event, article, alike):
                yield shown("withdrawal", event, event.time, by=event.actor[0])
            continue
        # A figure on the promised unit ties both; without one, the same place must.
        if code_of(event) not in promise.family.shown_by or (
            not _is_counted(promise) and is_elsewhere(promise, event, article)
        ):
            continue
        if "negation" in event.plover_aux:
            told = alike >= SAME_THING and is_whole_thing(promise, event)
            if told and promise.last and article.day > promise.last:
                yield shown("no_outcome", event, event.time)
            continue
        if event.factuality not in _HAPPENED or not is_after(promise, event.time, article):
            continue
        kind = amount_shown(promise, event, article) if _is_counted(promise) else _whole_or_part(promise, doers, alike)
        if kind == "outcome" and not _is_counted(promise) and not is_whole_thing(promise, event):
            kind = "partial_outcome"
        if kind == "outcome" and promise.quantity and promise.family.measure == "level":
            # That some left is no sign that none is left.
            nothing_left = leaves_nothing(event, likeness_words(article.language).whole)
            kind = "outcome" if nothing_left and promise.quantity.value == 0 else "step"
        if kind == "step" and promise.last is not None and article.day > promise.last:
            kind = "partial_outcome"  # the day is over, and this much of it was done
        if kind is not None:
            yield shown(kind, event, event.time)


def _is_taken_back(promise: PledgedAct, event: Event, article: Facts, alike: float) -> bool:
    """True where the promisor's own side calls off, before its day, the very thing that was to be."""
    if "negation" in event.plover_aux or event.factuality not in _HAPPENED or alike < SAME_THING:
        return False
    return article.day > promise.said and (promise.last is None or article.day <= promise.last)


def _is_counted(promise: PledgedAct) -> bool:
    """True where a figure decides; of "all out", which is a level of nought, it is who left that does."""
    quantity = promise.quantity
    return quantity is not None and not (promise.family.measure == "level" and quantity.value == 0)


def _whole_or_part(promise: PledgedAct, doers: frozenset[str], alike: float) -> Outcome | None:
    if alike < SAME_THING or promise.family.standing:
        return None
    return "outcome" if promise.sides <= doers else "partial_outcome"


def _from_contacts(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    """A meeting that was promised and held: both the one who promised and the one it was to meet were there."""
    wanted = sides.of(promise.commitment.promisor, promise.commitment.promisee)
    if len(wanted) < 2:
        return
    for contact in article.contacts:
        there = sides.of(tuple(one.actor for one in contact.participants))
        if contact.contact_type in promise.family.shown_by and contact.status in _HELD and wanted <= there:
            edtf = parse_edtf(contact.time.edtf if contact.time else None)
            first = edtf.earliest() if edtf else None
            if first is not None and first > promise.said:
                yield shown("outcome", contact, contact.time)
