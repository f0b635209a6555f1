"""Word lists that name stretches of text, as one pattern each."""

from __future__ import annotations

import functools
import re


@functools.cache
def any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of `phrases` as whole words, the longest first, in any case."""
    words = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(one) for one in words) + r")(?!\w)", re.IGNORECASE)
