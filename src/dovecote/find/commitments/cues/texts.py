"""What an agreement or truce itself tells: "the accord provides for an exchange", "the truce began on 2 April"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import clause_span, conjuncts_of, prepositions_of, subtree_span
from dovecote.find.commitments.cues.shared import any_negation
from dovecote.find.commitments.grammar import child, children_by, has_infinitive_mark, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words, parse_pattern
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def provided_by(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a text calls for: "the agreement provides for an exchange"."""
    subject = child(cue, "nsubj")
    if subject is None or subject.lemma_.lower() not in words.table["details"]["agreement"]["nouns"]:
        return
    nouns = [near for one in children_by(cue, "dobj") for near in conjuncts_of(one)]
    nouns += [near for word, one in prepositions_of(cue) if word in {"of", "for"} for near in conjuncts_of(one)]
    for noun in nouns:
        if noun.pos_ == "NOUN" and words.action_of(noun) is not None:
            yield Promise(sentence, noun, cue, frame.id, frame.force, subtree_span(sentence, noun))


def in_effect(sentence: Sentence, noun: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A truce that began, or was renewed: the parties are bound from then on."""
    verb = noun.head
    relative = [one for one in noun.children if one.dep_ in {"relcl", "acl"}]
    for one in [*([verb] if noun.dep_ in {"nsubj", "nsubjpass"} else []), *relative]:
        if modal_of(one) is not None or has_infinitive_mark(one) or any_negation(one):
            continue
        if words.any_of(
            tuple(parse_pattern(near.replace(" until", " + until"), words.kinds) for near in sorted(frame.takes)), one
        ):
            span = clause_span(sentence, one) if one == verb else subtree_span(sentence, noun)
            yield Promise(sentence, noun, one, frame.id, frame.force, span)
