"""Acts that the words before name: "were to leave by May. None did", "was to free them and has not done so"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, subject_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import LASTING, Said, act_name, is_nobody
from dovecote.model.fate import FateKind
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def said_elliptically(
    verb: Token, sentence: Sentence, before: Sentence | None, words: Words, table: FateWords
) -> tuple[Said, Sentence] | None:
    """What "did so", "none did", "that has not happened" tells of the act promised before, with its sentence."""
    said = _pro_verb(verb, table)
    if said is None:
        return None
    for place, tokens in ((sentence, [one for one in sentence if one.i < verb.i]), (before, list(before or ()))):
        act = next((one for one in reversed(tokens) if _is_promised(one)), None)
        name = act_name(act, words) if act is not None else None
        if place is not None and act is not None and name is not None and name not in LASTING:
            return dataclasses.replace(said, action=name, act=act, doer=subject_of(act)), place
    return None


def _pro_verb(verb: Token, table: FateWords) -> Said | None:
    """What the verb tells of an act that it does not name; None for verbs that stand for none."""
    lemma = verb.lemma_.lower()
    if lemma not in table.of("elliptic", "doing") or verb.pos_ not in VERBAL or modal_of(verb) is not None:
        return None
    if has_infinitive_mark(verb) or verb.dep_ in ("aux", "auxpass"):
        return None
    subject = child(verb, "nsubj")
    nobody = is_negated(verb) or (subject is not None and is_nobody(subject, table))
    if lemma in table.of("elliptic", "happening"):
        if subject is None or subject.lower_ not in table.of("elliptic", "pointing") or not nobody:
            return None
    elif not _stands_for_act(verb, table, nobody):
        return None
    kind: FateKind = "no_outcome" if nobody else "outcome"
    is_past = verb.tag_ in ("VBD", "VBN")
    return Said(kind, "", verb, verb, None, is_state=nobody or is_past, of_promise=True, counts=False)


def _stands_for_act(verb: Token, table: FateWords, nobody: bool) -> bool:
    """Whether it is "done so", or a bare "did" with nobody: not "did its part"."""
    so = [one for one in verb.children if one.lower_ in table.of("elliptic", "so") and one.i > verb.i]
    if so:
        return True
    bare = all(one.dep_ in ("nsubj", "punct", "cc", "neg", "aux", "advmod") for one in verb.children)
    return nobody and bare and verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis")


def _is_promised(token: Token) -> bool:
    """Whether a verb tells what was to be: "were to leave", "had promised to leave", "should have left"."""
    return token.pos_ in VERBAL and (has_infinitive_mark(token) or modal_of(token) is not None)
