"""What was to end and goes on, and what somebody got: "remains closed", "received 33 captives from the Front"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords, fitting
from dovecote.find.fates.telling import LASTING, Said, is_nobody, stands_alone
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_remaining(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The road remains closed", "the soldiers are still in the valley": what was to end goes on.

    Where nobody remains, it is done: "no soldier is left in the valley".
    """
    known = verb.lemma_ == "be" or verb.lemma_ in table.remaining
    if not known and not (verb.lower_ in table.left and _is_passive_of_be(verb)):
        return None
    goes_on = verb.lemma_ in table.remaining or any(one.lower_ in table.pending for one in verb.children)
    left = next((one for one in verb.children if one.lower_ in table.left), None)
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or is_negated(verb):
        return None
    nobody = is_nobody(subject, table)
    if not goes_on and not nobody:
        return None
    state = next((one for one in verb.children if one.lower_ in table.remaining_states and one.i > verb.i), None)
    if state is not None:
        return _remaining(table.remaining_states[state.lower_], subject, verb, nobody)
    held = next(
        (table.still_in[noun.lower_] for _, noun in prepositions_of(verb) if noun.lower_ in table.still_in), None
    )
    if held is not None:
        return _remaining(held, subject, verb, nobody)
    behind = [*prepositions_of(verb), *(prepositions_of(left) if left is not None else ())]
    if any(one.lower_ in table.there for one in verb.children) and _can_leave(subject, words):
        return _remaining("withdraw", verb, verb, nobody, subject)
    placed = any(word in ("in", "at", "on", "inside") and _is_place(noun, words) for word, noun in behind)
    if placed and (words.is_a("forces", subject) or (nobody and _is_of_forces(subject, words))):
        return _remaining("withdraw", verb, verb, nobody, subject)
    return None


def _can_leave(subject: Token, words: Words) -> bool:
    return words.is_a("forces", subject) or words.is_a("weapons", subject) or _is_of_forces(subject, words)


def _is_passive_of_be(verb: Token) -> bool:
    return any(one.dep_ in ("aux", "auxpass") and one.lemma_ == "be" for one in verb.children)


def _is_of_forces(subject: Token, words: Words) -> bool:
    """Of "nobody from the garrison", "none of the soldiers": whether those who are gone are forces."""
    return any(words.is_a("forces", noun) for _, noun in prepositions_of(subject))


def _remaining(action: str, act: Token, verb: Token, nobody: bool, doer: Token | None = None) -> Said:
    if nobody:
        return Said("outcome", action, act, verb, doer, is_whole=True, counts=False)
    return Said("no_outcome", action, act, verb, doer, is_state=True, counts=False)


def of_still(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "still occupies the building", "continues to hold six captives": what the act was to end is done on."""
    goes_on = verb.lemma_.lower() in table.going_on
    inner = (
        next((one for one in verb.children if one.dep_ == "xcomp" and one.pos_ in VERBAL), None) if goes_on else None
    )
    if inner is not None:
        deed = inner
    elif any(one.lower_ in table.pending for one in verb.children) and not is_negated(verb):
        deed = verb
    else:
        return None
    action = fitting(table.still, deed)
    subject = child(verb, "nsubj", "nsubjpass")
    if action is None or subject is None or is_negated(verb) or is_nobody(subject, table):
        return None
    told_of_things = action in ("dismantle", "release") and not objects_of(deed)
    if action == "dismantle" and not _is_of_kind_to_dismantle(subject, objects_of(deed), words):
        return None
    doer = None if told_of_things or is_passive(deed) else subject
    return Said("no_outcome", action, deed, verb, doer, is_state=True, counts=False)


def _is_of_kind_to_dismantle(subject: Token, things: tuple[Token, ...], words: Words) -> bool:
    return any(words.is_a("places", one) for one in (subject, *things))


def of_state(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The 64 sailors are home", "the road is open again": how things are once the act is done."""
    subject = child(verb, "nsubj") if verb.lemma_ == "be" else None
    if subject is None or subject.pos_ == "PRON" or not stands_alone(verb):
        return None
    action = _state_behind(verb, table) or _place_reached(verb, subject, words, table)
    if action is None:
        return None
    negated = is_negated(verb) or is_nobody(subject, table)
    kind: FateKind = "no_outcome" if negated else "outcome"
    return Said(kind, action, verb, verb, None, is_state=negated)


def _state_behind(verb: Token, table: FateWords) -> str | None:
    """The act that "is home", "is open" tells of; "back" only with a place: talks are back on track."""
    behind = [one for one in verb.children if one.i > verb.i and one.dep_ in ("acomp", "attr", "advmod", "prep", "prt")]
    state = next((one for one in behind if one.lower_ in table.reached), None)
    if state is None or any(one.dep_ in ("xcomp", "ccomp", "pcomp", "pobj", "dobj") for one in state.children):
        return None
    if any(one.tag_ == "TO" and one.i == state.i - 1 for one in (*verb.children, *state.children)):
        return None  # "was to free"
    places = [one.lower_ for one in (*state.children, *behind) if one.dep_ == "prep" and one != state]
    if state.lower_ in table.back:
        return table.reached[state.lower_] if places and all(one in ("in", "at") for one in places) else None
    return None if any(one.dep_ == "prep" for one in state.children) else table.reached[state.lower_]


def _place_reached(verb: Token, subject: Token, words: Words, table: FateWords) -> str | None:
    """The act that "the fighters are in the camps" tells of."""
    moved = [subject, *(noun for word, noun in prepositions_of(subject) if word == "of")]
    for kind, places in table.reached_in.items():
        if any(words.is_a(kind, one) for one in moved):
            return next(
                (places[noun.lower_] for word, noun in prepositions_of(verb) if word == "in" and noun.lower_ in places),
                None,
            )
    return None


def of_halt(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Called a halt to the exchange"."""
    if verb.lemma_.lower() not in table.halting or is_negated(verb):
        return None
    for halt in (one for one in objects_of(verb) if one.lemma_.lower() in table.halts):
        for word, noun in (*prepositions_of(halt), *prepositions_of(verb)):
            action = words.action_of(noun) if word == "to" and noun.pos_ in ("NOUN", "PROPN") else None
            if action is not None and action.name not in LASTING:
                return Said("suspension", action.name, noun, verb, subject_of(verb))
    return None


def of_unseen(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Nobody has seen any of the 25 doctors that Veldt promised": what was to come has not."""
    subject = child(verb, "nsubj")
    seeing = _seeing(verb, table) if subject is not None else None
    if subject is None or seeing is None:
        return None
    # The parser may take "two weeks into May nobody" for the subject.
    nobody = is_negated(verb) or is_nobody(subject, table) or any(one.lower_ in table.none for one in subject.subtree)
    nobody = nobody or seeing != verb
    for thing in objects_of(seeing):
        counted = next((noun for word, noun in prepositions_of(thing) if word == "of"), thing)
        relative = "send" if any(one.dep_ == "relcl" for one in counted.children) else None
        given = "pay" if words.is_a("money", counted) else words.given_as(counted) or relative
        if given is not None and (nobody or is_nobody(thing, table)):
            return Said("no_outcome", given, verb, verb, None)
    return None


def _seeing(verb: Token, table: FateWords) -> Token | None:
    """The verb of "have not seen", and of "have yet to see"."""
    if verb.lemma_.lower() in table.unseen:
        return None if is_passive(verb) else verb
    if verb.lemma_ != "have" or not any(one.lower_ in table.pending for one in verb.children):
        return None
    return next((one for one in verb.children if one.dep_ == "xcomp" and one.lemma_.lower() in table.unseen), None)


def of_obstructed(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The observers were turned back at a checkpoint": who is stopped on the way has not been let in."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("amod", "acl"):
        return None
    action = fitting(table.told_as_undone, verb)
    if action is None or is_negated(verb):
        return None
    return Said("no_outcome", action, verb, verb, subject_of(verb), counts=False)


def _is_place(noun: Token, words: Words) -> bool:
    return noun.pos_ == "PROPN" or words.is_a("places", noun)


def of_receiving(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The Red Cross received 33 captives from the Front": who gave them has handed them over."""
    if verb.lemma_.lower() not in table.receiving or is_passive(verb) or verb.tag_ not in ("VBD", "VBN"):
        return None
    giver = next((noun for word, noun in prepositions_of(verb) if word == "from"), None)
    for thing in objects_of(verb) if giver is not None else ():
        for kind, action in (("captives", "release"), ("weapons", "disarm"), ("money", "pay")):
            if words.is_a(kind, thing):
                return Said("no_outcome" if is_negated(verb) else "outcome", action, verb, verb, giver)
    return None
