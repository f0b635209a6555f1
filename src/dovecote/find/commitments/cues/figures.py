"""A promised figure that is raised or cut: "has raised from 350 to 520 the number of families it will take back"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.cues.moves import is_told
from dovecote.find.commitments.grammar import child, has_infinitive_mark, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS_BETWEEN = 2
"""From "to" to its number: "to about 520", "from the 180 announced"."""


def by_figure(sentence: Sentence, verb: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """The deed whose number a verb changes: the number of those it will be done to, or a planned deed itself."""
    if not is_told(verb) or new_figure(verb) is None:
        return
    for thing in things_of(verb):
        deed = _deed_to_come(thing, words)
        if deed is not None:
            giver = None if is_passive(verb) else subject_of(verb)
            doer = subject_of(deed) if deed.pos_ in VERBAL else None
            span = clause_span(sentence, verb)
            yield Promise(sentence, deed, verb, frame.id, frame.force, span, giver, doer or giver)
            return


def things_of(verb: Token) -> list[Token]:
    """What a verb raises or cuts; behind two figures the parser hangs it on the second: "to 520 the number"."""
    found = [*objects_of(verb)]
    passive = child(verb, "nsubjpass")
    found += [passive] if passive is not None else []
    found += [
        one for prep in verb.children if prep.dep_ == "prep" for one in prep.subtree if one.dep_ in {"pobj", "dobj"}
    ]
    return [one for one in found if one.pos_ == "NOUN"]


def new_figure(verb: Token) -> Token | None:
    """The number after "to" that holds now."""
    return _figure(verb, "to")


def old_figure(verb: Token) -> Token | None:
    """The number after "from" that held before."""
    return _figure(verb, "from")


def _figure(verb: Token, word: str) -> Token | None:
    """The first number behind `word`, wherever the parser hung it; no day of a month."""
    under = sorted(verb.subtree, key=lambda one: int(one.i))
    for place in under:
        if place.lower_ != word or place.i < verb.i:
            continue
        number = next((one for one in under if place.i < one.i <= place.i + MOST_WORDS_BETWEEN and one.like_num), None)
        if number is not None and number.ent_type_ not in {"DATE", "TIME"}:
            return number
    return None


def _deed_to_come(thing: Token, words: Words) -> Token | None:
    """What is still to be done to a number of things: "prisoners it will release", "to be released", a planned deed."""
    places = [thing, *(noun for word, noun in prepositions_of(thing) if word == "of")]
    for place in places:
        for one in place.children:
            to_come = modal_of(one) is not None or has_infinitive_mark(one)
            if one.dep_ in {"relcl", "acl"} and one.pos_ in VERBAL and to_come and words.action_of(one) is not None:
                return one
    planned = words.table["cues"]["refigured"]["planned"]
    named = thing if words.action_of(thing) is not None else None
    return named if named is not None and any(one.lower_ in planned for one in named.children) else None
