"""Which threats of two articles are one: prints of one text that give the same issuer's threat in the same words."""

from __future__ import annotations

from dovecote.link.prints import print_linker

LINKER = print_linker(
    "threat",
    lambda reading: reading.threats,
    lambda candidate: (candidate.item.kind, candidate.parties(candidate.item.issuer)),
    "the same kind and issuer",
)
