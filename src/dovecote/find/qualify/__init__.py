"""Did it happen? What the words around a deed say of it, and of it alone.

In reading order: the deed's own auxiliaries, negations and adverbs (`own`), then every predicate above it that takes it
as its content (`governors`), conditions it hangs on (`conditions`), days that place it well before the report or after
it (`dates`), and what all of that amounts to (`verdict`). The words are data: languages/<code>/qualify.toml.
"""

from __future__ import annotations

from dovecote.find.qualify.finder import qualify
from dovecote.find.qualify.verdict import Qualification

__all__ = ["Qualification", "qualify"]
