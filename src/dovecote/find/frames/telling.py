"""The words that tell a match: its clause, with the noun that a clause without a subject of its own hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, subtree_span
from dovecote.find.frames.frame import Match
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def telling_span(sentence: Sentence, match: Match) -> Span:
    """The clause of the verb that tells it; of a noun that no verb tells, the noun with all that hangs on it.

    "The accord reached in May", "the truce, which began in May", "talks are to start": what is reached, began or is to
    start belongs to it.
    """
    verb = match.verb
    if verb.pos_ not in VERBAL:
        return subtree_span(sentence, match.trigger)
    if verb.dep_ == "xcomp" and verb.head.pos_ == "AUX":
        verb = verb.head
    own = clause_span(sentence, verb)
    noun = _noun_of(verb)
    if noun is None:
        return own
    words = [one for one in noun.subtree if one.i <= noun.i and one.dep_ != "punct"]
    return Span(min(own.start, *(sentence.start_of(one) for one in words)), own.end)


def _noun_of(verb: Token) -> Token | None:
    """The noun that a participle or a relative clause says it of; None for a clause with a subject of its own."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        head: Token = verb.head
        return head
    subjects = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ == "relcl" and any(one.tag_ in {"WDT", "WP"} for one in subjects):
        antecedent: Token = verb.head
        return antecedent
    return None
