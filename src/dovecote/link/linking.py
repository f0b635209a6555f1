"""Which items of all readings are one thing: every linker's proposals, joined, people's judgements heeded."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import dovecote.link
from dovecote.link.components import Traits, join_all
from dovecote.link.holders import find_holders
from dovecote.link.judgements import Verdicts, verdicts_of
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.actor import Actor
from dovecote.model.knowledge import in_order_of_knowledge
from dovecote.model.links import Judgement, LinkProposal, Links
from dovecote.model.reading import Reading
from dovecote.plugins import find_parts

NO_PART = True


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of texts already. Whether two of them are prints of one hangs on nothing but themselves, whereas
    what else is one hangs on who was found to be one.
    """

    groups: Sequence[tuple[Set[str], Sequence[LinkProposal]]] = ()
    """Articles whose texts were compared with each other before, each group with the proposals that came of it."""
    blocks: Mapping[str, Iterable[int]] = field(default_factory=dict)
    """Article -> the `origins.blocks` of its text."""

    def blocks_of(self, linker: Linker, candidate: Candidate) -> Set[Hashable]:
        """The blocks that the candidate stands in."""
        return set(self.blocks.get(candidate.id, ()) or linker.keys(candidate))


_NOTHING_COMPARED: Final = Compared()


def link_readings(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, compared: Compared = _NOTHING_COMPARED
) -> Links:
    """What is one across (and within) `readings`. Neither their order nor their number of copies changes it.

    Args:
        compared: texts that need not be compared again.
    """
    return link_with(linkers(), readings, judgements, compared=compared)


def link_with(
    chosen: Iterable[Linker],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    *,
    compared: Compared = _NOTHING_COMPARED,
) -> Links:
    """What only the `chosen` linkers, in the order given, find to be one."""
    state = _State(in_order_of_knowledge(readings), verdicts_of(judgements))
    for linker in chosen:
        state.run(linker, compared if linker.kind == "origin" else _NOTHING_COMPARED)
    return Links(state.same, state.parents, state.origins, tuple(sorted(state.proposals)), state.candidates)


def linkers() -> Sequence[Linker]:
    """The linkers of this folder, in the order they run."""
    parts = find_parts(dovecote.link, "LINKER", kind=Linker, name_of=lambda linker: str(linker.kind))
    return sorted((part for part, _ in parts.values()), key=lambda linker: (linker.stage, linker.kind))


@dataclass
class _State:
    """What is known while the linkers run, one after the other."""

    readings: tuple[Reading, ...]
    verdicts: Verdicts
    same: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    proposals: list[LinkProposal] = field(default_factory=list)
    candidates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(init=False)

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for reading in self.readings for actor in reading.actors}

    def run(self, linker: Linker, compared: Compared = _NOTHING_COMPARED) -> None:
        """Adds what one linker finds."""
        candidates = [
            Candidate(item, reading, self.same, self.origins, self.actors)
            for reading in self.readings
            for item in linker.items(reading)
        ]
        found = list(_proposals(linker, candidates, compared))
        self.proposals += found
        order = {reading.id: number for number, reading in enumerate(self.readings)}
        place: dict[str, tuple[int, int]] = {}
        for number, one in enumerate(candidates):
            place.setdefault(one.id, (order[one.reading.id], number))
        article = {one.id: one.reading.id for one in reversed(candidates)}
        joined = join_all(
            (one for one in found if one.kind == linker.kind),
            place,
            article,
            self.verdicts,
            _traits(linker, candidates),
        )
        if linker.kind == "origin":
            self.origins |= joined
            return
        self.same |= joined
        if linker.kind == "actor":
            self._add_holders()
        self._add_parents([one for one in found if one.kind == "parent"])

    def _add_holders(self) -> None:
        """Offices told by title alone get the holder whom other articles name."""
        holders = find_holders(self.readings, lambda actor: self.same.get(actor, actor), self.verdicts)
        self.same |= holders.same
        self.candidates = holders.candidates
        self.proposals += holders.proposals

    def _add_parents(self, proposals: list[LinkProposal]) -> None:
        """Each part gets the whole that fits best; nothing becomes a part of itself or of its own part."""
        for proposal in sorted(proposals, key=lambda one: (-one.score, one.left, one.right)):
            part, whole = self.same.get(proposal.left, proposal.left), self.same.get(proposal.right, proposal.right)
            if part not in self.parents and part not in _upwards(whole, self.parents):
                self.parents[part] = whole


def _traits(linker: Linker, candidates: Iterable[Candidate]) -> Traits | None:
    if linker.trait is None or linker.contradict is None:
        return None
    found = {one.id: linker.trait(one) for one in candidates}
    shown = {item: trait for item, trait in found.items() if trait is not None}
    return Traits(shown, linker.contradict, linker.merge, linker.sure, linker.asks_rivals)


def _upwards(item: str, parents: Mapping[str, str]) -> list[str]:
    line = [item]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def _proposals(linker: Linker, candidates: list[Candidate], compared: Compared) -> Iterator[LinkProposal]:
    """What the linker says of every pair that shares a block, each pair once; of `compared` ones, what it said."""
    said = {(one.left, one.right): one for _, proposals in compared.groups for one in proposals}
    groups: dict[str, set[int]] = {}
    for number, (members, _) in enumerate(compared.groups):
        for member in members:
            groups.setdefault(member, set()).add(number)
    blocks: dict[Hashable, list[int]] = {}
    first_of: dict[Hashable, Candidate] = {}
    for number, candidate in enumerate(candidates):
        signature = linker.signature(candidate) if linker.signature else None
        first = first_of.setdefault(signature, candidate) if signature is not None else candidate
        if not first.same_article(candidate) and first.id != candidate.id:
            yield propose(linker.kind, f"{linker.kind}.alike", first, candidate, 1.0, "alike in all that is compared")
            continue
        for key in compared.blocks_of(linker, candidate):
            blocks.setdefault(key, []).append(number)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for left, right in sorted(pairs):
        one, two = candidates[left], candidates[right]
        if one.id == two.id or (one.same_article(two) and not linker.within_article):
            continue
        if not groups.get(one.id, set()).isdisjoint(groups.get(two.id, ())):
            proposal = said.get((min(one.id, two.id), max(one.id, two.id)))
        else:
            proposal = linker.compare(one, two)
        if proposal is not None:
            yield proposal
