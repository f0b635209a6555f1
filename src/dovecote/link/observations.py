"""Which figures of two prints of one text are one. Across independent reports a figure stays its own: two that agree
are a corroboration, two that differ a conflict, and neither must vanish in a merger.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkProposal
from dovecote.model.observation import Observation
from dovecote.model.reading import Reading

SAME_WORDS = 0.6


def _observations(reading: Reading) -> tuple[Observation, ...]:
    return reading.observations


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Origin, figure and unit."""
    figure: Observation = candidate.item
    yield candidate.origin, figure.value, figure.unit


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One figure where prints of one text give it in the same words."""
    words = overlap(content_words(a.words()), content_words(b.words()))
    if a.origin != b.origin or words < SAME_WORDS:
        return None
    return propose("observation", "observation.one_text", a, b, 0.8, "one text, the same figure and words")


LINKER = Linker("observation", 3, _observations, keys, compare)
