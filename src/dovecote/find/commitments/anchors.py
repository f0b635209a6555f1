"""From when a length of time counts: "within 135 days" of the signature, or of the day the words were said.

Also the day from which a standing duty holds. Nothing is counted from a day that the text does not give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.timing.dated_entry import LABEL
from dovecote.model.counting import day_after, single_day
from dovecote.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN_WORDS: Final = frozenset({"pledge", "agree", "announcement", "order", "noun-of-promise", "noun-of-order", "plan"})
"""Frames in which a time with the cue tells when the promise was made."""
SPOKEN: Final = frozenset({"future", "plan", "ready", "expects", "expected"})
"""Frames that bind from the day on which they are spoken."""


def start_of(article: Article, promise: Promise, ground: Ground | None, voice: Voice) -> When | None:
    """When the promise was made, by its own words: the time with "agreed", the agreement's day, the day it was said."""
    own = _with_cue(article, promise)
    if own is not None:
        return own
    before = _clause_before(article, promise)
    if before is not None:
        return before
    if ground is not None and ground.kind == "agreement":
        signed = [one.signed for one in article.agreements if one.signed is not None]
        if len({one.edtf for one in signed}) == 1:
            return signed[0]
    if voice.said is not None and voice.said.basis == LABEL:
        return voice.said
    # "We will leave within ten days" counts from these words; what an agreement demands, and what others are to do
    # by an arrangement that the text does not name, from a day that nobody tells here.
    if promise.force in {"agreement", "pledge", "announcement"} or (ground is None and promise.frame in SPOKEN):
        return voice.said
    return None


def _with_cue(article: Article, promise: Promise) -> When | None:
    if promise.frame not in OWN_WORDS:
        return None
    for time in article.times_in(promise.sentence.span):
        if time.timex3_type != "DATE" or time.edtf is None or time.deadline_word is not None:
            continue
        token = promise.sentence.token_at(time.start)
        if token is not None and governor_of(token) == promise.cue:
            return When(time.edtf, time.exact, "stated", time.steps)
    return None


def _clause_before(article: Article, promise: Promise) -> When | None:
    """The day told in the clause that this one continues: "a truce began on 18 March and both were to leave within"."""
    clause = promise.cue if promise.cue.pos_ in VERBAL else promise.deed
    if clause.dep_ != "conj" or clause.head.pos_ not in VERBAL:
        return None
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.start)
        if token is None or time.deadline_word is not None or single_day(time.edtf) is None:
            continue
        if governor_of(token) == clause.head:
            return When(time.edtf, time.exact, "stated", time.steps)
    return None


def governor_of(token: Token) -> Token:
    """The verb, or noun of action, that a time stands with."""
    current = token
    while current.head != current and current.pos_ not in VERBAL:
        current = current.head
    return current


def counted(start: str | None, length: str) -> str | None:
    """The last day of `length` (ISO 8601: P14M) from the day `start`; None where `start` is no single day."""
    first = single_day(start)
    last = day_after(first, length) if first is not None else None
    return last.isoformat() if last is not None else None


GIVEN: Final = frozenset({"pledge", "agreement", "announcement", "order"})
"""Forces of words by which somebody binds himself, or is bound, from then on."""


def chosen_by_tense(article: Article, promise: Promise, edtf: str) -> str:
    """Of several years that a day may mean, the one that the promise's own words allow.

    What "was to" happen is told as past: the one before publication. What somebody pledged, ordered or put off is
    news, and what he will do is to come: the one after it.
    """
    if not edtf.startswith("[") or article.published is None:
        return edtf
    published = article.published[:10]
    days = edtf.strip("[]").split(",")
    past = [one for one in days if one.removeprefix("../")[:10] <= published]
    ahead = [one for one in days if one not in past]
    modal = article.language.table("commitments/cues")["modal"]
    told_ahead = promise.cue.lower_ in modal["present"] or (promise.frame == "future" and promise.giver is None)
    told_ahead = told_ahead or promise.frame == "timetable"
    told_ahead = told_ahead or (promise.frame == "time-given" and promise.cue.tag_ == "VB")
    if promise.mover is not None or promise.force in GIVEN or told_ahead:
        return ahead[0] if len(ahead) == 1 else edtf
    return past[-1] if promise.cue.tag_ == "VBD" and len(past) == 1 else edtf
