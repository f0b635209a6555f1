"""The days on which an article without a date can have appeared, by what its text says.

Every day of a generous range is asked whether each constraint of the text allows it. What remains is the answer, as an
interval or a set; no day is chosen. Constraints that rest on a habit of the press say so, and give way where they
contradict the others.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import Final

from dovecote.find.article import Article
from dovecote.find.times.constraints import FIRST_YEAR, LAST_YEAR, Constraint, Told, iter_constraints
from dovecote.find.times.direction import read_direction
from dovecote.find.times.grammar import Grammar, Match, get_grammar
from dovecote.find.times.places import Place, Timeline
from dovecote.find.times.scan import BUILDERS, find_matches
from dovecote.model.document import FACT_PARTS, Published

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
LONGEST_ANSWER: Final = 550
"""Days from the first to the last possible one beyond which the answer says too little: a year and a half."""
MOST_LISTED: Final = 40


def infer_publication(article: Article) -> Published | None:
    """The days on which the article can have appeared, by what its text says; None where it excludes too little."""
    grammar = get_grammar(article.language)
    told = _read(article, grammar)
    days: list[date] | None = None
    steps: list[str] = []
    constraints = list(iter_constraints(told, grammar.tables["publication"]))
    stated = article.document.source.published
    if stated is not None:
        constraints.append(Constraint(f"stated: {stated.edtf}", lambda day: _fits(day, stated.edtf)))
    if not any(one.gives_year for one in constraints):
        return None
    for constraint in constraints:
        kept = [day for day in (_all_days() if days is None else days) if constraint.allows(day)]
        if not kept:
            if not constraint.assumption:
                return None
            steps.append(f"left out, it contradicts the rest: {constraint.step}")
            continue
        if days is None or len(kept) < len(days):
            steps.append(_shown(constraint))
        days = kept
    if not days or (days[-1] - days[0]).days > LONGEST_ANSWER:
        return None
    return Published(_edtf(days), "inferred" if stated is None else stated.basis, tuple(steps))


def _fits(day: date, pattern: str) -> bool:
    """Whether a day is one that a date with unspecified digits ("XXXX-03-01") stands for."""
    return all(mark in ("X", digit) for mark, digit in zip(pattern[:10], day.isoformat(), strict=False))


def _read(article: Article, grammar: Grammar) -> list[Told]:
    """Time expressions of the parts that facts are read from, placed as far as their own words go."""
    words = grammar.split(article.text)
    table = grammar.tables["direction"]
    told = []
    for match in find_matches(grammar, words):
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
    """An interval where the days follow one another, else the set of them, else the interval that holds them."""
    if len(days) == 1:
        return days[0].isoformat()
    whole = (days[-1] - days[0]).days + 1 == len(days)
    if whole or len(days) > MOST_LISTED:
        return f"{days[0].isoformat()}/{days[-1].isoformat()}"
    return f"[{','.join(day.isoformat() for day in days)}]"
