"""Figures held against a promised figure: how many were freed, to what level a force has fallen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from dovecote.model.commitment import Progress, Quantity
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words
from dovecote.model.observation import Event, Observation
from dovecote.model.when import When
from dovecote.record.deadlines import APPROXIMATE_DAYS
from dovecote.record.facts import MILESTONE, Facts
from dovecote.record.pledged_act import TOLD_AS_FACT, Outcome, PledgedAct, shown
from dovecote.vocabulary.units import counts_the_same

_AT_MOST: Final = ("le", "lt")
BESIDE_CHARACTERS: Final = 40
"""A figure this close to the words of a promise is told with it."""


def amount_shown(promise: PledgedAct, event: Event, article: Facts) -> Outcome | None:
    """The figure that stands in the words of the act, against the promised one; no figure, no verdict."""
    quantity = promise.quantity
    if promise.family.measure != "count" or quantity is None or quantity.value is None:
        return None
    for figure in article.observations:
        inside = any(one.start < two.end and two.start < one.end for one in figure.evidence for two in event.evidence)
        if inside and not figure.target and counts_the_same(figure.unit, quantity.unit):
            return "outcome" if figure.value >= quantity.value else "step"
    return None


def levels_shown(promise: PledgedAct, article: Facts, facts: Sequence[Facts]) -> Iterator[Progress]:
    """A level that fell: to the promised figure it is the outcome, part of the way a step."""
    quantity = promise.quantity
    if promise.family.measure != "level" or quantity is None or quantity.value is None:
        return
    if tells_how_many_go(quantity):
        return
    for figure in article.observations:
        if figure.target or not counts_the_same(figure.unit, quantity.unit) or figure.op in ("ge", "gt"):
            continue
        if not _is_level_after(promise, figure, article):
            continue
        words = content_words(figure.measure) - content_words(figure.unit)
        related = bool(words & promise.thing) or _is_beside(promise, figure)
        if figure.value <= quantity.value and (related or (not words and figure.value == quantity.value)):
            yield shown("outcome", figure, _reached_by(promise, figure), figure.value, figure.sourcing_class)
        elif figure.value > quantity.value and related and _has_fallen(promise, figure, article, facts):
            yield shown("step", figure, figure.time, figure.value, figure.sourcing_class)


def tells_how_many_go(quantity: Quantity | None) -> bool:
    """True for "2,000 of its soldiers leave": how many go, where "down to 2,000" and "all" say how many stay."""
    return quantity is not None and bool(quantity.value) and quantity.op not in _AT_MOST


def _is_beside(promise: PledgedAct, figure: Observation) -> bool:
    """True where a figure stands right beside the promise: "has shrunk to 900, and all are to leave by May"."""
    for one in figure.evidence:
        for two in promise.commitment.evidence:
            gap = max(two.start - one.end, one.start - two.end)
            if one.source == two.source and gap <= BESIDE_CHARACTERS:
                return True
    return False


def _is_level_after(promise: PledgedAct, figure: Observation, article: Facts) -> bool:
    edtf = parse_edtf(figure.time.edtf if figure.time else None)
    first, final = (edtf.earliest(), edtf.latest()) if edtf else (None, None)
    if first is not None and first > article.until:
        return False  # what is dated later than its own report is still to come
    # A level told with the promise itself is where it starts from.
    return article.day > promise.said and (final is None or final >= promise.said)


def _reached_by(promise: PledgedAct, figure: Observation) -> When | None:
    """A level seen on a day was reached by then, perhaps long before; "about" may lie some days earlier."""
    edtf = parse_edtf(figure.time.edtf if figure.time else None)
    seen = edtf.latest() if edtf else None
    if edtf is None or seen is None:
        return None
    grace = APPROXIMATE_DAYS if edtf.approximate else 0
    if promise.last and seen - timedelta(days=grace) <= promise.last < seen:
        return When(f"../{promise.last.isoformat()}", basis=f"{edtf} allows {grace} days")
    return When(f"../{seen.isoformat()}", basis=f"seen {edtf}")


def _has_fallen(promise: PledgedAct, figure: Observation, article: Facts, facts: Sequence[Facts]) -> bool:
    """True where the level was higher before: a milestone says so, the promise's own baseline, or an earlier figure."""
    spans = [one.span for one in figure.evidence]
    for event in article.process_events:
        told = event.kind == MILESTONE and event.modality in TOLD_AS_FACT
        if told and any(one.span.overlaps(span) for one in event.evidence for span in spans):
            return True
    baseline = promise.version.baseline
    if baseline and baseline.value is not None and baseline.value > figure.value:
        return True
    when = parse_edtf(figure.time.edtf if figure.time else None)
    day = when.latest() if when else None
    for before_it in facts:
        for other in before_it.observations:
            if other.target or not counts_the_same(other.unit, figure.unit) or other.value <= figure.value:
                continue
            then = parse_edtf(other.time.edtf if other.time else None)
            earlier = then.latest() if then else None
            if day and earlier and earlier < day:
                return True
    return False
