"""Links that a person should look at: those on which alone two tellings are one, and those that were not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from dovecote.model.links import Judgement, LinkProposal, Links, standing_judgements

SURE: Final = 0.75
"""From this score on a link is taken without a question. Scores are comparable within a rule only, so this is a way to
put the loosest of them before a person, and no measure of how often they are wrong."""
_NEVER_ASKED: Final = frozenset({"parent", "origin"})


def loose_links(links: Links, judgements: Iterable[Judgement]) -> Iterator[LinkProposal]:
    """Links below `SURE` without which their two ends would be two things, the loosest first.

    Where a chain of firmer links, or a person's word, joins the ends already, there is nothing to ask.
    """
    groups = _Groups()
    for judgement in standing_judgements(judgements):
        if judgement.verdict in ("same", "merge"):
            for other in judgement.about[1:]:
                groups.join(judgement.about[0], other)
    taken = [
        one for one in links.proposals if one.kind not in _NEVER_ASKED and links.of(one.left) == links.of(one.right)
    ]
    firmest_first = sorted(taken, key=lambda one: (-one.score, one.kind, one.left, one.right))
    needed = [one for one in firmest_first if groups.join(one.left, one.right)]
    yield from (one for one in reversed(needed) if one.score < SURE)


def left_apart(links: Links, judgements: Iterable[Judgement]) -> Iterator[LinkProposal]:
    """Proposals below `SURE` that were not taken and that nobody turned down: the surest of each two things.

    Surer ones are left out. What kept them apart is no want of proof: one article tells both as two.
    """
    parted: set[frozenset[str]] = set()
    for judgement in standing_judgements(judgements):
        if judgement.verdict in ("not_same", "split"):
            parted.update(map(frozenset, combinations(sorted({links.of(one) for one in judgement.about}), 2)))
    for one in sorted(links.proposals, key=lambda one: (-one.score, one.kind, one.left, one.right)):
        ends = frozenset((links.of(one.left), links.of(one.right)))
        if one.kind not in _NEVER_ASKED and one.score < SURE and len(ends) > 1 and ends not in parted:
            parted.add(ends)
            yield one


class _Groups:
    """Things that are joined so far."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, left: str, right: str) -> bool:
        """True where the two were apart until now."""
        one, two = self._top(left), self._top(right)
        self._above[one] = two
        return one != two

    def _top(self, name: str) -> str:
        above = self._above
        while (higher := above.get(name, name)) != name:
            above[name] = above.get(higher, higher)
            name = higher
        return name
