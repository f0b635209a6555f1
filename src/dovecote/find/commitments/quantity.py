"""How many of what a promise is about, and from how many (codebook, section Commitment: "all out" is eq 0)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.clause import VERBAL, objects_of, prepositions_of
from dovecote.find.commitments.counts import count_at, is_date_like, number_at, operator_before, plural_unit, unit_of
from dovecote.find.commitments.cues.figures import new_figure, old_figure, things_of
from dovecote.find.commitments.cues.shared import slot_before
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.objects import thing_before
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


MOVING: Final = frozenset({"leave", "depart", "withdraw", "exit", "go", "quit", "return", "pull", "move"})


"""Verbs whose subject is what is counted: "all troops leave the country"."""


SIDES: Final = frozenset({"side", "party", "team", "delegation", "government", "country", "state"})


"""Who acts, and no unit that a promise counts in."""


def quantity_of(promise: Promise, action: str, words: Words) -> Quantity | None:
    """The number that the promise names, or None where it names none that can be counted."""
    table = words.table["details"]["quantity"]
    if promise.frame == "refigured":
        return _figured(promise, new_figure(promise.cue), table)
    if action in table["to_rest"] and (rest := _rest(promise, table, words)) is not None:
        return rest
    if action in table["to_zero"] and _leaves_nothing(promise, table, words):
        return Quantity(0, "eq", "troops")
    for noun in _counted(promise, words):
        found = count_at(noun, table)
        if found is not None:
            return found
    return _of_act_looked_into(promise, table, words)


def _of_act_looked_into(promise: Promise, table: Mapping[str, Any], words: Words) -> Quantity | None:
    """The number in what a verb only leads up to: "will look into the release of 300 prisoners"."""
    if promise.is_noun:
        return None
    acts = [noun for word, noun in prepositions_of(promise.deed) if word in table["leading_up"]]
    for act in (one for one in acts if words.action_of(one) is not None):
        for noun in (inner for word, inner in prepositions_of(act) if word == "of"):
            if (found := count_at(noun, table)) is not None:
                return found
            kind = words.action_of(act)
            unit = table["unit_of_act"].get(kind.name) if kind is not None else None
            if noun.lower_ in table["open_heads"] and unit is not None:
                return Quantity(None, "unspecified", unit, " ".join(one.text for one in noun.subtree))
    return None


def quantity_before(promise: Promise, words: Words) -> Quantity | None:
    """The figure that a verb of change sets aside: "from 350" of "raised from 350 to 520 the number of ..."."""
    if promise.frame != "refigured":
        return None
    table = words.table["details"]["quantity"]
    now, number = _figured(promise, new_figure(promise.cue), table), old_figure(promise.cue)
    value = number_at(number, table) if number is not None else None
    return dataclasses.replace(now, value=value) if now is not None and value is not None else None


def _figured(promise: Promise, number: Token | None, table: Mapping[str, Any]) -> Quantity | None:
    """A figure of a deed that the verb above it tells, in the unit of what is counted there."""
    value = number_at(number, table) if number is not None else None
    if number is None or value is None:
        return None
    things = things_of(promise.cue)
    named = [number.head, *(noun for one in things for word, noun in prepositions_of(one) if word == "of"), *things]
    units = (plural_unit(one, table) for one in named if one.lower_ not in table["unit_words"])
    unit = next((one for one in units if one is not None), None)
    return Quantity(value, operator_before(number, table) or "eq", unit) if unit is not None else None


def baseline_of(promise: Promise, action: str, words: Words) -> Quantity | None:
    """The number it starts from: "from 4,500 now"."""
    table = words.table["details"]["quantity"]
    if action in table["to_zero"] and _leaves_nothing(promise, table, words):
        # "All 9,000 soldiers are to leave": none remain, of as many.
        whole = next((found for noun in _counted(promise, words) if (found := count_at(noun, table)) is not None), None)
        if whole is not None and whole.op == "eq":
            return whole
    if action not in table["to_rest"]:
        return None
    if (strong := _strong(promise, table)) is not None:
        return strong
    for token in _branch(promise):
        if token.lower_ == "from":
            number = child(token, "pobj")
            first = child(number, "nummod") if number is not None else None
            number = first if first is not None and first.nbor(1).lower_ == "to" else number
            if number is not None and (value := number_at(number, table)) is not None:
                return Quantity(value, "eq", "troops")
    return None


def _strong(promise: Promise, table: Mapping[str, Any]) -> Quantity | None:
    """How large the force is: "the garrison, now 4,200 strong, will be cut", "the 4,200-strong garrison"."""
    for token in promise.sentence:
        if token.lower_ in table["strong"] and promise.span.contains(promise.sentence.span_of([token])):
            before = [one for one in token.doc[max(0, token.i - 2) : token.i] if one.like_num]
            value = number_at(before[-1], table) if before else None
            if value is not None:
                return Quantity(value, "eq", "troops")
    return None


def _rest(promise: Promise, table: Mapping[str, Any], words: Words) -> Quantity | None:
    """What is left: "cut the garrison to 900", "be down to 900 soldiers"."""
    for token in _branch(promise):
        if token.lower_ != "to":
            continue
        # "from 4,500 to 900" is one number phrase to the parser.
        number = token.head if token.dep_ == "quantmod" else child(token, "pobj", "nummod", "quantmod")
        if number is None or is_date_like(number):
            continue
        value = number_at(number, table)
        if value is None:
            continue
        if unit_of(number, table) in table["time_units"]:
            continue
        operator = operator_before(number, table)
        return Quantity(
            value, "le" if operator in {None, "about"} else operator, _force_unit(number, promise, table, words)
        )
    return None


def _force_unit(number: Token, promise: Promise, table: Mapping[str, Any], words: Words) -> str:
    own = unit_of(number, table)
    if own is not None and own not in {"to", "count"}:
        return own
    for noun in _counted(promise, words):
        unit = plural_unit(noun, table)
        if unit is not None:
            return unit
    return "troops"


def _leaves_nothing(promise: Promise, table: Mapping[str, Any], words: Words) -> bool:
    """Whether nothing is left: "all remaining soldiers", "withdraw completely"."""
    everything = set(table["everything"])
    for noun in _counted(promise, words):
        near = {one.lower_ for child in noun.children for one in (child, *child.children)} | {noun.lower_}
        if near & everything and (words.is_a("forces", noun) or noun.pos_ == "PRON"):
            return True
        if noun.lower_ == "all" or (noun.like_num and any(one.lower_ == "all" for one in noun.children)):
            return True
        of = [inner for word, inner in prepositions_of(noun) if word == "of"]
        if noun.lower_ in everything and any(words.is_a("forces", one) for one in of):
            return True
    deed = promise.deed
    beside = {one.lower_ for one in deed.children if one.dep_ in {"advmod", "amod", "acomp"}}
    return bool(beside & (everything - {"last", "remaining"})) or deed.lemma_.lower() in {"complete", "finish"}


def _counted(promise: Promise, words: Words) -> list[Token]:
    """Nouns that a number of the promise may count, likeliest first."""
    deed = promise.deed
    found: list[Token] = []
    if promise.is_noun:
        found.append(deed)
        if promise.frame == "scheduled" and (slot := slot_before(promise.cue)) is not None:
            found.append(slot)  # "40 captives are slated for release"
        found += [
            inner
            for prep in deed.children
            if prep.dep_ == "prep" and prep.lower_ in {"of", "for"}
            for inner in prep.children
            if inner.dep_ == "pobj"
        ]
    else:
        found += _things_done_to(deed)
        found += [one for one in (thing_before(deed),) if one is not None]
        doer = promise.doer
        if doer is not None and doer.lemma_.lower() not in SIDES and (not found or deed.lemma_.lower() in MOVING):
            found.insert(0, doer)
        if deed.dep_ == "xcomp" or deed.lemma_ == "be" or promise.is_passive:
            found += [one for one in deed.children if one.dep_ in {"attr", "nsubj", "nsubjpass"}]
        found += [inner for one in deed.children if one.dep_ == "xcomp" for inner in objects_of(inner_verb(one))]
        carried = promise.doer is not None and words.action_of(promise.doer) is not None
        if promise.doer is not None and (promise.is_passive or carried):
            found.append(promise.doer)
    singled = set(words.table["details"]["quantity"]["singled"])
    deeper = [
        inner
        for one in found
        if one.lower_ not in singled or promise.deed.lemma_.lower() in MOVING
        for prep in one.children
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for inner in prep.children
        if inner.dep_ == "pobj"
    ]
    return list(dict.fromkeys([*found, *deeper]))


def _things_done_to(deed: Token) -> list[Token]:
    """Its objects, without whom something is given to: "pay compensation to the families of two fishermen"."""
    found = objects_of(deed)
    things = [one for one in found if one.dep_ != "dative" and one.head.dep_ != "dative"]
    return things or list(found)


def inner_verb(token: Token) -> Token:
    """The verb itself, or the infinitive on it."""
    return next((one for one in token.children if one.dep_ == "xcomp" and one.pos_ in VERBAL), token)


def _branch(promise: Promise) -> list[Token]:
    """All words under the deed, in order; those of other finite clauses left out."""
    kept: list[Token] = []

    def walk(token: Token) -> None:
        kept.append(token)
        for one in token.children:
            if one.dep_ in {"conj", "relcl", "advcl", "ccomp"} and one.pos_ in VERBAL:
                continue
            walk(one)

    walk(promise.deed)
    return sorted(kept, key=lambda one: int(one.i))
