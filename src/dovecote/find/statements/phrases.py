"""Word lists that name stretches of text, as one pattern each."""

from __future__ import annotations

import functools
import re
from typing import Final

OCCASION: Final = re.compile(r"^((?:in|at|during) (?:a|an|the|his|her|its|their)) (?=\S+$)")
"""The beginning of "in a letter"."""


@functools.cache
def any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of `phrases` as whole words, the longest first, in any case."""
    words = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(one) for one in words) + r")(?!\w)", re.IGNORECASE)


@functools.cache
def any_occasion(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """As `any_phrase`, with up to two words before the noun of "in a letter": "in a two-page, confidential letter"."""
    words = sorted(phrases, key=lambda one: (-len(one), one))
    either = "|".join(OCCASION.sub(r"\1 (?:[\\w’'-]+,? ){0,2}", re.escape(one).replace(r"\ ", " ")) for one in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
