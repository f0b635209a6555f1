"""The course of talks: what opened, paused, was signed or broken, and what of it is only scheduled or denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, subtree_span
from dovecote.find.frames import Match, find_matches
from dovecote.find.parties import actors_of_parties
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.setting import statement_at, time_of
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.process import Modality, ProcessEvent, ProcessEventKind
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

WHEN_SCHEDULED: dict[str, ProcessEventKind] = {"talks_resumed": "talks_resumption_scheduled"}
"""Kinds that have a name of their own while they lie ahead (codebook, section Process)."""
ONLY_SCHEDULED = frozenset({"talks_resumption_scheduled", "announcement_scheduled", "withdrawal_start_scheduled"})


def find_process_events(article: Article) -> tuple[ProcessEvent, ...]:
    """Process events of the article, in order of their evidence."""
    found: dict[str, ProcessEvent] = {}
    for sentence in article.fact_sentences():
        for one in _process_events_of(article, sentence):
            found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _process_events_of(article: Article, sentence: Sentence) -> Iterator[ProcessEvent]:
    taken: set[int] = set()
    for match in find_matches(sentence, article.language, "process"):
        if match.verb.i in taken:
            continue
        event = _process_event(article, sentence, match)
        if event is not None:
            taken |= {int(match.verb.i), int(match.trigger.i)}
            yield event


def _process_event(article: Article, sentence: Sentence, match: Match) -> ProcessEvent | None:
    qualification = qualify(article, sentence, match.trigger)
    frame = match.frame
    if frame.factuality and qualification.factuality not in frame.factuality:
        return None
    statement = statement_at(article, sentence, match.trigger)
    modality = modality_of(qualification, statement)
    actors = actors_of_parties(article, sentence, (*match.actors, *match.partners, *match.recipients))
    if modality is None or len(actors) < frame.parties:
        return None
    kind = cast(ProcessEventKind, match.label)
    if kind == "milestone_reached" and modality == "scheduled":
        # Still to be reached: a commitment, and no part of the course so far.
        return None
    if modality == "scheduled":
        kind = WHEN_SCHEDULED.get(kind, kind)
    elif kind in ONLY_SCHEDULED:
        return None
    span = _span(sentence, match)
    return ProcessEvent(
        id=make_id("pe", article.document.id, frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        kind=kind,
        modality=modality,
        time=time_of(article, sentence, match.verb, match.trigger, ahead=modality == "scheduled"),
        actors=actors,
        created_by=f"{frame.id}@{frame.version}",
    )


def modality_of(qualification: Qualification, statement: Statement | None) -> Modality | None:
    """How firmly the text gives it; None for what is only wished, feared or supposed (codebook, section Process)."""
    if qualification.questioned:
        return "question_only"
    if qualification.denied or (qualification.negated and not qualification.future):
        return "denied"
    if qualification.negated or qualification.feared or qualification.condition or qualification.conditional:
        return None
    if qualification.planned or qualification.promised:
        return "scheduled"
    if not qualification.is_fact:
        return None
    if statement is None:
        return "asserted_by_outlet"
    return "attributed_anonymous" if statement.sourcing_class.startswith("background") else "attributed"


def _span(sentence: Sentence, match: Match) -> Span:
    if match.verb.pos_ in VERBAL:
        return clause_span(sentence, match.verb)
    return subtree_span(sentence, match.trigger)
