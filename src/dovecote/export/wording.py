"""Codes, days and names as a reader says them: one wording for the terminal, the brief and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

NO_PART = True

SOURCING_IN_WORDS: Final = {
    "on_record_named": "by name, on record",
    "on_record_institutional": "an institution, on record",
    "on_record_via_institution": "through their own press office",
    "on_record_via_counterpart": "only through the other side's press office",
    "background_anonymous_official": "one anonymous official",
    "background_anonymous_officials": "several anonymous officials",
    "deep_background": "deep background, nobody shown",
    "document_institutional": "an official document",
    "leaked_document": "a leaked document",
    "unattributed": "the outlet itself, no source named",
}
"""The codebook's sourcing classes as a reader would say them."""
VERIFICATION_IN_WORDS: Final = {
    "claimed_by_promisor": "says the promisor itself",
    "claimed_by_promisor_anonymous": "says the promisor's side, unnamed",
    "claimed_by_other": "says another party",
    "reported": "as reported",
    "corroborated": "say independent origins",
    "independently_verified": "verified independently",
    "disputed": "disputed",
}
"""Whose word it is that a promise was kept or not; nothing where only the calendar says so."""
BEFORE_THE_OUTCOME: Final = frozenset({"announced", "in_force", "due_no_evidence", "not_rateable"})
"""Lifecycles that rest on the promise alone, whose own sourcing is told anyway."""
LIFECYCLES: Final = (
    "due_no_evidence",
    "missed",
    "violated",
    "repudiated",
    "suspended",
    "partially_met",
    "announced",
    "in_progress",
    "in_force",
    "met_late",
    "met",
    "withdrawn",
    "superseded",
    "not_rateable",
)
"""In the order of a board: what wants a look first, what is settled or cannot be rated last."""
QUOTATION_MARKS: Final = ('"', "“", "‘", "«", "„", "'")
_DOUBT: Final = {"~": "about", "?": "perhaps", "%": "perhaps about"}
"""EDTF's signs behind a date, in words."""


def named(value: str | tuple[str, ...] | None, names: Mapping[str, str], *, nobody: str = "nobody named") -> str:
    """Actors' ids as their names."""
    if not value:
        return nobody
    ids = value if isinstance(value, tuple) else (value,)
    return ", ".join(names.get(one, one.removeprefix("unnamed:")) for one in ids)


def in_words(sourcing_class: str) -> str:
    """A sourcing class as a reader would say it."""
    return SOURCING_IN_WORDS.get(sourcing_class, sourcing_class.replace("_", " "))


def on_whose_word(lifecycle: str, verification: str, sourcing: str) -> tuple[str, ...]:
    """Who says that it became so, then who promised it; the latter alone where nothing became of it yet.

    A promise by an anonymous official that its ministry says was kept is told by both, so that neither's word is
    taken for the other's.
    """
    outcome = "" if lifecycle in BEFORE_THE_OUTCOME else VERIFICATION_IN_WORDS.get(verification, "")
    return (outcome, f"the promise: {sourcing}") if outcome else (sourcing,)


def place_on_board(lifecycle: str) -> tuple[int, str]:
    """What puts the groups of a board in order."""
    return (LIFECYCLES.index(lifecycle) if lifecycle in LIFECYCLES else len(LIFECYCLES), lifecycle)


def slip_in_words(least: int, most: int) -> str:
    """The distance as a reader says it: `102 to 132 days later`."""
    low, high = sorted((abs(least), abs(most)))
    days = f"{high} {'day' if high == 1 else 'days'}" if low == high else f"{low} to {high} days"
    return f"{days} {'later' if most > 0 else 'earlier'}"


def shown_day(edtf: str | None) -> str:
    """An EDTF string for a table: `../X` is on or before X, `X/..` lasts from X; a set shows its first and last day."""
    if not edtf:
        return "?"
    if edtf.endswith("/.."):
        return f"from {_qualified(edtf[:-3])}"
    if edtf.startswith("../"):
        return f"by {_qualified(edtf[3:])}"
    if edtf.startswith("[") and "," in edtf and ".." not in edtf:
        days = edtf.strip("[]").split(",")
        return f"{days[0]} or … {days[-1]}" if len(days) > 2 else " or ".join(days)
    return " to ".join(map(_qualified, edtf.split("/")))


def _qualified(day: str) -> str:
    """A date with its sign of doubt as a word: `2031-05~` is about May."""
    return f"{_DOUBT[day[-1]]} {day[:-1]}" if day[-1:] in _DOUBT else day


def quoted(words: str) -> str:
    """Words in quotation marks, unless the article put them in some already."""
    return words if words[:1] in QUOTATION_MARKS else f"“{words}”"


def told_once(texts: Iterable[str]) -> tuple[str, ...]:
    """`texts` in order, without those whose words all stand together in another: the fuller wording tells both."""
    listed = list(dict.fromkeys(texts))
    folded = [" ".join(one.split()).casefold() for one in listed]
    return tuple(
        one
        for number, one in enumerate(listed)
        if not any(folded[number] in other for place, other in enumerate(folded) if place != number)
    )
