"""Dovecote reads the news of a peace process and keeps its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dovecote.api import Dovecote as Dovecote
    from dovecote.api import ReadSummary as ReadSummary
    from dovecote.api import read_article as read_article
    from dovecote.errors import DovecoteError as DovecoteError
    from dovecote.model.reading import Reading as Reading
    from dovecote.model.record import Record as Record
    from dovecote.pairs_api import CodedPair as CodedPair
    from dovecote.pairs_api import code_pair as code_pair
    from dovecote.times_api import times as times

_PLACES = {
    "CodedPair": "dovecote.pairs_api",
    "Dovecote": "dovecote.api",
    "DovecoteError": "dovecote.errors",
    "ReadSummary": "dovecote.api",
    "Reading": "dovecote.model.reading",
    "Record": "dovecote.model.record",
    "code_pair": "dovecote.pairs_api",
    "read_article": "dovecote.api",
    "times": "dovecote.times_api",
}
"""Public names, and the modules that hold them; they are opened when first asked for, so `import dovecote` is quick."""

__all__ = [
    "CodedPair",
    "Dovecote",
    "DovecoteError",
    "ReadSummary",
    "Reading",
    "Record",
    "code_pair",
    "read_article",
    "times",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'dovecote' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_PLACES[name]), name)
