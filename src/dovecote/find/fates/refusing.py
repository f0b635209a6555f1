"""Acts that those who were to do them say they will not do: "will not release them", "no longer intends to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import LASTING, Said, act_name

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_refusal(verb: Token, words: Words, table: FateWords) -> Said | None:
    """What a clause says will not be done, whatever comes; None where it only sets a condition or a later day."""
    act = _refused(verb, table)
    if act is None or _is_conditional(verb, table) or _is_conditional(act, table):
        return None
    name = act_name(act, words)
    if name is None or name in LASTING:
        return None
    return Said("refused", name, act, act, subject_of(act) or subject_of(verb), is_state=True, counts=False)


def of_staying(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "We are going nowhere", "our soldiers are staying": what those who were to leave say of it."""
    lemma = verb.lemma_.lower()
    subject = child(verb, "nsubj")
    if subject is None or verb.tag_ not in ("VBG", "VB"):
        return None
    own = subject.lower_ in table.of("staying", "own")
    if not own and not words.is_a("forces", subject):
        return None
    if lemma in table.of("staying", "going"):
        stays = any(one.lower_ in table.of("staying", "nowhere") for one in verb.children)
    else:
        stays = lemma in table.of("staying", "verbs") and _is_about_a_place(verb, words, table)
    if not stays or is_negated(verb) or _is_conditional(verb, table):
        return None
    return Said("refused", "withdraw", verb, verb, subject, is_state=True, counts=False)


def _is_about_a_place(verb: Token, words: Words, table: FateWords) -> bool:
    """Whether nothing but a place stands behind it: not "staying at a hotel", nor "in the talks"."""
    modal = modal_of(verb)
    if (modal is None or modal.lower_ not in table.will) and verb.tag_ == "VB":
        return False
    behind = [noun for _, noun in prepositions_of(verb)]
    alone = not behind and not any(one.dep_ in ("acomp", "attr", "xcomp", "dobj") for one in verb.children)
    return alone or any(noun.pos_ == "PROPN" or words.is_a("places", noun) for noun in behind)


def _refused(verb: Token, table: FateWords) -> Token | None:
    """The act of "will not release", "is not going to release", "no longer intends to release"."""
    modal = modal_of(verb)
    if modal is not None:
        negated = is_negated(verb) and modal.lower_ in table.will
        told = modal.lower_ not in table.would or verb.dep_ == "ccomp"
        return verb if negated and told and verb.tag_ == "VB" else None
    if not is_negated(verb) or verb.lemma_.lower() not in table.intending:
        return None
    acts = (one for one in verb.children if one.dep_ == "xcomp" and one.pos_ in VERBAL)
    return next((one for one in acts if has_infinitive_mark(one)), None)


def _is_conditional(verb: Token, table: FateWords) -> bool:
    """Whether something must come first: "until the fishermen are free", "without a guarantee"."""
    marks = [one.lower_ for clause in verb.children if clause.dep_ == "advcl" for one in clause.children]
    behind = [word for word, _ in prepositions_of(verb)]
    return any(one in table.only_on for one in (*marks, *behind, *(one.lower_ for one in verb.children)))
