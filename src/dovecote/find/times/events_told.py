"""Lengths counted from an event that the text dates elsewhere: "within 135 days of the signing".

The event is found by its words: a day told in a sentence that speaks of the same act. Where no such day is told, or
more than one, the length stays a length: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place
from dovecote.find.times.tokens import Word
from dovecote.model.counting import DAYS_IN, MONTHS_IN, exact_shift


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A day that the text tells, and the stems of the words right before it."""

    place: Place
    stems: frozenset[str]
    first: int


def dated_words(
    matches: Sequence[Match],
    places: list[Place | None],
    limits: Sequence[tuple[str, str] | None],
    table: Mapping[str, Any],
) -> list[DatedWords]:
    """Days of the text, each with the stems of the words right before it: "signed on Saturday".

    A day by which something is due ("unless he signs by 2 May") dates nothing.
    """
    found = []
    reach = int(table["words_before_date"])
    for match, place, limit in zip(matches, places, limits, strict=True):
        if place is None or place.grain != "day" or place.first is None:
            continue
        if limit is not None and limit[0] in table["due_by"]:
            continue
        start = match.first
        while start > max(0, match.first - reach) and not _divides(match.words, start - 1):
            start -= 1
        stems = frozenset(_stems(match.words[start : match.first], table))
        found.append(DatedWords(place, stems, match.first))
    return found


def _divides(words: list[Word], index: int) -> bool:
    return ends_sentence(words, index) or words[index].text in ",;:()–—"


def count_from_event(
    match: Match,
    place: Place,
    deadline: str | None,
    dated: list[DatedWords],
    table: Mapping[str, Any],
    not_after: date | None = None,
) -> Place | None:
    """The day that a length reaches, counted from the event named after it; None where the text does not date that.

    With a deadline word the result is the limit's day, else the day itself.

    Args:
        not_after: the day of publication, where the words tell of what has been: a later one is of another event.
    """
    if place.length is None or place.type != "DURATION":
        return None
    words, at = match.words, match.last + 1
    if at >= len(words):
        return None
    link = words[at].lower
    sign = -1 if link in table["before_event"] else 1 if link in table["after_event"] else 0
    if not sign or (link in ("of", "from", "since", "following") and deadline != "within"):
        return None
    if match.word("approx") or any(word.lower == "than" for word in words[match.first : at]):
        # "Less than a week after" reaches no day.
        return None
    amount, unit = place.length
    if unit not in DAYS_IN and unit not in MONTHS_IN:
        return None
    event = _event_words(words, at + 1, int(table["words_looked_at"]))
    origin = _origin(match, event, dated, table)
    if origin is None or origin.place.first is None:
        return None
    day = exact_shift(origin.place.first, sign * amount, unit)
    if day is None or (not_after is not None and deadline != "within" and day > not_after):
        return None
    said = " ".join(word.text for word in event)
    step = f"{said!r} is told of {origin.place.value}: {sign * amount:+g} {unit} = {day.isoformat()}"
    kind = place if deadline == "within" else replace(place, type="DATE", value=day.isoformat(), grain="day")
    return replace(kind, edtf=day.isoformat(), first=day, year=day.year, month=day.month, anchor="text", steps=(step,))


def _event_words(words: list[Word], start: int, count: int) -> list[Word]:
    found: list[Word] = []
    for index in range(start, min(len(words), start + count)):
        if _divides(words, index):
            break
        found.append(words[index])
    return found


def _origin(match: Match, event: list[Word], dated: list[DatedWords], table: Mapping[str, Any]) -> DatedWords | None:
    """The day told of the same act elsewhere in the text, or right after the length; None where it is not just one."""
    # "Two days after 3 May", "after the 3 May vote": the day stands right there.
    inside = [one for one in dated if match.last + 2 <= one.first <= match.last + 3]
    if inside:
        return inside[0]
    if any(word.lower in table["one_of_several"] for word in event):
        return None
    act = _act(event, table)
    told = [one for one in dated if act in one.stems and one.first != match.first]
    return told[0] if len({one.place.first for one in told}) == 1 else None


def _act(event: list[Word], table: Mapping[str, Any]) -> str | None:
    """Stem of the word that says what happened: the noun of "the signing", the verb of "the envoys had signed"."""
    for index, word in enumerate(event):
        named = _stems([word], table)
        last = index + 1 == len(event) or event[index + 1].lower in table["after_act"]
        verb = word.lower.endswith(tuple(table["verb_endings"]))
        if named and (verb or last):
            return named[0]
        if named and "CAPITAL" not in word.meanings and not last and index > 2:
            return None
    return None


def _stems(words: list[Word], table: Mapping[str, Any]) -> list[str]:
    stems = []
    for word in words:
        if "WORD" not in word.meanings or "SPELT" in word.meanings or word.lower in table["unspecific"]:
            continue
        stem = _stem(word.lower, table)
        if len(stem) >= int(table["shortest_stem"]) and "CAPITAL" not in word.meanings:
            stems.append(stem)
    return stems


def _stem(word: str, table: Mapping[str, Any]) -> str:
    for ending in table["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= int(table["shortest_stem"]):
            return word[: -len(ending)]
    return word
