"""Who is meant where an article tells an office by its title alone: the one whom other articles name in it at the time.

An office is found by its plain words and its country. Its holder is told by the articles next before and next after:
where both name one person, or one of them does not long before or after, that person is meant. Where they name two, the
mention keeps both as candidates: nobody is guessed.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final

from dovecote.link.judgements import Verdicts
from dovecote.model.actor import Actor
from dovecote.model.knowledge import is_uncertain, known_from_day
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading

NO_PART = True
RULE: Final = "actor.holder"
STAYS_DAYS: Final = 60
"""So long after an article that names the holder, 97 % of 614 terms of `vocabulary/office_holders.toml` still ran
(30 days: 99 %, 90: 96 %, 180: 92 %, 365: 84 %)."""
MAY_STAY_DAYS: Final = 365
"""So far away, an article tells a candidate."""

Office = tuple[str, str]
"""Country or "" for an office of no state, and the office in plain words."""


@dataclass(frozen=True, slots=True)
class Holders:
    """What the articles together tell of offices told by title alone."""

    same: Mapping[str, str]
    """Office of one article -> its holder, or the office of an earlier article."""
    candidates: Mapping[str, tuple[str, ...]]
    """Office of one article -> those who may hold it."""
    proposals: tuple[LinkProposal, ...]


@dataclass(slots=True)
class _Sightings:
    """Who is named in one office, by day, and who is told to have left it."""

    seen: list[tuple[date, str]] = field(default_factory=list)
    left: list[tuple[date, str]] = field(default_factory=list)

    def around(self, day: date) -> set[str]:
        """Those named next before `day`, or on it, and next after, whom nobody calls former by then."""
        before = bisect.bisect_right(self.seen, day, key=lambda one: one[0])
        found: set[str] = set()
        for side in (reversed(self.seen[:before]), iter(self.seen[before:])):
            nearest = next(groupby(side, key=lambda one: one[0]), None)
            if nearest is not None and abs((nearest[0] - day).days) <= MAY_STAY_DAYS:
                found.update(who for _, who in nearest[1])
        return found - {who for since, who in self.left if since <= day}

    def is_sure(self, who: str, day: date) -> bool:
        """True where `who` was named not long before or after `day`, or on both sides of it."""
        days = [seen for seen, one in self.seen if one == who]
        return min(days) <= day <= max(days) or min(abs((seen - day).days) for seen in days) <= STAYS_DAYS


def find_holders(readings: Iterable[Reading], of: Callable[[str], str], verdicts: Verdicts) -> Holders:
    """Offices told by title alone in `readings`, which come in order of knowledge, and who holds them.

    Args:
        of: gives the id that stands for an actor after the linkers of actors.
    """
    known = tuple(readings)
    sightings = _sightings(known, of)
    same: dict[str, str] = {}
    candidates: dict[str, tuple[str, ...]] = {}
    proposals: list[LinkProposal] = []
    first: dict[Office, str] = {}
    for reading in known:
        day = _day_of(reading)
        for actor in reading.actors:
            if actor.actor_type != "office" or actor.vocabulary_id or of(actor.id) != actor.id:
                continue
            found = [] if day is None else sorted(_who_may(actor, day, sightings, verdicts))
            sure = [one for one, certain in found if certain]
            if len(found) == 1 and sure:
                same[actor.id] = sure[0]
                proposals.append(_proposal(actor, sure[0], known_day=day))
            elif found:
                candidates[actor.id] = tuple(one for one, _ in found)
            else:
                _join_to_first(actor, first, same, verdicts)
    return Holders(same, candidates, tuple(proposals))


def _who_may(
    actor: Actor, day: date, sightings: Mapping[Office, _Sightings], verdicts: Verdicts
) -> Iterator[tuple[str, bool]]:
    for office in offices_of(actor):
        told = sightings.get(office)
        if told is None:
            continue
        for who in told.around(day):
            if not verdicts.apart(actor.id, who):
                yield who, told.is_sure(who, day)
        return


def offices_of(actor: Actor) -> tuple[Office, ...]:
    """The offices that an actor is told to hold, or is."""
    of_nobody = [one for one in actor.roles if one.office and (actor.country or ":" in one.office)]
    return tuple(dict.fromkeys((actor.country or "", one.office) for one in of_nobody if one.office))


def _sightings(readings: Iterable[Reading], of: Callable[[str], str]) -> dict[Office, _Sightings]:
    """For each office the days on which articles name its holder, in order."""
    found: dict[Office, _Sightings] = {}
    for reading in readings:
        day = _day_of(reading)
        if day is None:
            continue
        for actor in reading.actors:
            if actor.actor_type != "person":
                continue
            for role in actor.roles:
                if role.office is None or not (actor.country or ":" in role.office):
                    continue
                told = found.setdefault((actor.country or "", role.office), _Sightings())
                if role.valid is None or "/" not in role.valid:
                    told.seen.append((day, of(actor.id)))
                elif role.valid.startswith("../"):
                    told.left.append((day, of(actor.id)))
    for told in found.values():
        told.seen.sort()
    return found


def _day_of(reading: Reading) -> date | None:
    """The day of an article; None where it is not known to the day."""
    return None if is_uncertain(reading.source) else known_from_day(reading.source)


def _proposal(actor: Actor, who: str, *, known_day: date | None) -> LinkProposal:
    left, right = sorted((actor.id, who))
    reason = f"{actor.name!r} told by title alone; other articles name one holder around {known_day}"
    return LinkProposal("actor", left, right, 0.97, RULE, (reason,))


def _join_to_first(actor: Actor, first: dict[Office, str], same: dict[str, str], verdicts: Verdicts) -> None:
    """An office whose holder nobody names is one with the same office of an earlier article."""
    for office in offices_of(actor):
        earlier = first.setdefault(office, actor.id)
        if earlier != actor.id and not verdicts.apart(actor.id, earlier):
            same[actor.id] = earlier
            return
