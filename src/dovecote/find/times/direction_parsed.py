"""Whether a time lies behind or ahead, by the verb that governs it in the parse.

Used for articles, which are parsed anyway. Where the parse gives no verb form that decides, the word list does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.times.places import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.find.article import Article

_AUXILIARIES = ("aux", "auxpass")
PRESENT_TAGS = ("VBZ", "VBP")
_YEAR = re.compile(r"\b\d{4}\b")


def parsed_direction(article: Article, start: int, table: Mapping[str, Any]) -> tuple[Direction | None, str] | None:
    """Direction by the verb that governs the word at `start`, with that verb; None where no parsed verb decides."""
    sentence = article.sentence_at(start)
    token = sentence.token_at(start) if sentence else None
    if token is None or sentence is None or sentence.part != "body":
        # A headline's present tense tells of the past.
        return None
    due = next((one for one in token.ancestors if one.pos_ in ("ADJ", "VERB", "AUX")), None)
    if due is not None and due.pos_ == "ADJ" and due.text.lower() in table["ahead"]:
        # "Is due by 3 May": the adjective tells, not its verb.
        return ("later" if due.head.tag_ == "VBD" else "future"), due.text.lower()
    verb = _governor(token)
    if verb is not None and verb.dep_ == "prep":
        # "Following Monday's vote": a preposition that looks like a verb.
        verb = _governor(verb)
    if verb is not None and verb.tag_ in PRESENT_TAGS and _comes_after(token, verb, table):
        # "Following Monday's vote the fleet leaves": what the present follows has been.
        return "past", verb.text.lower()
    while verb is not None:
        told = _tell(verb, table) or ("future" if _is_timetable(verb, token, table) else None)
        if told == "later" and _is_told_now(verb, sentence.words):
            told = "future"
        if told is not None:
            return told, " ".join(one.text.lower() for one in [*_helpers(verb), verb])
        verb = _governor(verb)
    return None


def _is_told_now(verb: Token, words: str) -> bool:
    """Whether "would" only repeats a "will": words reported in these days, in a sentence that names no year."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and _YEAR.search(words) is None


def _governor(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None


def _comes_after(token: Token, verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether the verb's own tense holds, and the time stands under "after" or "following"."""
    between = [one for one in token.ancestors if one.i != verb.i and verb.is_ancestor(one)]
    return not _helpers(verb) and any(one.lower_ in table["comes_after"] for one in between)


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _AUXILIARIES]


def _tell(verb: Token, table: Mapping[str, Any]) -> Direction | None:
    helpers = _helpers(verb)
    words = [helper.text.lower() for helper in helpers]
    perfect = any(helper.lemma_ == "have" for helper in helpers)
    if perfect and ({*words} & {*table["perfect_is_past"], "to"}):
        # "Should have been cleared by May", "were to have left": it is past, done or not.
        return "past"
    if any(helper.tag_ == "MD" for helper in helpers):
        return "later" if any(word in table["later"] for word in words) else "future"
    if verb.text.lower() in table["ahead"] and not perfect:
        return "later" if verb.tag_ == "VBD" else "future"
    if any(helper.lemma_ == "do" and helper.tag_ == "VBD" for helper in helpers):
        return "past"
    if "to" in words or verb.tag_ == "VB":
        return _tell_infinitive(verb, table)
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers):
        return "past"
    if verb.tag_ == "VBN":
        if (
            verb.text.lower() in table["planned_now"]
            and not perfect
            and any(one.tag_ in PRESENT_TAGS for one in helpers)
        ):
            return "future"  # "elections are now planned for 11 December"
        # "Has been signed" and the bare "signed on Monday" are past; "is signed on Monday" tells nothing.
        return "past" if perfect or not helpers else None
    return None


def _is_timetable(verb: Token, time: Token, table: Mapping[str, Any]) -> bool:
    """Whether the present tense tells what is set, as in "the truce expires on Sunday".

    Not behind the day of a chronicle: "3 May — The envoys meet".
    """
    simple = verb.tag_ in PRESENT_TAGS and not _helpers(verb)
    between = verb.doc[time.i : verb.i]
    return simple and verb.lemma_ in table["scheduled_in_present"] and not any(one.text in "—–-:" for one in between)


def _tell_infinitive(verb: Token, table: Mapping[str, Any]) -> Direction | None:
    """Ahead of what governs it, where that is a verb or noun of intention; else as its governor."""
    head = verb.head
    if head is verb or head.text.lower() not in table["before_infinitive"]:
        return None
    if head.pos_ not in ("VERB", "AUX"):
        return "later"
    gone = head.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in _helpers(head))
    return "later" if gone else "future"
