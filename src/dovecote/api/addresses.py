"""Where articles are, as a caller may name them."""

from __future__ import annotations

import os
from collections.abc import Iterable

Addresses = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""A file, a folder, a .jsonl, or several of them."""


def as_strings(addresses: Addresses) -> list[str]:
    """Each of them as a string."""
    if isinstance(addresses, (str, os.PathLike)):
        addresses = [addresses]
    return [os.fspath(one) for one in addresses]
