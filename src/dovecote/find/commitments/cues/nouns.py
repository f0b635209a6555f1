"""What follows a noun that promises: "the rebels' promise to", "orders to", "plans to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import clause_span, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.cues.shared import any_negation, gerunds, holder_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, modal_of, with_shared
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def after_noun(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What follows "the rebels' promise", "orders", "plans"."""
    giver = holder_of(cue)
    deeds = [
        one for one in cue.children if one.dep_ in {"acl", "relcl"} and has_infinitive_mark(one) and one.tag_ == "VB"
    ]
    if "gerund" in frame.takes:
        deeds += [noun for _, noun in gerunds(cue)]
    if "clause" in frame.takes:
        deeds += [
            one
            for one in cue.children
            if one.dep_ in {"acl", "ccomp", "relcl"} and modal_of(one) is not None and child(one, "mark")
        ]
    head = cue.head
    if not deeds and cue.dep_ in {"dobj", "nsubjpass"} and head.pos_ == "VERB":
        # "signed a decree to free", "gave orders to leave": the parser often hangs the infinitive on the verb.
        deeds = [
            one
            for one in head.children
            if one.dep_ in {"advcl", "xcomp"} and has_infinitive_mark(one) and one.i > cue.i
        ]
    if not deeds and "noun" in frame.takes:
        deeds = _nominal_deeds(cue, words)
    for deed in deeds:
        for one in with_shared(deed):
            yield Promise(
                sentence,
                one,
                cue,
                frame.id,
                frame.force,
                _noun_span(sentence, cue, one),
                giver=giver,
                doer=child(one, "nsubj") or giver,
                negated=any_negation(one),
            )


def _nominal_deeds(cue: Token, words: Words) -> list[Token]:
    """Nouns of action that a promise is of: "a commitment to a ceasefire", where its verb gives it."""
    verb = cue.head
    if cue.dep_ != "dobj" or verb.lemma_.lower() not in words.table["cues"]["lists"]["giving"] or is_negated(verb):
        return []
    nouns = [noun for word, noun in prepositions_of(cue) if word in {"to", "of", "on"}]
    return [noun for noun in nouns if noun.pos_ == "NOUN" and words.action_of(noun) is not None]


def with_limit(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a deadline is for: "the deadline for the withdrawal is 30 June", "extended the deadline to disarm"."""
    verb = cue.head
    if cue.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.lemma_.lower() not in frame.takes:
        return
    if is_negated(verb) or modal_of(verb) is not None:
        return
    deeds = [noun for word, noun in prepositions_of(cue) if word in {"for", "of", "on"}]
    deeds += [noun for word, noun in prepositions_of(verb) if word == "for"]
    deeds += [one for one in cue.children if one.dep_ in {"acl", "relcl"} and has_infinitive_mark(one)]
    for deed in deeds:
        if words.action_of(deed) is not None:
            span = clause_span(sentence, verb)
            giver = subject_of(verb) if cue.dep_ == "dobj" else None
            yield Promise(sentence, deed, cue, frame.id, frame.force, span, giver=giver)
            return


def _noun_span(sentence: Sentence, cue: Token, deed: Token) -> Span:
    span = subtree_span(sentence, cue)
    end = subtree_span(sentence, deed).end
    head = cue.head
    start = sentence.start_of(head) if cue.dep_ == "dobj" and head.pos_ == "VERB" and head.i < cue.i else span.start
    return Span(start, max(end, span.end) if deed.head != head else end)
