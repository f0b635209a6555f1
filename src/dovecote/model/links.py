"""Is this the same? Proposals with reasons, a person's judgements beside them, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

LinkKind = Literal[
    "actor",
    "contact",
    "commitment",
    "agreement",
    "event",
    "process_event",
    "threat",
    "assessment",
    "observation",
    "statement",
    "origin",
    "parent",
]


@dataclass(frozen=True, slots=True, order=True)
class LinkProposal:
    """`left` and `right`, items of two readings (or of one), are held to be the same thing.

    `parent` links are directed: `left` is a part of `right`.
    """

    kind: LinkKind
    left: str
    right: str
    score: float
    """0 to 1; comparable within one rule only."""
    rule: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict, kept beside the machine's findings and above them (rule R11)."""

    id: str
    verdict: Literal[
        "accept", "reject", "edit", "split", "merge", "same", "not_same", "set_status", "rate_source", "note", "undo"
    ]
    about: tuple[str, ...]
    """Ids of the items, sources, or of the judgement that is undone."""
    by: str
    at: str
    """When it was made, ISO 8601 with zone; recorded time."""
    reason: str = ""
    field: str | None = None
    value: Any = None


@dataclass(frozen=True, slots=True)
class Links:
    """Which items are one: the connected components of accepted proposals, judgements heeded."""

    same: Mapping[str, str] = field(default_factory=dict)
    """Item id -> id of the thing it is part of; an id that is missing stands for itself."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """Commitment -> the larger commitment that it is a part of."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Source -> the source that stands for its origin (reprints of one wire story or press release are one)."""
    proposals: tuple[LinkProposal, ...] = ()
    candidates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Actor told by title alone -> the holders of the office whom other articles leave open."""

    def origin(self, source: str) -> str:
        """The source that stands for where `source` got its story from."""
        return self.origins.get(source, source)

    def of(self, item: str) -> str:
        """The id that stands for `item` in the record."""
        return self.same.get(item, item)


def ids_in(judgement: Judgement) -> tuple[str, ...]:
    """Every id that a judgement may name: what it is about, and what it puts into a field."""
    value = judgement.value if isinstance(judgement.value, (list, tuple)) else [judgement.value]
    return (*judgement.about, *(one for one in value if isinstance(one, str)))


def join_links(parts: Iterable[Links]) -> Links:
    """The links of several groups of articles that have nothing to do with each other, as one."""
    same: dict[str, str] = {}
    parents: dict[str, str] = {}
    origins: dict[str, str] = {}
    proposals: list[LinkProposal] = []
    candidates: dict[str, tuple[str, ...]] = {}
    for one in parts:
        same |= one.same
        parents |= one.parents
        origins |= one.origins
        proposals += one.proposals
        candidates |= one.candidates
    return Links(same, parents, origins, tuple(sorted(proposals)), candidates)


def standing_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in the order they were made, without those undone; an undoing can itself be undone."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    undone = undone_judgements(ordered)
    return tuple(one for one in ordered if one.id not in undone and one.verdict != "undo")


def undone_judgements(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the judgements that others undid; what undid them and was undone itself does not count."""
    undone: set[str] = set()
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id), reverse=True):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.update(judgement.about)
    return frozenset(undone)


def answering_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that stand and decide something; a note is kept beside a question and answers none."""
    return tuple(one for one in standing_judgements(judgements) if one.verdict != "note")
