"""What one given party does to another in a sentence, where both parties are known beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.events.content import is_content_of, triggers_of_verbal_acts
from dovecote.find.events.telling import span_of_deed
from dovecote.find.events.types import EventType, list_event_types, type_of
from dovecote.find.frames import Frame, Match, find_matches
from dovecote.find.qualify import qualify
from dovecote.model.evidence import Evidence, Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT_COST = 1.5
"""What it costs to be what another act is about: of "promised to release", the promise is the act."""
DEPTH_COST = 0.35
"""What each step away from the head of the sentence costs: the main clause tells the act between the parties."""


@dataclass(frozen=True, slots=True)
class ActBetween:
    """What one side does to the other."""

    type: EventType
    mode: str | None
    aux: tuple[str, ...]
    frame: Frame
    evidence: Evidence


def find_act_between(article: Article, actors: Sequence[Span], recipients: Sequence[Span]) -> ActBetween | None:
    """What those at `actors` do to those at `recipients`; None where no word tells it.

    Of all frames that fit, the one whose parties are nearest to the given ones; of equals the one nearest to the head
    of its sentence.
    """
    best: tuple[float, Sentence, Match] | None = None
    for sentence in article.sentences:
        matches = find_matches(sentence, article.language, "events")
        said = triggers_of_verbal_acts(matches)
        for match in matches:
            score = _fit(sentence, match, actors, recipients) - CONTENT_COST * is_content_of(match.trigger, said)
            if best is None or score > best[0]:
                best = (score, sentence, match)
    return None if best is None else _act(article, best[1], best[2])


def _act(article: Article, sentence: Sentence, match: Match) -> ActBetween:
    qualification = qualify(article, sentence, match.trigger)
    label, mode = type_of(match.label, match.mode, qualification)
    span = span_of_deed(sentence, match)
    evidence = article.quote(span.start, span.end)
    return ActBetween(list_event_types()[label], mode, qualification.aux, match.frame, evidence)


def _fit(sentence: Sentence, match: Match, actors: Sequence[Span], recipients: Sequence[Span]) -> float:
    """How well the parties of `match` are the given ones."""
    doing = max((_nearness(sentence, one, actors) for one in match.actors), default=0.2)
    suffering = max((_nearness(sentence, one, recipients) for one in (*match.recipients, *match.partners)), default=0.2)
    crossed = max((_nearness(sentence, one, recipients) for one in match.actors), default=0.0)
    below = any(_covers(sentence, match.verb, one) for one in recipients)
    return 2.0 * doing + 1.5 * suffering + 0.5 * below - crossed - DEPTH_COST * _depth(match.trigger)


def _nearness(sentence: Sentence, token: Token, spans: Sequence[Span]) -> float:
    own = Span(sentence.start_of(token), sentence.end_of(token))
    if any(span.overlaps(own) for span in spans):
        return 1.0
    whole = sentence.span_of(token.subtree)
    return 0.6 if any(span.overlaps(whole) for span in spans) else 0.0


def _covers(sentence: Sentence, token: Token, span: Span) -> bool:
    return sentence.span_of(token.subtree).overlaps(span)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
