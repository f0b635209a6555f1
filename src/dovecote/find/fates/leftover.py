"""What is left of a promised number: "thirteen of the 24 are still in the forest", "they were the last of the 24"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.counts import count_at, number_at
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.keeping import ANY_ACT
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said, stands_alone
from dovecote.model.commitment import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_some_left(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Thirteen of the 24 teachers are still in the forest": of which act, the promised number tells."""
    if verb.lemma_.lower() not in table.of("some_left", "verbs") or is_negated(verb) or not stands_alone(verb):
        return None
    goes_on = verb.lemma_.lower() in table.of("some_left", "lasting")
    if not goes_on and not any(one.lower_ in table.of("some_left", "still") for one in verb.children):
        return None
    subject = child(verb, "nsubj")
    whole = _whole_of(subject, words) if subject is not None else None
    left = number_at(subject, words.table["details"]["quantity"]) if subject is not None else None
    if subject is None or whole is None or left is None or not 0 < left < (whole.value or 0):
        return None
    return Said("step", ANY_ACT, subject, verb, None, is_state=True, of_promise=True, left=left)


def of_last(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "They were the last of the 24 teachers"."""
    last = child(verb, "attr") if verb.lemma_ == "be" and not is_negated(verb) else None
    if last is None or last.lower_ not in table.of("last_of", "last") or _whole_of(last, words) is None:
        return None
    return Said("outcome", ANY_ACT, last, verb, None, is_whole=True, of_promise=True)


def _whole_of(part: Token, words: Words) -> Quantity | None:
    """The 24 of "thirteen of the 24 teachers"."""
    counted = next((noun for word, noun in prepositions_of(part) if word == "of"), None)
    whole = count_at(counted, words.table["details"]["quantity"]) if counted is not None else None
    return whole if whole is not None and whole.value is not None else None
