"""Lengths counted from an event that the text dates elsewhere: "within 135 days of the signing".

The event is found by its words: a day told in a sentence that speaks of the same act. Where no such day is told, or
more than one, the length stays a length: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place
from dovecote.find.times.tokens import Word
from dovecote.model.counting import DAYS_IN, MONTHS_IN, exact_shift

WORDS_AFTER_OPENING: Final = 10
"""How far the words go that a day in front of them is told of: "On 3 May, the army and the Front signed"."""


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A day that the text tells, and the words of its clause by which it can be known."""

    place: Place
    stems: frozenset[str]
    acts: frozenset[str]
    """What these words say was done, each with all words for it as one: "concluded" and "inked" are a signing."""
    first: int


def dated_words(
    matches: Sequence[Match],
    places: list[Place | None],
    limits: Sequence[tuple[str, str] | None],
    table: Mapping[str, Any],
) -> list[DatedWords]:
    """Days of the text, each with the stems of the words right before it: "signed on Saturday".

    A day that opens its sentence is told of the words after it. One by which something is due ("unless he signs by
    2 May") dates nothing.
    """
    found = []
    for match, place, limit in zip(matches, places, limits, strict=True):
        if place is None or place.grain != "day" or place.first is None:
            continue
        if limit is not None and limit[0] in table["due_by"]:
            continue
        stems = frozenset(_stems(_words_of(match, int(table["words_before_date"])), table))
        found.append(DatedWords(place, stems, _acts(stems, table), match.first))
    return found


def _words_of(match: Match, reach: int) -> list[Word]:
    """The words of a date's clause that are told of it: those before it, or all after it where it comes first."""
    start = match.first
    while start > max(0, match.first - reach) and not _divides(match.words, start - 1):
        start -= 1
    before = match.words[start : match.first]
    return before if len(before) > 1 else _event_words(match.words, _after_comma(match), WORDS_AFTER_OPENING)


def _after_comma(match: Match) -> int:
    after = match.last + 1
    return after + (after < len(match.words) and match.words[after].text == ",")


def _acts(stems: frozenset[str], table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(name for name, alike in table["acts_alike"].items() if stems & set(alike))


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
    start = _link_after(match, table)
    if start is None:
        return None
    at, sign = start
    words = match.words
    spans = words[at].lower in table["starting"] and deadline != "within"
    if words[at].lower in table["needs_within"] and deadline != "within" and not spans:
        return None
    if match.word("approx") or any(word.lower == "than" for word in words[match.first : at]):
        # "Less than a week after" reaches no day.
        return None
    amount, unit = place.length
    if unit not in DAYS_IN and unit not in MONTHS_IN:
        return None
    event = _event_words(words, at + 1, int(table["words_looked_at"]))
    origin = _day_right_after(at, dated, words, table) if spans else _origin(match, at, event, dated, table)
    if origin is None or origin.place.first is None:
        return None
    day = exact_shift(origin.place.first, sign * amount, unit)
    if day is None or (not_after is not None and deadline != "within" and not spans and day > not_after):
        return None
    said = " ".join(word.text for word in event)
    step = f"{said!r} is told of {origin.place.value}: {sign * amount:+g} {unit} = {day.isoformat()}"
    if spans:
        edtf = f"{origin.place.first.isoformat()}/{day.isoformat()}"
        return replace(place, edtf=edtf, first=origin.place.first, year=day.year, anchor="text", steps=(step,))
    kind = place if deadline == "within" else replace(place, type="DATE", value=day.isoformat(), grain="day")
    return replace(kind, edtf=day.isoformat(), first=day, year=day.year, month=day.month, anchor="text", steps=(step,))


def _day_right_after(
    at: int, dated: list[DatedWords], words: list[Word], table: Mapping[str, Any]
) -> DatedWords | None:
    """The day that stands right behind the word that a stretch starts with: "45 days FROM 30 April"."""
    for one in dated:
        between = words[at + 1 : one.first]
        if at < one.first and all(word.lower in table["before_first_day"] for word in between):
            return one
    return None


def _link_after(match: Match, table: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where the word stands that ties a length to an event, and +1 where it counts on, -1 where it counts back.

    "Thirty days AFTER the signing"; "within seven days, BEGINNING Monday".
    """
    words, at = match.words, _after_comma(match)
    if at >= len(words):
        return None
    link = words[at].lower
    if words[at - 1].text == ",":
        return (at, 1) if link in table["beginning"] else None
    sign = -1 if link in table["before_event"] else 1 if link in (*table["after_event"], *table["starting"]) else 0
    return (at, sign) if sign else None


def _event_words(words: list[Word], start: int, count: int) -> list[Word]:
    found: list[Word] = []
    for index in range(start, min(len(words), start + count)):
        if _divides(words, index):
            break
        found.append(words[index])
    return found


def _origin(
    match: Match, at: int, event: list[Word], dated: list[DatedWords], table: Mapping[str, Any]
) -> DatedWords | None:
    """The day told of the same act, right after the length or elsewhere; None where it is not just one."""
    there = _told_there(match.words, at, event, dated, table)
    if there is not None:
        return there
    if any(word.lower in table["one_of_several"] for word in event):
        return None
    before = [one for one in dated if one.first < match.first]
    if [word.lower for word in event[:2]] in table["that_day"]:
        return before[-1] if before else None
    told = [one for one in dated if one.first != match.first and _is_told_of(one, event, table)]
    return told[0] if len({one.place.first for one in told}) == 1 else None


def _told_there(
    words: list[Word], at: int, event: list[Word], dated: list[DatedWords], table: Mapping[str, Any]
) -> DatedWords | None:
    """The day that the event's own words hold: "two days after the 3 May vote", "its signing, which was on 3 May"."""
    end = at + 1 + len(event)
    inside = next((one for one in dated if at < one.first < end), None)
    if inside is not None:
        between = [word.lower for word in words[at + 1 : inside.first]]
        return inside if not set(between) & set(table["new_clause"]) else None
    if end + 1 < len(words) and words[end].text == "," and words[end + 1].lower in table["relatives"]:
        clause = _event_words(words, end + 1, WORDS_AFTER_OPENING)
        return next((one for one in dated if end < one.first < end + 1 + len(clause)), None)
    return None


def _is_told_of(one: DatedWords, event: list[Word], table: Mapping[str, Any]) -> bool:
    """Whether a day was told of the same act: the same word, or another for it, of the same thing."""
    act = _act(event, table)
    if act is None:
        return False
    things = [name for name, alike in table["things"].items() if act in alike["stems"]]
    if things:
        # "Of the truce": of its start, which another clause tells of the truce.
        return act in one.stems and bool(one.acts & set(table["things"][things[0]]["made_by"]))
    alike = _acts(frozenset([act]), table)
    if not alike:
        return act in one.stems
    of_what = frozenset(_stems(event, table)) - {act}
    return bool(one.acts & alike) and (not of_what or bool(of_what & one.stems) or act in one.stems)


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
