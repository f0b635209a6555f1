"""All that is known of an article while it is being read; each finder gets it and returns new values.

A finder is `find_x(article) -> tuple[X, ...]`. It changes nothing. The pipeline puts its result into the next
`Article`, so a finder may use what the finders before it found: mentions, then times, then statements, then the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Final, TypeVar

from dovecote.errors import InvalidDate
from dovecote.find.stretches import Stretches
from dovecote.languages.language import Language
from dovecote.model.actor import Actor, Mention
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.document import FACT_PARTS, Document
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Evidence, Role, Span, quote
from dovecote.model.fate import Fate
from dovecote.model.issue import Issue
from dovecote.model.observation import Assessment, Event, Observation, Threat
from dovecote.model.process import Agreement, ProcessEvent
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression, When
from dovecote.vocabulary.lexicon import Entry

Made = TypeVar("Made")


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
    fates: tuple[Fate, ...] = ()
    issues: tuple[Issue, ...] = ()
    vocabulary: tuple[Entry, ...] = ()
    """Actors of the user's own list, beside the vocabulary that comes with Dovecote."""
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Look-ups already made of the values above; `having` tells which of them the next article starts with."""

    def having(self, **found: Any) -> Article:
        """The same article with these values; what was made of values that stay is not made again."""
        made = Article(**{name: found[name] if name in found else getattr(self, name) for name in _GIVEN})
        for name, kept in self._made.items():
            values = _MADE_OF.get(name)
            if values is not None and values.isdisjoint(found):
                made._made[name] = kept
        return made

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
        return next(iter(self.sentences_over(Span(position, position + 1))), None)

    def sentences_over(self, span: Span) -> list[Sentence]:
        """Sentences that share characters with `span`, in order."""
        made = self.once("sentences", lambda: Stretches((one.start, one.end, one) for one in self.sentences))
        return made.overlapping(span)

    def mentions_in(self, span: Span) -> list[tuple[Mention, Actor]]:
        """Mentions that lie wholly inside `span`, in order, each with its actor."""
        return sorted(self._mentions().within(span), key=lambda pair: (pair[0].start, -pair[0].end))

    def mentions_around(self, span: Span) -> list[tuple[Mention, Actor]]:
        """Mentions that `span` lies wholly inside of, in order, each with its actor."""
        return sorted(self._mentions().around(span), key=lambda pair: (pair[0].start, pair[0].end, pair[1].id))

    def _mentions(self) -> Stretches[tuple[Mention, Actor]]:
        return self.once(
            "mentions",
            lambda: Stretches((one.start, one.end, (one, actor)) for actor in self.actors for one in actor.mentions),
        )

    def actor_at(self, start: int, end: int) -> Actor | None:
        """The actor whose mention shares most characters with `[start, end)`; None where none does."""
        best: tuple[int, Actor | None] = (0, None)
        for mention, actor in self._mentions().overlapping(Span(start, end)):
            shared = min(end, mention.end) - max(start, mention.start)
            if shared > best[0]:
                best = (shared, actor)
        return best[1]

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        # Reversed, so that of two with one id the first is kept.
        return self.once("actors", lambda: {one.id: one for one in reversed(self.actors)}).get(actor_id)

    def times_in(self, span: Span) -> list[TimeExpression]:
        """Time expressions that lie wholly inside `span`, in order."""
        return self.once("times", lambda: Stretches((one.start, one.end, one) for one in self.times)).within(span)

    def statements_over(self, span: Span) -> list[Statement]:
        """Statements whose content shares characters with `span`: what stands there is somebody's words."""
        places = sorted({place for place, _ in self._contents().overlapping(span)})
        return [self.statements[place] for place in places]

    def statement_around(self, span: Span) -> Statement | None:
        """The statement with the shortest piece of content that `span` lies wholly inside of; None where none has."""
        holding = [(len(words), place) for place, words in self._contents().around(span)]
        return self.statements[min(holding)[1]] if holding else None

    def _contents(self) -> Stretches[tuple[int, Span]]:
        return self.once(
            "contents",
            lambda: Stretches(
                (piece.start, piece.end, (place, piece.span))
                for place, one in enumerate(self.statements)
                for piece in one.evidence
                if piece.role == "content"
            ),
        )

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, made at the first asking and kept under `name` for as long as this article is read."""
        if name not in self._made:
            self._made[name] = make()
        kept: Made = self._made[name]
        return kept


_GIVEN: Final = tuple(one.name for one in fields(Article) if one.init)
_MADE_OF: Final = {
    "sentences": frozenset({"sentences"}),
    "mentions": frozenset({"actors"}),
    "actors": frozenset({"actors"}),
    "named": frozenset({"actors", "statements"}),
    "times": frozenset({"times"}),
    "qualified": frozenset({"document", "times"}),
    "contents": frozenset({"statements"}),
}
"""Look-ups that are made of some values alone, with their names."""
