"""From a text to its time expressions: patterns, then anchoring in text order, then limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.times.deadlines import limit_of, read_deadline_word
from dovecote.find.times.direction import ends_sentence, read_direction
from dovecote.find.times.grammar import Match, get_grammar
from dovecote.find.times.places import Direction, Place, Timeline
from dovecote.find.times.scan import BUILDERS, find_matches
from dovecote.find.times.tokens import Word
from dovecote.languages.language import Language
from dovecote.model.edtf import Edtf
from dovecote.model.ids import make_id
from dovecote.model.when import TimeExpression

LONGEST_WINDOW: Final = 120
"""Days of publication that are tried one by one; beyond four months nearly every relative date is any date."""

OPENING_WORDS: Final = 3
"""A year among the first words of a sentence ("In 2031, ...") moves the story there."""
STORY_YEARS: Final = 3
"""A year in mid-sentence moves the story no further on than this, and never back."""

DirectionOf = Callable[[Match], tuple[Direction | None, str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with its place, and the limit that a word before it makes of it."""

    match: Match
    place: Place
    word: str | None
    limit: str | None
    convention: str


def find_times(article: Article) -> tuple[TimeExpression, ...]:
    """Time expressions of the article, in order (codebook, section Dates)."""
    return find_times_in_text(article.text, article.language, published=article.published, source=article.document.id)


def find_times_in_text(
    text: str, language: Language, *, published: str | None = None, source: str = ""
) -> tuple[TimeExpression, ...]:
    """Time expressions of a text, in order, without parsing it; `published` is its day as EDTF.

    Raises:
        InvalidDate: `published` is no EDTF.
    """
    grammar = get_grammar(language)
    words = grammar.split(text)
    matches = find_matches(grammar, words)
    table = grammar.tables["direction"]
    days: list[date | None] = list(_publication_days(published)) or [None]
    directions = [read_direction(match, table) for match in matches]
    passes = [_place_all(matches, directions, day, grammar.tables) for day in days]
    joined = [_join([one[index] for one in passes]) for index in range(len(matches))]
    return tuple(_expression(found, text, source) for found in joined if found)


def _publication_days(published: str | None) -> list[date]:
    if published is None:
        return []
    value = Edtf.parse(published)
    first, last = value.earliest(), value.latest()
    if first is None or last is None:
        return []
    days = value.days()
    return list(days) if 0 < len(days) <= LONGEST_WINDOW else []


def _is_narrative(matches: list[Match], published: date | None) -> bool:
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
    return bool(gone >= 4 and gone > 8 * near and gone * 2 > len(years))


def _place_all(
    matches: list[Match],
    directions: list[tuple[Direction | None, str]],
    published: date | None,
    tables: Mapping[str, Mapping[str, Any]],
) -> list[_Found | None]:
    """Places of all matches, in text order, for one day of publication."""
    timeline = Timeline(published, _is_narrative(matches, published))
    found: list[_Found | None] = []
    paragraphs, sentences, openings = _places_in_text(matches[0].words) if matches else ([], [], [])
    for match, (direction, cue) in zip(matches, directions, strict=True):
        timeline.direction, timeline.cue = direction, cue
        timeline.paragraph, timeline.sentence = paragraphs[match.first], sentences[match.first]
        deadline = read_deadline_word(match, tables["deadlines"])
        if deadline and deadline[1] == "on_or_before" and direction == "past" and cue != "had":
            # "Given until Friday": the limit lies after what gave it.
            timeline.direction, timeline.cue = "later", deadline[0]
        timeline.opens = match.first - openings[match.first] <= OPENING_WORDS
        place = BUILDERS[match.rule.make](match, timeline)
        if place is None:
            found.append(None)
            continue
        limit, convention = limit_of(place, deadline[1]) if deadline else (None, "")
        found.append(_Found(match, place, deadline[0] if deadline else None, limit, convention))
        _remember(timeline, match, place)
    return found


def _places_in_text(words: list[Word]) -> tuple[list[int], list[int], list[int]]:
    """For each word: number of its paragraph, number of its sentence, index of that sentence's first word."""
    paragraphs, sentences, openings = [], [], []
    paragraph = sentence = opening = 0
    for index, word in enumerate(words):
        paragraphs.append(paragraph)
        sentences.append(sentence)
        openings.append(opening)
        paragraph += "BREAK" in word.meanings
        if ends_sentence(words, index):
            sentence, opening = sentence + 1, index + 1
    return paragraphs, sentences, openings


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
    if match.word("year") or match.word("year_of") or match.word("relative_year"):
        timeline.explicit, timeline.explicit_sentence = place, timeline.sentence


def _join(options: list[_Found | None]) -> _Found | None:
    """One finding for all possible days of publication: what they agree on, else the set of what they say."""
    first = options[0]
    if first is None:
        return None
    places = [one.place for one in options if one is not None]
    if all((place.value, place.edtf) == (first.place.value, first.place.edtf) for place in places):
        return first
    values = {place.value for place in places}
    value = first.place.value if len(values) == 1 else _common_value(sorted(values), first)
    edtf = _join_edtf([place.edtf for place in places])
    limit = _join_edtf([one.limit for one in options if one is not None])
    why = f"counted from {len(options)} possible days of publication"
    place = Place(first.place.type, value, edtf, "", anchor=first.place.anchor, steps=(why,))
    return replace(first, place=place, limit=limit)


def _common_value(values: list[str], first: _Found) -> str:
    """The TIMEX3 value with what the possible values differ in left open."""
    weekday = first.match.value("weekday", "WEEKDAY")
    if weekday:
        tail = values[0].partition("T")[2]
        return f"XXXX-WXX-{weekday}" + (f"T{tail}" if tail else "")
    if len({len(value) for value in values}) != 1 or any("W" in value or "_" in value for value in values):
        return "XXXX" if values[0][:1].isdigit() else values[0]
    return "".join(marks[0] if len(set(marks)) == 1 else "X" for marks in zip(*values, strict=True))


def _join_edtf(values: list[str | None]) -> str | None:
    """The set of the values; the hull where they are intervals; None where one of them is unknown."""
    known = sorted({value for value in values if value is not None})
    if not known or None in values:
        return None
    if len(known) == 1:
        return known[0]
    if any("/" in value or "T" in value or "~" in value for value in known):
        return _hull(known)
    inner = sorted({piece for value in known for piece in value.strip("[]").split(",")})
    return f"[{','.join(inner)}]"


def _hull(values: list[str]) -> str | None:
    bounds = [Edtf.parse(value) for value in values]
    firsts, lasts = [one.earliest() for one in bounds], [one.latest() for one in bounds]
    last = max((day for day in lasts if day), default=None)
    first = min((day for day in firsts if day), default=None)
    left = first.isoformat() if first and None not in firsts else ".."
    right = last.isoformat() if last and None not in lasts else ".."
    return f"{left}/{right}" if (left, right) != ("..", "..") else None


def _expression(found: _Found, text: str, source: str) -> TimeExpression:
    match, place = found.match, found.place
    start, end = match.words[match.first].start, match.words[match.last].end
    steps = (*place.steps, f"{found.word!r}: {found.convention}") if found.limit and found.word else place.steps
    edtf = _checked(found.limit or place.edtf)
    return TimeExpression(
        make_id("tx", source, start, end, match.rule.id),
        start,
        end,
        text[start:end],
        place.type,
        place.value,
        edtf,
        tuple(step for step in steps if step),
        found.word,
        _checked(found.limit),
        place.anchor,
        f"times/{match.rule.id}",
    )


def _checked(edtf: str | None) -> str | None:
    """The EDTF, where it is one: what cannot be printed as a date is left out, never shown half-right."""
    if edtf is None:
        return None
    try:
        return str(Edtf.parse(edtf))
    except InvalidDate:
        return None
