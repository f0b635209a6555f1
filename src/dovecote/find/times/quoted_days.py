"""A quoted "today" is the speaker's day: the one on which the paragraph says that somebody spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place, day_place, the_day


def mark_quoted(match: Match, place: Place, published: date | None, spoke: Place | None) -> Place:
    """A quoted "today", counted from the day of speaking; the paper's day and the one before, where that is untold."""
    if match.rule.make != "deictic" or place.first is None or place.anchor != "publication" or published is None:
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
