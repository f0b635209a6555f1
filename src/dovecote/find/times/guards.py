"""Words that look like a time and are none, by the words around them: a name, a count, an age, a score."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dovecote.find.times.direction import ends_sentence
from dovecote.find.times.grammar import Match
from dovecote.find.times.tokens import Word


def may_stand(match: Match) -> bool:
    """Whether the words around a match let it be a time."""
    guard = _GUARDS.get(match.rule.id)
    return guard is None or guard(match)


def _before(match: Match, count: int = 1) -> Word | None:
    index = match.first - count
    return match.words[index] if index >= 0 else None


def _after(match: Match, count: int = 1) -> Word | None:
    index = match.last + count
    return match.words[index] if index < len(match.words) else None


def _bare_month(match: Match) -> bool:
    """A month alone must not be a name ("April Doran") nor, where the word means other things, stand unannounced."""
    before, after = _before(match), _after(match)
    announced = before is not None and ("PREPOSITION" in before.meanings or "EDGE" in before.meanings)
    word = match.words[match.first]
    if "NAMES_OF_OTHER_THINGS" in word.meanings and not announced:
        return False
    if (
        match.value("month_short", "MONTH_SHORT")
        and word.text.isupper()
        and "STOP" not in match.words[match.last].meanings
    ):
        # "The APR rose": an abbreviation.
        return False
    if match.value("month_short", "MONTH_SHORT") and not announced and "SURE_SHORT_MONTH" not in word.meanings:
        return after is not None and "STOP" in match.words[match.last].meanings
    if announced or after is None:
        return True
    if (
        before is not None
        and "CAPITAL" in before.meanings
        and before.end + 1 == word.start
        and "STOP" not in before.meanings
    ):
        # "Envoy April", "Mira May": a name.
        return "WEEKDAY" in before.meanings
    return not ("CAPITAL" in after.meanings and "MONTH" not in after.meanings)


def _bare_year(match: Match) -> bool:
    """A four-digit number alone is a year unless the words around make it a count, a number or a part of one."""
    before, after = _before(match), _after(match)
    year = match.value("year", "YEAR")
    text = match.words[match.first]
    opens = before is None or "BREAK" in before.meanings
    if before is not None and (before.text in "#№/:" or (before.text == "." and before.end == text.start)):
        return False
    if after is not None and after.text in ("%", "/", ":") and after.start == text.end and not opens:
        return False
    announced = before is not None and (
        bool({"PREPOSITION", "THE", "BEFORE_YEAR"} & set(before.meanings)) or before.text == "("
    )
    if after is not None and "OTHER_CALENDAR" in after.meanings:
        return False
    if (after is None or "WORD" not in after.meanings) and not announced and _is_named_with_year(match, text):
        # Not so of "the Orsan 2031 peace talks": that year is theirs.
        return False
    if after is not None and "PLURAL" in after.meanings and not announced:
        return False
    if after is not None and "UNITS" in after.meanings:
        return False
    return announced or 1500 <= year <= 2100


def _is_named_with_year(match: Match, year: Word) -> bool:
    """Of "Vision 2030", "Route 2020": whether a name ends with the figure; the first word of a sentence may be none."""
    before = _before(match)
    if before is None or match.first < 2 or ends_sentence(match.words, match.first - 2):
        return False
    unknown = set(before.meanings) <= {"CAPITAL", "WORD", "PLAIN"}
    return "CAPITAL" in before.meanings and unknown and before.end + 1 == year.start


def _bare_season(match: Match) -> bool:
    """A season alone: "fall" and "spring" are verbs and other nouns too, unless "in" or the like announces them."""
    before = _before(match)
    season = match.word("season")
    if season is None:
        return False
    after, first = _after(match), match.words[match.first]
    if season is first and season.text[0].isupper() and after is not None and "CAPITAL" in after.meanings:
        # "Autumn Marsh": a name.
        return after.start != season.end + 1
    in_phrase = before is not None and "BEFORE_SEASON" in before.meanings
    if "SEASON_OR_OTHER" in season.meanings:
        return in_phrase or ("SEASON_SPELT_GREAT" in season.meanings and season.text[0].isupper())
    return in_phrase or "THE" in first.meanings or before is None or "THE" not in before.meanings


def _bare_duration(match: Match) -> bool:
    """Units alone, unless a figure before them was refused as a length for a reason ("6-year-old")."""
    before, after = _before(match), _after(match)
    if before is not None and "HYPHEN" in before.meanings:
        return False
    old = after is not None and "HYPHEN" in after.meanings
    return not old and (before is None or not ("NUM" in before.meanings and "SPELT" not in before.meanings))


def _duration(match: Match) -> bool:
    """A length is no age in the manner of "the 6-year-old boy", which tells no time of the story."""
    after = _after(match)
    return after is None or not ("HYPHEN" in after.meanings and after.end == match.words[match.last].end + 1)


def _unit_shift(match: Match) -> bool:
    """No day: "the last day" is the last of several, and "this day" was told before."""
    return bool(match.value("unit", "UNIT") != "D")


def _decade(match: Match) -> bool:
    """Two digits are a decade after "the" or an apostrophe; "in his 60s" is an age, "F-35s" a machine."""
    before = _before(match)
    word = match.word("decade")
    if word is None or len(word.text.strip("'’")) > 4 or word.text[0] in "'’":
        return True
    opens = "THE" in match.words[match.first].meanings or (before is not None and "THE" in before.meanings)
    return opens and not (before is not None and "HYPHEN" in before.meanings)


def _clock(match: Match) -> bool:
    """Figures with a colon alone are a result or a ratio as often as a time of day."""
    stated = ("ampm", "ampm2", "ampm3", "zone", "hour_word", "month", "month_short", "weekday", "deictic")
    if any(match.word(name) for name in stated):
        return True
    before, after, clock = _before(match), _after(match), match.word("clock")
    if clock is not None and clock.text.count(":") > 1:
        return False
    if after is not None and "STOP" in after.meanings and _digit_follows(match):
        return False
    if after is not None and "LOCAL" in after.meanings:
        return True
    return before is not None and ("AT_CLOCK" in before.meanings or before.text in "(-–—,")


def _digit_follows(match: Match) -> bool:
    stop, figure = _after(match), _after(match, 2)
    return stop is not None and figure is not None and figure.start == stop.end and "NUM" in figure.meanings


def _no_name(match: Match) -> bool:
    """No word of time in a name such as "Orsan Today" or "Daily Courier", with capitals around it."""
    word, before, after = match.words[match.first], _before(match), _after(match)
    if "CAPITAL" not in word.meanings:
        return True
    opens = before is None or before.text in ".!?“\"‘'" or "BREAK" in before.meanings
    named = after is not None and "CAPITAL" in after.meanings and "FREQUENCY" in word.meanings
    return opens and not named


def _no_title(match: Match) -> bool:
    """No "Player of the Year": a unit in capitals inside a sentence belongs to a name."""
    return not any(word.text[:1].isupper() for word in match.words[match.first + 1 : match.last + 1])


def _no_nickname(match: Match) -> bool:
    """No "Black Friday", the name of a day that is not this week's, and no "the Sunday Courier", a newspaper."""
    before, after = _before(match), _after(match)
    nickname = before is not None and "NICKNAME_OF_DAY" in before.meanings and "CAPITAL" in before.meanings
    paper = before is not None and "THE" in before.meanings and after is not None and "CAPITAL" in after.meanings
    return not nickname and not (paper and match.first == match.last and after is not None and _next_to(match, after))


def _no_namesake(match: Match) -> bool:
    """No "March 23 Movement", "14 July Brigade": a body that is called by a day, and dates nothing."""
    after = _after(match)
    named = after is not None and "CALLED_BY_A_DAY" in after.meanings and "CAPITAL" in after.meanings
    return not (named and after is not None and _next_to(match, after))


def _next_to(match: Match, after: Word) -> bool:
    return after.start == match.words[match.last].end + 1


def _no_verb(match: Match) -> bool:
    """No "the truce will last 30 months", where the word before the number is a verb."""
    before, word = _before(match), match.words[match.first]
    return not (word.lower == "last" and before is not None and "BEFORE_VERB" in before.meanings)


_GUARDS: Final[dict[str, Callable[[Match], bool]]] = {
    "month-bare": _bare_month,
    "year-bare": _bare_year,
    "season-bare": _bare_season,
    "duration-bare": _bare_duration,
    "duration": _duration,
    "decade": _decade,
    "clock": _clock,
    "deictic-day": _no_name,
    "present": _no_name,
    "set-adverb": _no_name,
    "weekday": _no_nickname,
    "month-day": _no_namesake,
    "month-day-full": _no_namesake,
    "day-month": _no_namesake,
    "following-unit": _no_title,
    "later-this-unit": _no_title,
    "unit-shifted": _unit_shift,
    "edge-of-unit-shifted": _unit_shift,
    "duration-past": _no_verb,
}
