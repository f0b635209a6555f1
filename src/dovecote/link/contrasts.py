"""What two promises in like words cannot both be: the first and the second, the presidential and the local."""

from __future__ import annotations

from collections.abc import Hashable

from dovecote.languages.alike import likeness_words
from dovecote.link.linker import Candidate
from dovecote.link.promises import promise_of

NO_PART = True


def marks(candidate: Candidate) -> frozenset[tuple[int, str]] | None:
    """The words that part it from others of its kind, each with the row of contrasts it stands in."""
    found = promise_of(candidate).marks
    rows = likeness_words(candidate.reading.source.language).contrasts if found else ()
    return frozenset((number, word) for number, row in enumerate(rows) for word in found & row) or None


def contradict(one: Hashable, two: Hashable) -> bool:
    """True where both stand in one row by other words: "the vote" makes no presidential election a local one."""
    if not (isinstance(one, frozenset) and isinstance(two, frozenset)):
        return False
    rows = {row for row, _ in one} & {row for row, _ in two}
    return any(not {word for word in one & two if word[0] == row} for row in rows)
