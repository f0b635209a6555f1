"""Whose words a promise stands in: the innermost statement over it, or the outlet itself."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.promise import Promise
from dovecote.find.timing import told_in_entry
from dovecote.model.evidence import Span
from dovecote.model.statement import Statement
from dovecote.model.values import passing_value
from dovecote.model.when import When

if TYPE_CHECKING:
    from dovecote.find.commitments.context import Ground
    from dovecote.find.commitments.words import Words

ANONYMOUS = frozenset(
    {"background_anonymous_official", "background_anonymous_officials", "deep_background", "leaked_document"}
)


@passing_value
class Voice:
    """Who says it, and on what authority."""

    statements: tuple[Statement, ...] = ()
    speaker: tuple[str, ...] = ()
    sourcing_class: str = "unattributed"
    said: When | None = None
    is_observer: bool = False
    """Whether the speaker judges and does not act: an analyst, a resident."""

    @property
    def is_text(self) -> bool:
        """Whether a document has the word: "It says that ..."."""
        named = [
            one.exact.lower() for statement in self.statements[:1] for one in statement.evidence if one.role == "source"
        ]
        return self.sourcing_class == "document_institutional" or named == ["it"]

    @property
    def is_anonymous(self) -> bool:
        return self.sourcing_class in ANONYMOUS


def voice_over(article: Article, span: Span, words: Words) -> Voice:
    """The voice of the shortest statement whose content holds most of `span`; the outlet's where none does."""
    over = sorted(
        (one for one in article.statements_over(span) if _shared(one, span) * 2 >= len(span)),
        key=lambda one: (len(one.content), one.id),
    )
    if not over:
        return Voice()
    best = over[0]
    speaker = () if best.speaker is None else (best.speaker,) if isinstance(best.speaker, str) else best.speaker
    return Voice(tuple(over), speaker, best.sourcing_class, best.said, _is_observer(article, best, words))


def voice_of_promise(article: Article, promise: Promise, words: Words) -> Voice:
    """The voice over a promise; what an entry of a calendar tells was said on its day, where no words date it."""
    voice = voice_over(article, promise.span, words)
    if voice.said is not None and voice.said.text is not None:
        return voice
    told = told_in_entry(article, promise.sentence, promise.cue)
    return dataclasses.replace(voice, said=told) if told is not None else voice


def as_future(promise: Promise, voice: Voice, ground: Ground | None) -> Promise:
    """`promise` as a plain future where "shall" stands in somebody's own words: "they shall be moved, she said"."""
    spoken = bool(voice.statements) and not voice.is_text and ground is None
    if promise.frame != "duty" or promise.cue.lower_ != "shall" or not spoken:
        return promise
    return dataclasses.replace(promise, frame="future", force="plan")


def _shared(statement: Statement, span: Span) -> int:
    return sum(
        max(0, min(one.end, span.end) - max(one.start, span.start))
        for one in statement.evidence
        if one.role == "content"
    )


def _is_observer(article: Article, statement: Statement, words: Words) -> bool:
    named = " ".join(one.exact for one in statement.evidence if one.role == "source").lower()
    return bool(set(named.replace(",", " ").split()) & words.lists["observers"])
