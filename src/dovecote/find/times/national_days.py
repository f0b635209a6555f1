"""Days of a state, "Ukraine's Independence Day": the same words name another day in the next country."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place
from dovecote.model.likeness import plain_name
from dovecote.vocabulary.lexicon import load_entries
from dovecote.vocabulary.tables import load_vocabulary

LONGEST_NAME: Final = 4
"""Words of the longest name of a state that is looked for before the day."""


def find_national_day(match: Match, name: str) -> list[int] | None:
    """Month and day of the state named right before it; None where none is named or its day is not known."""
    country = _country_before(match)
    day = load_vocabulary("national_days")[name].get(country) if country else None
    return [int(piece) for piece in day.split("-")] if day else None


def unknown_national_day(match: Match) -> Place | None:
    """The place of a day of which the text does not tell whose it is; None for plain words ("independence day and")."""
    if "CAPITAL" not in match.words[match.first].meanings:
        return None
    return Place("DATE", "XXXX-XX-XX", steps=("the words before it name no state of which this day is known",))


def _country_before(match: Match) -> str | None:
    """ISO 3166-1 alpha-3 of the state whose name, or adjective, ends right before the match."""
    end = match.first
    if end and "OF" in match.words[end - 1].meanings:
        end -= 1
    for count in range(min(LONGEST_NAME, end), 0, -1):
        words = match.words[end - count : end]
        name = plain_name(" ".join(word.text for word in words))
        if words[0].text[:1].isupper() and name in _countries():
            return _countries()[name]
    return None


@functools.cache
def _countries() -> Mapping[str, str]:
    """Country of each name and adjective of a state."""
    states = [one for one in load_entries() if one.actor_type == "state" and one.country]
    return {plain_name(words): str(one.country) for one in states for words in (one.name, *one.names, *one.adjectives)}
