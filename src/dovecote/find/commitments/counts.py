"""Numbers with their unit and operator: "up to 300 prisoners", "US$5 million", "a significant number of soldiers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Operator, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


_DIGITS: Final = re.compile(r"\d[\d,. ]*\d|\d")


_GLUED: Final = re.compile(r"(\D+)\d.*")


"""A sign that the tokenizer leaves on its number: "Kč34"."""


UNITS: Final = 10
"""Words for numbers below it may stand behind tens: "eighty-five"."""


OPERATORS: Final[tuple[Operator, ...]] = ("le", "ge", "gt", "lt", "about")


def count_at(noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    """The number that stands with a noun, with its unit; None where there is none that can be counted."""
    number = child(noun, "nummod") or (noun if noun.like_num or noun.pos_ == "NUM" else None) or _before_compound(noun)
    if number is None:
        return _open_count(noun, table)
    value = number_at(number, table)
    unit = unit_of(number, table) or plural_unit(noun, table) or _unit_behind(noun, table)
    vague = next((one for one in number.children if one.lower_ in table["open"] and one.lower_ != "some"), None)
    if vague is not None and unit is not None:
        return Quantity(None, "unspecified", unit, f"{vague.text} {number.text}")  # "several hundred captives"
    if value is None or unit is None or unit in table["time_units"] or is_date_like(noun):
        return None
    return Quantity(value, operator_before(number, table) or "eq", unit)


def _before_compound(noun: Token) -> Token | None:
    """The number of "120 ceasefire monitors", which the parser hangs on "ceasefire"."""
    inner = (one for one in noun.children if one.dep_ == "compound" and one.tag_ == "NN")
    found = (number for one in inner if (number := child(one, "nummod")) is not None)
    return next((one for one in found if one.i == noun.left_edge.i and noun.tag_ == "NNS"), None)


def _unit_behind(number: Token, table: Mapping[str, Any]) -> str | None:
    """What is counted in "40 of the 120 soldiers"."""
    of = next((one for one in number.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    counted = child(of, "pobj") if of is not None else None
    return plural_unit(counted, table) if counted is not None else None


def _open_count(noun: Token, table: Mapping[str, Any]) -> Quantity | None:
    """A number left open: "limited personnel", "a significant number of prisoners"."""
    modifiers = [one for one in noun.children if one.dep_ in {"amod", "det"} and one.lower_ in table["open"]]
    if noun.lower_ in table["open"] or noun.lower_ in table["open_heads"]:
        of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
        counted = child(of, "pobj") if of is not None else None
        unit = plural_unit(counted, table) if counted is not None else None
        return (
            Quantity(None, "unspecified", unit, " ".join([*(one.text for one in modifiers), noun.text]))
            if unit
            else None
        )
    if not modifiers or (noun.tag_ != "NNS" and noun.lower_ not in table["units"]):
        return None
    unit = plural_unit(noun, table)
    return Quantity(None, "unspecified", unit, modifiers[0].text) if unit and modifiers[0].lower_ != "some" else None


def open_quantity(noun: Token, words: Words) -> Quantity | None:
    """How many of `noun` stay behind: counted, or left open ("limited personnel")."""
    return count_at(noun, words.table["details"]["quantity"])


def unit_of(number: Token, table: Mapping[str, Any]) -> str | None:
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
        return plural_unit(head, table)
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


def plural_unit(noun: Token, table: Mapping[str, Any]) -> str | None:
    """The unit that a plural noun names: "troops" for soldiers, else the noun itself."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.like_num:
        return None
    word = noun.lower_
    if word in table["units"]:
        return str(table["units"][word])
    if noun.tag_ in {"NNS", "NNPS"}:
        return str(word)
    return None


def is_date_like(noun: Token) -> bool:
    """Whether the parser takes it for a day or an hour: the "15 March" of "from 28 February to 15 March"."""
    return noun.ent_type_ in {"DATE", "TIME"}


def _tens_before(number: Token, table: Mapping[str, Any]) -> float:
    """The eighty of "eighty-five", which is a word of its own in a parse; 0 where there is none."""
    tens = (table["words"].get(one.lower_, 0) for one in number.children if one.dep_ == "compound")
    glued = number.i > 0 and number.nbor(-1).tag_ == "HYPH"
    return next((float(one) for one in tens if one >= 2 * UNITS), 0.0) if glued else 0.0


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
        if value is not None and value < UNITS:
            value += _tens_before(number, table)
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
            spelt = next(
                (one for one in number.children if one.dep_ == "compound" and one.lower_ in table["words"]), None
            )
            return float((table["words"][spelt.lower_] if spelt is not None else base or 1) * scale)
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
            if words in before and re.search(rf"\b{re.escape(words)}(?: the| its| their| a)?$", before):
                return operator
    return None


def _is_particle(token: Token, table: Mapping[str, Any]) -> bool:
    """Whether it belongs to the verb before it, as in "hand over"; the parser may give it to the number."""
    if token.dep_ == "prt":
        return True
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and before.lemma_ in table["with_over"].get(token.lower_, ())
