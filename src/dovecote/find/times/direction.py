"""Whether a weekday or month lies behind or ahead, by the verb that governs it.

Two ways to tell, one answer: with a parsed article the governing verb is looked up; without, the nearest verb form in
the clause, which the word list knows by its look.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Direction
from dovecote.find.times.tokens import Word

WORDS_BEFORE = 40
WORDS_AFTER = 25
"""How far a verb is looked for; a sentence of the press has some 25 words."""
WORDS_OF_NAME = 7
"""How long a name may be that stands between a date and what was made on it."""
WORDS_TO_SCHEDULED = 6
"""How far before a time the present stands that tells a timetable: "the truce expires in all of Veldt on 3 May"."""
WORDS_TO_LIMIT = 12
"""How far before a limit the word stands that moves or promises it."""


def read_direction(match: Match, table: Mapping[str, Any]) -> tuple[Direction | None, str]:
    """Direction of the clause around a match, with the words that tell it; None where no verb form is known."""
    by_phrase = read_phrase(match, table)
    if by_phrase:
        return by_phrase
    told = nearest_verb(match, table)
    if told is not None:
        return told[0], match.words[told[1]].lower
    return _told_thing(match, table) or (None, "")


def nearest_verb(match: Match, table: Mapping[str, Any]) -> tuple[Direction, int] | None:
    """Direction by the nearest verb form of the clause, with its place: the last one before, else the first after."""
    words = match.words
    for index in range(match.first - 1, max(-1, match.first - WORDS_BEFORE), -1):
        word = words[index]
        if ends_sentence(words, index):
            break
        told = _tell(words, index, table)
        if told:
            return told, index
        if word.lower in table["present"] and match.first - index <= WORDS_TO_SCHEDULED:
            return "future", index
        if word.lower in table["clause_starts"] and index < match.first - 2:
            # Right before the time it is a preposition: "before 11 September".
            break
    for index in range(match.last + 1, min(len(words), match.last + WORDS_AFTER)):
        if ends_sentence(words, index):
            break
        told = _tell(words, index, table)
        if told:
            return told, index
    return None


def read_phrase(match: Match, table: Mapping[str, Any]) -> tuple[Direction, str] | None:
    """Direction by the words right before a match ("as early as", "since"), which outrank its verb."""
    before = [word.lower for word in match.words[max(0, match.first - 3) : match.first]]
    phrase = " ".join(before)
    ahead = next((one for one in table["ahead_phrases"] if phrase.endswith(one)), None)
    if ahead:
        outcome = _outcome_after(match, table)
        if outcome is None and _is_set_now(match, ahead, table):
            return "future", ahead
        return ("past", outcome) if outcome else ("later", ahead)
    if before and before[-1] in table["behind_words"]:
        return "past", before[-1]
    return _made_thing(before, table) or _made_in(match, table)


def _is_set_now(match: Match, phrase: str, table: Mapping[str, Any]) -> bool:
    """Whether it is as "elections are now planned for 11 December": it lies ahead as this is told."""
    words, first = match.words, match.first - len(phrase.split())
    at = first - 1
    while at > 0 and words[at].lower in table["between_set"]:
        at -= 1
    planned = words[first].lower in table["planned_now"] if 0 <= first < len(words) else False
    return planned and at >= 0 and words[at].lower in table["passive_of_now"] and words[at].lower not in ("be", "being")


def _outcome_after(match: Match, table: Mapping[str, Any]) -> str | None:
    """Of "the exchange, planned for Thursday, did not take place": the word that tells how it came out."""
    after = [word.lower for word in match.words[match.last + 1 : match.last + 3] if word.text != ","]
    return after[0] if after and after[0] in table["came_out"] else None


def _made_in(match: Match, table: Mapping[str, Any]) -> tuple[Direction, str] | None:
    """Of "the February accord": the one that was made then."""
    after = _named_thing(match, table)
    opening = match.words[match.first].lower
    before = match.words[match.first - 1].lower if match.first else ""
    definite = "the" in (opening, before) or before in table["articles"]
    if after is None or not definite or {opening, before} & set(table["one_to_come"]):
        return None
    return "past", after


def _named_thing(match: Match, table: Mapping[str, Any]) -> str | None:
    """What was made then, behind the words of its name: "the 3 May Orsan peace accord"."""
    for word in match.words[match.last + 1 : match.last + 1 + WORDS_OF_NAME]:
        if word.lower in table["made_things"]:
            return word.lower
        if "CAPITAL" not in word.meanings and word.lower not in table["in_names_of_made_things"]:
            return None
    return None


def _made_thing(before: list[str], table: Mapping[str, Any]) -> tuple[Direction, str] | None:
    """Of "the accord of 3 May": what is named by its day was made on it."""
    named = len(before) == 3 and before[-1] in ("of", "from") and before[-2] in table["made_things"]
    return ("past", " ".join(before[-2:])) if named and before[0] not in table["one_to_come"] else None


def _told_thing(match: Match, table: Mapping[str, Any]) -> tuple[Direction, str] | None:
    """Of "according to a report Thursday": it had been told when this was written."""
    before = [word.lower for word in match.words[max(0, match.first - 2) : match.first]]
    thing = next((word for word in reversed(before) if word in table["told_things"]), None)
    return ("past", thing) if thing else None


def is_set_ahead(match: Match, table: Mapping[str, Any]) -> bool:
    """Whether it is as "postponed to 3 May", "promised to leave by 3 May": later than that was said."""
    words, before = match.words, match.first - 1
    if before < 0 or words[before].lower not in table["moved_to"]:
        return False
    for index in range(before - 1, max(-1, before - WORDS_TO_LIMIT), -1):
        if ends_sentence(words, index):
            return False
        if words[index].lower in table["moving"]:
            return True
    return False


def needs_direction(match: Match) -> bool:
    """Whether a match is a weekday, a day or a month without its year: only those lie on either side."""
    return match.rule.make in ("calendar", "clock", "named_day", "anniversary") and match.word("year") is None


def ends_sentence(words: list[Word], index: int) -> bool:
    """Whether the word at `index` is the mark that ends a sentence, or an empty line."""
    word = words[index]
    if "BREAK" in word.meanings or word.text in "!?;":
        return True
    if "STOP" not in word.meanings:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    short = before is not None and ("MONTH_SHORT" in before.meanings or len(before.text) <= 2)
    if after is None or after.text[:1] in "\"“”'’":
        return True
    return not short and (after.text[:1].isupper() or after.text[:1].isdigit())


def _word_before(words: list[Word], index: int, table: Mapping[str, Any]) -> str:
    """The word before, over adverbs: "will be fully disbanded", "had not left"."""
    at = index - 1
    while at > 0 and (words[at].lower in table["between_verbs"] or words[at].lower.endswith(table["adverb_ending"])):
        at -= 1
    return words[at].lower if at >= 0 else ""


def _opens_perfect(words: list[Word], index: int, table: Mapping[str, Any]) -> bool:
    """Whether "have" and a participle follow: not of "should have to leave", "would have the talks"."""
    after = [word.lower for word in words[index + 1 : index + 6] if word.lower not in table["between_verbs"]]
    participle = len(after) > 1 and (after[1].endswith(table["past_ending"]) or after[1] in table["behind"])
    return participle and after[0] == "have"


def _tell(words: list[Word], index: int, table: Mapping[str, Any]) -> Direction | None:
    word = words[index]
    lower = word.lower
    before = _word_before(words, index, table)
    name = "CAPITAL" in word.meanings and before not in ("", "“", '"', ".", ":")
    if "WORD" not in word.meanings or name:
        return None
    if (lower in table["perfect_is_past"] or lower == "to") and _opens_perfect(words, index, table):
        # "Should have been cleared by May", "were to have left": it is past, done or not.
        return "past"
    if lower in table["ahead"] or lower.endswith(("'ll", "’ll")):
        return "later" if lower in table["later"] else "future"
    if lower == "to":
        after = words[index + 1] if index + 1 < len(words) else None
        plain = after is not None and set(after.meanings) <= {"WORD", "PLAIN"} and after.lower not in table["articles"]
        if not plain or before not in table["before_infinitive"]:
            return None
        gone = before.endswith(table["past_ending"]) or before in table["past_before_infinitive"]
        return "later" if gone and words[index - 2].lower not in table["passive_of_now"] else "future"
    ending = lower.endswith(table["past_ending"]) and len(lower) > 3 and lower not in table["not_past"]
    if ending or lower in table["behind"]:
        return None if before == "to" or before in table["passive_of_now"] else "past"
    return None
