"""By when: the time that belongs to the deed, as the limit of a promise (codebook, sections Dates, Commitment)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Deadline
from dovecote.model.edtf import Edtf
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NOTHING = Deadline(None)


def deadline_of(article: Article, promise: Promise, action: str, words: Words) -> Deadline:
    """The limit of the promise; precision "none" where it sets none, "standing" for a duty without end."""
    time = _time_of(article, promise)
    if time is not None:
        return deadline_from(article, time)
    if promise.negated or action == "refrain" or _is_standing(promise, words):
        return Deadline(None, precision="standing", convention="standing duty, no end")
    return NOTHING


def deadline_from(article: Article, time: TimeExpression) -> Deadline:
    """A time expression as the limit of a promise."""
    edtf = time.deadline_edtf or time.edtf
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
    return time.exact


def _time_of(article: Article, promise: Promise) -> TimeExpression | None:
    """The time expression that hangs on the deed or on the words that promise it; a limit goes before a mere time."""
    mine: list[tuple[bool, int, TimeExpression]] = []
    for time in article.times_in(promise.sentence.span):
        if time.timex3_type == "SET" or (time.timex3_type == "DURATION" and time.deadline_edtf is None):
            continue
        if time.edtf is None and time.deadline_edtf is None and time.deadline_word is None:
            continue
        token = promise.sentence.token_at(time.start)
        if token is None or not _belongs(token, promise):
            continue
        mine.append((time.deadline_word is None, abs(token.i - promise.deed.i), time))
    return min(mine, key=lambda one: one[:2])[2] if mine else None


def _belongs(token: Token, promise: Promise) -> bool:
    """Whether `token` tells when the deed is done, and not when something else was."""
    deed, cue = promise.deed, promise.cue
    current = token
    for _ in range(12):
        if current == deed:
            return True
        if current == cue and cue.tag_ != "MD":
            # "agreed on Thursday to stop": the day of the agreement; "are due by June": the limit.
            return token.i > deed.i or promise.frame in {"scheduled", "be-to", "expected"}
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
