"""`Dovecote`: all that can be done with a record file."""

from __future__ import annotations

from dovecote.api.giving import Gives
from dovecote.api.reading import Reads
from dovecote.api.reviewing import Reviews


class Dovecote(Reads, Reviews, Gives):
    """A record file, opened: read into it, ask it, correct it, give it away. Use it in a `with` block, or close it."""
