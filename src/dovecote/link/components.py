"""From proposals to one id for each thing: joined best first, never against a person's word.

Best first and ties by id, so the order in which articles were read decides nothing. Two items that one article keeps
apart are not joined through a third (the article knows better), unless they were compared and proposed themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dovecote.link.judgements import Verdicts
from dovecote.model.links import LinkProposal

NO_PART = True
WEAK = 0.7
"""Below this a proposal is taken only where it is the only one of its item in the other article: a surname that fits
two people fits neither."""


@dataclass
class Components:
    """Items being joined. `place` tells where an item comes first, `article` which reading it stands in."""

    place: Mapping[str, tuple[int, int]]
    article: Mapping[str, str]
    verdicts: Verdicts
    direct: set[frozenset[str]] = field(default_factory=set)
    members: dict[str, set[str]] = field(default_factory=dict)
    root: dict[str, str] = field(default_factory=dict)

    def of(self, item: str) -> str:
        """The first-known member of the component of `item`."""
        return self.root.get(item, item)

    def together(self, item: str) -> set[str]:
        return self.members.get(self.of(item), {item})

    def join(self, left: str, right: str, *, forced: bool = False) -> bool:
        """Makes the components of `left` and `right` one; False where something forbids it."""
        if self.of(left) == self.of(right):
            return True
        one, two = self.together(left), self.together(right)
        if not forced and not self._may_join(one, two):
            return False
        whole = one | two
        first = min(whole, key=lambda item: (self.place.get(item, (1 << 60, 0)), item))
        for item in whole:
            self.root[item] = first
        self.members.pop(self.of(left), None)
        self.members[first] = whole
        return True

    def _may_join(self, one: set[str], two: set[str]) -> bool:
        for left in one:
            for right in two:
                if self.verdicts.apart(left, right):
                    return False
                shared = self.article.get(left) == self.article.get(right)
                if shared and frozenset((left, right)) not in self.direct:
                    return False
        return True


def join_all(
    proposals: Iterable[LinkProposal],
    place: Mapping[str, tuple[int, int]],
    article: Mapping[str, str],
    verdicts: Verdicts,
) -> dict[str, str]:
    """Item id -> id of the first-known member of its component, for all that are not alone."""
    ordered = sorted(proposals, key=lambda one: (-one.score, one.left, one.right))
    components = Components(place, article, verdicts, {frozenset((one.left, one.right)) for one in ordered})
    for left, right in verdicts.together_pairs():
        if left in place and right in place:
            components.join(left, right, forced=True)
    for proposal in ordered:
        if proposal.score >= WEAK:
            components.join(proposal.left, proposal.right)
    weak = [one for one in ordered if one.score < WEAK]
    choices = _choices(weak, components, article)
    for proposal in weak:
        pair = (proposal.left, proposal.right), (proposal.right, proposal.left)
        if all(len(choices[item, article[other]]) == 1 for item, other in pair):
            components.join(proposal.left, proposal.right)
    return {item: first for item, first in components.root.items() if item != first}


def _choices(
    weak: list[LinkProposal], components: Components, article: Mapping[str, str]
) -> dict[tuple[str, str], set[str]]:
    """For an item and another article: the things there that weak proposals would have it be."""
    found: dict[tuple[str, str], set[str]] = {}
    for proposal in weak:
        for item, other in ((proposal.left, proposal.right), (proposal.right, proposal.left)):
            found.setdefault((item, article[other]), set()).add(components.of(other))
    return found
