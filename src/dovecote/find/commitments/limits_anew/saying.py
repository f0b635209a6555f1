"""A limit said anew, and the times that a verb governs: what every reader of this folder needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import clause_span
from dovecote.find.timing.deed import governor_of_time
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


ASIDES: Final = frozenset({"acl", "amod", "relcl"})


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
    aside: Span | None = None
    """The words beside the subject that told the old limit: "the convoy, which was to leave on Monday, will leave"."""
    earlier: bool = False
    """Whether it is the one that held first: "it was originally due in March"."""
    before: tuple[TimeExpression, ...] = ()
    """Days that it had been moved to before: "first to 3 May and then to 3 June"."""


def times_of(article: Article, sentence: Sentence, verb: Token) -> list[TimeExpression]:
    """The times that stand under the verb and no other one."""
    found = []
    for one in article.times_in(sentence.span):
        token = sentence.token_at(one.end - 1)
        if token is not None and governor_of_time(token) == verb:
            found.append(one)
    return found


def aside_of(sentence: Sentence, noun: Token) -> Span | None:
    """The words added to a noun that may tell what was to be: "the camp, which was to close in March, ..."."""
    # The parser hangs them on the last noun of the phrase as often as on the first.
    asides = [one for one in noun.subtree if one.dep_ in ASIDES and one.i > noun.i]
    if not asides:
        return None
    words = [near for one in asides for near in one.subtree]
    return Span(min(map(sentence.start_of, words)), max(map(sentence.end_of, words)))


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
        if longer and word_before(article, day) in table["to"]:
            return day
    return None


def word_before(article: Article, time: TimeExpression) -> str:
    """The word right before a time, in small letters."""
    return article.text[max(0, time.start - 8) : time.start].rstrip().rpartition(" ")[2].lower()


def saying(
    sentence: Sentence,
    verb: Token,
    time: TimeExpression,
    party: Token | None = None,
    stays: Token | None = None,
    *,
    aside: Span | None = None,
    before: tuple[TimeExpression, ...] = (),
    earlier: bool = False,
) -> SaidAnew:
    """What the clause of `verb` says: a day, or so much longer."""
    clause = clause_span(sentence, verb)
    span = Span(min(clause.start, time.start), max(clause.end, time.end))
    is_length = time.timex3_type == "DURATION"
    day, length = (None, time) if is_length else (time, None)
    return SaidAnew(verb, span, day, length, party, stays, aside, earlier, before)
