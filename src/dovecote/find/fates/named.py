"""Deeds told by their noun: "yesterday's release of 58 detainees", "follows the reopening of the road on 23 May"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import LASTING, Said

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})


def said_by_noun(noun: Token, words: Words, table: FateWords) -> Said | None:
    """What a definite noun of an act tells where its sentence takes the act for done; None where it does not."""
    governor = _taken_for_done(noun, table)
    if governor is None or not _is_definite(noun) or _is_to_come(noun, table):
        return None
    action = words.action_of(noun)
    if action is None or action.name in LASTING:
        return None
    return Said("outcome", action.name, noun, noun, told_by=governor, needs_day=governor.lemma_ in table.reacting)


def _taken_for_done(noun: Token, table: FateWords) -> Token | None:
    """The verb by which the act has been: one that reacts to it, one it comes after or before; None where none does."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in table.after:
        verb = head.head
    elif noun.dep_ in ("dobj", "nsubj"):
        verb = head
        told = table.reacting | table.coming_after if noun.dep_ == "dobj" else table.coming_after
        if verb.lemma_.lower() not in told:
            return None
    else:
        return None
    if verb.pos_ not in VERBAL or verb.tag_ not in FINITE:
        return None
    return None if modal_of(verb) is not None or has_infinitive_mark(verb) or is_negated(verb) else verb


def _is_definite(noun: Token) -> bool:
    of = any(word == "of" for word, _ in prepositions_of(noun))
    return any(one.dep_ == "poss" or (one.dep_ == "det" and one.lower_ == "the" and of) for one in noun.children)


def _is_to_come(noun: Token, table: FateWords) -> bool:
    """Whether a word with the noun says that it is wished, planned or only begun: "the immediate release of"."""
    return any(one.lower_ in table.to_come or one.lemma_.lower() in table.to_come for one in noun.children)
