"""Statements chosen by who spoke, about what, on whose word and since when; and what one said then and says now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dovecote.model.likeness import content_words, jaccard, plain_name

if TYPE_CHECKING:
    from dovecote.model.statement import Statement

SHARED: Final = 0.1
"""Share of words from which on an earlier statement is laid beside a later one as the same matter's."""


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Two statements of one speaker side by side; one of them is None where nothing corresponds to the other."""

    then: Statement | None
    then_day: str | None
    """The last day on which it can have been said (ISO 8601)."""
    now: Statement | None
    now_day: str | None


def chosen(
    statements: Iterable[Statement],
    day_of: Callable[[Statement], str],
    *,
    about: str | None = None,
    sourcing_class: str | None = None,
    since: str | None = None,
) -> list[Statement]:
    """Those of `statements` that speak about every word of `about`, in that class, on or after the day `since`."""
    wanted = plain_name(about).split() if about else []
    return [
        one
        for one in statements
        if (sourcing_class is None or one.sourcing_class == sourcing_class)
        and (since is None or day_of(one) >= since)
        and is_about(one, wanted)
    ]


def is_about(statement: Statement, wanted: Iterable[str]) -> bool:
    """Whether every word wanted begins a word of the content, accents and case aside."""
    words = plain_name(statement.content).split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def last_day(statement: Statement, known_on: Mapping[str, str]) -> str:
    """The last day on which it can have been said: as told, else the day its article appeared; "" where neither is."""
    from dovecote.errors import InvalidDate
    from dovecote.model.edtf import Edtf

    if statement.said is not None and statement.said.edtf:
        try:
            latest = Edtf.parse(statement.said.edtf).latest()
        except InvalidDate:
            latest = None
        if latest is not None:
            return latest.isoformat()
    return known_on.get(statement.known_from or "", "")


def side_by_side(
    statements: Iterable[Statement], day_of: Callable[[Statement], str], *, since: str | None = None
) -> list[ThenAndNow]:
    """What was said then beside what is said now, in order of the later day.

    Now is from the day `since` on; without it, the last day on which anything was said. Beside each statement of now
    stands the earlier one most like it; earlier ones that nothing corresponds to follow alone.
    """
    ordered = sorted(statements, key=lambda one: (day_of(one), one.id))
    if not ordered:
        return []
    turn = since or day_of(ordered[-1])
    then = [one for one in ordered if day_of(one) < turn]
    rows: list[ThenAndNow] = []
    answered: set[str] = set()
    for one in ordered[len(then) :]:
        like = max(then, key=lambda other: (_likeness(one, other), day_of(other), other.id), default=None)
        if like is not None and _likeness(one, like) < SHARED:
            like = None
        answered |= {like.id} if like is not None else set()
        rows.append(ThenAndNow(like, day_of(like) if like is not None else None, one, day_of(one)))
    alone = [one for one in then if one.id not in answered]
    return [*rows, *(ThenAndNow(one, day_of(one), None, None) for one in alone)]


def _likeness(one: Statement, other: Statement) -> float:
    return jaccard(content_words(one.content), content_words(other.content))
