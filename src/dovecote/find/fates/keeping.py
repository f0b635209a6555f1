"""Promises and truces said to be kept or broken: "has kept its promise", "violated the truce", "it collapsed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.clause import objects_of, particle_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said, act_name
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ANY_ACT: Final = "fulfil"
"""The action of a fate that names a promise and not its act: "has kept its word"."""


def of_promise(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Has kept its promise not to attack", "violated the ceasefire", "stuck to the truce"; "the truce has held"."""
    lemma, negated = verb.lemma_.lower(), is_negated(verb)
    if lemma not in table.keeping:
        return None if negated else _breaking(verb, words, table)
    bare = verb.tag_ != "VBG" and lemma in table.holding and not objects_of(verb)
    subject = child(verb, "nsubj")
    if bare and subject is not None and (act := _lasting(subject, words)) is not None and not negated:
        return Said("kept", act, subject, verb, of_promise=True, counts=False)
    if (
        subject is not None
        and not negated
        and _gives_way(verb, table)
        and (act := _lasting(subject, words)) is not None
    ):
        return Said("broken", act, subject, verb, of_promise=True, counts=False)
    if not negated and (said := _breaking(verb, words, table)) is not None:
        return said
    kind = _keeping(verb, table)
    if kind is None or negated:
        return None
    nouns = [*objects_of(verb), *(noun for _, noun in prepositions_of(verb))]
    done = (
        _done_by(verb, words) if kind == "kept" and any(one.lemma_.lower() in table.promises for one in nouns) else None
    )
    if done is not None:
        return Said("outcome", done[0], done[1], verb, subject_of(verb), of_promise=True)
    for noun in nouns:
        given = next((one for one in noun.children if one.dep_ in ("acl", "pcomp") and one.tag_ in ("VB", "VBG")), None)
        if noun.lemma_.lower() in table.promises and given is not None:
            action = "refrain" if is_negated(given) else act_name(given, words)
            if action is not None:
                return Said(kind, action, given, verb, subject_of(verb), of_promise=True, counts=False)
        if (lasting := _lasting(noun, words)) is not None:
            return Said(kind, lasting, noun, verb, subject_of(verb), of_promise=True, counts=False)
        if given is None and _is_the_one_known(noun, table):
            return Said(kind, ANY_ACT, noun, verb, subject_of(verb), of_promise=True, counts=False, leans=True)
    return None


def _is_the_one_known(noun: Token, table: FateWords) -> bool:
    """Of "its word", "that promise": whether one promise is meant that the reader knows, and not any."""
    known = any(one.dep_ == "poss" or one.lower_ in ("this", "that", "the") for one in noun.children)
    return known and noun.tag_ == "NN" and noun.lemma_.lower() in table.promises


def _gives_way(verb: Token, table: FateWords) -> bool:
    """Whether it tells of a truce that it is no more: "collapsed", "broke down"."""
    particle = particle_of(verb)
    told = verb.lemma_.lower() if particle is None else f"{verb.lemma_.lower()} {particle}"
    return told in table.collapsing and verb.tag_ in ("VBD", "VBN") and not objects_of(verb)


def _breaking(verb: Token, words: Words, table: FateWords) -> Said | None:
    """A deed that breaks a promise by the words behind it."""
    broken = _in_breach(verb, words, table)
    if broken is None:
        return None
    return Said("broken", broken[0], broken[1], verb, subject_of(verb), of_promise=True, counts=False)


def _in_breach(verb: Token, words: Words, table: FateWords) -> tuple[str, Token] | None:
    """What a deed breaks by the words behind it: "entered the valley in breach of the truce"."""
    breaches = [noun for word, noun in prepositions_of(verb) if word == "in" and noun.lemma_.lower() in table.breaches]
    kept = (of for noun in breaches for word, of in prepositions_of(noun) if word == "of")
    return next(((name, one) for one in kept if (name := _lasting(one, words)) is not None), None)


def _done_by(verb: Token, words: Words) -> tuple[str, Token] | None:
    """The act by which a promise was kept: "fulfilled its part by returning all captives"."""
    deeds = [one for prep in verb.children if prep.lower_ == "by" for one in prep.children if one.dep_ == "pcomp"]
    return next(((name, one) for one in deeds if (name := act_name(one, words)) is not None), None)


def _keeping(verb: Token, table: FateWords) -> FateKind | None:
    lemma = verb.lemma_.lower()
    behind = {word for word, _ in prepositions_of(verb)}
    if lemma in table.kept or (lemma in table.kept_with and behind & {"to", "by", "with", "on"}):
        return "kept"
    if lemma in table.broken or (lemma in table.broken_with and behind & {"on", "from"}):
        return "broken"
    return None


def _lasting(noun: Token, words: Words) -> str | None:
    """The act of a noun for what lasts and can be kept or broken: a truce, a halt."""
    if noun.lemma_.lower() in words.table["details"]["agreement"]["parts"]:
        # "The terms of the truce" are kept or broken as the truce is.
        return next(
            (name for word, of in prepositions_of(noun) if word == "of" and (name := _lasting(of, words))), None
        )
    action = words.action_of(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    return action.name if action is not None and action.name in ("cease_fire", "refrain") else None
