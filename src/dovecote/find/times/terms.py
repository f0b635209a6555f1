"""Terms of office of the vocabulary, by the holder's name."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from datetime import date
from typing import Final

from dovecote.find.times.constraints import Stretch
from dovecote.model.edtf import Edtf
from dovecote.model.likeness import plain_name
from dovecote.model.values import passing_value
from dovecote.vocabulary.tables import load_vocabulary

TABLES: Final = (
    "office_holders",
    "office_holders_government",
    "office_holders_organisations",
    "office_holders_movements",
)
_LETTERS: Final = str.maketrans("øłıđ", "olid")
"""Letters with a stroke or without a dot, which no accent is taken off of."""
_NUMERAL: Final = re.compile(r"[ivx]+")
_STATE: Final = re.compile(r"[A-Z]{3}")


@passing_value
class Term:
    """That a person held an office, from one day to another."""

    office: str
    whose: str
    """The state or organisation; "UN-SOM" for the one whom the United Nations send to Somalia."""
    name: tuple[str, ...]
    stretch: Stretch
    left: date
    """The first day on which it may have been over; the last of all days where it goes on."""

    @property
    def sender(self) -> str:
        """The state or organisation alone."""
        sender, _, mission = self.whose.rpartition("-")
        return sender if sender and _STATE.fullmatch(mission) else self.whose

    @property
    def is_of_state(self) -> bool:
        """Whether a state, not an organisation or movement, has the office."""
        return _STATE.fullmatch(self.sender) is not None


def terms_of(name: str, offices: Collection[str], by_last_name: Collection[str] = ()) -> list[Term]:
    """All terms in the offices of those whom the name can mean; where one has just this name, only theirs.

    Args:
        by_last_name: offices whose holders a last name alone can mean, where nobody else of the vocabulary has it.
    """
    words = name_words(name)
    listed = [term for office in sorted(offices) for term in _terms_in(office)]
    # Another form of a name shares its first word or its last.
    alike = [one for one in listed if words and (one.name[-1] == words[-1] or one.name[0] == words[0])]
    found = [term for term in alike if _can_mean(words, term.name)]
    exact = [term for term in found if term.name == words]
    if not found and len(words) == 1 and len(_first_names().get(words[0], ())) == 1:
        return [term for term in listed if term.office in by_last_name and term.name[-1] == words[0]]
    return exact or found


def name_words(name: str) -> tuple[str, ...]:
    """The plain words of a name without articles, particles and the number of a ruler."""
    table = load_vocabulary("names")
    silent = {*table["articles"], *table["particles"]}
    first, *rest = plain_name(name).translate(_LETTERS).split() or [""]
    return tuple(one for one in (first, *(one for one in rest if not _NUMERAL.fullmatch(one))) if one not in silent)


def _can_mean(words: tuple[str, ...], listed: tuple[str, ...]) -> bool:
    """Whether a name told is another form of one listed: its last word and another one, or all its words and more."""
    if len(words) < 2 or len(listed) < 2:
        return words == listed
    if words[-1] == listed[-1]:
        return bool(set(words[:-1]) & set(listed[:-1]))
    rest = iter(words)
    return words[0] == listed[0] and all(one in rest for one in listed)


@functools.cache
def _first_names() -> dict[str, frozenset[str]]:
    """The first names that go with each last name in the vocabulary."""
    found: dict[str, frozenset[str]] = {}
    for table in TABLES:
        for office in load_vocabulary(table):
            for term in _terms_in(office):
                found[term.name[-1]] = found.get(term.name[-1], frozenset()) | {term.name[0]}
    return found


@functools.cache
def _terms_in(office: str) -> tuple[Term, ...]:
    found = []
    for table in TABLES:
        offices = load_vocabulary(table)
        for whose, holders in offices[office].items() if office in offices and office != "source" else ():
            for name, told in holders.items():
                for one in [told] if isinstance(told, str) else told:
                    term, end = Edtf.parse(one), one.partition("/")[2]
                    stretch = (term.earliest() or date.min, term.latest() or date.max)
                    left = Edtf.parse(end).earliest() if end != ".." else None
                    found.append(Term(office, whose, name_words(name), stretch, left or date.max))
    return tuple(found)
