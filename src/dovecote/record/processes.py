"""A process as the record knows it: the tracks that its events belong to, and who appears in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from dovecote.model.ids import make_id
from dovecote.model.process import Process, Track
from dovecote.model.record import Record


def process_of(name: str, record: Record, sources: Collection[str]) -> Process:
    """The process called `name`, with its tracks in the order in which events told by its `sources` first name them.

    A process event names its track by the track's id; whether it happened or is only set its modality tells. The actors
    are those of the events, those of most events first.
    """
    told = [one for one in record.process_events if any(each.source in sources for each in one.evidence)]
    tracks = dict.fromkeys(one.track for one in told if one.track)
    counted = Counter(actor for one in told for actor in one.actors)
    return Process(
        id=make_id("pr", name),
        name=name,
        tracks=tuple(Track(one, one) for one in tracks),
        actors=tuple(sorted(counted, key=lambda actor: (-counted[actor], actor))),
    )
