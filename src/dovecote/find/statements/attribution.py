"""A report of speech as read from one place, before anybody knows who the speaker is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.statements.lexicon import ReportingVerb
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token


@passing_value
class Attribution:
    """Source, cue and content as spans of the document (PARC: one attribution relation)."""

    sentence: Sentence
    """Where the cue stands; for a quotation without a cue, where the quotation begins."""
    cue: Span | None
    cue_token: Token | None
    source: Span | None
    source_head: Token | None
    contents: tuple[Span, ...]
    verb: ReportingVerb | None
    frame: str
    """Which frame of the reporting word matched: quotation, clause, object ... ; `accordance` for "according to"."""
    addressee: tuple[Token, ...] = ()
    negated: bool = False
    named_at: Span | None = None
    """Where the speaker is named, if not beside the words: an interviewee in the introduction."""

    @property
    def is_clausal(self) -> bool:
        """Whether the content is words said, rather than a topic or a deed named."""
        return self.frame in {"quotation", "clause", "inverted_clause", "accordance", "colon"}
