"""What was to end and goes on, and what somebody got: "remains closed", "received 33 captives from the Front"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import is_passive, objects_of, prepositions_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_remaining(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The road remains closed", "the soldiers are still in the valley": what was to end goes on."""
    goes_on = verb.lemma_ in table.remaining or any(one.lower_ in table.pending for one in verb.children)
    if verb.lemma_ not in (*table.remaining, "be") or not goes_on or is_negated(verb):
        return None
    subject = child(verb, "nsubj")
    state = next((one for one in verb.children if one.lower_ in table.remaining_states and one.i > verb.i), None)
    if state is not None and subject is not None:
        return Said("no_outcome", table.remaining_states[state.lower_], subject, verb, is_state=True, counts=False)
    placed = any(
        word in ("in", "at", "on", "inside") and _is_place(noun, words) for word, noun in prepositions_of(verb)
    )
    if subject is not None and placed and words.is_a("forces", subject):
        return Said("no_outcome", "withdraw", verb, verb, subject, is_state=True, counts=False)
    return None


def _is_place(noun: Token, words: Words) -> bool:
    return noun.pos_ == "PROPN" or words.is_a("places", noun)


def of_receiving(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The Red Cross received 33 captives from the Front": who gave them has handed them over."""
    if verb.lemma_.lower() not in table.receiving or is_passive(verb) or verb.tag_ not in ("VBD", "VBN"):
        return None
    giver = next((noun for word, noun in prepositions_of(verb) if word == "from"), None)
    for thing in objects_of(verb) if giver is not None else ():
        for kind, action in (("captives", "release"), ("weapons", "disarm")):
            if words.is_a(kind, thing):
                return Said("no_outcome" if is_negated(verb) else "outcome", action, verb, verb, giver)
    return None
