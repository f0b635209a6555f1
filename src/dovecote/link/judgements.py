"""What people said about two things being one: their word stands above every rule (R11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from dovecote.model.links import Judgement, standing_judgements

NO_PART = True
_TOGETHER = {"same", "merge"}
_APART = {"not_same", "split"}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The last word on each pair."""

    pairs: dict[frozenset[str], bool] = field(default_factory=dict)

    def apart(self, left: str, right: str) -> bool:
        """True where a person said that these two are not one."""
        return self.pairs.get(frozenset((left, right))) is False

    def parted(self) -> frozenset[str]:
        """Items of which a person said that something else is not one with them."""
        return frozenset(item for pair, same in self.pairs.items() if not same for item in pair)

    def together_pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs that a person said are one, in order of id."""
        for pair in sorted(tuple(sorted(pair)) for pair, same in self.pairs.items() if same):
            yield pair[0], pair[1]


def verdicts_of(judgements: Iterable[Judgement]) -> Verdicts:
    """The last word on each pair, undone judgements left out."""
    pairs: dict[frozenset[str], bool] = {}
    for judgement in standing_judgements(judgements):
        if judgement.verdict in _TOGETHER | _APART:
            for left, right in combinations(judgement.about, 2):
                pairs[frozenset((left, right))] = judgement.verdict in _TOGETHER
    return Verdicts(pairs)
