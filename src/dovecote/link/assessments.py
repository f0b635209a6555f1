"""Which assessments of two articles are one: prints of one text that give the same assessment in the same words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkProposal
from dovecote.model.observation import Assessment
from dovecote.model.reading import Reading

SAME_WORDS = 0.6


def _assessments(reading: Reading) -> tuple[Assessment, ...]:
    return reading.assessments


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Origin and kind."""
    assessment: Assessment = candidate.item
    yield candidate.origin, assessment.kind


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One assessment where prints of one text tell it of the same holder."""
    one: Assessment = a.item
    two: Assessment = b.item
    words = overlap(content_words(a.words()), content_words(b.words()))
    if a.origin != b.origin or words < SAME_WORDS or a.parties(one.holder) != b.parties(two.holder):
        return None
    return propose("assessment", "assessment.one_text", a, b, 0.8, "one text, the same holder and words")


LINKER = Linker("assessment", 3, _assessments, keys, compare)
