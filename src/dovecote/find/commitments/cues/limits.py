"""What sets or moves a day for a deed: "the deadline for the withdrawal is", "has until Friday to", "put off to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.cues.shared import gerunds, is_reflexive
from dovecote.find.commitments.grammar import child, children_by, has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_limit(noun: Token, frame: Frame) -> bool:
    """Whether it is a word of the frame: "deadline", or with the noun before it "target date"."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and f"{noun.head.lower_} {lemma}" in frame.words:
        return True  # "has set 1 July as the date for"
    return lemma in frame.words or any(f"{one.lower_} {lemma}" in frame.words for one in children_by(noun, "compound"))


def with_limit(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a deadline is for: "the deadline for the withdrawal is 30 June", "extended the deadline to disarm"."""
    verb = _verb_of_limit(cue)
    if verb is not None and verb.lemma_.lower() in words.table["cues"]["lists"]["passing"]:
        yield from _limit_passed(sentence, cue, verb, frame, words)
        return
    if verb is None or verb.lemma_.lower() not in frame.takes or modal_of(verb) is not None:
        return
    if is_negated(verb):
        return
    deed = _deed_for(cue, verb, words)
    if deed is not None:
        setter = subject_of(verb) if cue.dep_ != "nsubj" else None
        doer = _who_of(cue, deed) or (setter if deed.pos_ in VERBAL else None)
        yield Promise(
            sentence, deed, cue, frame.id, frame.force, clause_span(sentence, verb), giver=setter, doer=doer
        )  # fmt: skip


def _limit_passed(sentence: Sentence, cue: Token, verb: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a deadline named with its day was for: "missed the 3 June deadline for the withdrawal"."""
    deed = _deed_for(cue, verb, words)
    if deed is None or is_negated(verb) or not any(one.ent_type_ in {"DATE", "TIME"} for one in cue.subtree):
        return
    owing = subject_of(verb) if cue.dep_ == "dobj" else None
    doer = child(deed, "nsubj") or owing
    yield Promise(sentence, deed, cue, frame.id, frame.force, subtree_span(sentence, cue), giver=owing, doer=doer)


def without_limit(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What has its day no more: "there is no longer a date for the withdrawal", "no longer has a timetable for"."""
    verb = cue.head
    if cue.dep_ not in {"attr", "dobj", "nsubjpass", "nsubj"} or verb.pos_ not in VERBAL or not is_negated(verb):
        return
    gone = any(one.lower_ in frame.takes for one in verb.subtree if one.i < cue.i)
    deed = _deed_for(cue, verb, words) if gone else None
    if deed is not None:
        holder = subject_of(verb) if cue.dep_ == "dobj" else None
        span = clause_span(sentence, verb)
        yield Promise(sentence, deed, cue, frame.id, frame.force, span, holder, child(deed, "nsubj") or holder)


def _deed_for(cue: Token, verb: Token, words: Words) -> Token | None:
    """What a limit is set for, under its noun or under the verb that sets it."""
    deeds = [noun for word, noun in prepositions_of(cue) if word in {"for", "of", "on"}]
    # "The deadline of 4 May, which the two had fixed for the handover, remains"
    asides = [one for one in cue.subtree if one.dep_ == "relcl" and one.i > cue.i]
    deeds += [noun for one in asides for word, noun in prepositions_of(one) if word == "for"]
    # "has named 3 June as the day on which the last soldier leaves"
    deeds += [one for one in asides if one.head == cue and any(near.tag_ in {"WDT", "WRB"} for near in one.subtree)]
    deeds += [noun for word, noun in prepositions_of(verb) if word == "for"]
    deeds += [deed for word, deed in (*gerunds(cue), *gerunds(verb)) if word == "for"]
    deeds += [one for one in cue.subtree if _is_purpose(one) and one.i > cue.i]
    deeds += [one for one in children_by(verb, "advcl") if has_infinitive_mark(one) and one.i > cue.i]
    known = next((one for one in deeds if words.action_of(one) is not None), None)
    # "The deadline for the Front to name its members": a duty by its form, whatever its verb.
    return known or next((one for one in deeds if _is_purpose(one) and _who_of(cue, one) is not None), None)


def _who_of(cue: Token, deed: Token) -> Token | None:
    """Who is to do it: "the deadline for the Front to name its members"."""
    named = (noun for word, noun in prepositions_of(cue) if word == "for" and noun.i < deed.i)
    return child(deed, "nsubj") or (next(named, None) if has_infinitive_mark(deed) else None)


def _verb_of_limit(cue: Token) -> Token | None:
    """The verb that says something of a limit; also of "set 3 May as the deadline for"."""
    head = cue.head
    if cue.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return head
    return head.head if cue.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ in VERBAL else None


def _is_purpose(token: Token) -> bool:
    return token.dep_ in {"acl", "relcl", "advcl"} and has_infinitive_mark(token)


def day_set(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a day itself is set for: "have fixed Saturday for the reopening of the road"."""
    day = child(cue, "dobj") or child(cue, "npadvmod")
    if day is None or day.ent_type_ != "DATE" or day.i < cue.i or is_negated(cue) or modal_of(cue) is not None:
        return
    behind = [noun for one in (cue, day) for word, noun in prepositions_of(one) if word in frame.takes]
    for deed in (one for one in behind if one.pos_ == "NOUN" and words.action_of(one) is not None):
        giver = subject_of(cue)
        yield Promise(sentence, deed, cue, frame.id, frame.force, clause_span(sentence, cue), giver=giver, doer=giver)


def given_time(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """Who has a time to do something: "has until Friday to leave", "gives the Front 60 days to disarm"."""
    until = next((one for one in children_by(cue, "prep") if one.lower_ in {"until", "till"}), None)
    length = next((one for one in cue.children if one.dep_ in {"dobj", "npadvmod"} and _is_length(one, words)), None)
    anchor = until if until is not None else length
    if anchor is None or is_negated(cue):
        return
    deed = next((one for one in cue.subtree if has_infinitive_mark(one) and one.i > anchor.i), None)
    deed = deed or _act_time_is_for(cue, anchor, words)
    if deed is None:
        return
    giver = subject_of(cue)
    receiver = next((one for one in children_by(cue, "dative") + children_by(cue, "dobj") if one != length), None)
    passive = child(cue, "nsubjpass")
    if cue.lemma_.lower() in words.table["cues"]["time"]["holding"] or is_reflexive(receiver):
        receiver = giver
    elif words.action_of(deed, passive or receiver) is None:
        return
    yield Promise(
        sentence, deed, cue, frame.id, frame.force, clause_span(sentence, cue), giver=giver, doer=passive or receiver
    )  # fmt: skip


def _act_time_is_for(cue: Token, anchor: Token, words: Words) -> Token | None:
    """The act of "gave themselves forty days for the exchange", "has until Friday for the handover"."""
    named = [
        noun for one in (cue, anchor) for word, noun in prepositions_of(one) if word == "for" and noun.i > anchor.i
    ]
    return next((one for one in named if one.pos_ == "NOUN" and words.action_of(one) is not None), None)


def _is_length(noun: Token, words: Words) -> bool:
    """Whether it is a counted time: "60 days", "another week"."""
    units = words.table["details"]["quantity"]["time_units"]
    return noun.lower_ in units and (is_longer(noun, words) or child(noun, "nummod") is not None)


def is_longer(noun: Token, words: Words) -> bool:
    """Whether it is a time added to another: "another 20 days", "two more weeks"."""
    units = words.table["details"]["quantity"]["time_units"]
    more = words.table["cues"]["time"]["added"]
    return noun.lower_ in units and any(one.lower_ in more for one in noun.subtree)


def is_lasting_grant(promise: Promise, words: Words) -> bool:
    """Whether a time given is no ultimatum by its own words: one's own, longer than before, or set by an agreement."""
    near = [one for one in promise.cue.children if one.dep_ in {"dative", "dobj", "npadvmod"}]
    giver = promise.giver
    if giver is not None and giver.lemma_.lower() in words.table["details"]["agreement"]["nouns"]:
        return True
    return any(is_reflexive(one) or is_longer(one, words) for one in near)
