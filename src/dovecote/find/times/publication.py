"""The days on which an article without a date can have appeared, by what its text says.

Every day of a generous range is asked whether each constraint of the text allows it. What remains is the answer, as an
interval or a set; no day is chosen. Constraints that rest on a habit of the press say so, and give way where they
contradict the others.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dovecote.find.article import Article
from dovecote.find.times.clues import iter_clues
from dovecote.find.times.constraints import FIRST_YEAR, LAST_YEAR, Constraint, Told
from dovecote.find.times.direction import read_direction
from dovecote.find.times.grammar import Grammar, Match, get_grammar
from dovecote.find.times.offices import find_terms
from dovecote.find.times.places import Place, Timeline
from dovecote.find.times.scan import BUILDERS, matches_in
from dovecote.model.document import FACT_PARTS, Published

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
LONGEST_ANSWER: Final = 550
"""Days from the first to the last possible one beyond which the answer says too little: a year and a half."""
MOST_LISTED: Final = 40
WIDEST_BOUNDS: Final = 12 * 366
"""Days: a date falls on the same weekday, and a leap year comes, at the latest after twelve years again."""


def infer_publication(article: Article) -> Published | None:
    """The days on which the article can have appeared, by what its text says; None where it excludes too little."""
    grammar = get_grammar(article.language)
    constraints = _constraints(article, grammar)
    if not _year_is_told(constraints) or not _can_be_told(constraints):
        return None
    found = _satisfy(constraints)
    if found is None or (found[0][-1] - found[0][0]).days > LONGEST_ANSWER:
        return None
    stated = article.document.source.published
    return Published(_edtf(found[0]), "inferred" if stated is None else stated.basis, found[1])


def _constraints(article: Article, grammar: Grammar) -> list[Constraint]:
    """All that bounds the day: what the text states first, then what rests on a habit of the press."""
    table = grammar.tables["publication"]
    told = _read(article, grammar)
    found = [*iter_clues(told, grammar.tables), *find_terms(article, table)]
    stated = article.document.source.published
    if stated is not None:
        found.append(Constraint(f"stated: {stated.edtf}", _fitting(stated.edtf)))
        early = 0 if stated.basis == "stated" else int(table["days_before_lead"])
        found += _days_of_lead(article, told, early, int(table["days_after_lead"]))
    # A mere bound is quickly applied, and leaves fewer days to the tests.
    return sorted(found, key=lambda one: (one.assumption, not one.within))


def _year_is_told(constraints: list[Constraint]) -> bool:
    """Whether something tells the year that is more than the term of one person, alone with a day that the text states.

    The terms come from a list that nobody has reviewed, and the press looks back.
    """
    telling = [one for one in constraints if one.gives_year]
    others = [one for one in constraints if one.term_of is None and one.assumption]
    persons = {one.term_of for one in telling}
    return bool(persons) and (None in persons or len(persons) > 1 or bool(others))


def _can_be_told(constraints: list[Constraint]) -> bool:
    """Whether the bounds are close enough for what comes round every few years to leave an answer."""
    days: list[date] = list(_all_days())
    for constraint in constraints:
        if constraint.within:
            days = constraint.keep(days) or days
    tells_by_test = any(one.gives_year and not one.within for one in constraints)
    return tells_by_test or (days[-1] - days[0]).days <= WIDEST_BOUNDS


def _satisfy(constraints: list[Constraint]) -> tuple[list[date], tuple[str, ...]] | None:
    """The days that are left, and the steps to them; None where the text contradicts itself."""
    days, steps, narrowed = list(_all_days()), [], False
    for constraint in constraints:
        kept = constraint.keep(days)
        if kept:
            if len(kept) < len(days):
                narrowed = True
                steps.append(_shown(constraint))
            days = kept
        elif constraint.assumption:
            steps.append(f"left out, it contradicts the rest: {constraint.step}")
        else:
            return None
    return (days, tuple(steps)) if narrowed else None


def _days_of_lead(article: Article, told: list[Told], early: int, late: int) -> list[Constraint]:
    """Of "PORT LUME, March 3 - The front signed on Wednesday": that day is a Wednesday, or the day after one.

    Args:
        early, late: how many days before and after the weekday told the article can carry as its own.
    """
    parts = article.document.source.parts
    body = next((part for part in parts if part.kind == "body"), None)
    if body is None or not any(part.kind == "dateline" for part in parts):
        return []  # only a report that is filed from a place on a day tells of yesterday at the latest
    end = article.text.find("\n\n", body.start)
    for one in told:
        start = one.match.words[one.match.first].start
        weekday = one.match.value("weekday", "WEEKDAY")
        if weekday is None or one.match.rule.id != "weekday" or one.direction != "past" or not body.start <= start:
            continue
        if end != -1 and start > end:
            break
        told_then = f"assumed at most {late} day before" + (f", or {early} after" if early else "")
        step = f"the first paragraph tells of {one.text!r} ({one.cue!r}): {told_then}"
        return [Constraint(step, _within_days_of(int(weekday), early, late), assumption=True)]
    return []


def _within_days_of(weekday: int, early: int, late: int) -> Callable[[date], bool]:
    return lambda day: (day.isoweekday() - weekday + early) % 7 <= early + late


def _fitting(pattern: str) -> Callable[[date], bool]:
    """Tells whether a day is one that a date with unspecified digits ("XXXX-03-01") stands for."""
    year, _, rest = pattern[:10].partition("-")
    if year == "XXXX" and re.fullmatch(r"\d\d-\d\d", rest):
        month, number = map(int, rest.split("-"))
        return lambda day: day.month == month and day.day == number
    digits = re.compile(re.escape(pattern[:10]).replace("X", "."))
    return lambda day: digits.match(day.isoformat()) is not None


def _read(article: Article, grammar: Grammar) -> list[Told]:
    """Time expressions of the parts that facts are read from, placed as far as their own words go."""
    table = grammar.tables["direction"]
    told = []
    for match in matches_in(grammar, article.text):
        words = match.words
        start, end = words[match.first].start, words[match.last].end
        part = article.document.part_at(start)
        if part is None or part.kind not in FACT_PARTS:
            continue
        place = _own_place(match)
        if place is not None:
            direction, cue = read_direction(match, table)
            told.append(Told(match, place, direction, cue, article.text[start:end]))
    return told


def _own_place(match: Match) -> Place | None:
    return BUILDERS[match.rule.make](match, Timeline(None, narrative=False))


@functools.cache
def _all_days() -> tuple[date, ...]:
    return tuple(FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1))


def _shown(constraint: Constraint) -> str:
    return f"{constraint.step} (assumption)" if constraint.assumption else constraint.step


def _edtf(days: list[date]) -> str:
    """A day, an interval where the days follow one another, else the set of them, runs of days written as ranges."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) == 1:
        first, last = days[0].isoformat(), days[-1].isoformat()
        return first if first == last else f"{first}/{last}"
    if len(runs) > MOST_LISTED:
        return f"{days[0].isoformat()}/{days[-1].isoformat()}"
    return f"[{','.join(_run(run) for run in runs)}]"


def _run(days: list[date]) -> str:
    """Days in a row, as a set lists them: two are named both, more as a range."""
    first, last = days[0].isoformat(), days[-1].isoformat()
    return f"{first}..{last}" if len(days) > 2 else ",".join(dict.fromkeys((first, last)))
