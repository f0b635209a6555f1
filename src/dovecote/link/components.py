"""From proposals to one id for each thing: joined best first, never against a person's word.

Best first and ties by id, so the order in which articles were read decides nothing. Two items that one article keeps
apart are not joined through a third (the article knows better), unless they were compared and proposed themselves.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from dovecote.link.judgements import Verdicts
from dovecote.model.links import LinkProposal

NO_PART = True
WEAK = 0.7
"""Below this a proposal is taken only where it is the only one of its item in the other article: a surname that fits
two people fits neither."""
QUESTION = 0.2
"""A proposal of this score or less is never taken by rule: it waits for a person's word."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What each item shows that another thing could not."""

    of: Mapping[str, Hashable]
    contradict: Callable[[Hashable, Hashable], bool]
    merge: Callable[[Any, Hashable], Hashable] | None = None
    """What two joined items show together; without it, the traits of each stay beside each other."""

    def clash(self, one: Iterable[Hashable], two: Iterable[Hashable]) -> bool:
        """True where some trait of `one` contradicts one of `two`."""
        others = tuple(two)
        return any(self.contradict(left, right) for left in one for right in others)

    def together(self, one: frozenset[Hashable], two: frozenset[Hashable]) -> frozenset[Hashable]:
        """What two components show when they are one."""
        if self.merge is None or not one or not two:
            return one | two
        return frozenset((functools.reduce(self.merge, two, functools.reduce(self.merge, one)),))


@dataclass(slots=True)
class _Group:
    """Items that are one thing, by the article each stands in."""

    first: str
    by_article: dict[str, list[str]]
    shown: frozenset[Hashable]

    def items(self) -> Iterator[str]:
        return (item for items in self.by_article.values() for item in items)

    def __len__(self) -> int:
        return sum(map(len, self.by_article.values()))


@dataclass
class Components:
    """Items being joined. `place` tells where an item comes first, `article` which reading it stands in."""

    place: Mapping[str, tuple[int, int]]
    article: Mapping[str, str]
    verdicts: Verdicts
    direct: set[frozenset[str]] = field(default_factory=set)
    traits: Traits | None = None
    groups: dict[str, _Group] = field(default_factory=dict)
    parted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.parted = self.verdicts.parted()

    def joined(self) -> dict[str, str]:
        """Item -> the first-known member of its component, for all that are not alone and not first."""
        return {item: group.first for item, group in self.groups.items() if item != group.first}

    def group(self, item: str) -> _Group:
        """The component of `item`."""
        found = self.groups.get(item)
        if found is None:
            trait = self.traits.of.get(item) if self.traits is not None else None
            shown = frozenset(() if trait is None else (trait,))
            found = self.groups[item] = _Group(item, {self.article.get(item, item): [item]}, shown)
        return found

    def clash(self, left: str, right: str) -> bool:
        """True where the components of `left` and `right` contradict each other."""
        return self.traits is not None and self.traits.clash(self.group(left).shown, self.group(right).shown)

    def of(self, item: str) -> str:
        """The first-known member of the component of `item`."""
        return self.group(item).first

    def join(self, left: str, right: str, *, forced: bool = False) -> bool:
        """Makes the components of `left` and `right` one; False where something forbids it."""
        small, large = sorted((self.group(left), self.group(right)), key=len)
        if small is large:
            return True
        if not forced and (self.clash(left, right) or not self._may_join(small, large)):
            return False
        large.first = min(small.first, large.first, key=lambda item: (self.place.get(item, (1 << 60, 0)), item))
        if self.traits is not None:
            large.shown = self.traits.together(large.shown, small.shown)
        # The smaller component moves, so that a thing of every article costs each new article one step.
        for article, items in small.by_article.items():
            large.by_article.setdefault(article, []).extend(items)
            self.groups.update(dict.fromkeys(items, large))
        return True

    def _may_join(self, small: _Group, large: _Group) -> bool:
        for article in small.by_article.keys() & large.by_article.keys():
            for left, right in product(small.by_article[article], large.by_article[article]):
                if frozenset((left, right)) not in self.direct:
                    return False
        told = [item for item in small.items() if item in self.parted] if self.parted else []
        return not any(self.verdicts.apart(left, right) for left in told for right in large.items())


def join_all(
    proposals: Iterable[LinkProposal],
    place: Mapping[str, tuple[int, int]],
    article: Mapping[str, str],
    verdicts: Verdicts,
    traits: Traits | None = None,
) -> dict[str, str]:
    """Item id -> id of the first-known member of its component, for all that are not alone."""
    ordered = sorted(proposals, key=lambda one: (-one.score, one.left, one.right))
    direct = {frozenset((one.left, one.right)) for one in ordered}
    components = Components(place, article, verdicts, direct, traits)
    for left, right in verdicts.together_pairs():
        if left in place and right in place:
            components.join(left, right, forced=True)
    for proposal in ordered:
        if proposal.score >= WEAK:
            components.join(proposal.left, proposal.right)
    weak = [one for one in ordered if QUESTION < one.score < WEAK]
    tiers = sorted({one.score for one in weak}, reverse=True) if traits else [0.0]
    for score in tiers:
        tier = [one for one in weak if one.score == score] if traits else weak
        _join_weak(tier, components, article)
    return components.joined()


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
