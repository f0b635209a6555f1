"""By when: the time that belongs to the deed, as the limit of a promise (codebook, sections Dates, Commitment)."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.anchors import chosen_by_tense, counted, governor_of, start_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Words
from dovecote.find.times.counting import single_day
from dovecote.model.commitment import Deadline
from dovecote.model.edtf import Edtf
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NOTHING = Deadline(None)
DATING = frozenset({"scheduled", "be-to", "expected", "limit"})
"""Frames whose cue tells when the deed is to be done, and not when it was promised."""


def deadline_of(
    article: Article, promise: Promise, action: str, ground: Ground | None, voice: Voice, words: Words
) -> Deadline:
    """The limit of the promise; precision "none" where it sets none, "standing" for a duty without end."""
    if promise.force == "takes-effect":
        return _in_effect(article, promise)
    time = _time_of(article, promise)
    if time is not None and time.timex3_type == "DURATION":
        return _counted(article, promise, time, ground, voice)
    if time is not None and promise.is_not_before:
        day = time.timex3_value if time.deadline_word in {"before", "until", "till"} else time.edtf
        known = (time.deadline_edtf or "").removeprefix("../") or day
        return dataclasses.replace(
            deadline_from(article, time), edtf=_day_named(article, time) or known,
            latest=_day_named(article, time) or latest_of(known or ""), convention="'not before' names the day itself",
        )  # fmt: skip
    if time is not None:
        found = deadline_from(article, time)
        chosen = chosen_by_tense(article, promise, time, found.edtf or "")
        if found.edtf is None or chosen == found.edtf:
            return found
        limit = f"../{chosen.removeprefix('../')}" if time.deadline_word is not None else chosen
        return dataclasses.replace(found, edtf=limit, latest=latest_of(limit), precision=precision_of(limit))
    if promise.negated or action == "refrain" or _is_standing(promise, words):
        start = start_of(article, promise, ground, voice) if promise.force != "plan" or ground is not None else None
        edtf = f"{start.edtf}/.." if start is not None and start.edtf and _is_plain(start.edtf) else None
        return Deadline(edtf, precision="standing", convention="standing duty, no end")
    return _at_once(article, promise, ground, voice, words)


def _is_plain(edtf: str) -> bool:
    return not any(mark in edtf for mark in "[]{}/X")


def _day_named(article: Article, time: TimeExpression) -> str | None:
    """The day itself of "before 5 January"."""
    value = time.timex3_value
    return value if len(value) == 10 and "X" not in value else None


def _in_effect(article: Article, promise: Promise) -> Deadline:
    """A truce from its first day on, for as long as it was said to last."""
    times = article.times_in(promise.sentence.span)
    verb = promise.cue
    mine = [
        one
        for one in times
        if (token := promise.sentence.token_at(one.start)) is not None and governor_of(token) == verb
    ]
    day = next((one for one in mine if one.timex3_type in {"DATE", "TIME"} and one.edtf), None)
    length = next((one for one in times if one.timex3_type == "DURATION" and one.deadline_word is None), None)
    if day is None or day.edtf is None or not _is_plain(day.edtf):
        return NOTHING
    last = counted(day.edtf, length.timex3_value) if length is not None else None
    if last is not None and length is not None:
        return Deadline(
            f"{day.edtf}/{last}", length.exact, last, "from its first day, for the time it was said to last", "day"
        )
    return Deadline(f"{day.edtf}/..", day.exact, None, "from its first day, no end", "standing", day.steps)


def _counted(article: Article, promise: Promise, time: TimeExpression, ground: Ground | None, voice: Voice) -> Deadline:
    """A length of time as a limit, counted from the day of the promise where the text gives it."""
    text = _text_of(article, time)
    start = start_of(article, promise, ground, voice)
    last = counted(start.edtf, time.timex3_value) if start is not None else None
    if last is None or start is None:
        return Deadline(None, text, None, "counts from a day that the text does not give", "relative")
    steps = (f"{time.exact} from {start.edtf}",)
    return Deadline(f"../{last}", text, last, f"{time.exact} from {start.edtf}", "day", steps)


def _at_once(article: Article, promise: Promise, ground: Ground | None, voice: Voice, words: Words) -> Deadline:
    """What is to happen at once is due on the day of the promise."""
    now = set(words.table["details"]["standing"]["at_once"])
    hit = next((one for one in promise.deed.children if one.lower_ in now), None)
    if hit is None:
        return NOTHING
    start = start_of(article, promise, ground, voice)
    day = single_day(start.edtf) if start is not None else None
    if day is None:
        return Deadline(None, hit.text, None, "at once; the day of the promise is not told", "relative")
    return Deadline(day.isoformat(), hit.text, day.isoformat(), "at once: the day of the promise", "day")


def deadline_from(article: Article, time: TimeExpression) -> Deadline:
    """A time expression as the limit of a promise."""
    edtf = _range(article, time) or time.deadline_edtf or time.edtf
    text = _text_of(article, time)
    if edtf is None:
        return Deadline(None, text=text, convention="no day could be placed", precision="unresolved", steps=time.steps)
    return Deadline(
        edtf=edtf,
        text=text,
        latest=latest_of(edtf),
        convention=_convention(time),
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


def _range(article: Article, time: TimeExpression) -> str | None:
    """From one day to another of its month: "between May 11 and 14"."""
    pairs = article.language.table("commitments/details")["ranges"]["pairs"]
    day = single_day(time.edtf)
    if day is None:
        return None
    before = article.text[max(0, time.start - 12) : time.start].rstrip().rpartition(" ")[2].lower()
    after = re.match(r"\s+(\w+)\s+(\d{1,2})\b(?!\s*[\d:%])", article.text[time.end : time.end + 12])
    if after is None or [before, after.group(1)] not in pairs:
        return None
    try:
        last = day.replace(day=int(after.group(2)))
    except ValueError:
        return None
    return f"{day.isoformat()}/{last.isoformat()}" if last > day else None


def _convention(time: TimeExpression) -> str:
    match time.deadline_word:
        case None:
            return "the time named for it, as a window"
        case "by" | "until" | "till":
            return f"'{time.deadline_word}' includes the time it names, to its end"
        case "before":
            return "'before' excludes the time it names"
        case word:
            return f"'{word}' read as a limit"


def _text_of(article: Article, time: TimeExpression) -> str:
    """The words with the preposition before them, verbatim."""
    before = article.text[max(0, time.start - 14) : time.start].rstrip()
    word = before.rpartition(" ")[2]
    if word.lower() in {
        "by",
        "before",
        "until",
        "till",
        "within",
        "on",
        "in",
        "from",
        "after",
        "during",
        "between",
        "at",
        "for",
    }:
        return article.text[
            time.start
            - (len(article.text[: time.start]) - len(article.text[: time.start].rstrip()))
            - len(word) : time.end
        ]
    return article.text[time.start : time.end]


def _time_of(article: Article, promise: Promise) -> TimeExpression | None:
    """The time expression that hangs on the deed or on the words that promise it; a limit goes before a mere time."""
    mine: list[tuple[bool, int, int, TimeExpression]] = []
    for time in article.times_in(promise.sentence.span):
        if time.timex3_type == "SET" or (time.edtf is None and time.deadline_word is None):
            continue
        token = promise.sentence.token_at(time.start)
        if token is None or not _belongs(token, promise):
            continue
        # "before this year's ... of 3 May": of two times in one phrase, the day tells more than the year.
        coarse = len(time.timex3_value) < 7 and time.timex3_type == "DATE"
        mine.append((coarse, time.deadline_word is None, abs(token.i - promise.deed.i), time))
    if not mine:
        return None
    best = min(mine, key=lambda one: one[:3])[3]
    loose = next((one[3] for one in mine if one[0] and one[3].deadline_word and one[3].end <= best.start), None)
    if loose is not None and best.deadline_word is None and best.edtf is not None:
        return _with_word(best, loose)
    return best


def _with_word(time: TimeExpression, before: TimeExpression) -> TimeExpression:
    """`time` under the limiting word that stands before another time of the same phrase."""
    day = single_day(time.edtf)
    if day is None:
        return time
    last = day - timedelta(days=1) if before.deadline_word == "before" else day
    return dataclasses.replace(
        time,
        start=before.start,
        exact="",
        deadline_word=before.deadline_word,
        deadline_edtf=f"../{last.isoformat()}",
    )


def _belongs(token: Token, promise: Promise) -> bool:
    """Whether `token` tells when the deed is done, and not when something else was."""
    deed, cue = promise.deed, promise.cue
    current = token
    for _ in range(12):
        if current == deed:
            return True
        if current == cue and cue.tag_ != "MD":
            # "agreed on Thursday to stop": the day of the agreement; "are due by June": the limit.
            return token.i > deed.i or promise.frame in DATING
        if promise.frame in DATING and current == cue.head and cue.dep_ in {"acomp", "attr", "oprd", "nsubj"}:
            # The parser hangs the limit on "is", and not on "due".
            return True
        head = current.head
        if head == current:
            return False
        if current.dep_ in {"relcl", "acl"} and current != deed and head != deed:
            return False
        if current.pos_ in VERBAL and current.dep_ in {"conj", "ccomp", "advcl", "parataxis"} and head != cue:
            return False
        current = head
    return False


def _is_standing(promise: Promise, words: Words) -> bool:
    standing = set(words.table["details"]["standing"]["words"])
    return any(one.lower_ in standing for one in promise.deed.children)
