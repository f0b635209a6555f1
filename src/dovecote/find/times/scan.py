"""Which stretches of a text are time expressions: the longest fitting pattern at each place, past its guard."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dovecote.find.times.calendar_dates import place_calendar, place_weekday_weeks
from dovecote.find.times.days_of_stretch import place_day_of_stretch, place_half_of_month, place_months_of_year
from dovecote.find.times.grammar import Grammar, Match
from dovecote.find.times.guards import may_stand
from dovecote.find.times.lengths import place_clock, place_daypart, place_duration, place_every
from dovecote.find.times.named_days import place_anniversary, place_hijri, place_named_day, place_solar
from dovecote.find.times.offsets import place_ago_today, place_offset
from dovecote.find.times.places import Place, Timeline
from dovecote.find.times.relative import (
    place_deictic,
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
    "day_of_stretch": place_day_of_stretch,
    "half_of_month": place_half_of_month,
    "months_of_year": place_months_of_year,
    "decade": place_decade,
    "century": place_century,
    "season": place_season,
    "deictic": place_deictic,
    "unit_shift": place_unit_shift,
    "unit_text": place_unit_text,
    "weekday_weeks": place_weekday_weeks,
    "offset": place_offset,
    "ago_today": place_ago_today,
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


@functools.lru_cache(maxsize=2)
def matches_in(grammar: Grammar, text: str) -> tuple[Match, ...]:
    """Time expressions of a text in order; an article without a date asks for them twice."""
    return tuple(find_matches(grammar, grammar.split(text)))


def find_matches(grammar: Grammar, words: list[Word]) -> list[Match]:
    """Time expressions in order, none overlapping another."""
    candidates: list[Match] = []
    for match in grammar.iter_matches(words):
        candidates.extend(one for one in _split_range(match) if may_stand(one))
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
    if make not in ("day_range", "day_list", "date_range", "month_range", "year_range"):
        return [match]
    named = dict(match.named)
    if make == "day_list":
        return _split_days(match, named)
    if make == "year_range":
        return _split_years(match, named)
    if make == "date_range":
        return _split_dates(match, named)
    first_at = named.pop("day1" if make == "day_range" else "month1")
    first_day = "day" if "DAY" in match.words[first_at[0]].meanings else "day_ordinal"
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
            replace(match, rule=calendar, last=first_at[1] - 1, named={**shared, **month, first_day: first_at}),
            replace(match, rule=calendar, first=day_at[0], named={**shared, **month, "day": day_at}),
        ]
    return [
        replace(
            match,
            rule=calendar,
            first=first_at[0],
            last=first_at[1] - 1,
            named={**shared, **month, first_day: first_at},
        ),
        replace(match, rule=calendar, first=day_at[0], named=named),
    ]


def _split_days(match: Match, named: dict[str, tuple[int, int]]) -> list[Match]:
    """Three days of one month: what stands beside the month keeps it, the others are told by their number alone."""
    calendar = replace(match.rule, make="calendar", with_={"first": True})
    month = {name: at for name, at in named.items() if name in ("month", "month_short")}
    month_at = next(iter(month.values()))
    year = {"year": named["year"]} if "year" in named else {}
    found = []
    for name in ("day1", "day2", "day"):
        at = named[name]
        first, last = at[0], at[1] - 1
        if name == "day1" and month_at[0] < at[0]:
            first = month_at[0]
        if name == "day":
            last = match.last
        found.append(replace(match, rule=calendar, first=first, last=last, named={"day": at, **month, **year}))
    return found


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
        words[second_at[0]] = second._replace(meanings={**second.meanings, "YEAR": full})
    last = replace(match, rule=year, words=words, first=second_at[0], named={"year": second_at})
    return [first, last]
