"""By when: the time that belongs to the deed, as the limit of a promise (codebook, sections Dates, Commitment)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.anchors import GIVEN, chosen_by_tense, counted, governor_of, start_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.deadline_counted import counted_limit
from dovecote.find.commitments.deadline_limits import (
    brought_ahead,
    deadline_from,
    included,
    latest_of,
    precision_of,
    text_of,
)
from dovecote.find.commitments.deadline_time import is_plain, length_of_promise, time_of_promise
from dovecote.find.commitments.lasting import span_of_noun
from dovecote.find.commitments.moved_by import limit_moved_by_length
from dovecote.find.commitments.moved_limit import new_limit
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Words
from dovecote.find.timing import day_of_clause, entry_over
from dovecote.model.commitment import Deadline
from dovecote.model.counting import single_day
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NOTHING = Deadline(None)


def deadline_of(
    article: Article, promise: Promise, action: str, ground: Ground | None, voice: Voice, words: Words
) -> Deadline:
    """The limit of the promise; precision "none" where it sets none, "standing" for a duty without end."""
    return _ahead(article, promise, _deadline_told(article, promise, action, ground, voice, words))


def _ahead(article: Article, promise: Promise, limit: Deadline) -> Deadline:
    """A limit without its year that was read as long past, though it was given or moved just now: the coming one."""
    expected = promise.frame == "expects" and promise.cue.tag_ in {"VBP", "VBZ"}
    given = promise.mover is not None or promise.force in GIVEN or promise.frame == "future" or expected
    return brought_ahead(article, limit) if given and entry_over(article, promise.sentence) is None else limit


def _deadline_told(
    article: Article, promise: Promise, action: str, ground: Ground | None, voice: Voice, words: Words
) -> Deadline:
    """The limit as its words and their tense tell it."""
    by_length = limit_moved_by_length(article, promise, words)
    if by_length is not None:
        return by_length
    if promise.mover is not None:
        moved = new_limit(article, promise, action)
        if moved.edtf is not None or promise.frame == "moved":
            return moved
    if promise.force == "takes-effect":
        return _in_effect(article, promise, promise.cue)
    span = span_of_noun(article, promise, action)
    if span is not None:
        return span
    time = time_of_promise(article, promise)
    if time is not None and time.timex3_type == "DURATION" and time.edtf is None:
        return counted_limit(article, promise, time, ground, voice)
    if time is not None and promise.is_not_before:
        day = time.timex3_value if time.deadline_word in words.table["details"]["limits"]["not_before"] else time.edtf
        known = (time.deadline_edtf or "").removeprefix("../").removesuffix("/..") or day
        first = _day_named(article, time) or known or ""
        return dataclasses.replace(
            deadline_from(article, time),
            edtf=first or None,
            latest=latest_of(first),
            precision=precision_of(first),
            convention="'not before' names the day itself",
        )
    if time is not None:
        found = deadline_from(article, time)
        if _begins(article, time, action) and found.edtf is not None and single_day(found.edtf) is not None:
            return dataclasses.replace(found, edtf=f"{found.edtf}/..", latest=None, precision="standing")
        if promise.frame == "limit" and found.edtf is not None and is_plain(found.edtf):
            return included(found)
        chosen = chosen_by_tense(article, promise, found.edtf or "")
        if found.edtf is None or chosen == found.edtf:
            return found
        limit = f"../{chosen.removeprefix('../')}" if time.deadline_word is not None else chosen
        return dataclasses.replace(found, edtf=limit, latest=latest_of(limit), precision=precision_of(limit))
    named = day_of_clause(article, promise.sentence, promise.deed)
    if named is not None and named.edtf is not None:
        convention, precision = "the day named for it", precision_of(named.edtf)
        return Deadline(named.edtf, named.text, latest_of(named.edtf), convention, precision, named.steps)
    lasting = _lasting(article, promise, action, ground, voice)
    if lasting is not None:
        return lasting
    if promise.negated or action == "refrain" or _is_standing(promise, action, words):
        start = _start_of_duty(article, promise, ground, voice, words)
        edtf = f"{start}/.." if start is not None else None
        return Deadline(edtf, precision="standing", convention="standing duty, no end")
    return _at_once(article, promise, ground, voice, words)


def _begins(article: Article, time: TimeExpression, action: str) -> bool:
    """Whether what lasts is to begin on the day: "shall cease fire as from 20 May", "from 1 June"."""
    table = article.language.table("commitments/details")["limits"]
    if action not in table["from_then_on"] or time.deadline_word is not None:
        return False
    before = article.text[max(0, time.start - 24) : time.start].lower().split()[-4:]
    return bool(set(before) & set(table["beginning"]))


def _start_of_duty(article: Article, promise: Promise, ground: Ground | None, voice: Voice, words: Words) -> str | None:
    """The day from which a standing duty holds; for one that goes on until an event, that of the words."""
    start = start_of(article, promise, ground, voice) if promise.force != "plan" or ground is not None else None
    if start is not None and start.edtf and is_plain(start.edtf):
        return start.edtf
    if voice.said is not None and voice.said.text is not None and _goes_on_until(promise, words):
        return voice.said.edtf if voice.said.edtf and is_plain(voice.said.edtf) else None
    return None


def _day_named(article: Article, time: TimeExpression) -> str | None:
    """The day itself of "before 5 January"."""
    value = time.timex3_value
    return value if len(value) == 10 and "X" not in value else None


def _in_effect(article: Article, promise: Promise, verb: Token) -> Deadline:
    """A truce from the day told with `verb` on, for as long as it was said to last."""
    times = article.times_in(promise.sentence.span)
    mine = [
        one
        for one in times
        if (token := promise.sentence.token_at(one.start)) is not None and governor_of(token) == verb
    ]
    days = [one for one in mine if one.timex3_type in {"DATE", "TIME"} and one.edtf]
    day = _last_again(article, days)
    length = next((one for one in times if _is_how_long(article, one)), None)
    if day is None or day.edtf is None or not is_plain(day.edtf):
        return NOTHING
    last = counted(day.edtf, length.timex3_value) if length is not None else None
    if last is not None and length is not None:
        return Deadline(
            f"{day.edtf}/{last}", length.exact, last, "from its first day, for the time it was said to last", "day"
        )
    return Deadline(f"{day.edtf}/..", day.exact, None, "from its first day, no end", "standing", day.steps)


def _is_how_long(article: Article, time: TimeExpression) -> bool:
    """Whether a length tells how long something lasts, and not how long after something else it came."""
    table = article.language.table("times/events")
    after = article.text[time.end : time.end + 12].split()
    counts = after[:1] and after[0].lower() in {*table["before_event"], *table["after_event"], *table["later"]}
    return time.timex3_type == "DURATION" and time.deadline_word is None and not counts


def _last_again(article: Article, days: list[TimeExpression]) -> TimeExpression | None:
    """The day that counts now: of "renewed on 2 May and again on 2 July", the second."""
    words = article.language.table("times/events")["again"]
    day = next(iter(days), None)
    for one in days[1:]:
        between = article.text[day.end : one.start].lower().split() if day is not None else []
        day = one if set(between) & set(words) else day
    return day


def _lasting(article: Article, promise: Promise, action: str, ground: Ground | None, voice: Voice) -> Deadline | None:
    """For how long, from the day of the promise: "agreed on Monday to extend the truce for two months"."""
    table = article.language.table("commitments/details")["limits"]
    length = length_of_promise(article, promise)
    if length is None or action not in table["lasting"]:
        return None
    start = start_of(article, promise, ground, voice)
    last = counted(start.edtf, length.timex3_value) if start is not None else None
    text = text_of(article, length)
    if start is None or last is None:
        return Deadline(None, text, None, "for a time that counts from a day the text does not give", "relative")
    first = single_day(start.edtf)
    said = f"{length.exact} from {first}, the day of the promise"
    return Deadline(f"{first}/{last}", text, last, said, "day", (said,))


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


def _is_standing(promise: Promise, action: str, words: Words) -> bool:
    """Whether it binds without a last day: "always", a deed kept from being done, one that goes on until something."""
    standing = words.table["details"]["standing"]
    if any(one.lower_ in standing["words"] for one in promise.deed.children) or action in standing["actions"]:
        return True
    return action in standing["goes_on"] and _goes_on_until(promise, words)


def _goes_on_until(promise: Promise, words: Words) -> bool:
    """Whether an event, and no day, ends it: "will hold until a treaty is signed"."""
    until = words.table["details"]["standing"]["lasting_until"]
    clauses = [one for one in promise.deed.children if one.dep_ == "advcl"]
    return any(mark.dep_ == "mark" and mark.lower_ in until for one in clauses for mark in one.children)
