"""A time expression as a limit: its EDTF, its last day, how exact it is, and the convention by which it was read."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from typing import Final

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.commitments.deadline_time import is_plain, range_from
from dovecote.model.commitment import Deadline
from dovecote.model.counting import day_after, single_day
from dovecote.model.edtf import Edtf
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import TimeExpression

HALF_A_YEAR: Final = 183
WEEK: Final = timedelta(days=7)
YEAR: Final = re.compile(r"\d{4}")


def deadline_from(article: Article, time: TimeExpression, *, ranges: bool = True) -> Deadline:
    """A time expression as the limit of a promise; with `ranges`, "from 3 to 5 June" is one window."""
    edtf = (range_from(article, time) if ranges else None) or time.deadline_edtf or time.edtf
    text = text_of(article, time)
    if edtf is None:
        return Deadline(None, text=text, convention="no day could be placed", precision="unresolved", steps=time.steps)
    return Deadline(
        edtf=edtf,
        text=text,
        latest=latest_of(edtf),
        convention=_convention(article, time),
        precision=precision_of(edtf),
        steps=time.steps,
    )


def latest_of(edtf: str) -> str | None:
    """The last day that still keeps a promise with this limit; None where it has no end."""
    try:
        latest = Edtf.parse(edtf).latest()
    except InvalidDate:
        return None
    return latest.isoformat() if latest is not None else None


def precision_of(edtf: str) -> str:
    """day, approximate_day, month, season, year or standing."""
    last = edtf.rpartition("/")[2]
    if last in {"..", ""}:
        return "standing"
    plain = last.strip("[]{}").rpartition(",")[2].rpartition("..")[2] or last
    approximate = plain.endswith(("~", "?", "%"))
    pieces = plain.rstrip("~?%").partition("T")[0].split("-")
    match len(pieces):
        case 1:
            return "year"
        case 2:
            return "month" if pieces[1] <= "12" else "season"
        case _:
            return "approximate_day" if approximate else "day"


def _convention(article: Article, time: TimeExpression) -> str:
    table = article.language.table("times/deadlines")
    word = time.deadline_word
    if word is None:
        return "the time named for it, as a window"
    if word in table["on_or_before"]:
        return f"'{word}' includes the time it names, to its end"
    if word in table["before"]:
        return f"'{word}' excludes the time it names"
    if word in table["limit_itself"]:
        return f"a {word} includes the time it names"
    return f"'{word}' read as a limit"


def text_of(article: Article, time: TimeExpression) -> str:
    """The words with the preposition before them, verbatim."""
    prepositions = article.language.table("commitments/details")["limits"]["prepositions"]
    before = article.text[max(0, time.start - 14) : time.start].rstrip()
    word = before.rpartition(" ")[2]
    if word.lower() not in prepositions:
        return article.text[time.start : time.end]
    start = len(article.text[: time.start].rstrip()) - len(word)
    return article.text[start : time.end]


def longer_by(last: date, length: TimeExpression) -> Deadline | None:
    """The limit that ends so long after the last day of the one before; None for lengths that reach no day."""
    day = day_after(last, length.timex3_value)
    if day is None:
        return None
    step = f"{length.exact} after {last.isoformat()}, the limit before"
    return Deadline(f"../{day.isoformat()}", length.exact, day.isoformat(), step, "day", (step,))


def included(limit: Deadline) -> Deadline:
    """A deadline with the time it names: "moved to May" is by the end of May; what is no plain date stays as it is."""
    if limit.edtf is None or not is_plain(limit.edtf):
        return limit
    edtf = f"../{limit.edtf}"
    convention = "a deadline includes the time it names"
    return dataclasses.replace(
        limit, edtf=edtf, latest=latest_of(edtf), precision=precision_of(edtf), convention=convention
    )


def in_nearest_year(limit: Deadline, words: str, here: date) -> Deadline:
    """A limit whose `words` name no year, in the year that brings it nearest to the day `here`."""
    found = re.fullmatch(r"(\.\./)?(\d{4})(-\d\d.*)", limit.edtf or "")
    if found is None or "/" in found[3] or YEAR.search(words):
        return limit
    years = (f"{found[1] or ''}{year:04d}{found[3]}" for year in range(here.year - 1, here.year + 2))
    days = {one: day for one in years if (day := latest_of(one)) is not None}
    near = [one for one, day in days.items() if abs((date.fromisoformat(day) - here).days) < HALF_A_YEAR]
    return dataclasses.replace(limit, edtf=near[0], latest=latest_of(near[0])) if len(near) == 1 else limit


def a_year_before(limit: Deadline, words: str) -> Deadline:
    """A limit whose `words` name no year, a year earlier than it was read."""
    found = re.fullmatch(r"(\.\./)?(\d{4})(-\d\d.*)", limit.edtf or "")
    if found is None or "/" in found[3] or YEAR.search(words):
        return limit
    edtf = f"{found[1] or ''}{int(found[2]) - 1:04d}{found[3]}"
    return dataclasses.replace(limit, edtf=edtf, latest=latest_of(edtf))


def brought_ahead(article: Article, limit: Deadline) -> Deadline:
    """A limit set just now and told without its year: where it was read as past, the one to come."""
    published = parse_edtf(article.published)
    here = published.latest() if published is not None else None
    if here is None or limit.latest is None or not limit.text or limit.latest >= here.isoformat():
        return limit
    if limit.length is not None:
        return limit
    return next_week(limit, limit.text, here) or in_nearest_year(limit, limit.text, here)


def next_week(limit: Deadline, words: str, here: date) -> Deadline | None:
    """A limit named by its weekday alone that was read as that of last week; None for every other."""
    day = single_day((limit.edtf or "").removeprefix("../"))
    if (
        day is None
        or limit.length is not None
        or re.search(r"\d", words)
        or not timedelta(0) < here - day < WEEK
        or limit.precision != "day"
    ):
        return None
    later = (day + WEEK).isoformat()
    edtf = later if limit.edtf == day.isoformat() else f"../{later}"
    return dataclasses.replace(limit, edtf=edtf, latest=later, steps=(*limit.steps, f"it lies ahead: {later}"))
