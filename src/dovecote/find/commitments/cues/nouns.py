"""What follows a noun that promises: "the rebels' promise to", "orders to", "plans to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import conjuncts_of, prepositions_of, subject_of, subtree_span
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
    lists = words.table["cues"]["lists"]
    if "given" in frame.takes and not _is_ones_own(cue, lists["giving"]):
        return
    giver = holder_of(cue, set(lists["receiving"]))
    if giver is not None and giver.pos_ == "PRON" and cue.dep_ == "dobj":
        # "Renewed their pledge" is said of one's own, and "to honour their pledge" of those who are to honour it.
        verb = cue.head.lemma_.lower()
        own = verb in lists["giving"] or (verb in lists["honouring"] and has_infinitive_mark(cue.head))
        giver = (subject_of(cue.head) or giver) if own else giver
    if giver is not None and giver.pos_ == "PRON" and cue.dep_ == "pobj":
        # "Praised the elders for their commitment to": theirs who are praised.
        giver = next((one for one in cue.head.head.children if one.dep_ == "dobj" and one.i < cue.i), giver)
    receiver = None
    if giver is None and cue.dep_ == "dobj" and child(cue.head, "nsubjpass") is not None:
        # "The agencies have been given assurances by both sides"
        giver, receiver = subject_of(cue.head), child(cue.head, "nsubjpass")
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
        deeds = _nominal_deeds(cue, frame, words)
        if giver in deeds:
            giver = _pledger(cue, deeds)
    if "freeing" in frame.takes:
        # "signed a decree freeing 300": the parser hangs it on either.
        beside = [one for one in (*cue.children, *head.children) if one.tag_ == "VBG" and one.i == cue.i + 1]
        deeds += [one for one in beside if _is_freed(one, words)]
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
                receiver=receiver,
                negated=any_negation(one),
            )


def _is_freed(deed: Token, words: Words) -> bool:
    """Whether what a decree does by itself is still to be carried out: "freeing 300"; a ban holds at once."""
    action = words.action_of(deed)
    return action is not None and action.name in words.table["cues"]["decreed"]["actions"]


def _is_ones_own(cue: Token, giving: list[str]) -> bool:
    """Whether somebody gives it as his own: "gave its word"."""
    verb = cue.head
    given = cue.dep_ == "dobj" and verb.lemma_.lower() in giving and not is_negated(verb)
    return given and any(one.dep_ == "poss" and one.pos_ == "PRON" for one in cue.children)


def _nominal_deeds(cue: Token, frame: Frame, words: Words) -> list[Token]:
    """Nouns of action that a promise is of: "a commitment to a ceasefire", where its verb gives it."""
    verb = cue.head
    making = words.table["details"]["agreement"]["making"] if frame.force == "agreement" else ()
    if given := _things_pledged(cue, frame, words):
        return given
    if cue.dep_ != "dobj" or verb.lemma_.lower() not in (*words.table["cues"]["lists"]["giving"], *making):
        return []
    if is_negated(verb):
        return []
    links = {"to", "of", "on", *(() if frame.force == "pledge" else ("for",))}
    nouns = [near for word, noun in prepositions_of(cue) if word in links for near in conjuncts_of(noun)]
    if frame.force == "agreement":
        nouns += [near for word, noun in prepositions_of(verb) if word in {"on"} for near in conjuncts_of(noun)]
    return [noun for noun in nouns if noun.pos_ == "NOUN" and _is_deed(noun, frame, words)]


def _things_pledged(cue: Token, frame: Frame, words: Words) -> list[Token]:
    """What a pledge is of, whoever speaks of it: "Veldt's pledge of 500 soldiers", "a pledge of two million euros"."""
    if frame.force != "pledge" or any(one.lower_ == "no" for one in cue.children):
        return []
    nouns = [near for word, noun in prepositions_of(cue) if word == "of" for near in conjuncts_of(noun)]
    return [one for one in nouns if words.is_money(one) or words.given_as(one) is not None or _is_told(cue, one, words)]


def _is_told(cue: Token, noun: Token, words: Words) -> bool:
    """Whether it is somebody's pledge of an act: "Veldt's promise of elections"; one only sought is none yet."""
    lists = words.table["cues"]["lists"]
    known = any(one.dep_ == "poss" or one.lower_ == "the" for one in cue.children) or _pledger(cue, [noun]) is not None
    sought = cue.dep_ in {"dobj", "pobj"} and cue.head.lemma_.lower() in lists["seeking"]
    action = words.action_of(noun)
    return cue.lemma_.lower() in lists["given_nouns"] and known and not sought and action is not None


def _pledger(cue: Token, things: list[Token]) -> Token | None:
    """Who gives what a pledge is of: "a pledge of 500 soldiers by Veldt"."""
    by = (noun for place in (cue, *things) for word, noun in prepositions_of(place) if word in {"by", "from"})
    return next((one for one in by if one.pos_ in {"PROPN", "NOUN"}), None)


def _is_deed(noun: Token, frame: Frame, words: Words) -> bool:
    """Whether it names a deed; of an agreement one that can be seen done: "an agreement on cooperation" tells none."""
    action = words.action_of(noun)
    return action is not None and (frame.force == "pledge" or action.testable == "yes")


def _noun_span(sentence: Sentence, cue: Token, deed: Token) -> Span:
    span = subtree_span(sentence, cue)
    end = subtree_span(sentence, deed).end
    head = cue.head
    start = sentence.start_of(head) if cue.dep_ == "dobj" and head.pos_ == "VERB" and head.i < cue.i else span.start
    return Span(start, max(end, span.end) if deed.head != head else end)
