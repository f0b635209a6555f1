"""From proposals to one id for each thing: joined best first, never against a person's word.

Best first and ties by id, so the order in which articles were read decides nothing. Two items that one article keeps
apart are not joined through a third (the article knows better), unless they were compared and proposed themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from dovecote.link.judgements import Verdicts
from dovecote.model.links import LinkProposal

NO_PART = True
WEAK = 0.7
"""Below this a proposal is taken only where it is the only one of its item in the other article: a surname that fits
two people fits neither."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What each item shows that another thing could not."""

    of: Mapping[str, Hashable]
    contradict: Callable[[Hashable, Hashable], bool]

    def clash(self, one: Iterable[Hashable], two: Iterable[Hashable]) -> bool:
        """True where some trait of `one` contradicts one of `two`."""
        others = tuple(two)
        return any(self.contradict(left, right) for left in one for right in others)


@dataclass
class Components:
    """Items being joined. `place` tells where an item comes first, `article` which reading it stands in."""

    place: Mapping[str, tuple[int, int]]
    article: Mapping[str, str]
    verdicts: Verdicts
    direct: set[frozenset[str]] = field(default_factory=set)
    members: dict[str, set[str]] = field(default_factory=dict)
    root: dict[str, str] = field(default_factory=dict)
    traits: Traits | None = None
    shown: dict[str, frozenset[Hashable]] = field(default_factory=dict)

    def traits_of(self, item: str) -> frozenset[Hashable]:
        """All different traits in the component of `item`."""
        first = self.of(item)
        if self.traits is None or first in self.shown:
            return self.shown.get(first, frozenset())
        return frozenset((self.traits.of[first],)) if first in self.traits.of else frozenset()

    def clash(self, left: str, right: str) -> bool:
        """True where the components of `left` and `right` contradict each other."""
        return self.traits is not None and self.traits.clash(self.traits_of(left), self.traits_of(right))

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
        if not forced and (self.clash(left, right) or not self._may_join(one, two)):
            return False
        whole = one | two
        shown = self.traits_of(left) | self.traits_of(right)
        first = min(whole, key=lambda item: (self.place.get(item, (1 << 60, 0)), item))
        for item in whole:
            self.root[item] = first
        self.members.pop(self.of(left), None)
        self.members[first] = whole
        self.shown[first] = shown
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
    traits: Traits | None = None,
) -> dict[str, str]:
    """Item id -> id of the first-known member of its component, for all that are not alone."""
    ordered = sorted(proposals, key=lambda one: (-one.score, one.left, one.right))
    components = Components(place, article, verdicts, {frozenset((one.left, one.right)) for one in ordered})
    components.traits = traits
    for left, right in verdicts.together_pairs():
        if left in place and right in place:
            components.join(left, right, forced=True)
    for proposal in ordered:
        if proposal.score >= WEAK:
            components.join(proposal.left, proposal.right)
    weak = [one for one in ordered if one.score < WEAK]
    tiers = sorted({one.score for one in weak}, reverse=True) if traits else [0.0]
    for score in tiers:
        tier = [one for one in weak if one.score == score] if traits else weak
        _join_weak(tier, components, article)
    return {item: first for item, first in components.root.items() if item != first}


def _join_weak(weak: list[LinkProposal], components: Components, article: Mapping[str, str]) -> None:
    """Takes those proposals whose items could be nobody else."""
    choices, clear = _choices(weak, components, article), _clear(weak, components)
    stand_for = {item: components.of(item) for one in weak for item in (one.left, one.right)}
    for proposal in weak:
        pair = (proposal.left, proposal.right), (proposal.right, proposal.left)
        alone = all(len(choices[item, article[other]]) == 1 for item, other in pair)
        if alone and all(stand_for[item] in clear for item, _ in pair):
            components.join(proposal.left, proposal.right)


def _clear(weak: list[LinkProposal], components: Components) -> set[str]:
    """Components whose weak proposals contradict neither them nor each other: nobody else can be meant."""
    reached: dict[str, set[str]] = {}
    for proposal in weak:
        left, right = components.of(proposal.left), components.of(proposal.right)
        both = reached.setdefault(left, set()), reached.setdefault(right, set())
        if not components.clash(left, right):
            both[0].add(right)
            both[1].add(left)
    return {
        one
        for one, others in reached.items()
        if not any(components.clash(left, right) for left, right in combinations(sorted(others), 2))
    }


def _choices(
    weak: list[LinkProposal], components: Components, article: Mapping[str, str]
) -> dict[tuple[str, str], set[str]]:
    """For an item and another article: the things there that weak proposals would have it be."""
    found: dict[tuple[str, str], set[str]] = {}
    for proposal in weak:
        for item, other in ((proposal.left, proposal.right), (proposal.right, proposal.left)):
            found.setdefault((item, article[other]), set()).add(components.of(other))
    return found
