"""Which stretches of a text are time expressions: the longest fitting pattern at each place, past its guard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dovecote.find.times.calendar_dates import place_calendar
from dovecote.find.times.grammar import Grammar, Match
from dovecote.find.times.lengths import place_clock, place_daypart, place_duration, place_every
from dovecote.find.times.named_days import place_anniversary, place_hijri, place_named_day, place_solar
from dovecote.find.times.places import Place, Timeline
from dovecote.find.times.relative import (
    place_deictic,
    place_offset,
    place_reference,
    place_unit_shift,
    place_unit_text,
)
from dovecote.find.times.tokens import Word
from dovecote.find.times.years_and_seasons import (
    place_century,
    place_decade,
    place_figures,
    place_iso,
    place_part_of_year,
    place_season,
    place_week_of_month,
    place_year,
)

Builder = Callable[[Match, Timeline], Place | None]
BUILDERS: Final[dict[str, Builder]] = {
    "calendar": place_calendar,
    "iso": place_iso,
    "figures": place_figures,
    "year": place_year,
    "part_of_year": place_part_of_year,
    "week_of_month": place_week_of_month,
    "decade": place_decade,
    "century": place_century,
    "season": place_season,
    "deictic": place_deictic,
    "unit_shift": place_unit_shift,
    "unit_text": place_unit_text,
    "offset": place_offset,
    "reference": place_reference,
    "duration": place_duration,
    "every": place_every,
    "clock": place_clock,
    "daypart": place_daypart,
    "named_day": place_named_day,
    "hijri_month": place_hijri,
    "solar_date": place_solar,
    "anniversary": place_anniversary,
}
"""What a rule's `make` names."""


def find_matches(grammar: Grammar, words: list[Word]) -> list[Match]:
    """Time expressions in order, none overlapping another."""
    candidates: list[Match] = []
    for match in grammar.iter_matches(words):
        candidates.extend(one for one in _split_range(match) if _may_stand(one))
    candidates.sort(key=lambda match: (match.first, -match.last, _rank(match), match.rule.id))
    chosen: list[Match] = []
    for match in candidates:
        if not chosen or match.first > chosen[-1].last:
            chosen.append(match)
    return chosen


def _rank(match: Match) -> int:
    """Which of two rules for the same words goes first: one that says so, and one for a bare word last."""
    given = match.rule.with_
    return -1 if given.get("first") else int(bool(given.get("bare")))


def _split_range(match: Match) -> list[Match]:
    """A range of days, months or years as two expressions; anything else as it is."""
    make = match.rule.make
    if make not in ("day_range", "date_range", "month_range", "year_range"):
        return [match]
    named = dict(match.named)
    if make == "year_range":
        return _split_years(match, named)
    if make == "date_range":
        return _split_dates(match, named)
    first_at = named.pop("day1" if make == "day_range" else "month1")
    month_at = named.get("month") or named.get("month_short")
    if month_at is None:
        return []
    calendar = replace(match.rule, make="calendar", with_={"first": True})
    shared = {name: at for name, at in named.items() if name not in ("day", "day_ordinal", "month")}
    if make == "month_range":
        first = {**shared, "month": first_at}
        return [
            replace(match, rule=calendar, last=first_at[1] - 1, named=first),
            replace(match, rule=calendar, first=month_at[0], named={**shared, "month": month_at}),
        ]
    month = {name: at for name, at in named.items() if name in ("month", "month_short")}
    day_at = named.get("day") or named["day_ordinal"]
    if month_at[0] < first_at[0]:
        return [
            replace(match, rule=calendar, last=first_at[1] - 1, named={**shared, **month, "day": first_at}),
            replace(match, rule=calendar, first=day_at[0], named={**shared, **month, "day": day_at}),
        ]
    return [
        replace(
            match, rule=calendar, first=first_at[0], last=first_at[1] - 1, named={**shared, **month, "day": first_at}
        ),
        replace(match, rule=calendar, first=day_at[0], named=named),
    ]


def _split_dates(match: Match, named: dict[str, tuple[int, int]]) -> list[Match]:
    """Two dates that share a year, written after the second; a first month that comes later is of the year before."""
    calendar = replace(match.rule, make="calendar", with_={"first": True})
    first_month = match.words[named["month1"][0]].meanings["MONTH"]
    crosses = first_month > match.words[named["month"][0]].meanings["MONTH"]
    begin = {"day": named["day1"], "month": named["month1"]} | ({} if crosses else {"year": named["year"]})
    end = {name: named[name] for name in ("day", "month", "year")}
    last_of_first = max(named["day1"][1], named["month1"][1]) - 1
    first_of_second = min(named["day"][0], named["month"][0])
    return [
        replace(match, rule=calendar, last=last_of_first, named=begin),
        replace(match, rule=calendar, first=first_of_second, named=end),
    ]


def _split_years(match: Match, named: dict[str, tuple[int, int]]) -> list[Match]:
    year = replace(match.rule, make="year", with_={})
    first = replace(match, rule=year, last=named["year"][1] - 1, named={"year": named["year"]})
    second_at = named.get("year2") or named["two"]
    words = list(match.words)
    second = words[second_at[0]]
    if "YEAR" not in second.meanings:
        start = words[named["year"][0]].meanings["YEAR"]
        full = start - start % 100 + second.meanings["TWO_DIGITS"]
        if full <= start:
            return [first]
        words[second_at[0]] = replace(second, meanings={**second.meanings, "YEAR": full})
    last = replace(match, rule=year, words=words, first=second_at[0], named={"year": second_at})
    return [first, last]


def _may_stand(match: Match) -> bool:
    guard = _GUARDS.get(match.rule.id)
    return guard is None or guard(match)


def _before(match: Match, count: int = 1) -> Word | None:
    index = match.first - count
    return match.words[index] if index >= 0 else None


def _after(match: Match, count: int = 1) -> Word | None:
    index = match.last + count
    return match.words[index] if index < len(match.words) else None


def _bare_month(match: Match) -> bool:
    """A month alone must not be a name ("April Doran") nor, where the word means other things, stand unannounced."""
    before, after = _before(match), _after(match)
    announced = before is not None and ("PREPOSITION" in before.meanings or "EDGE" in before.meanings)
    word = match.words[match.first]
    if "NAMES_OF_OTHER_THINGS" in word.meanings and not announced:
        return False
    if match.value("month_short", "MONTH_SHORT") and not announced and word.lower not in ("sept", "sep", "oct", "nov"):
        return after is not None and "STOP" in match.words[match.last].meanings
    if announced or after is None:
        return True
    if (
        before is not None
        and "CAPITAL" in before.meanings
        and before.end + 1 == word.start
        and "STOP" not in before.meanings
    ):
        # "Envoy April", "Mira May": a name.
        return "WEEKDAY" in before.meanings
    return not ("CAPITAL" in after.meanings and "MONTH" not in after.meanings)


def _bare_year(match: Match) -> bool:
    """A four-digit number alone is a year unless the words around make it a count, a number or a part of one."""
    before, after = _before(match), _after(match)
    year = match.value("year", "YEAR")
    text = match.words[match.first]
    opens = before is None or "BREAK" in before.meanings
    if before is not None and (before.text in "#№/:" or (before.text == "." and before.end == text.start)):
        return False
    if after is not None and after.text in ("%", "/", ":") and after.start == text.end and not opens:
        return False
    announced = before is not None and (
        "PREPOSITION" in before.meanings or before.lower in ("the", "(", "early", "late", "year")
    )
    if after is not None and "PLURAL" in after.meanings and not announced:
        return False
    if after is not None and "UNITS" in after.meanings:
        return False
    return announced or 1500 <= year <= 2100


def _bare_season(match: Match) -> bool:
    """A season alone: "fall" and "spring" are verbs and other nouns too, unless "in" or the like announces them."""
    before = _before(match)
    season = match.word("season")
    if season is None:
        return False
    spelt = match.words[match.first].lower
    in_phrase = before is not None and before.lower in (
        "in",
        "by",
        "until",
        "since",
        "during",
        "this",
        "through",
        "over",
    )
    if season.lower in ("fall", "spring"):
        return in_phrase or (season.lower == "spring" and season.text[0].isupper())
    return in_phrase or spelt == "the" or before is None or before.lower != "the"


def _bare_duration(match: Match) -> bool:
    """Units alone, unless a figure before them was refused as a length for a reason ("6-year-old")."""
    before, after = _before(match), _after(match)
    old = after is not None and "HYPHEN" in after.meanings
    return not old and (before is None or not ("NUM" in before.meanings and "SPELT" not in before.meanings))


def _duration(match: Match) -> bool:
    """A length is no age in the manner of "the 6-year-old boy", which tells no time of the story."""
    after = _after(match)
    return after is None or not ("HYPHEN" in after.meanings and after.end == match.words[match.last].end + 1)


def _unit_shift(match: Match) -> bool:
    """No day: "the last day" is the last of several, and "this day" was told before."""
    return bool(match.value("unit", "UNIT") != "D")


_GUARDS: Final[dict[str, Callable[[Match], bool]]] = {
    "month-bare": _bare_month,
    "year-bare": _bare_year,
    "season-bare": _bare_season,
    "duration-bare": _bare_duration,
    "duration": _duration,
    "unit-shifted": _unit_shift,
    "edge-of-unit-shifted": _unit_shift,
}
