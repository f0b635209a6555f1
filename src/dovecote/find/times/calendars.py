"""Days that open the lines of a calendar or chronology: "Jan. 14 - The pact is signed."

Such days are told without their year, and mostly in the present tense; what tells their year is the list itself. Its
days follow on each other, and the list as a whole lies as near to publication as it can. What an entry tells is told
as on its day: "by 1 March" under 14 January is six weeks later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction, make_day
from dovecote.find.times.tokens import Word
from dovecote.model.values import passing_value

FEWEST_ENTRIES: Final = 3
"""Lines that open with a day, for which a text is a calendar and no letter with its date on top."""
HALF_A_YEAR: Final = 183
MOST_PARAGRAPHS: Final = 3
"""An entry goes on over so many paragraphs, where another entry follows."""
_CALENDAR: Final = frozenset({"calendar", "iso", "figures"})


@passing_value
class Entry:
    """One line that opens with a day."""

    opening: int
    """Index of the day among the matches."""
    last: int
    """Index of the last word of the entry."""
    year: int | None
    """That of its day, where the day itself tells none and the list does."""


def entries_in(
    matches: Sequence[Match],
    paragraphs: list[int],
    text: str,
    published: date | None,
    table: Mapping[str, Any],
    directions: Sequence[tuple[Direction | None, str]],
) -> dict[int, Entry]:
    """For each match that lies in an entry of a calendar, the entry; nothing where the text is none.

    Args:
        directions: for each match, whether its verb tells of what has been or is to come.
    """
    marked = [(place, mark) for place in range(len(matches)) if (mark := _mark_after(matches, place, text, table))]
    # A day alone on its line, among lines that go on after theirs, is that of the paper.
    told, alone = ([place for place, mark in marked if (mark == "\n") is own] for own in (False, True))
    openings = max(told, alone, key=len)
    if len(openings) < FEWEST_ENTRIES:
        return {}
    days = [_month_and_day(matches[place]) for place in openings]
    has_been = any(directions[place][0] == "past" for place in openings)
    years = _years(days, [_year_told(matches, place, text) for place in openings], published, has_been=has_been)
    found: dict[int, Entry] = {}
    for number, place in enumerate(openings):
        following = openings[number + 1] if number + 1 < len(openings) else None
        last = _last_word(matches, place, following, paragraphs, told_under=openings is alone)
        entry = Entry(place, last, years[number] if days[number] and matches[place].word("year") is None else None)
        found.update({one: entry for one in range(place, len(matches)) if matches[one].first <= last})
        if following is not None:
            found = {one: told for one, told in found.items() if one < following}
    return found


def _mark_after(matches: Sequence[Match], place: int, text: str, table: Mapping[str, Any]) -> str | None:
    """What stands behind a day that comes first in its line: a mark, or the end of the line; None for any other."""
    match = matches[place]
    if not _is_day(match):
        return None
    start = _start(match)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip(str(table["before_day"])):
        return None
    end = _end(match)
    other = matches[place + 1] if place + 1 < len(matches) else None
    if other is not None and _is_day(other) and text[end : _start(other)].strip() in table["to_other_end"]:
        end = _end(other)
    after = text[end : end + 4].lstrip(" \t")
    return next((mark for mark in ("\n", *table["after_day"]) if after.startswith(mark)), None)


def _is_day(match: Match) -> bool:
    return match.rule.make in _CALENDAR and (match.rule.make != "calendar" or _month_and_day(match) is not None)


def _start(match: Match) -> int:
    return match.words[match.first].start


def _end(match: Match) -> int:
    return match.words[match.last].end


def _month_and_day(match: Match) -> tuple[int, int] | None:
    month = match.value("month", "MONTH") or match.value("month_short", "MONTH_SHORT")
    day = match.value("day", "DAY") or match.value("day_ordinal", "ORDINAL")
    return (int(month), int(day)) if month and day else None


def _year_told(matches: Sequence[Match], place: int, text: str) -> int | None:
    """The year of an entry's own day, or of the heading above it that is nothing but a year or a month of one."""
    own = matches[place].value("year", "YEAR")
    if own is not None:
        return int(own)
    for one in reversed(range(place)):
        year = matches[one].value("year", "YEAR")
        line = text.rfind("\n", 0, _start(matches[one])) + 1
        if year is not None and not text[line : _start(matches[one])].strip():
            rest = text[_end(matches[one]) :].partition("\n")[0]
            return int(year) if not rest.strip(" :") else None
        if _month_and_day(matches[one]) is not None and line == _start(matches[one]):
            return None
    return None


def _years(
    days: Sequence[tuple[int, int] | None], told: Sequence[int | None], published: date | None, *, has_been: bool
) -> list[Any]:
    """The year of each entry: as told, else counted on from the entry before, the whole list near to publication.

    Args:
        has_been: some of it is told as past, so that the list does not lie wholly ahead.
    """
    steps = list(_turns(days))
    known = next((place for place, year in enumerate(told) if year is not None), None)
    if known is not None:
        first = (told[known] or 0) - steps[known]
    elif published is not None:
        first = min(
            (published.year + shift - turn for shift in (-1, 0, 1) for turn in {steps[0], steps[-1]}),
            key=lambda year: _distance(days, steps, year, published, has_been=has_been),
        )
    else:
        return [None for _ in days]
    years = []
    for place, step in enumerate(steps):
        if told[place] is not None:
            first = (told[place] or 0) - step
        years.append(first + step)
    return years


def _turns(days: Sequence[tuple[int, int] | None]) -> Iterator[int]:
    """How many years after the first entry each lies: the list turns to another year where it starts over."""
    turn, before = 0, None
    for one in days:
        if one is not None and before is not None:
            apart = (one[0] - before[0]) * 30 + one[1] - before[1]
            turn += 1 if apart < -HALF_A_YEAR else -1 if apart > HALF_A_YEAR else 0
        yield turn
        before = one or before


def _distance(
    days: Sequence[tuple[int, int] | None], steps: list[int], year: int, published: date, *, has_been: bool
) -> tuple[bool, int, int]:
    """Days between publication and the stretch that the list spans; none where it lies inside.

    Before them, whether it lies wholly ahead though it has been; behind them, how far off its year is.
    """
    dated = [make_day(year + step, *one) for one, step in zip(days, steps, strict=True) if one is not None]
    known = [one for one in dated if one is not None]
    off = abs(year - published.year)
    if not known:
        return False, 0, off
    away = max((min(known) - published).days, (published - max(known)).days, 0)
    return has_been and min(known) > published, away, off


def _last_word(
    matches: Sequence[Match], place: int, following: int | None, paragraphs: list[int], *, told_under: bool
) -> int:
    """Index of the entry's last word: before the next entry, else at the end of its paragraph.

    Args:
        told_under: its day stands alone on its line, and what it tells in the paragraph under it.
    """
    match = matches[place]
    own = paragraphs[match.first]
    if following is not None and paragraphs[matches[following].first] - own <= MOST_PARAGRAPHS:
        return matches[following].first - 1
    words: Sequence[Word] = match.words
    own += told_under and match.last + 1 < len(words) and paragraphs[match.last + 2 :][:1] == [own + 1]
    return max(at for at in range(match.first, len(words)) if paragraphs[at] <= own)
