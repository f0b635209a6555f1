"""Two accounts of one meeting that differ: what one side says was discussed, and the other that it was not."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.evidence import Evidence
from dovecote.model.likeness import content_words
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import against, comparison
from dovecote.record.sides import Sides

ON_ITS_HEELS: Final = 160
"""Characters from the end of an account to that of the next one."""
WITHIN_DAYS: Final = 3
"""Accounts of one meeting are given on its day and the next ones."""


def compare_readouts(record: Record) -> Iterator[Comparison]:
    """Each matter that one side tells of a meeting and another side says did not come up."""
    denying = [(one, words) for one in record.statements if (words := _left_out(one))]
    if not denying:
        return
    sides = Sides(record.actors)
    names = {one.id: one.name for one in record.actors}
    days = {source.id: source.known_on or "" for source in record.sources}
    telling = [one for one in record.statements if not _has(one, "unmentioned")]
    for denial, matter in denying:
        for account in (one for one in telling if _has(one, "discussed") or _is_just_before(one, denial)):
            ours, theirs = sides.of(denial.speaker), sides.of(account.speaker)
            apart = denial.speaker is not None and not ours & theirs and _are_near(denial, account, days)
            if apart and matter <= content_words(account.content):
                text = against(account, denial, names)
                yield comparison(
                    "contradiction", (account.id, denial.id), text, [*_content(account), *_content(denial)]
                )


def _left_out(statement: Statement) -> frozenset[str]:
    """The words for what was not mentioned; empty where the statement says nothing of the kind."""
    if not _has(statement, "unmentioned"):
        return frozenset()
    return content_words(statement.content) - content_words(" ".join(_phrases("unmentioned")))


def _has(statement: Statement, kind: str) -> bool:
    words = f" {statement.content.casefold()} "
    return any(f" {phrase}" in words for phrase in _phrases(kind))


def _is_just_before(account: Statement, denial: Statement) -> bool:
    """True where the denial follows on the account's heels in one article: it answers it, whatever its verb."""
    if account.known_from != denial.known_from:
        return False
    ends = [max(one.end for one in each.evidence) for each in (account, denial)]
    return 0 < ends[1] - ends[0] <= ON_ITS_HEELS


def _are_near(one: Statement, two: Statement, days: dict[str, str]) -> bool:
    known = [days.get(str(each.known_from), "") for each in (one, two)]
    if not all(known):
        return False
    return abs((date.fromisoformat(known[0]) - date.fromisoformat(known[1])).days) <= WITHIN_DAYS


def _content(statement: Statement) -> tuple[Evidence, ...]:
    return tuple(one for one in statement.evidence if one.role == "content")


@functools.cache
def _phrases(kind: str) -> tuple[str, ...]:
    """Phrases of every language that is read."""
    tables = (get_language(code).table("reporting_words").get("accounts", {}) for code in list_languages())
    return tuple(phrase for table in tables for phrase in table.get(kind, ()))
