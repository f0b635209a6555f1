"""Which figures of two articles are one: prints of one text that give the same figure in the same words."""

from __future__ import annotations

from dovecote.link.prints import print_linker

LINKER = print_linker(
    "observation",
    lambda reading: reading.observations,
    lambda candidate: (candidate.item.value, candidate.item.unit),
    "the same figure",
)
