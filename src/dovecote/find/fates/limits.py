"""Limits that passed with nothing done: "The deadline for the withdrawal passed without a soldier leaving"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said, act_name

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_limit(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The deadline for the withdrawal passed without a soldier leaving"; "missed the deadline"."""
    if verb.lemma_.lower() not in table.passing or is_negated(verb):
        return None
    missed = verb.lemma_.lower() == "miss"
    nouns = objects_of(verb) if missed else tuple(one for one in (child(verb, "nsubj"),) if one is not None)
    # The parser may take "passed" for a participle of what stands before it.
    nouns += tuple(
        one for one in verb.ancestors if verb.dep_ in ("acl", "relcl") and one.lemma_.lower() in table.limits
    )
    for noun in nouns:
        if noun.lemma_.lower() not in table.limits:
            continue
        if not missed and not any(one.lower_ in table.without for one in verb.subtree):
            continue
        named = _named_by_limit(noun, words) or _named_as_wanting(verb, words, table)
        if named is not None:
            return Said(
                "no_outcome", named[0], named[1], verb, subject_of(verb) if missed else None, noun, counts=False
            )
    return None


def _named_as_wanting(verb: Token, words: Words, table: FateWords) -> tuple[str, Token] | None:
    """The act without which the limit passed: "came and went without any sign of a handover"."""
    wanting = [one for one in verb.subtree if one.lower_ in table.without]
    nouns = [one for without in wanting for one in without.subtree if one.pos_ in ("NOUN", *VERBAL)]
    return next(((name, one) for one in nouns if (name := act_name(one, words)) is not None), None)


def _named_by_limit(noun: Token, words: Words) -> tuple[str, Token] | None:
    """The act that a limit is for: "the deadline for the withdrawal", "to disarm", "the withdrawal deadline"."""
    near = [inner for word, inner in prepositions_of(noun) if word in ("for", "of", "on")]
    near += [one for one in noun.children if one.dep_ in ("acl", "relcl", "compound", "poss")]
    near += [one for prep in noun.children if prep.dep_ == "prep" for one in prep.children if one.dep_ == "pcomp"]
    for one in near:
        name = act_name(one, words)
        if name is not None:
            return name, one
    return None
