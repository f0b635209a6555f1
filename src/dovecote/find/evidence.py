"""The last gate of the find room: nothing passes whose quotation differs from the text."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any

from dovecote.model.evidence import Evidence
from dovecote.model.issue import Issue
from dovecote.model.json_codec import PLAIN_TYPES


def broken_evidence(item: Any, text: str) -> list[Evidence]:
    """All evidence anywhere inside `item` that does not stand in `text` at its span."""
    return [one for one in _evidence_in(item) if text[one.start : one.end] != one.exact or one.end <= one.start]


def check_evidence(item: Any, text: str) -> Issue | None:
    """None where every quotation in `item` holds; else the issue that takes its place in the reading."""
    broken = broken_evidence(item, text)
    if not broken:
        return None
    first = broken[0]
    return Issue(
        "evidence_mismatch",
        f"{item.id} quotes {first.exact!r}, which does not stand there; the finding was left out.",
        first.start,
        first.end,
    )


def _evidence_in(value: Any) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    inner = value if isinstance(value, tuple) else _values_of(value.__class__)(value)
    # Most of what a finding holds is words, numbers and nothing, which hold no evidence.
    return [found for one in inner if type(one) not in PLAIN_TYPES for found in _evidence_in(one)]


@functools.cache
def _values_of(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a dataclass; of any other type, nothing."""
    names = [field.name for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
