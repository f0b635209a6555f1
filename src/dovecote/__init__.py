"""Dovecote reads the news of a peace process and keeps its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dovecote.times_api import times as times

_PLACES = {"times": "dovecote.times_api"}
"""Public names, and the modules that hold them; they are opened when first asked for, so `import dovecote` is quick."""

__all__ = ["times"]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'dovecote' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_PLACES[name]), name)
