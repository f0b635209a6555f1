"""One verb for several days: "on 24 May she met the premier, and on 25 May the general" tells two meetings.

The parser hangs the general on whatever stands near; that his name follows a further day, and that no verb of his own
does, tells that he was met too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.frames import Match
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PARTNERS = frozenset({"with", "the"})
WORDS_BEFORE = 3
"""So near before the day stands what joins it: "and on", "and, on"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A match; of a further day with that day, and the words that tell it."""

    match: Match
    day: When | None = None
    span: Span | None = None


def days_apart(article: Article, sentence: Sentence, match: Match) -> Iterator[Told]:
    """The match with those met on its first day, then one for each further day."""
    further = [] if match.is_nominal else list(_met_on_other_days(article, sentence, match.verb))
    if not further:
        yield Told(match)
        return
    limit = min(day.start for _, day in further)
    partners, recipients = (
        tuple(one for one in tokens if sentence.start_of(one) < limit) for tokens in (match.partners, match.recipients)
    )
    if not (partners or recipients):
        yield Told(match)
        return
    yield Told(dataclasses.replace(match, partners=partners, recipients=recipients))
    for noun, day in further:
        others = (noun,)
        own = dataclasses.replace(
            match, partners=others if match.partners else (), recipients=others if match.recipients else ()
        )
        words = [one for one in noun.subtree if one.i >= noun.i]
        span = Span(_opening(sentence, day), max(sentence.end_of(one) for one in words))
        yield Told(own, When(day.edtf, day.exact, "stated", day.steps), span)


def _met_on_other_days(article: Article, sentence: Sentence, verb: Token) -> Iterator[tuple[Token, TimeExpression]]:
    """Heads of the names that follow a day behind the verb, each with that day."""
    for day in article.times_in(sentence.span):
        if day.start < sentence.end_of(verb) or not _is_joined(sentence, day):
            continue
        for mention, _ in article.mentions_in(sentence.span):
            between = sentence.tokens_in(Span(day.end, mention.start)) if mention.start > day.end else []
            if mention.start < day.end or not all(one.is_punct or one.lower_ in PARTNERS for one in between):
                continue
            inside = sentence.tokens_in(Span(mention.start, mention.end))
            head = next((one for one in inside if one.head not in inside), None)
            if head is not None and head.dep_ not in SUBJECTS and not any(one.pos_ in VERBAL for one in head.children):
                yield head, day


def _is_joined(sentence: Sentence, day: TimeExpression) -> bool:
    """Whether "and" stands before the day: "and on 25 May"."""
    before = [one for one in sentence if sentence.end_of(one) <= day.start][-WORDS_BEFORE:]
    return any(one.dep_ == "cc" for one in before)


def _opening(sentence: Sentence, day: TimeExpression) -> int:
    """Where the phrase of the day begins, with its preposition."""
    before = [one for one in sentence if sentence.end_of(one) <= day.start][-1:]
    return sentence.start_of(before[0]) if before and before[0].pos_ == "ADP" else day.start
