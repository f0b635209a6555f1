"""The course of talks: what opened, paused, was signed or broken, and what of it is only scheduled or denied."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.contacts.participants import named_parties
from dovecote.find.frames import Match, find_matches, lemma_of
from dovecote.find.frames.telling import telling_span
from dovecote.find.parties import actors_of_parties
from dovecote.find.process.once import told_once
from dovecote.find.process.times import with_times
from dovecote.find.process.told import (
    is_announced,
    is_of_a_process,
    is_only_spoken_of,
    is_only_wished,
    is_session_of_a_body,
    pauses_something_else,
    shuts_another_out,
)
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.rounds import is_round_of_something_else
from dovecote.find.setting import statement_at, time_of
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.process import Modality, ProcessEvent, ProcessEventKind
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

SAID: frozenset[str | None] = frozenset({"asserted_by_outlet", "attributed", "attributed_anonymous"})
"""Modalities of what is told as done."""
CONTENT = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "acl"})
ONLY_SCHEDULED = frozenset({"talks_resumption_scheduled", "announcement_scheduled", "withdrawal_start_scheduled"})


def find_process_events(article: Article) -> tuple[ProcessEvent, ...]:
    """Process events of the article, in order of their evidence."""
    found: dict[str, ProcessEvent] = {}
    headlines: list[ProcessEvent] = []
    for sentence in article.fact_sentences():
        for one in _process_events_of(article, sentence):
            if sentence.part == "headline":
                headlines.append(one)
            else:
                found.setdefault(one.id, one)
    merged = _with_headlines(told_once(with_times(article, found.values())), headlines)
    return tuple(sorted(merged, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _with_headlines(events: list[ProcessEvent], headlines: list[ProcessEvent]) -> list[ProcessEvent]:
    """The events of the body; what a headline tells is the first of its kind there, where the body tells one."""
    for told in headlines:
        place = next((i for i, one in enumerate(events) if one.kind == told.kind), None)
        if place is None:
            events.append(told)
        else:
            same = events[place]
            events[place] = dataclasses.replace(same, evidence=(*same.evidence, *told.evidence))
    return events


def _process_events_of(article: Article, sentence: Sentence) -> Iterator[ProcessEvent]:
    taken: set[int] = set()
    # A verb tells more than the noun it has: "a round of talks opened", "opened a round of talks".
    for match in sorted(find_matches(sentence, article.language, "process"), key=lambda one: one.is_nominal):
        if match.verb.i in taken or _is_content_of(match.trigger, taken):
            continue
        event = _process_event(article, sentence, match)
        if event is not None:
            # What began or broke down is told with it: "a round of talks resumed" is one event.
            told = [one for one in match.verb.children if one.dep_ in {"nsubj", "nsubjpass"} and not match.is_nominal]
            taken |= {int(one.i) for one in (match.verb, match.trigger, *told)}
            yield event


def _process_event(article: Article, sentence: Sentence, match: Match) -> ProcessEvent | None:
    match = _with_the_breach(match)
    if (
        is_only_spoken_of(article, match)
        or pauses_something_else(article, match)
        or is_round_of_something_else(article, sentence, match)
        or shuts_another_out(match)
        or is_session_of_a_body(article, match)
    ):
        return None
    frame = match.frame
    if (
        match.trigger.dep_ == "acl"
        and frame.id.rpartition("/")[2] in article.language.table("process")["matters"]["asides"]
    ):
        # "The session, scheduled for Friday, fell through": an aside, and the verb tells.
        return None
    qualification = qualify(article, sentence, match.trigger)
    if frame.factuality and qualification.factuality not in frame.factuality:
        return None
    statement = statement_at(article, sentence, match.trigger)
    modality = None if is_only_wished(article, qualification) else modality_of(qualification, statement)
    announced = modality in SAID and is_announced(article, match)
    if announced:
        modality = "scheduled"
    actors = _actors_of(article, sentence, match)
    if modality is None or len(actors) < frame.parties:
        return None
    kind = cast(ProcessEventKind, match.label)
    if not is_of_a_process(article, sentence, match, kind):
        return None
    undone = qualification.negated and not qualification.denied
    if kind == "milestone_reached" and (undone or (modality == "scheduled" and not frame.ahead)):
        # Still to be reached: a commitment, and no part of the course so far.
        return None
    span = telling_span(sentence, match)
    time = time_of(article, sentence, match.verb, match.trigger, ahead=modality == "scheduled")
    if modality in SAID and _lies_ahead(article, time):
        modality = "scheduled"
    if frame.ahead == "milestone_reached" and modality == "scheduled" and (time is None or time.text is None):
        # Of no day it is only promised.
        return None
    if modality == "scheduled":
        if match.verb is match.trigger and match.is_nominal and not announced and not article.times_in(span):
            # "before the next round": nobody says that one is set.
            return None
        kind = cast(ProcessEventKind, frame.ahead or kind)
    elif kind in ONLY_SCHEDULED:
        return None
    return ProcessEvent(
        id=make_id("pe", article.document.id, frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        kind=kind,
        modality=modality,
        track=_track_of(article, sentence, span),
        time=time,
        actors=actors,
        created_by=f"{frame.id}@{frame.version}",
    )


def _with_the_breach(match: Match) -> Match:
    """The match; of "they shelled the town in breach of the truce" the shelling tells it."""
    noun = match.trigger
    if match.label != "ceasefire_violated" or not match.is_nominal or match.verb is not noun:
        return match
    told = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    if noun.dep_ == "appos":
        told = next((one for one in noun.ancestors if one.pos_ in VERBAL), None)
    return dataclasses.replace(match, verb=told) if told is not None and told.pos_ in VERBAL else match


def _lies_ahead(article: Article, time: When | None) -> bool:
    """Whether the day told is later than the last on which the article can have appeared."""
    if time is None or time.edtf is None or time.text is None or article.published is None:
        return False
    try:
        first, published = Edtf.parse(time.edtf).earliest(), Edtf.parse(article.published).latest()
    except InvalidDate:
        return False
    return first is not None and published is not None and first > published


def _actors_of(article: Article, sentence: Sentence, match: Match) -> tuple[str, ...]:
    """Ids of the parties, those behind "both sides" or "negotiators from A and B" in their place."""
    found: dict[str, None] = {}
    for token in (*match.actors, *match.partners, *match.recipients):
        ids = named_parties(article, sentence, token) or actors_of_parties(article, sentence, [token])
        found.update(dict.fromkeys(ids))
    return tuple(found)


def _is_content_of(trigger: Token, taken: set[int]) -> bool:
    """True for what another event of the sentence is about: "agreed to extend the truce" is one decision."""
    current = trigger
    while current.dep_ in CONTENT and current.head.i != current.i:
        current = current.head
        if int(current.i) in taken:
            return True
    return False


def _track_of(article: Article, sentence: Sentence, span: Span) -> str | None:
    """The strand of the process that the words of the event belong to; None where they name none."""
    words = {lemma_of(one) for one in sentence.tokens_in(span)}
    tracks = article.language.table("process")["tracks"]
    return next((name for name, members in tracks.items() if words & set(members)), None)


def modality_of(qualification: Qualification, statement: Statement | None) -> Modality | None:
    """How firmly the text gives it; None for what is only wished, feared or supposed (codebook, section Process)."""
    if qualification.questioned:
        return "question_only"
    if qualification.condition:
        return None
    if qualification.denied or (qualification.negated and not qualification.future):
        return "denied"
    if qualification.negated or qualification.feared or qualification.conditional:
        return None
    if qualification.planned or qualification.promised:
        return "scheduled"
    if not qualification.is_fact:
        return None
    if statement is None:
        return "asserted_by_outlet"
    return "attributed_anonymous" if statement.sourcing_class.startswith("background") else "attributed"
