"""Figures: how many of what, when (codebook, section Process, agreement, observation).

In reading order: number phrases are read (`numbers`), each gets the noun it counts or the level it gives (`units`),
and what is a date, an age, a name or the length of a term is left out (`finder`).
"""

from __future__ import annotations

from dovecote.find.observations.finder import find_observations

__all__ = ["find_observations"]
