"""Which assessments of two articles are one: prints of one text that give the same holder's in the same words."""

from __future__ import annotations

from dovecote.link.prints import print_linker

LINKER = print_linker(
    "assessment",
    lambda reading: reading.assessments,
    lambda candidate: (candidate.item.kind, candidate.parties(candidate.item.holder)),
    "the same kind and holder",
)
