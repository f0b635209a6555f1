"""What is quoted counts from the speaker's day, where the paragraph says when somebody spoke: "today", "on Friday"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction, Place, Timeline, day_place, the_day
from dovecote.find.times.scan import BUILDERS


def mark_quoted(
    match: Match, place: Place, published: date, spoke: Place | None, way: tuple[Direction | None, str]
) -> Place:
    """A quoted time, counted from the day of speaking; where that is untold, "today" is one of two days.

    Args:
        published: the day that `place` was counted from, if from any.
        spoke: the day on which the paragraph says that somebody spoke.
        way: where the verb of the quoted words points, and that verb.
    """
    if place.anchor != "publication":
        return place
    if match.rule.make != "deictic":
        return _from_day_of_words(match, spoke.first, way) or place if spoke and spoke.first else place
    if place.first is None:
        return place
    shift = (place.first - published).days
    if spoke is not None and spoke.first is not None:
        day = spoke.first + timedelta(days=shift)
        tail = place.value[10:]
        moved = day_place(day, "text", f"quoted words, said on {the_day(spoke.first)}: {shift:+} days")
        return replace(moved, type=place.type, value=f"{moved.value}{tail}")
    both = f"[{(place.first - timedelta(days=1)).isoformat()},{place.first.isoformat()}]"
    why = "quoted words: the speaker's day is that of publication or the one before"
    return replace(place, edtf=both, grain="", steps=(*place.steps, why))


def _from_day_of_words(match: Match, spoke: date, way: tuple[Direction | None, str]) -> Place | None:
    """Of "I will sign on Friday," said on a Wednesday: the Friday after that, however late the paper comes."""
    moved = BUILDERS[match.rule.make](match, Timeline(spoke, narrative=False, direction=way[0], cue=way[1]))
    if moved is None or moved.edtf is None:
        return None
    steps = (step.replace("published", "quoted words, said on", 1) for step in moved.steps)
    return replace(moved, anchor="text", steps=tuple(steps))


def find_spoken_days(
    matches: Sequence[Match],
    places: list[Place | None],
    quoted: list[bool],
    paragraphs: list[int],
    table: Mapping[str, Any],
) -> dict[int, Place]:
    """For each paragraph, the one day on which it says that somebody spoke; none where it names two."""
    found: dict[int, Place] = {}
    several: set[int] = set()
    for match, place in zip(matches, places, strict=True):
        if place is None or place.grain != "day" or quoted[match.first] or not _is_spoken(match, table):
            continue
        paragraph = paragraphs[match.first]
        if paragraph in found and found[paragraph].first != place.first:
            several.add(paragraph)
        found[paragraph] = place
    return {paragraph: place for paragraph, place in found.items() if paragraph not in several}


def _is_spoken(match: Match, table: Mapping[str, Any]) -> bool:
    for index in range(match.first - 1, max(-1, match.first - 1 - int(table["words_before_day"])), -1):
        if ends_sentence(match.words, index):
            return False
        if match.words[index].lower in table["spoke"]:
            return True
    return False
