"""What one article tells several times of one day is one process event, with every place as its evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from dovecote.model.process import ProcessEvent


def told_once(events: Iterable[ProcessEvent]) -> list[ProcessEvent]:
    """The events, those of one kind, one told day and fitting actors joined, in order of their first evidence."""
    kept: list[ProcessEvent] = []
    for event in sorted(events, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)):
        place = next((index for index, one in enumerate(kept) if is_told_again(one, event)), None)
        if place is None:
            kept.append(event)
        else:
            kept[place] = _joined(kept[place], event)
    return kept


def is_told_again(one: ProcessEvent, other: ProcessEvent) -> bool:
    """Whether the second tells the first once more: nothing of it contradicts, and both name the same time in words."""
    if one.kind != other.kind or ("denied" in (one.modality, other.modality) and one.modality != other.modality):
        return False
    if "question_only" in (one.modality, other.modality) or one.time is None or other.time is None:
        return False
    told = one.time.text is not None and other.time.text is not None and one.time.edtf == other.time.edtf
    first, second = set(one.actors), set(other.actors)
    return told and (first <= second or second <= first)


def _joined(one: ProcessEvent, other: ProcessEvent) -> ProcessEvent:
    return dataclasses.replace(
        one,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        actors=tuple(dict.fromkeys((*one.actors, *other.actors))),
        track=one.track or other.track,
    )
