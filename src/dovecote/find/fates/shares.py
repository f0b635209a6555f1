"""How much of an act was done: "180 of the 500 prisoners", "60 per cent of its arms", "none of the observers"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.clause import objects_of, prepositions_of
from dovecote.find.commitments.counts import count_at, number_at
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.words import Words
from dovecote.find.fates.keeping import ANY_ACT
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said, is_nobody
from dovecote.model.commitment import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Share:
    """How many, of how many, of what."""

    value: float | None = None
    whole: float | None = None
    unit: str | None = None
    is_all: bool = False
    is_part: bool = False
    """Some of it, in words that give no figure: "most of the fields"."""


NOTHING_COUNTED: Final = Share()
ALL_PER_CENT: Final = 100


def share_of(said: Said, words: Words, table: FateWords) -> Share:
    """What the words count of what the act is done to, or of those who do it."""
    if said.action == ANY_ACT:
        return _of_number(said, words)
    for noun in _counted(said):
        share = _share(noun, words, table)
        if share != NOTHING_COUNTED:
            return _with_whole_before(share, said, words)
    return NOTHING_COUNTED


def _of_number(said: Said, words: Words) -> Share:
    """Of "thirteen of the 24 are still there" that eleven are not; of "the last of the 24" that none is left."""
    counted = next((noun for word, noun in prepositions_of(said.act) if word == "of"), None)
    whole = count_at(counted, _numbers(words)) if counted is not None else None
    if whole is None or whole.value is None:
        return NOTHING_COUNTED
    return Share(whole.value - said.left, whole.value, whole.unit, is_all=not said.left)


def _with_whole_before(share: Share, said: Said, words: Words) -> Share:
    """The share with the whole that stands before it: "Of the 500 captives, 180 have been freed"."""
    if share.value is None or share.whole is not None:
        return share
    whole = next((count for noun in _before(said) if (count := count_at(noun, _numbers(words))) is not None), None)
    if whole is None or whole.value is None or whole.value < share.value:
        return NOTHING_COUNTED if share.unit == "" else share
    return replace(share, whole=whole.value, unit=whole.unit)


def _bare(number: Token, numbers: Mapping[str, Any]) -> Quantity | None:
    """The number of "of the 500 captives, 180 are free", which has its noun before it."""
    value = number_at(number, numbers)
    return Quantity(value, "eq", "") if value is not None else None


def _before(said: Said) -> Iterator[Token]:
    """What stands behind an "of" before the verb and its subject."""
    subject = child(said.verb, "nsubj", "nsubjpass")
    place = subject.left_edge.i if subject is not None else said.verb.i
    heads = (said.verb, *said.verb.children)
    of = (one for head in heads for one in head.children if one.lower_ == "of" and one.dep_ == "prep" and one.i < place)
    yield from (noun for prep in of if (noun := child(prep, "pobj")) is not None)


def _numbers(words: Words) -> Mapping[str, Any]:
    numbers: Mapping[str, Any] = words.table["details"]["quantity"]
    return numbers


def _counted(said: Said) -> Iterator[Token]:
    """The nouns whose figure may tell how much was done, the thing done before who did it."""
    yield from objects_of(said.act)
    # "Let 35 of them go"
    yield from (one for let in said.act.children if let.dep_ == "ccomp" for one in let.children if one.dep_ == "nsubj")
    yield from (inner for word, inner in prepositions_of(said.act) if word == "of" and inner.i > said.act.i)
    subject = child(said.act, "nsubj", "nsubjpass") or child(said.verb, "nsubj", "nsubjpass")
    if subject is not None:
        yield subject


def _share(noun: Token, words: Words, table: FateWords) -> Share:
    numbers = _numbers(words)
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    is_all = any(one.lower_ in table.all for one in (noun, *noun.children))
    if is_nobody(noun, table):
        whole = count_at(inner, numbers) if inner is not None else None
        return Share(0, whole.value if whole else None, whole.unit if whole else None)
    if noun.lower_ in table.fractions and inner is not None and number_at(noun, numbers) is None:
        # "Half of the fields", "a third of the men"
        return Share(round(ALL_PER_CENT / table.fractions[noun.lower_], 1), None, "percent")
    if noun.lemma_.lower() in table.fractions and (parts := number_at(noun, numbers)) is not None:
        # "Two thirds of the fighters"
        return Share(round(ALL_PER_CENT * parts / table.fractions[noun.lemma_.lower()], 1), None, "percent")
    counted = count_at(noun, numbers)
    if counted is None and noun.dep_ in ("nsubj", "nsubjpass") and noun.like_num:
        counted = _bare(noun, numbers)
    if counted is None or counted.value is None:
        part = noun.lower_ in table.share and inner is not None
        whole = count_at(inner, numbers) if part and inner is not None else None
        if whole is not None and whole.value is not None:
            return Share(None, whole.value, whole.unit)
        return Share(is_all=is_all, is_part=part and not is_all)
    whole = count_at(inner, numbers) if inner is not None and number_at(noun, numbers) is not None else None
    if whole is None or whole.value is None or inner is None:
        return Share(counted.value, None, whole.unit if whole else counted.unit, is_all)
    return Share(_in_scale(counted.value, whole.value, inner, numbers), whole.value, whole.unit, is_all)


def _in_scale(value: float, whole: float, counted: Token, numbers: Mapping[str, Any]) -> float:
    """The part in the scale of its whole: "12 of the 100 million dollars" are 12 million."""
    scale = next((numbers["scale"][one.lower_] for one in counted.subtree if one.lower_ in numbers["scale"]), 1)
    return value * scale if value < scale and value * scale <= whole else value
