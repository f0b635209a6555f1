"""Dates told with their year, as bounds of the day of publication: what has been lies before it, what will be after.

A wrong bound dates the whole article wrongly, so only words that leave no doubt are taken. "They signed it in 2030" is
one; "they announced cuts in 2030", "the 2030 budget" and "he said in 2029 that they will leave by 2030" are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dovecote.find.times.constraints import Constraint, Told
from dovecote.find.times.direction import ends_sentence, nearest_verb
from dovecote.find.times.tokens import Word
from dovecote.model.edtf import Edtf

WORDS_BETWEEN: Final = 8
"""How far from the date the verb may stand that tells whether it has been."""

_Tables = Mapping[str, Mapping[str, Any]]


def bound_by_year(one: Told, told: list[Told], tables: _Tables) -> Constraint | None:
    """Not before, or not after, a date told with its year; None where its words leave a doubt."""
    place = one.place
    if place.year is None or place.edtf is None or not place.grain or _names_a_thing(one, tables):
        return None
    bounds = Edtf.parse(place.edtf)
    first, last = bounds.earliest(), bounds.latest()
    if first is None or last is None:
        return None
    if one.direction == "past" and _has_surely_been(one, tables):
        step = f"{one.text!r} is past ({one.cue!r}): not before {first.isoformat()}"
        return Constraint(step, within=((first, date.max),), gives_year=True)
    if one.direction == "future" and _is_surely_ahead(one, told, tables):
        step = f"{one.text!r} lies ahead ({one.cue!r}): not after {last.isoformat()}"
        return Constraint(step, within=((date.min, last),), gives_year=True)
    return None


def leaves_doubt(one: Told, tables: _Tables) -> bool:
    """Whether a past verb beside a date may tell of something to come: "a summit set for Dorn in April".

    A day that names a thing ("the 7 March attacks") leaves doubt too: it may keep that name for years.
    """
    after = _word_at(one.match.words, one.match.last + 1)
    if after is not None and after.lower in tables["direction"]["made_things"] and one.place.year is None:
        return True
    verb = nearest_verb(one.match, tables["direction"])
    if one.direction != "past" or verb is None or verb[1] >= one.match.first:
        return False
    words, table = one.match.words, tables["publication"]
    if words[verb[1]].lower in table["tells_of_what_comes"]:
        return one.match.first - verb[1] > 2  # "set on 3 May": then it was set
    return _may_be_to_come(words, verb[1], table)


def _names_a_thing(one: Told, tables: _Tables) -> bool:
    """Whether the date is part of a name, or tells which thing is meant: "EMX-2031", "the 2031 budget".

    "The May 2030 accord" was made then.
    """
    match = one.match
    first, before = match.words[match.first], match.words[match.first - 1] if match.first else None
    if before is not None and before.text in "-–/" and before.end == first.start:
        return True
    after = _word_at(match.words, match.last + 1)
    if after is None or "WORD" not in after.meanings:
        return after is not None and after.text in "-–/" and after.start == match.words[match.last].end
    made = after.lower in tables["direction"]["made_things"] and one.place.grain != "year"
    verb = after.lower.endswith(tables["direction"]["past_ending"])
    return not made and not verb and after.lower not in tables["publication"]["may_follow_year"]


def _has_surely_been(one: Told, tables: _Tables) -> bool:
    """Whether a past verb stands right by the date, or the date opens a sentence that goes on in the past."""
    match, table = one.match, tables["publication"]
    if one.cue in tables["direction"]["behind_words"]:
        return True
    if one.cue.split(" ")[0] in tables["direction"]["made_things"]:
        return one.place.grain != "year"
    verb = nearest_verb(match, tables["direction"])
    before = _word_at(match.words, match.first - 1)
    if verb is None or before is None:
        return False
    prepared = before.lower in table["before_what_has_been"]
    if not prepared and (one.place.grain == "year" or before.lower not in (",", "(", match.words[verb[1]].lower)):
        return False
    start = match.first - prepared
    if verb[1] > match.last:
        opens = start == 0 or ends_sentence(match.words, start - 1)
        return opens and verb[1] - match.last <= WORDS_BETWEEN
    between = match.words[verb[1] + 1 : start]
    if one.place.grain == "year" or match.words[verb[1]].lower in table["tells_of_what_comes"]:
        return not between
    if between and _may_be_to_come(match.words, verb[1], table):
        return False
    return len(between) <= WORDS_BETWEEN and all(_only_tells_where(word, tables) for word in between)


def _may_be_to_come(words: list[Word], verb: int, table: Mapping[str, Any]) -> bool:
    """Of "with the first boats delivered to the navy in May 2031": a participle that no helper makes past."""
    return any(word.lower in table["opens_participle"] for word in words[max(0, verb - WORDS_BETWEEN) : verb])


def _only_tells_where(word: Word, tables: _Tables) -> bool:
    """Whether a word between verb and date leaves the date with the verb: a name, a preposition, the accord signed."""
    listed = word.lower in tables["publication"]["between_verb_and_date"] or word.text in "(,"
    return listed or "CAPITAL" in word.meanings or word.lower in tables["direction"]["made_things"]


def _is_surely_ahead(one: Told, told: list[Told], tables: _Tables) -> bool:
    """Whether a verb of the present says that it is to come, in words that are not themselves of an older day."""
    table, words = tables["publication"], one.match.words
    verb = nearest_verb(one.match, tables["direction"])
    if verb is None or verb[1] > one.match.last:
        return False
    if words[verb[1]].lower in table["surely_ahead"]:
        sure = _word_at(words, verb[1] + 1)
        plain = sure is None or sure.lower not in ("have", "has")
    else:
        plain = words[verb[1]].lower in table["ahead_after_present"] and _is_of_now(words, verb[1], table)
    return plain and not any(_told_when(other, one, table) for other in told)


def _is_of_now(words: list[Word], at: int, table: Mapping[str, Any]) -> bool:
    """Of "are expected to": whether the helper before it is of the present."""
    while at > 0 and words[at].lower in table["ahead_after_present"]:
        at -= 1
    return words[at].lower in table["present_helpers"]


def _told_when(other: Told, one: Told, table: Mapping[str, Any]) -> bool:
    """Whether `other` is the day, told with its year, on which the sentence says that `one` was spoken of."""
    words = one.match.words
    if other is one or other.place.year is None or other.cue not in table["older_words"]:
        return False
    low, high = sorted((other.match.first, one.match.first))
    return not any(ends_sentence(words, index) for index in range(low, high))


def _word_at(words: list[Word], index: int) -> Word | None:
    return words[index] if 0 <= index < len(words) else None
