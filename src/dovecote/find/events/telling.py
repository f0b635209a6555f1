"""The words that tell a deed: its clause, or the noun that names it with all that hangs on it."""

from __future__ import annotations

from dovecote.find.clause import VERBAL, clause_span, subtree_span
from dovecote.find.frames import Match
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence


def span_of_deed(sentence: Sentence, match: Match) -> Span:
    """The clause of the verb that tells it; of a noun that no verb tells, the whole noun phrase."""
    if match.verb.pos_ in VERBAL:
        return clause_span(sentence, match.verb)
    return subtree_span(sentence, match.trigger)
