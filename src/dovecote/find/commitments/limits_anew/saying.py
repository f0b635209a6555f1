"""A limit said anew, and the times that a verb governs: what every reader of this folder needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import clause_span
from dovecote.find.timing.deed import governor_of_time
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class SaidAnew:
    """A limit said anew: the verb that says it, the day, or by how much longer."""

    verb: Token
    span: Span
    day: TimeExpression | None = None
    length: TimeExpression | None = None
    """So much longer than before, where no day is told."""
    party: Token | None = None
    """Whom it is given to, or who has, gets or needs it; None where the words speak of the limit alone."""
    stays: Token | None = None
    """What stays till the day, where it was to go or to close by the limit told before."""


def times_of(article: Article, sentence: Sentence, verb: Token) -> list[TimeExpression]:
    """The times that stand under the verb and no other one."""
    found = []
    for one in article.times_in(sentence.span):
        token = sentence.token_at(one.end - 1)
        if token is not None and governor_of_time(token) == verb:
            found.append(one)
    return found


def days_of(article: Article, sentence: Sentence, verb: Token) -> list[TimeExpression]:
    """Those of them that name a day, a month or the like."""
    return [one for one in times_of(article, sentence, verb) if is_day(one)]


def is_day(time: TimeExpression) -> bool:
    """Whether it names a day, a month or the like, and no length."""
    return time.timex3_type in {"DATE", "TIME"} and time.edtf is not None and time.timex3_value != "PRESENT_REF"


def day_until(
    article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any], *, longer: bool = False
) -> TimeExpression | None:
    """The day up to which something is given or lasts.

    Args:
        longer: also the one to which "an extension" goes.
    """
    for day in days_of(article, sentence, verb):
        if day.deadline_word in table["until"]:
            return day
        before = article.text[max(0, day.start - 8) : day.start].rstrip().rpartition(" ")[2].lower()
        if longer and before in table["to"]:
            return day
    return None


def saying(
    sentence: Sentence,
    verb: Token,
    time: TimeExpression,
    party: Token | None = None,
    stays: Token | None = None,
) -> SaidAnew:
    """What the clause of `verb` says: a day, or so much longer."""
    clause = clause_span(sentence, verb)
    span = Span(min(clause.start, time.start), max(clause.end, time.end))
    is_length = time.timex3_type == "DURATION"
    return SaidAnew(verb, span, None if is_length else time, time if is_length else None, party, stays)
