"""Names made from content: the same finding of the same words gets the same id in every run.

An id holds a tag for the kind and a digest of source, words and rule, so a re-run is quiet and a change is visible.
The rule's version is provenance and no part of identity.
"""

from __future__ import annotations

import hashlib
from typing import Final

DIGEST_CHARACTERS: Final = 10
"""40 bits: of a million ids of one kind, two are the same by chance once in two runs, and they share no source."""


def sha256_of(text: str) -> str:
    """Hexadecimal SHA-256 of `text` encoded as UTF-8; unpaired surrogates are kept apart, never refused."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(tag: str, *parts: object) -> str:
    """An id such as `st-3fa9c1d2e4`, the same for the same parts.

    >>> make_id("st", "a", 3, 9) == make_id("st", "a", 3, 9)
    True
    """
    whole = "\x1f".join(str(part) for part in parts)
    return f"{tag}-{sha256_of(whole)[:DIGEST_CHARACTERS]}"


def number_of(key: str) -> int:
    """A number of 64 bits for `key`: of a million keys, two have the same by chance once in 37 million records."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
