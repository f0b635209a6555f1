"""What a deed hangs on: "if", "unless", "provided that", "only after", "should the convoy move".

The parser attaches such clauses in many ways, so the words that open one are looked for in the sentence, and the deed
is conditional where it stands above them in the tree and not among what they open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL
from dovecote.find.frames import forms_in, words_in
from dovecote.find.qualify.own import is_open
from dovecote.find.qualify.verdict import Mark
from dovecote.find.qualify.words import Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def condition_marks(sentence: Sentence, deed: Token, words: Words) -> Iterator[Mark]:
    """The condition that the sentence makes the deed hang on; nothing where it names none, or the deed is past."""
    holders = [deed, *_holders(deed)]
    if deed.pos_ not in VERBAL or not any(is_open(one, words) for one in holders):
        return
    phrases = words.conditions
    if any(one.dep_ == "aux" and words.auxiliaries.get(one.lower_) == "conditional" for one in deed.children):
        phrases = (*phrases, *words.conditions_of_would)
    for opener in _openers(sentence, phrases, words):
        if _hangs_on(opener, holders):
            yield "conditional", " ".join(one.lower_ for one in opener)
            return


def _holders(deed: Token) -> Iterator[Token]:
    """The predicates whose infinitive the deed is: a condition on "is ready to leave" is one on leaving."""
    current = deed
    while current.dep_ in {"xcomp", "conj", "pcomp"} and current.head.i != current.i:
        current = current.head
        yield current


def _openers(sentence: Sentence, phrases: Sequence[Sequence[str]], words: Words) -> Iterator[list[Token]]:
    tokens, lower = sentence.tokens, forms_in(sentence)
    first = next((place for place, one in enumerate(tokens) if one.is_alpha), 0)
    if lower and lower[first : first + 1] and lower[first] in words.inversions and not sentence.words.endswith("?"):
        yield [tokens[first]]
    there = words_in(sentence)
    told = [list(phrase) for phrase in phrases if phrase[0] in there]
    for place in range(len(tokens)) if told else ():
        for phrase in told:
            if lower[place] == phrase[0] and lower[place : place + len(phrase)] == phrase:
                yield list(tokens[place : place + len(phrase)])


def _hangs_on(opener: Sequence[Token], holders: Sequence[Token]) -> bool:
    """True where the opened clause is below the deed, and the deed is not what it opens."""
    places = {int(one.i) for one in holders}
    for token in opener:
        for up in token.ancestors:
            if int(up.i) in places:
                opened = (
                    token
                    if token.head.i == up.i
                    else next((one for one in token.ancestors if one.head.i == up.i), token)
                )
                return not (opened.dep_ in {"mark", "aux"} and opened.head.i in places and opened.i < up.i)
    return False
