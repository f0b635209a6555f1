"""What an agreement or truce itself tells: "the accord provides for an exchange", "the truce began on 2 April"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import clause_span, conjuncts_of, prepositions_of, subtree_span
from dovecote.find.commitments.cues.shared import any_negation, gerunds
from dovecote.find.commitments.grammar import (
    child,
    children_by,
    has_infinitive_mark,
    is_negated,
    modal_of,
    with_shared,
)
from dovecote.find.commitments.patterns import Patterns, parse_pattern
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def provided_by(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a text calls for: "the agreement provides for an exchange"."""
    if not _is_said_by_text(cue, words):
        return
    subject = child(cue, "nsubj")
    ordered = subject is not None and subject.lemma_.lower() in words.table["details"]["orders"]["nouns"]
    nouns = [near for one in children_by(cue, "dobj") for near in conjuncts_of(one)]
    nouns += [near for word, one in _joined_prepositions(cue) if word in {"of", "for"} for near in conjuncts_of(one)]
    for noun in nouns:
        if noun.pos_ == "NOUN" and words.action_of(noun) is not None:
            yield Promise(
                sentence, noun, cue, frame.id, "order" if ordered else frame.force, subtree_span(sentence, noun)
            )  # fmt: skip


def _joined_prepositions(verb: Token) -> list[tuple[str, Token]]:
    """The prepositions on `verb`, and those coordinated with them: "for a truce and for elections"."""
    joined = [one for near in children_by(verb, "prep") for one in children_by(near, "conj") if one.pos_ == "ADP"]
    more = [(one.lower_, inner) for one in joined for inner in children_by(one, "pobj")]
    return [*prepositions_of(verb), *more]


def bound_by(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """Whom a text makes do something: "the accord obliges Veldt to leave", "stipulates that both disarm"."""
    if not _is_said_by_text(cue, words) or is_negated(cue) or modal_of(cue) is not None:
        return
    bound = child(cue, "dobj", "dative")
    deeds = [one for one in cue.children if one.dep_ in {"xcomp", "ccomp"} and has_infinitive_mark(one)]
    if bound is not None and words.can_obey(bound):
        # "commits the Front to leave": the parser often takes it for what for.
        deeds += [one for one in children_by(cue, "advcl") if has_infinitive_mark(one) and one.i > bound.i]
    deeds += [deed for word, deed in gerunds(cue) if word == "to"]
    deeds += [one for one in children_by(cue, "ccomp") if one.tag_ in {"VB", "VBP"} and modal_of(one) is None]
    deeds += [more for one in deeds for more in _further_clauses(one)]
    for first in dict.fromkeys(deeds):
        for deed in with_shared(first):
            doer = child(first, "nsubj") or bound
            span = clause_span(sentence, cue if deed == first else deed)
            yield Promise(
                sentence, deed, cue, frame.id, frame.force, span, doer=doer, negated=any_negation(deed)
            )  # fmt: skip


def _further_clauses(verb: Token) -> list[Token]:
    """The other clauses with "that" behind the first: "provides that A disarm, that B leave and that C be freed"."""
    found = []
    for one in verb.children:
        mark = child(one, "mark")
        if one.dep_ in {"ccomp", "conj"} and mark is not None and mark.tag_ == "IN" and one.i > verb.i:
            found += [one, *_further_clauses(one)]
    return found


def _is_said_by_text(cue: Token, words: Words) -> bool:
    """Whether an agreement, or "it" for one named before, is what the verb tells of."""
    subject = child(cue, "nsubj")
    if subject is None:
        return False
    if subject.tag_ in {"WDT", "WP"} and cue.dep_ == "relcl":
        subject = cue.head
    details = words.table["details"]
    if any(one.lower_ in details["agreement"]["open"] for one in subject.children):
        return False
    ordering = subject.lemma_.lower() in details["orders"]["nouns"]
    return subject.lower_ == "it" or ordering or words.is_agreement(subject) or _is_part(subject, words)


def _is_part(noun: Token, words: Words) -> bool:
    """Whether it is a part of an agreement, or stands for one told before: "Article 4", "the document"."""
    known = any(one.lower_ == "the" for one in noun.children)
    named = noun.lemma_.lower() in words.table["details"]["agreement"]["under_only"]
    return (known and named) or _is_article(noun, words)


def _is_article(noun: Token, words: Words) -> bool:
    """Whether it is a numbered part of an agreement: "Article 4", "clause 2 of the accord"; not one of a law."""
    if noun.lemma_.lower() not in words.table["details"]["agreement"]["articles"]:
        return False
    of = [inner for word, inner in prepositions_of(noun) if word == "of"]
    numbered = any(one.like_num for one in noun.children)
    return all(words.is_agreement(one) for one in of) if of else numbered


def puts_in_force(verb: Token, frame: Frame, words: Words) -> bool:
    """Whether the verb tells that a truce holds from then on: "takes effect", "begins"."""
    told = (near.replace(" until", " + until") for near in sorted(frame.takes))
    return Patterns.of(parse_pattern(near, words.kinds) for near in told).fit(verb)


def in_effect(sentence: Sentence, noun: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A truce that began, or was renewed: the parties are bound from then on."""
    verb = noun.head
    relative = [one for one in noun.children if one.dep_ in {"relcl", "acl"}]
    for one in [*([verb] if noun.dep_ in {"nsubj", "nsubjpass"} else []), *relative]:
        if modal_of(one) is not None or has_infinitive_mark(one) or any_negation(one):
            continue
        if one.tag_ in {"VBZ", "VBP"} and one.dep_ in {"advcl", "pcomp"}:
            continue  # "after the truce takes effect": nobody says that it does
        if puts_in_force(one, frame, words):
            span = clause_span(sentence, one) if one == verb else subtree_span(sentence, noun)
            yield Promise(sentence, noun, one, frame.id, frame.force, span)
