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
NEARLY_AS_SURE = 0.1
"""A rival within so much leaves a proposal open. On names made from four other seeds (`evaluation/make_names.py`),
precision and recall of pairs in per cent: without a look at rivals 96.5 and 81.7; with 0.0 97.3 and 80.9; with 0.1 97.6
and 79.9; with 0.3 97.8 and 77.8."""
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
    sure: float = WEAK
    """From this score on rivals are not asked."""
    asks_rivals: bool = True
    """False where a contradiction only forbids to join, and weak proposals are taken as of items without traits."""

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
    if traits is None or not traits.asks_rivals:
        _join_in_order([one for one in ordered if one.score >= WEAK], components)
        _join_only_choices([one for one in ordered if QUESTION < one.score < WEAK], components, article)
    else:
        _join_in_order([one for one in ordered if one.score >= traits.sure], components)
        _join_without_rivals([one for one in ordered if one.score > QUESTION], components, article, traits.sure)
    return components.joined()


def _join_in_order(proposals: Iterable[LinkProposal], components: Components) -> None:
    for proposal in proposals:
        components.join(proposal.left, proposal.right)


def _join_without_rivals(
    ordered: list[LinkProposal], components: Components, article: Mapping[str, str], sure: float
) -> None:
    """Takes, best first, proposals beside which nothing as sure, or nearly so, would have an item be somebody else.

    What a better proposal left open stays open: it is weighed again beside each that is less sure.
    """
    for score in sorted({one.score for one in ordered if one.score < sure}, reverse=True):
        tier = [one for one in ordered if one.score == score]
        stands_for = {item: components.of(item) for one in tier for item in (one.left, one.right)}
        rivals = [one for one in ordered if one.score >= score - NEARLY_AS_SURE]
        clear = _clear(rivals, components, frozenset(stands_for.values()))
        tier = [one for one in tier if stands_for[one.left] in clear and stands_for[one.right] in clear]
        if score < WEAK:
            _join_only_choices(tier, components, article)
        else:
            _join_in_order(tier, components)


def _join_only_choices(weak: list[LinkProposal], components: Components, article: Mapping[str, str]) -> None:
    """Takes those proposals whose items the other article gives no second choice."""
    choices = _choices(weak, components, article)
    for proposal in weak:
        pair = (proposal.left, proposal.right), (proposal.right, proposal.left)
        if all(len(choices[item, article[other]]) == 1 for item, other in pair):
            components.join(proposal.left, proposal.right)


def _clear(proposals: list[LinkProposal], components: Components, asked: frozenset[str]) -> set[str]:
    """Those of the components `asked` whose proposals contradict neither them nor each other: nobody else is meant."""
    reached: dict[str, set[str]] = {one: set() for one in asked}
    for proposal in proposals:
        left, right = components.of(proposal.left), components.of(proposal.right)
        if left != right and not (asked.isdisjoint((left, right)) or components.clash(left, right)):
            for one, other in ((left, right), (right, left)):
                if one in asked:
                    reached[one].add(other)
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
