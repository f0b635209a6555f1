"""Each expression's place, in text order: what is told first is what later ones are counted from."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dovecote.find.times.calendars import Entry, entries_in
from dovecote.find.times.deadlines import limit_of, read_deadline_word
from dovecote.find.times.direction import ends_sentence, is_set_ahead
from dovecote.find.times.events_told import DatedWords, count_from_event, dated_words
from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction, Place, Timeline
from dovecote.find.times.quoted_days import find_spoken_days, mark_quoted
from dovecote.find.times.scan import BUILDERS
from dovecote.find.times.tokens import Word
from dovecote.find.times.week_ranges import in_order_of_week
from dovecote.model.values import passing_value

OPENING_WORDS: Final = 3
"""A year among the first words of a sentence ("In 2031, ...") moves the story there."""
OF_NOW: Final = frozenset({"deictic", "reference", "ago_today"})
"""What counts from the day on which the paper appeared, wherever it stands: "today", "now"."""
STORY_YEARS: Final = 3
"""A year in mid-sentence moves the story no further on than this, and never back."""


@passing_value
class Found:
    """A match with its place, and the limit that a word before it makes of it."""

    match: Match
    place: Place
    word: str | None
    limit: str | None
    convention: str


@dataclass(frozen=True, slots=True)
class Layout:
    """For each word of a text, where it stands in it."""

    paragraphs: list[int]
    """Number of its paragraph."""
    sentences: list[int]
    """Number of its sentence."""
    openings: list[int]
    """Index of the first word of that sentence."""
    quoted: list[bool]
    """Whether it stands between double quotation marks."""
    text: str
    """The text itself, for where its lines begin."""

    @staticmethod
    def of(words: list[Word], text: str) -> Layout:
        """The layout of the text that has these words."""
        return Layout(*_places_in_text(words), _quoted(words), text)


def place_all(
    matches: Sequence[Match],
    directions: list[tuple[Direction | None, str]],
    published: date | None,
    tables: Mapping[str, Mapping[str, Any]],
    layout: Layout,
) -> list[Found | None]:
    """Places of all matches, in text order, for one day of publication."""
    of_now, from_then = (frozenset(tables["direction"][name]) for name in ("of_now", "behind_words"))
    timeline = Timeline(published, _is_narrative(matches, published), of_now=of_now, from_then=from_then)
    limits = _limits(matches, tables["deadlines"])
    paragraphs, quoted = layout.paragraphs, layout.quoted
    entries = entries_in(matches, paragraphs, layout.text, published, tables["events"]["entries"], directions)
    told: dict[int, Timeline] = {}
    places: list[Place | None] = []
    ways: list[tuple[Direction | None, str]] = []
    for index, (match, limit, (direction, cue)) in enumerate(zip(matches, limits, directions, strict=True)):
        timeline.direction, timeline.cue = direction, cue
        timeline.names_a_thing = direction == "past" and cue.partition(" ")[0] in tables["direction"]["made_things"]
        timeline.limited = limit is not None and limit[1] in ("on_or_before", "before")
        timeline.is_set_ahead = is_set_ahead(match, tables["direction"])
        given = limit is not None and limit[0] in tables["direction"]["limits_ahead"] and not cue.startswith("had")
        given = given and cue.partition(" ")[0] not in tables["direction"]["went_on"]
        if direction == "past" and (given or timeline.is_set_ahead):
            # "Given until Friday": the limit lies after what gave it.
            timeline.direction, timeline.cue = "later", limit[0] if limit else cue
        timeline.paragraph, timeline.sentence = paragraphs[match.first], layout.sentences[match.first]
        timeline.opens = match.first - layout.openings[match.first] <= OPENING_WORDS
        ways.append((timeline.direction, timeline.cue))
        place = _in_entry(match, timeline, entries.get(index), places, told) or BUILDERS[match.rule.make](
            match, timeline
        )
        places.append(place)
        if place is not None:
            _remember(timeline, match, place)
    places = in_order_of_week(matches, places, ways, tables["events"])
    if any(quoted) and published is not None and not timeline.narrative:
        spoken = find_spoken_days(matches, places, quoted, paragraphs, tables["quoted"])
        places = [
            mark_quoted(match, place, published, spoken.get(paragraphs[match.first]), way)
            if place is not None and quoted[match.first] and index not in entries
            else place
            for index, (match, place, way) in enumerate(zip(matches, places, ways, strict=True))
        ]
    dated = dated_words(matches, places, limits, tables["events"])
    return [
        _found(match, place, limit, dated, tables["events"], None if direction in ("future", "later") else published)
        if place is not None
        else None
        for match, place, limit, (direction, _) in zip(matches, places, limits, directions, strict=True)
    ]


def _in_entry(
    match: Match, timeline: Timeline, entry: Entry | None, places: Sequence[Place | None], told: dict[int, Timeline]
) -> Place | None:
    """The place of what an entry of a calendar tells: as on its day; None for what stands in no entry.

    Args:
        told: the timeline of each entry so far, which this adds to.
    """
    if entry is None or match.rule.make in OF_NOW:
        return None
    if len(places) == entry.opening:
        timeline.year_of_entry = entry.year
        place = BUILDERS[match.rule.make](match, timeline)
        timeline.year_of_entry = None
        if place is not None and place.first is not None:
            told[entry.opening] = Timeline(
                place.first, narrative=False, of_now=timeline.of_now, from_then=timeline.from_then, last=place
            )
        return place
    own = told.get(entry.opening)
    if own is None:
        return None
    own.direction, own.cue = timeline.direction, timeline.cue
    own.limited, own.names_a_thing = timeline.limited, timeline.names_a_thing
    own.is_set_ahead, own.sentence = timeline.is_set_ahead, timeline.sentence
    place = BUILDERS[match.rule.make](match, own)
    if place is None:
        return None
    _remember(own, match, place)
    if place.anchor != "publication":
        return place
    steps = tuple(step.replace("published", "entry of", 1) for step in place.steps)
    return replace(place, anchor="text", steps=steps)


def _limits(matches: Sequence[Match], table: Mapping[str, Any]) -> list[tuple[str, str] | None]:
    """The deadline word of each match and its kind; "two weeks before 20 May" counts back and limits none."""
    limits = [read_deadline_word(match, table) for match in matches]
    for index in range(1, len(matches)):
        limit, length = limits[index], matches[index - 1]
        if limit is None or limit[1] != "before" or length.rule.make != "duration":
            continue
        if length.last + 1 + len(limit[0].split()) == matches[index].first:
            limits[index] = None
    return limits


def _found(
    match: Match,
    place: Place,
    limit: tuple[str, str] | None,
    dated: list[DatedWords],
    table: Mapping[str, Any],
    not_after: date | None,
) -> Found:
    word, kind = limit if limit else (None, "")
    counted = count_from_event(match, place, kind or None, dated, table, not_after)
    if counted is not None and counted.type == "DURATION" and kind != "within":
        return Found(match, counted, None, None, "")
    if counted is not None and kind == "within":
        return Found(match, replace(counted, edtf=None), word, f"../{counted.edtf}", "counted from the event")
    if counted is not None:
        place, match = counted, replace(match, last=match.last + 1)
    edtf, convention = limit_of(place, kind) if kind else (None, "")
    return Found(match, place, word, edtf, convention)


def _is_narrative(matches: Sequence[Match], published: date | None) -> bool:
    """Whether the text tells history: many years, most of them long gone, and hardly a day counted from today."""
    years = [value for match in matches if (value := match.value("year", "YEAR")) is not None]
    years += [0 for match in matches if match.word("era")]
    own = published.year if published else None
    gone = sum(own is None or year < own - 1 for year in years)
    near = sum(
        match.word("deictic") is not None
        or (match.word("weekday") is not None and not match.word("month") and not match.word("month_short"))
        for match in matches
    )
    near += sum(match.rule.make == "unit_shift" for match in matches)
    return bool(gone >= 8 and gone > 8 * near and gone * 2 > len(years))


def _places_in_text(words: list[Word]) -> tuple[list[int], list[int], list[int]]:
    """For each word: number of its paragraph, number of its sentence, index of that sentence's first word."""
    # No word of letters ends anything.
    marks = [place for place, word in enumerate(words) if "WORD" not in word.meanings]
    breaks = [place + 1 for place in marks if "BREAK" in words[place].meanings]
    ends = [place + 1 for place in marks if ends_sentence(words, place)]
    sentences, firsts = _numbered(ends, len(words)), (0, *ends)
    return _numbered(breaks, len(words)), sentences, [firsts[number] for number in sentences]


def _numbered(openings: list[int], length: int) -> list[int]:
    """For each of so many places the number of its stretch, where all stretches but the first begin at `openings`."""
    numbers: list[int] = []
    for number, (first, after) in enumerate(itertools.pairwise((0, *openings, length))):
        numbers += [number] * (after - first)
    return numbers


def _quoted(words: list[Word]) -> list[bool]:
    """For each word, whether it stands between double quotation marks; an empty line closes them."""
    inside, flags = False, []
    for word in words:
        if word.text in '“”"' or "BREAK" in word.meanings:
            inside = word.text == "“" or (word.text == '"' and not inside)
        flags.append(inside)
    return flags


def _is_far(year: int, last: Place | None) -> bool:
    """Whether a year lies before the story's own, or more than a little after it."""
    return last is not None and last.year is not None and not 0 <= year - last.year <= STORY_YEARS


def _remember(timeline: Timeline, match: Match, place: Place) -> None:
    if place.year is None or not place.grain or match.rule.id in ("ago", "earlier", "decade", "century"):
        # A look back does not move the story.
        return
    # Nor does a year that a plan names, or one that is far from the story's own.
    aside = timeline.direction in ("future", "later") or _is_far(place.year, timeline.last)
    if timeline.narrative and match.rule.make == "year" and not timeline.opens and aside:
        return
    timeline.last, timeline.last_paragraph = place, timeline.paragraph
    if place.grain in ("day", "month") and place.month is not None:
        day = place.first.day if place.first and place.grain == "day" else None
        timeline.told[place.month, day] = place.year
    if match.first and match.words[match.first - 1].lower in timeline.from_then:
        return  # "shut since April 2019": of the time before, and not that of the clause
    if match.word("year") or match.word("year_of") or match.word("relative_year"):
        timeline.explicit, timeline.explicit_sentence = place, timeline.sentence
