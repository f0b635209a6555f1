"""How much of an act was done: "180 of the 500 prisoners", "60 per cent of its arms", "none of the observers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import objects_of, prepositions_of
from dovecote.find.commitments.counts import count_at, number_at
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.words import Words
from dovecote.find.fates.said import Said
from dovecote.find.fates.table import FateWords

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Share:
    """How many, of how many, of what."""

    value: float | None = None
    whole: float | None = None
    unit: str | None = None
    is_all: bool = False


NOTHING_COUNTED: Final = Share()


def share_of(said: Said, words: Words, table: FateWords) -> Share:
    """What the words count of what the act is done to, or of those who do it."""
    for noun in _counted(said):
        share = _share(noun, words, table)
        if share != NOTHING_COUNTED:
            return share
    return NOTHING_COUNTED


def _counted(said: Said) -> Iterator[Token]:
    """The nouns whose figure may tell how much was done, the thing done before who did it."""
    yield from objects_of(said.act)
    yield from (inner for word, inner in prepositions_of(said.act) if word == "of")
    subject = child(said.act, "nsubj", "nsubjpass") or child(said.verb, "nsubj", "nsubjpass")
    if subject is not None:
        yield subject


def _share(noun: Token, words: Words, table: FateWords) -> Share:
    numbers = words.table["details"]["quantity"]
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    is_all = any(one.lower_ in table.all for one in (noun, *noun.children))
    if noun.lower_ in table.none or any(one.lower_ in table.none and one.dep_ == "det" for one in noun.children):
        whole = count_at(inner, numbers) if inner is not None else None
        return Share(0, whole.value if whole else None, whole.unit if whole else None)
    counted = count_at(noun, numbers)
    if counted is None or counted.value is None:
        part = noun.lower_ in table.share and inner is not None
        whole = count_at(inner, numbers) if part and inner is not None else None
        return Share(None, whole.value, whole.unit) if whole else Share(is_all=is_all)
    whole = count_at(inner, numbers) if inner is not None and number_at(noun, numbers) is not None else None
    return Share(counted.value, whole.value if whole else None, whole.unit if whole else counted.unit, is_all)
