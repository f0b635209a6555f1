"""All that is known of an article while it is being read; each finder gets it and returns new values.

A finder is `find_x(article) -> tuple[X, ...]`. It changes nothing. The pipeline puts its result into the next
`Article`, so a finder may use what the finders before it found: mentions, then times, then statements, then the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dovecote.errors import InvalidDate
from dovecote.languages.language import Language
from dovecote.model.actor import Actor, Mention
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.document import FACT_PARTS, Document
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Evidence, Role, Span, quote
from dovecote.model.issue import Issue
from dovecote.model.observation import Assessment, Event, Observation, Threat
from dovecote.model.process import Agreement, ProcessEvent
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression, When
from dovecote.vocabulary.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Article:
    """A document, its parsed sentences, and the findings so far."""

    document: Document
    sentences: tuple[Sentence, ...]
    language: Language
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    process_events: tuple[ProcessEvent, ...] = ()
    threats: tuple[Threat, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    observations: tuple[Observation, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    vocabulary: tuple[Entry, ...] = ()
    """Actors of the user's own list, beside the vocabulary that comes with Dovecote."""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def published(self) -> str | None:
        """EDTF of the publication, or None where nothing tells it."""
        return self.document.source.published.edtf if self.document.source.published else None

    def known_when(self, *, present: bool) -> When | None:
        """When something undated is, by its tense (codebook, section Dates); None where no publication day is known.

        An undated present is the day of publication; an undated past is on or before the last day on which the article
        can have appeared.
        """
        if self.published is None:
            return None
        try:
            published = Edtf.parse(self.published)
        except InvalidDate:
            return None
        first, last = published.earliest(), published.latest()
        if present and first is not None and first == last:
            return When(first.isoformat(), None, "present tense: the day of publication")
        return When(f"../{last.isoformat()}", None, "past tense: on or before the publication") if last else None

    def fact_sentences(self) -> Iterator[Sentence]:
        """Sentences that facts may be read from: body, headline and correction, in order."""
        return (sentence for sentence in self.sentences if sentence.part in FACT_PARTS)

    def quote(self, start: int, end: int, role: Role = "content") -> Evidence:
        """Evidence for a stretch of the text."""
        return quote(self.text, start, end, role)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a character."""
        return next((one for one in self.sentences if one.start <= position < one.end), None)

    def mentions_in(self, span: Span) -> list[tuple[Mention, Actor]]:
        """Mentions that lie wholly inside `span`, in order, each with its actor."""
        found = [
            (mention, actor)
            for actor in self.actors
            for mention in actor.mentions
            if span.start <= mention.start and mention.end <= span.end
        ]
        return sorted(found, key=lambda pair: (pair[0].start, -pair[0].end))

    def actor_at(self, start: int, end: int) -> Actor | None:
        """The actor whose mention shares most characters with `[start, end)`; None where none does."""
        best: tuple[int, Actor | None] = (0, None)
        for actor in self.actors:
            for mention in actor.mentions:
                shared = min(end, mention.end) - max(start, mention.start)
                if shared > best[0]:
                    best = (shared, actor)
        return best[1]

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return next((one for one in self.actors if one.id == actor_id), None)

    def times_in(self, span: Span) -> list[TimeExpression]:
        """Time expressions that lie wholly inside `span`, in order."""
        return [one for one in self.times if span.start <= one.start and one.end <= span.end]

    def statements_over(self, span: Span) -> list[Statement]:
        """Statements whose content shares characters with `span`: what stands there is somebody's words."""
        return [
            one
            for one in self.statements
            if any(piece.role == "content" and piece.span.overlaps(span) for piece in one.evidence)
        ]
