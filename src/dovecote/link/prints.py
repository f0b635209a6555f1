"""The linker of what only prints of one text have in common: threats, assessments, figures.

Two papers that each heard a minister threaten tell of two threats as far as their words show, and two figures that
agree are a corroboration, two that differ a conflict; a merger would hide either. Prints of one text tell one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Final

from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkKind, LinkProposal
from dovecote.model.reading import Reading

NO_PART = True
SAME_WORDS: Final = 0.6
"""Share of the shorter evidence's words: two prints cut a sentence differently, and change little else in it."""


def print_linker(
    kind: LinkKind, items: Callable[[Reading], Iterable[Any]], same: Callable[[Candidate], Hashable], what: str
) -> Linker:
    """The linker that joins items of two prints of one text which agree in `same` and in most of their words.

    Args:
        what: `same` in words, for a reader who asks why two items are one.
    """

    def keys(candidate: Candidate) -> Iterator[Hashable]:
        yield candidate.origin, same(candidate)

    def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
        words = overlap(content_words(a.words()), content_words(b.words()))
        if a.origin != b.origin or same(a) != same(b) or words < SAME_WORDS:
            return None
        return propose(kind, f"{kind}.one_text", a, b, 0.8, f"one text, {what}, {words:.0%} of the words")

    return Linker(kind, 3, items, keys, compare)
