"""What other findings say became of a promise: talks that opened, prisoners who were freed, a level that was reached.

An article that reports the act seldom repeats the promise, so its events, figures and meetings are held against the
promises known by then. Careful on purpose: the doer must be the one who promised (or its executor), the act of the
promise's own family and not before it, the figure on the same unit; what is less sure is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment, CommitmentVersion, Progress, Quantity
from dovecote.model.contact import Contact
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, overlap
from dovecote.model.observation import Event, Observation
from dovecote.model.process import ProcessEvent
from dovecote.model.when import When
from dovecote.record.deadlines import APPROXIMATE_DAYS, last_day
from dovecote.vocabulary.actions import ActionFamily, family_of

SAME_THING: Final = 0.5
"""Share of the words of the promised thing that the report of an act must have, where no figure ties both."""
MILESTONE: Final = "milestone_reached"
BESIDE_CHARACTERS: Final = 40
_TOLD_AS_FACT: Final = frozenset({"asserted_by_outlet", "attributed", "attributed_anonymous"})
_HAPPENED: Final = frozenset({"happened", "historical"})
_HELD: Final = frozenset({"held", "held_as_claimed"})
Outcome = Literal["step", "outcome", "partial_outcome", "no_outcome"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What one article reports, beside promises; already stamped with its source."""

    source: str
    order: int
    day: date
    origin: str
    process_events: tuple[ProcessEvent, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Sides:
    """Which actors speak and act for one another: a state and its offices, a body and what it belongs to."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._own: dict[str, str] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        self._crowds: set[str] = set()
        for actor in actors:
            self._own[actor.id] = actor.country if actor.country and actor.actor_type in _OF_A_STATE else actor.id
            self._above[actor.id] = actor.member_of
            if actor.actor_type in ("collective", "unnamed_collective") and not actor.country:
                self._crowds.add(actor.id)

    def is_somebody(self, value: str | tuple[str, ...] | None) -> bool:
        """True where `value` names actors, and none of them is a crowd of no country ("the foreign soldiers")."""
        named = () if value is None else (value,) if isinstance(value, str) else value
        return bool(named) and not self._crowds & set(named)

    def of(self, *values: str | tuple[str, ...] | None) -> frozenset[str]:
        """Sides of the actors named in `values`, whichever shape the field has."""
        found: set[str] = set()
        for value in values:
            for actor in () if value is None else (value,) if isinstance(value, str) else value:
                found.add(self._own.get(actor, actor))
                above = self._above.get(actor, ())
                if above:
                    # A negotiating team belongs to its side, whatever country both come from.
                    found.update(self._own.get(one, one) for one in above)
        return frozenset(found)


class FactIndex:
    """Articles by what they could show: an act's code with a side that did it, or a level's unit."""

    def __init__(self, facts: Iterable[Facts], sides: Sides) -> None:
        self._by_key: dict[tuple[str, str], dict[str, Facts]] = {}
        for article in sorted(facts, key=lambda one: (one.order, one.source)):
            for key in _keys(article, sides):
                self._by_key.setdefault(key, {})[article.source] = article

    def articles(self, family: ActionFamily, sides: frozenset[str], unit: str | None) -> tuple[Facts, ...]:
        """Articles that can say something about a promise, in order of knowledge."""
        keys = [(code, side) for code in (*sorted(family.shown_by), MILESTONE) for side in sorted(sides)]
        if unit is not None and family.measure == "level":
            keys.append(("level", unit.casefold()))
        found = {source: article for key in keys for source, article in self._by_key.get(key, {}).items()}
        return tuple(sorted(found.values(), key=lambda one: (one.order, one.source)))


def _keys(article: Facts, sides: Sides) -> Iterator[tuple[str, str]]:
    for event in article.process_events:
        yield from ((event.kind, side) for side in sides.of(event.actors))
    for act in article.events:
        yield from ((_code(act), side) for side in sides.of(act.actor))
    for contact in article.contacts:
        there = sides.of(tuple(one.actor for one in contact.participants))
        yield from ((contact.contact_type, side) for side in there)
    for figure in article.observations:
        yield "level", figure.unit.casefold()


def _code(event: Event) -> str:
    return f"{event.plover_event}/{event.plover_mode}" if event.plover_mode else str(event.plover_event)


_OF_A_STATE: Final = frozenset({"state", "state_government", "office", "person"})


@dataclass(frozen=True, slots=True)
class _Promise:
    """What a report of an act is held against."""

    commitment: Commitment
    version: CommitmentVersion
    family: ActionFamily
    sides: frozenset[str]
    doers: frozenset[str]
    said: date
    thing: frozenset[str]
    quantity: Quantity | None
    last: date | None


def progress_from_facts(
    commitment: Commitment, versions: Sequence[CommitmentVersion], said: date, index: FactIndex, sides: Sides
) -> Iterator[tuple[Facts, Progress]]:
    """Every report that shows a step, the outcome or its absence, with the article that has it."""
    family = family_of(commitment.action)
    if commitment.testable == "no" or not family.shown_by or not versions or commitment.is_exception_of:
        return
    version = versions[-1]
    promisors = sides.of(commitment.promisor)
    promise = _Promise(
        commitment,
        version,
        family,
        promisors,
        promisors | sides.of(commitment.executor),
        said,
        content_words(commitment.object or ""),
        next((one.quantity for one in reversed(versions) if one.quantity and one.quantity.value is not None), None),
        last_day(version.deadline),
    )
    unit = promise.quantity.unit if promise.quantity else None
    facts = index.articles(family, promise.doers, unit)
    for article in facts:
        found = [
            *_from_process_events(promise, article, sides),
            *_from_events(promise, article, sides),
            *_from_levels(promise, article, facts),
            *_from_contacts(promise, article, sides),
        ]
        yield from ((article, one) for one in found)


def _progress(
    kind: Outcome, item: Any, time: When | None, value: float | None = None, sourcing: str = "unattributed"
) -> Progress:
    return Progress(kind, item.evidence, time, None, sourcing, value, item.evidence[0].source)


def _is_after(promise: _Promise, time: When | None, article: Facts) -> bool:
    """True where an act cannot lie before the promise: a promise is not kept by what was done already."""
    edtf = parse_edtf(time.edtf if time else None)
    first, final = (edtf.earliest(), edtf.latest()) if edtf else (None, None)
    if first is None:
        return article.day > promise.said and (final is None or final > promise.said)
    return first >= promise.said


def _alike(promise: _Promise, event: ProcessEvent | Event) -> float:
    """Share of the promised thing's words that stand in the report."""
    return overlap(promise.thing, content_words(" ".join(one.exact for one in event.evidence)))


def _from_process_events(promise: _Promise, article: Facts, sides: Sides) -> Iterator[Progress]:
    for event in article.process_events:
        if event.kind == MILESTONE:
            yield from _from_milestone(promise, article, event, sides)
            continue
        if event.kind not in promise.family.shown_by or not sides.of(event.actors) & promise.sides:
            continue
        if promise.family.object_decides and _alike(promise, event) < SAME_THING:
            continue
        if event.modality in _TOLD_AS_FACT and _is_after(promise, event.time, article):
            yield _progress("outcome", event, event.time)
        elif event.modality == "denied" and promise.last and article.day > promise.last:
            yield _progress("no_outcome", event, event.time)


def _from_milestone(promise: _Promise, article: Facts, event: ProcessEvent, sides: Sides) -> Iterator[Progress]:
    """A milestone names no act; it counts where the promised thing is named in it and its own side did it."""
    doers = sides.of(event.actors)
    alike = _alike(promise, event)
    if promise.family.standing or not doers & promise.doers or alike < SAME_THING:
        return
    if event.modality == "denied" and promise.last and article.day > promise.last:
        yield _progress("no_outcome", event, event.time)
    elif event.modality in _TOLD_AS_FACT and promise.quantity is None and _is_after(promise, event.time, article):
        yield _progress(_whole_or_part(promise, doers, alike) or "step", event, event.time)


def _from_events(promise: _Promise, article: Facts, sides: Sides) -> Iterator[Progress]:
    for event in article.events:
        doers = sides.of(event.actor)
        if _code(event) not in promise.family.shown_by or not doers & promise.doers:
            continue
        if {"future", "hypothetical"} & {*event.plover_aux}:
            continue
        alike = _alike(promise, event)
        if "negation" in event.plover_aux:
            if alike >= SAME_THING and promise.last and article.day > promise.last:
                yield _progress("no_outcome", event, event.time)
            continue
        if event.factuality not in _HAPPENED or not _is_after(promise, event.time, article):
            continue
        kind = _amount_shown(promise, event, article) if promise.quantity else _whole_or_part(promise, doers, alike)
        if kind is not None:
            yield _progress(kind, event, event.time)


def _whole_or_part(promise: _Promise, doers: frozenset[str], alike: float) -> Outcome | None:
    if alike < SAME_THING or promise.family.standing:
        return None
    return "outcome" if promise.sides <= doers else "partial_outcome"


def _amount_shown(promise: _Promise, event: Event, article: Facts) -> Outcome | None:
    """The figure that stands in the words of the act, against the promised one; no figure, no verdict."""
    quantity = promise.quantity
    if promise.family.measure != "count" or quantity is None or quantity.value is None:
        return None
    for figure in article.observations:
        inside = any(one.start < two.end and two.start < one.end for one in figure.evidence for two in event.evidence)
        if inside and not figure.target and figure.unit.casefold() == quantity.unit.casefold():
            return "outcome" if figure.value >= quantity.value else "step"
    return None


def _from_levels(promise: _Promise, article: Facts, facts: Sequence[Facts]) -> Iterator[Progress]:
    """A level that fell: to the promised figure it is the outcome, part of the way a step."""
    quantity = promise.quantity
    if promise.family.measure != "level" or quantity is None or quantity.value is None:
        return
    for figure in article.observations:
        if figure.target or figure.unit.casefold() != quantity.unit.casefold() or figure.op in ("ge", "gt"):
            continue
        if not _is_level_after(promise, figure, article):
            continue
        words = content_words(f"{figure.measure} {figure.scope or ''}") - content_words(figure.unit)
        related = bool(words & promise.thing) or _is_beside(promise, figure)
        if figure.value <= quantity.value and (related or (not words and figure.value == quantity.value)):
            yield _progress("outcome", figure, _reached_by(promise, figure), figure.value, figure.sourcing_class)
        elif figure.value > quantity.value and related and _has_fallen(promise, figure, article, facts):
            yield _progress("step", figure, figure.time, figure.value, figure.sourcing_class)


def _is_beside(promise: _Promise, figure: Observation) -> bool:
    """True where a figure stands right beside the promise: "has shrunk to 900, and all are to leave by May"."""
    for one in figure.evidence:
        for two in promise.commitment.evidence:
            gap = max(two.start - one.end, one.start - two.end)
            if one.source == two.source and gap <= BESIDE_CHARACTERS:
                return True
    return False


def _is_level_after(promise: _Promise, figure: Observation, article: Facts) -> bool:
    edtf = parse_edtf(figure.time.edtf if figure.time else None)
    final = edtf.latest() if edtf else None
    # A level told with the promise itself is where it starts from.
    return article.day > promise.said and (final is None or final >= promise.said)


def _reached_by(promise: _Promise, figure: Observation) -> When | None:
    """A level seen on a day was reached by then, perhaps long before; "about" may lie some days earlier."""
    edtf = parse_edtf(figure.time.edtf if figure.time else None)
    seen = edtf.latest() if edtf else None
    if edtf is None or seen is None:
        return None
    grace = APPROXIMATE_DAYS if edtf.approximate else 0
    if promise.last and seen - timedelta(days=grace) <= promise.last < seen:
        return When(f"../{promise.last.isoformat()}", basis=f"{edtf} allows {grace} days")
    return When(f"../{seen.isoformat()}", basis=f"seen {edtf}")


def _has_fallen(promise: _Promise, figure: Observation, article: Facts, facts: Sequence[Facts]) -> bool:
    """True where the level was higher before: a milestone says so, the promise's own baseline, or an earlier figure."""
    spans = [one.span for one in figure.evidence]
    for event in article.process_events:
        told = event.kind == MILESTONE and event.modality in _TOLD_AS_FACT
        if told and any(one.span.overlaps(span) for one in event.evidence for span in spans):
            return True
    baseline = promise.version.baseline
    if baseline and baseline.value is not None and baseline.value > figure.value:
        return True
    when = parse_edtf(figure.time.edtf if figure.time else None)
    day = when.latest() if when else None
    for before_it in facts:
        for other in before_it.observations:
            if other.target or other.unit.casefold() != figure.unit.casefold() or other.value <= figure.value:
                continue
            then = parse_edtf(other.time.edtf if other.time else None)
            earlier = then.latest() if then else None
            if day and earlier and earlier < day:
                return True
    return False


def _from_contacts(promise: _Promise, article: Facts, sides: Sides) -> Iterator[Progress]:
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
                yield _progress("outcome", contact, contact.time)
