"""Verdicts on duties, and promises taken back: "the provision was implemented", "called off the release"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import is_passive, objects_of, particle_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.keeping import ANY_ACT
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import LASTING, Said, act_name, is_nobody
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_verdict(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The provision on the release was implemented in full", "has met its obligation to leave"."""
    lemma = verb.lemma_.lower()
    if lemma in table.of("verdict_done", "verbs") or lemma in table.of("verdict_done", "with"):
        kind: FateKind = "no_outcome" if is_negated(verb) else "outcome"
    elif lemma in ("be", "remain") and _is_undone(verb, table):
        kind = "no_outcome"
    else:
        return None
    for duty in _duties(verb, table):
        named = _act_of_duty(duty, words, table)
        if named is None or named[0] in LASTING:
            continue
        if is_nobody(duty, table):
            kind = "no_outcome"
        judged = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in table.of("verdict_done", "judging")
        if kind == "outcome" and any(one.lower_ in table.of("verdict_done", "partly") for one in verb.children):
            return Said("step", named[0], named[1], verb, _doer(verb), is_state=judged, of_promise=True)
        is_whole = kind == "outcome"
        said = Said(kind, named[0], named[1], verb, _doer(verb), is_state=judged, is_whole=is_whole, counts=False)
        return dataclasses.replace(said, of_promise=True)
    return None


def _is_undone(verb: Token, table: FateWords) -> bool:
    states = table.of("verdict_undone", "states")
    return not is_negated(verb) and any(one.lower_ in states and one.i > verb.i for one in verb.children)


def _doer(verb: Token) -> Token | None:
    return None if is_passive(verb) or verb.lemma_ in ("be", "remain") else subject_of(verb)


def _duties(verb: Token, table: FateWords) -> Iterator[Token]:
    """The nouns of the clause that name a duty."""
    nouns = [] if verb.lemma_ in ("be", "remain") else [*objects_of(verb)]
    nouns += [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass") and (not nouns or is_passive(verb))]
    nouns += [noun for word, noun in prepositions_of(verb) if word == "with"]
    for noun in nouns:
        lemma = noun.lemma_.lower()
        if lemma not in table.of("verdict_done", "duties"):
            continue
        behind = [one.lemma_.lower() for word, one in prepositions_of(noun) if word == "of"]
        if lemma not in table.of("verdict_done", "halves") or set(behind) & table.of("verdict_done", "bargains"):
            yield noun


def _act_of_duty(duty: Token, words: Words, table: FateWords) -> tuple[str, Token] | None:
    """The act that a duty is about: "the provision on the release of captives", "its obligation to leave"."""
    near = [one for one in duty.children if one.dep_ in ("acl", "relcl", "compound")]
    near += [noun for word, noun in prepositions_of(duty) if word in table.of("verdict_done", "about")]
    near += [one for prep in duty.children if prep.dep_ == "prep" for one in prep.children if one.dep_ == "pcomp"]
    act = next(((name, one) for one in near if (name := act_name(one, words)) is not None), None)
    if act is not None:
        return act
    # "The provision on Tersk": of which act, the place tells.
    return next(((ANY_ACT, one) for one in near if one.pos_ == "PROPN"), None)


def of_taking_back(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Has called off the release of captives", "scrapped its plan to leave"."""
    lemma = verb.lemma_.lower()
    with_particle: dict[str, str] = table.verdicts["taken_back"]["with_particle"]
    if lemma in with_particle:
        if particle_of(verb) != with_particle[lemma]:
            return None
    elif lemma not in table.of("taken_back", "verbs"):
        return None
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or is_negated(verb):
        return None
    passive = is_passive(verb)
    subject = child(verb, "nsubjpass")
    for noun in (subject,) if passive and subject is not None else objects_of(verb):
        act = noun
        if noun.lemma_.lower() in table.of("taken_back", "plans"):
            act = next((one for one in noun.children if one.dep_ == "acl"), noun)
        name = act_name(act, words)
        if name is not None and name not in LASTING:
            return Said("withdrawn", name, act, verb, None if passive else subject_of(verb), counts=False)
    return None
