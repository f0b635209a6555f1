"""How many of what a promise is about, and from how many (codebook, section Commitment: "all out" is eq 0)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.clause import VERBAL, objects_of, prepositions_of
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Operator, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

_DIGITS: Final = re.compile(r"\d[\d,. ]*\d|\d")
_GLUED: Final = re.compile(r"(\D+)\d.*")
"""A sign that the tokenizer leaves on its number: "Kč34"."""
MOVING: Final = frozenset({"leave", "depart", "withdraw", "exit", "go", "quit", "return", "pull", "move"})
"""Verbs whose subject is what is counted: "all troops leave the country"."""
SIDES: Final = frozenset({"side", "party", "team", "delegation", "government", "country", "state"})
"""Who acts, and no unit that a promise counts in."""
OPERATORS: Final[tuple[Operator, ...]] = ("le", "ge", "gt", "lt", "about")


def quantity_of(promise: Promise, action: str, words: Words) -> Quantity | None:
    """The number that the promise names, or None where it names none that can be counted."""
    table = words.table["details"]["quantity"]
    if action in table["to_rest"] and (rest := _rest(promise, table)) is not None:
        return rest
    if action in table["to_zero"] and _leaves_nothing(promise, table, words):
        return Quantity(0, "eq", "troops")
    for noun in _counted(promise):
        found = _count(noun, table)
        if found is not None:
            return found
    return None


def baseline_of(promise: Promise, action: str, words: Words) -> Quantity | None:
    """The number it starts from: "from 4,500 now"."""
    table = words.table["details"]["quantity"]
    if action in table["to_zero"] and _leaves_nothing(promise, table, words):
        # "All 9,000 soldiers are to leave": none remain, of as many.
        whole = next((found for noun in _counted(promise) if (found := _count(noun, table)) is not None), None)
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


def _rest(promise: Promise, table: Mapping[str, Any]) -> Quantity | None:
    """What is left: "cut the garrison to 900", "be down to 900 soldiers"."""
    for token in _branch(promise):
        if token.lower_ != "to":
            continue
        # "from 4,500 to 900" is one number phrase to the parser.
        number = token.head if token.dep_ == "quantmod" else child(token, "pobj", "nummod", "quantmod")
        if number is None:
            continue
        value = number_at(number, table)
        if value is None:
            continue
        if _unit_of(number, table) in table["time_units"]:
            continue
        operator = operator_before(number, table)
        return Quantity(value, "le" if operator in {None, "about"} else operator, _force_unit(number, promise, table))
    return None


def _force_unit(number: Token, promise: Promise, table: Mapping[str, Any]) -> str:
    own = _unit_of(number, table)
    if own is not None and own not in {"to", "count"}:
        return own
    for noun in _counted(promise):
        unit = _plural_unit(noun, table)
        if unit is not None:
            return unit
    return "troops"


def _leaves_nothing(promise: Promise, table: Mapping[str, Any], words: Words) -> bool:
    """Whether nothing is left: "all remaining soldiers", "withdraw completely"."""
    everything = set(table["everything"])
    for noun in _counted(promise):
        near = {one.lower_ for child in noun.children for one in (child, *child.children)} | {noun.lower_}
        if near & everything and (words.is_a("forces", noun) or noun.pos_ == "PRON"):
            return True
        if noun.lower_ == "all":
            return True
        of = [inner for word, inner in prepositions_of(noun) if word == "of"]
        if noun.lower_ in everything and any(words.is_a("forces", one) for one in of):
            return True
    deed = promise.deed
    beside = {one.lower_ for one in deed.children if one.dep_ in {"advmod", "amod", "acomp"}}
    return bool(beside & (everything - {"last", "remaining"})) or deed.lemma_.lower() in {"complete", "finish"}


def _counted(promise: Promise) -> list[Token]:
    """Nouns that a number of the promise may count, likeliest first."""
    deed = promise.deed
    found: list[Token] = []
    if promise.is_noun:
        found.append(deed)
        found += [
            inner
            for prep in deed.children
            if prep.dep_ == "prep" and prep.lower_ in {"of", "for"}
            for inner in prep.children
            if inner.dep_ == "pobj"
        ]
    else:
        found += list(objects_of(deed))
        doer = promise.doer
        if doer is not None and doer.lemma_.lower() not in SIDES and (not found or deed.lemma_.lower() in MOVING):
            found.insert(0, doer)
        if deed.dep_ == "xcomp" or deed.lemma_ == "be" or promise.is_passive:
            found += [one for one in deed.children if one.dep_ in {"attr", "nsubj", "nsubjpass"}]
        found += [inner for one in deed.children if one.dep_ == "xcomp" for inner in objects_of(inner_verb(one))]
        if promise.is_passive and promise.doer is not None:
            found.append(promise.doer)
    deeper = [
        inner
        for one in found
        for prep in one.children
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for inner in prep.children
        if inner.dep_ == "pobj"
    ]
    return list(dict.fromkeys([*found, *deeper]))


def inner_verb(token: Token) -> Token:
    """The verb itself, or the infinitive on it."""
    return next((one for one in token.children if one.dep_ == "xcomp" and one.pos_ in VERBAL), token)


def _count(noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    number = child(noun, "nummod") or (noun if noun.like_num or noun.pos_ == "NUM" else None)
    if number is None:
        return _open_count(noun, table)
    value = number_at(number, table)
    unit = _unit_of(number, table) or _plural_unit(noun, table) or _unit_behind(noun, table)
    if value is None or unit is None or unit in table["time_units"] or _is_date_like(noun):
        return None
    return Quantity(value, operator_before(number, table) or "eq", unit)


def _unit_behind(number: Token, table: Mapping[str, Any]) -> str | None:
    """What is counted in "40 of the 120 soldiers"."""
    of = next((one for one in number.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    counted = child(of, "pobj") if of is not None else None
    return _plural_unit(counted, table) if counted is not None else None


def _open_count(noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    """A number left open: "limited personnel", "a significant number of prisoners"."""
    modifiers = [one for one in noun.children if one.dep_ in {"amod", "det"} and one.lower_ in table["open"]]
    if noun.lower_ in table["open"] or noun.lower_ in table["open_heads"]:
        of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
        counted = child(of, "pobj") if of is not None else None
        unit = _plural_unit(counted, table) if counted is not None else None
        return (
            Quantity(None, "unspecified", unit, " ".join([*(one.text for one in modifiers), noun.text]))
            if unit
            else None
        )
    if not modifiers or (noun.tag_ != "NNS" and noun.lower_ not in table["units"]):
        return None
    unit = _plural_unit(noun, table)
    return Quantity(None, "unspecified", unit, modifiers[0].text) if unit and modifiers[0].lower_ != "some" else None


def open_quantity(noun: Token, words: Words) -> Quantity | None:
    """How many of `noun` stay behind: counted, or left open ("limited personnel")."""
    return _count(noun, words.table["details"]["quantity"])


def _unit_of(number: Token, table: Mapping[str, Any]) -> str | None:
    """The unit of a number: per cent, a currency, or the noun it stands before."""
    doc, place = number.doc, number.i
    near = [doc[one] for one in range(max(0, place - 2), min(len(doc), place + 3))]
    for token in near:
        if token.lower_ in {"%", "percent"} or (
            token.lower_ == "per" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "cent"
        ):
            return "percent"
    currency = _currency_of(number, table)
    if currency is not None:
        return currency
    head = number.head if number.dep_ == "nummod" else number
    if head.pos_ in {"NOUN", "PROPN"}:
        return _plural_unit(head, table)
    return None


def _currency_of(number: Token, table: Mapping[str, Any]) -> str | None:
    """The currency of an amount: the sign before the number, or the noun behind it."""
    doc = number.doc
    first = min([number.i, *(one.i for one in number.children if one.dep_ in {"compound", "nummod"})])
    after = number.nbor(1) if number.i + 1 < len(doc) else None
    if after is not None and after.lower_ in table["scale"] and after.i + 1 < len(doc):
        after = after.nbor(1)
    signs = [one for one in number.children if one.i < number.i]
    signs += [doc[one] for one in (first, first - 1) if one >= 0]
    for token in [*signs, number, *([after] if after is not None else [])]:
        word = token.lower_.removeprefix("us")
        glued = _GLUED.fullmatch(word)
        found = table["currency"].get(word) or (table["currency"].get(glued.group(1)) if glued else None)
        if found is not None:
            return str(found)
    return None


def _plural_unit(noun: Token, table: Mapping[str, Any]) -> str | None:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.like_num:
        return None
    word = noun.lower_
    if word in table["units"]:
        return str(table["units"][word])
    if noun.tag_ in {"NNS", "NNPS"}:
        return str(word)
    return None


def _is_date_like(noun: Token) -> bool:
    return noun.ent_type_ in {"DATE", "TIME"}


def number_at(token: Token, table: Mapping[str, Any]) -> float | None:
    """The value of a number, with its scale ("5 million"), or None where the token is none."""
    first = child(token, "nummod")
    number = first if first is not None and not token.like_num else token
    digits = _DIGITS.fullmatch(_bare(number))
    value: float | None
    if digits:
        value = _value(digits.group())
    else:
        value = table["words"].get(number.lower_)
        if value is None and number.lower_ in table["scale"] and number.pos_ == "NUM":
            value = 1
    if value is None:
        return None
    for near in [number, *number.children, number.head]:
        scale = table["scale"].get(near.lower_)
        if scale and (near == number or abs(near.i - number.i) == 1):
            factor = next(
                (one for one in number.children if one.dep_ == "compound" and _DIGITS.fullmatch(_bare(one))), None
            )
            base = _value(_bare(factor)) if factor is not None else value
            return float((base or 1) * scale)
    return float(value)


def _bare(number: Token) -> str:
    """A number without the sign before it."""
    return re.sub(r"^\D+(?=\d)", "", number.text)


def _value(text: str) -> float | None:
    plain = text.replace(" ", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}([,.]\d{3})+", plain):
        return float(re.sub(r"[,.]", "", plain))
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


def operator_before(number: Token, table: Mapping[str, Any]) -> Operator | None:
    """What the words before a number make of it: "up to", "at least", "about"; not the "over" of "hand over"."""
    doc = number.doc
    first = min([number.i, *(one.i for one in number.children)])
    earliest = max(0, first - 4)
    near = doc[earliest : number.i]
    first = max([earliest, *(one.i + 1 for one in near if _is_particle(one, table))])
    before = " ".join(one.lower_ for one in doc[first : number.i])
    for operator in OPERATORS:
        for words in table[operator]:
            if re.search(rf"\b{re.escape(words)}(?: the| its| their| a)?$", before):
                return operator
    return None


def _is_particle(token: Token, table: Mapping[str, Any]) -> bool:
    """Whether it belongs to the verb before it, as in "hand over"; the parser may give it to the number."""
    if token.dep_ == "prt":
        return True
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and before.lemma_ in table["with_over"].get(token.lower_, ())


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
