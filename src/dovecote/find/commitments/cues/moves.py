"""A promise whose limit is moved: "postponed the withdrawal to 3 May", "the truce was renewed", "an extension of"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import clause_span, conjuncts_of, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SHALL = frozenset({"will", "'ll", "’ll", "wo", "shall"})


def by_move(sentence: Sentence, verb: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """The deed that a finite verb moves, told as done or as settled: "has pushed back its withdrawal"."""
    alone = verb.lemma_.lower() in words.moves_alone
    if verb.pos_ != "VERB" or not (alone or words.moves.fit(verb)) or not is_told(verb):
        return
    deed = deed_moved_by(verb, words)
    if deed is None:
        return
    giver = _holder_of_limit(verb, words) or (None if alone or is_passive(verb) else _own_subject(verb, words))
    yield Promise(sentence, deed, verb, frame.id, frame.force, clause_span(sentence, verb), giver, giver, mover=verb)


def _own_subject(verb: Token, words: Words) -> Token | None:
    """Who moves the limit, as the one whose deed it is; a mediator moves what others promised."""
    subject = subject_of(verb)
    return None if subject is not None and _stands_between(subject, words) else subject


def _stands_between(noun: Token, words: Words) -> bool:
    return noun.lower_ in words.table["details"]["office"]["between"]


def _holder_of_limit(verb: Token, words: Words) -> Token | None:
    """Whose limit it is that somebody else moves: "the mediators extended the Front's deadline"."""
    limits = [one for one in _moved_things(verb) if one.lemma_.lower() in words.limit_nouns]
    owned = [deed for one in limits for deed in (one, _deed_of_limit(one, words)) if deed is not None]
    return next((near for one in owned for near in one.children if near.dep_ == "poss" and near.pos_ != "PRON"), None)


def seen_through(promise: Promise, words: Words) -> Promise:
    """A promise to move the limit of a deed, as the promise of that deed: "agreed to extend the truce"."""
    mover = promise.deed
    if promise.mover is not None or promise.negated:
        return promise
    is_mover = words.moves.fit(mover) if mover.pos_ == "VERB" else mover.lemma_.lower() in words.move_nouns
    deed = deed_moved_by(mover, words) if is_mover else None
    if deed is None:
        return promise
    if promise.doer is not None and _stands_between(promise.doer, words):
        holder = _holder_of_limit(mover, words)
        return dataclasses.replace(promise, deed=deed, mover=mover, doer=holder, giver=holder)
    return dataclasses.replace(promise, deed=deed, mover=mover)


def deed_moved_by(mover: Token, words: Words) -> Token | None:
    """The noun or verb of what a word moves: "withdrawal" of "postponed the date for the withdrawal"."""
    things = [one for one in mover.children if one.dep_ == "nsubj"] if mover.lemma_.lower() in words.moves_alone else []
    for thing in things or _moved_things(mover):
        if thing.lemma_.lower() in words.limit_nouns:
            return _deed_of_limit(thing, words)
        # "The handover of the airfield has been": the parser may hang the noun meant on the one before the verb.
        named = [thing, *(noun for word, noun in prepositions_of(thing) if word == "of")]
        named += [one for one in thing.children if one.dep_ == "nsubj"]
        deed = next((one for one in named if one.pos_ in {"NOUN", "PROPN"} and words.action_of(one) is not None), None)
        if deed is not None:
            return deed
        if thing.lemma_.lower() in words.term_nouns and words.action_of(mover) is not None:
            return thing
    return None


def _moved_things(mover: Token) -> list[Token]:
    if mover.pos_ != "VERB":
        named = [noun for word, noun in prepositions_of(mover) if word in {"of", "to", "in"}]
        return [*named, *(one for one in mover.children if one.dep_ in {"compound", "poss"})]
    found = [near for one in objects_of(mover) for near in conjuncts_of(one)]
    found += [noun for word, noun in prepositions_of(mover) if word == "over"]
    passive = child(mover, "nsubjpass")
    if passive is not None:
        found = [*conjuncts_of(passive), *found]
    if mover.dep_ == "acl" and mover.tag_ == "VBN":
        found.append(mover.head)
    return found


def _deed_of_limit(limit: Token, words: Words) -> Token | None:
    """What a limit is for: "the deadline for the withdrawal", "the date for the Front to disarm"."""
    for one in limit.subtree:
        is_verb = one.pos_ == "VERB" and (has_infinitive_mark(one) or one.dep_ == "pcomp")
        acts = one.pos_ in {"NOUN", "PROPN"} or is_verb
        if one != limit and acts and words.action_of(one) is not None:
            return one
    # The parser hangs "to disarm" on the verb as often as on the noun before it.
    inner = (one for one in limit.head.children if one.dep_ in {"advcl", "xcomp"} and has_infinitive_mark(one))
    return next((one for one in inner if limit.i < one.i and words.action_of(one) is not None), None)


def is_told(verb: Token) -> bool:
    """Whether the move is told as made or settled, and not as wished, possible or denied."""
    if is_negated(verb) or has_infinitive_mark(verb) or verb.tag_ in {"VB", "VBG"}:
        return False
    modal = modal_of(verb)
    if modal is not None:
        return modal.lower_ in SHALL
    attributive = verb.tag_ == "VBN" and not any(one.dep_ in {"aux", "auxpass"} for one in verb.children)
    return not attributive or verb.dep_ in {"ROOT", "acl", "conj", "ccomp"}
