"""A promise told again by its noun alone: "the swap announced in March", "the release has still not taken place"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import prepositions_of, subtree_span
from dovecote.find.commitments.grammar import is_negated, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.find.frames import by_lemma, words_in
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FRONT = frozenset({"acomp", "advmod", "attr", "oprd"})


def can_be_told_again(sentence: Sentence, words: Words) -> bool:
    """Whether the sentence has one of the words without which no noun tells a promise again."""
    table, lemmas = words.table["cues"]["again"], by_lemma(sentence).keys()
    verbs = not lemmas.isdisjoint(table["promised"]) or not lemmas.isdisjoint(table["happening"])
    return verbs or not words_in(sentence).isdisjoint(table["open"])


def told_again(sentence: Sentence, noun: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """The deed that a noun with its article names, where it was promised before, or is said to be still undone."""
    action = words.action_of(noun)
    if action is None or action.name not in frame.takes or not _is_the_one(noun, words):
        return
    cue = _promised_aside(noun, words) or _undone(noun, words)
    if cue is None:
        return
    between = [one for word, one in prepositions_of(noun) if word in {"by", "between"}]
    agreed = cue.lemma_.lower() == "agree"
    expected = cue.lemma_.lower() in words.table["cues"]["again"]["expected"]
    force = "agreement" if agreed else "expectation" if expected else frame.force
    giver = between[0] if between else None
    yield Promise(sentence, noun, cue, frame.id, force, subtree_span(sentence, noun), giver=giver, doer=giver)


def _is_the_one(noun: Token, words: Words) -> bool:
    """Whether its hearer knows it: "the swap", "their withdrawal"."""
    known = words.table["details"]["moving"]["known"]
    return any(one.lower_ in known or one.dep_ == "poss" for one in noun.children)


def _promised_aside(noun: Token, words: Words) -> Token | None:
    """The verb of "announced in March", "which both sides had agreed in May", beside the noun."""
    table = words.table["cues"]["again"]
    # The parser hangs it on the last noun of the phrase as often as on the first.
    for one in noun.subtree:
        aside = one.dep_ in {"acl", "relcl"} and one.i > noun.i and one.tag_ in {"VBN", "VBD"}
        if aside and one.lemma_.lower() in table["promised"] and not is_negated(one):
            return one
    return None


def _undone(noun: Token, words: Words) -> Token | None:
    """The verb that says that it has not been done yet: "has still not taken place", "remains outstanding"."""
    table = words.table["cues"]["again"]
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "attr"} or verb.pos_ not in {"VERB", "AUX"}:
        return None
    later = next((one for one in verb.children if one.dep_ == "xcomp"), None)
    if verb.lemma_ == "have" and later is not None and later.lemma_.lower() in table["happening"]:
        return later if any(one.lower_ == "yet" for one in verb.children) else None  # "has yet to take place"
    done = _participle_before(noun, verb) if noun.dep_ == "attr" else verb
    if done is not None and modal_of(done) is not None:
        return None  # "will not be completed before June": what is to come is no news of what has been
    if done is not None and done.tag_ == "VBN" and done.lemma_.lower() in table["happening"]:
        return done if any(_is_negated_yet(one) for one in (done, *done.children)) else None
    waiting = any(one.lower_ in table["still"] for one in verb.subtree if one.dep_ in {"advmod", "neg"})
    open_yet = any(one.lower_ in table["open"] and one.dep_ in FRONT for one in verb.children)
    stays = verb.lemma_.lower() in table["staying"]
    return verb if open_yet and (stays or waiting) and not is_negated(verb) else None


def _is_negated_yet(token: Token) -> bool:
    """Whether it is denied, itself or by the "yet" before it: "not yet done"."""
    return is_negated(token) and token.tag_ != "VBZ"


def _participle_before(noun: Token, verb: Token) -> Token | None:
    """The participle of "still not done is the exchange", however the parser hangs it."""
    if verb.dep_ == "auxpass":
        return verb.head
    return next((one for one in verb.children if one.dep_ == "advcl" and one.i < noun.i), None)
