"""What a linker is: how items of one kind find those they may be the same as, and what makes two of them one.

Two items are compared only where they share a blocking key, so an article costs its own blocks and never all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dovecote.model.actor import Actor
from dovecote.model.knowledge import known_from_day
from dovecote.model.links import LinkKind, LinkProposal
from dovecote.model.reading import Reading, words_of_actors_and_times

NO_PART = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with its article, seen with everything that earlier stages joined."""

    item: Any
    reading: Reading
    same: Mapping[str, str]
    """Links of earlier stages: item id -> id that stands for it."""
    origins: Mapping[str, str]
    actors: Mapping[str, Actor]
    """Every actor of every reading, by id."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What a linker worked out about this candidate, so that it does so once."""

    @property
    def id(self) -> str:
        return str(self.item.id)

    @property
    def day(self) -> date:
        """The earliest day the article can have been known."""
        return known_from_day(self.reading.source) or date.min

    @property
    def origin(self) -> str:
        return self.origins.get(self.reading.id, self.reading.id)

    def of(self, item: str) -> str:
        """The id that stands for `item`."""
        return self.same.get(item, item)

    def parties(self, *values: str | tuple[str, ...] | None) -> frozenset[str]:
        """Ids that stand for the actors named in `values`, whichever shape the field has."""
        found: set[str] = set()
        for value in values:
            found.update(() if value is None else (value,) if isinstance(value, str) else value)
        return frozenset(self.of(one) for one in found)

    def same_article(self, other: Candidate) -> bool:
        return self.reading.id == other.reading.id

    def known_words(self) -> frozenset[str]:
        """Words of the article's actors and dates: they tell who and when, not what or where."""
        return words_of_actors_and_times(self.reading)

    def stands_in_correction(self) -> bool:
        """True where all of the item's evidence stands in what corrects the article."""
        parts = [part.span for part in self.reading.source.parts if part.kind == "correction"]
        return bool(parts) and all(any(part.contains(one.span) for part in parts) for one in self.item.evidence)

    def words(self) -> str:
        """The item's evidence, as one string."""
        return " ".join(one.exact for one in self.item.evidence)


@dataclass(frozen=True, slots=True)
class Linker:
    """How one kind of item is linked."""

    kind: LinkKind
    stage: int
    """Linkers run in order of stage, then kind; a later one sees what earlier ones joined."""
    items: Callable[[Reading], Iterable[Any]]
    keys: Callable[[Candidate], Iterable[Hashable]]
    compare: Callable[[Candidate, Candidate], LinkProposal | None]
    within_article: bool = False
    """True where two items of one article may be one, and so are compared too."""
    signature: Callable[[Candidate], Hashable | None] | None = None
    """All that `compare` looks at. Items of one signature are one without comparison, so that a thing which every
    article names costs one look an article; None for an item that must be compared."""
    trait: Callable[[Candidate], Hashable | None] | None = None
    """What may contradict that two items are one, whoever proposed it; None where nothing can."""
    contradict: Callable[[Hashable, Hashable], bool] | None = None
    """True for two traits that no one thing has. Given, weak proposals are weighed over the whole record."""
    merge: Callable[[Any, Hashable], Hashable] | None = None
    """What two joined items show together; without it, each of their traits is kept and asked."""
    asks_rivals: bool = True
    """True where a contradiction anywhere in the record leaves a weak proposal open; else it only forbids to join."""
    sure: float = 0.7
    """From this score on a proposal is taken though the item may be somebody else's as well."""


def propose(kind: LinkKind, rule: str, a: Candidate, b: Candidate, score: float, *reasons: str) -> LinkProposal:
    """A proposal that `a` and `b` are one, the smaller id left, so that order of reading leaves no trace."""
    left, right = sorted((a.id, b.id))
    return LinkProposal(kind, left, right, round(score, 3), rule, reasons)
