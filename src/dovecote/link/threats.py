"""Which threats of two articles are one: prints of one text that give the same threat in the same words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkProposal
from dovecote.model.observation import Threat
from dovecote.model.reading import Reading

SAME_WORDS = 0.6


def _threats(reading: Reading) -> tuple[Threat, ...]:
    return reading.threats


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Origin and kind."""
    threat: Threat = candidate.item
    yield candidate.origin, threat.kind


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One threat where prints of one text tell it of the same issuer."""
    one: Threat = a.item
    two: Threat = b.item
    words = overlap(content_words(a.words()), content_words(b.words()))
    if a.origin != b.origin or words < SAME_WORDS or a.parties(one.issuer) != b.parties(two.issuer):
        return None
    return propose("threat", "threat.one_text", a, b, 0.8, "one text, the same issuer and words")


LINKER = Linker("threat", 3, _threats, keys, compare)
