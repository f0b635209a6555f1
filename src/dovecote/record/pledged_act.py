"""A promised act as a report of it is held against: who would do it, what it is about, how much by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from dovecote.model.commitment import Commitment, CommitmentVersion, Progress, Quantity
from dovecote.model.fate import Fate
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, name_words, overlap
from dovecote.model.observation import Event
from dovecote.model.process import ProcessEvent
from dovecote.model.when import When
from dovecote.record.facts import Facts
from dovecote.vocabulary.actions import ActionFamily

SAME_THING: Final = 0.5
"""Share of the words of the promised thing that the report of an act must have, where no figure ties both."""
TOLD_AS_FACT: Final = frozenset({"asserted_by_outlet", "attributed", "attributed_anonymous"})
Outcome = Literal[
    "step", "outcome", "partial_outcome", "no_outcome", "violation", "refusal", "suspension", "withdrawal"
]


@dataclass(frozen=True, slots=True)
class PledgedAct:
    """What a report of an act is held against."""

    commitment: Commitment
    version: CommitmentVersion
    family: ActionFamily
    sides: frozenset[str]
    doers: frozenset[str]
    said: date
    thing: frozenset[str]
    names: frozenset[str]
    """Those words of the promised thing that are written as names."""
    quantity: Quantity | None
    last: date | None
    places: frozenset[str]
    """Words of the promise written as names: mostly where the act is to be."""
    first_source: str | None
    """The source that tells the promise first."""
    told_in: frozenset[str]
    """Sources that tell the promise: what they report of such an act without naming anybody is most likely of it."""
    limits: frozenset[date]
    """The last days of all its versions."""
    cast: frozenset[str] = frozenset()
    """Sides of all actors of the articles that tell it."""
    known_words: frozenset[str] = frozenset()
    """Words of the actors and times of the articles that tell it: they tell who and when, not where."""


def shown(
    kind: Outcome,
    item: Any,
    time: When | None,
    value: float | None = None,
    sourcing: str = "unattributed",
    by: str | None = None,
) -> Progress:
    """What `item` shows of the promise; `by` is the actor who says so, None for the outlet."""
    return Progress(kind, item.evidence, time, by, sourcing, value, item.evidence[0].source)


def is_after(promise: PledgedAct, time: When | None, article: Facts) -> bool:
    """True where an act lies neither before the promise nor after its own report.

    No promise is kept by what was done already, nor by what is still to come.
    """
    edtf = parse_edtf(time.edtf if time else None)
    first, final = (edtf.earliest(), edtf.latest()) if edtf else (None, None)
    if first is None:
        return article.day > promise.said and (final is None or final > promise.said)
    if promise.family.repeats and first == promise.said:
        return False  # "agreed to go on talking" was said at the very talks of that day
    return promise.said <= first <= article.until


def alike_in(promise: PledgedAct, event: ProcessEvent | Event) -> float:
    """Share of the promised thing's words that stand in the report; of its common words where it repeats no name."""
    words = content_words(" ".join(one.exact for one in event.evidence))
    common = promise.thing - promise.names
    repeats_names = bool(promise.names & words) or not promise.names
    return overlap(promise.thing if repeats_names or not common else common, words)


def is_whole_thing(promise: PledgedAct, event: ProcessEvent | Event) -> bool:
    """False where the promise names what the report does not: "three ports" may be some of the ports named."""
    words = content_words(" ".join(one.exact for one in event.evidence))
    return not promise.names or bool(promise.names & words)


def is_the_promise(promise: PledgedAct, event: ProcessEvent | Event | Fate) -> bool:
    """True where the report is the very words in which the promise was first told: an order given is not yet obeyed."""
    first = [one for one in promise.commitment.evidence if one.source == promise.first_source]
    # "They were to leave. None did": the first words tell the fate, the others name its act.
    told = event.evidence[:1] if isinstance(event, Fate) else event.evidence
    return any(one.source == two.source and one.span.overlaps(two.span) for one in first for two in told)


def is_elsewhere(promise: PledgedAct, event: ProcessEvent | Event, article: Facts) -> bool:
    """True where promise and report each name a place, and no place of the one is one of the other."""
    told = name_words(" ".join(one.exact.partition(" ")[2] for one in event.evidence)) - article.known_words
    places = promise.places - article.known_words - promise.known_words
    return bool(told and places and not told & places)


def leaves_nothing(event: ProcessEvent | Event, whole: frozenset[str]) -> bool:
    """True where words tell that all of it was done: "its last soldiers"."""
    return bool(whole & content_words(" ".join(one.exact for one in event.evidence)))
