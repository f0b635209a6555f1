"""The words that name a speaker: a noun phrase, without what the parser hung on it that belongs elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.syntax import phrase_of
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}")
FAR: Final = 120
"""Characters from which on no four words stand between."""


def source_tokens_of(head: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """The words that name the speaker: its noun phrase, up to the verb."""
    tokens = phrase_of(head)
    if head.i < verb.i:
        tokens = [one for one in tokens if one.i < verb.i]
        relative = next((one.i for one in verb.children if one.dep_ == "nsubj" and one.i > head.i), None)
        if verb.dep_ == "relcl" and relative is not None:
            tokens = [one for one in tokens if one.i < relative]
        marks = {one.i for one in verb.children}
        tokens = [one for one in tokens if one.i not in marks or one.dep_ in {"nsubj", "csubj"}]
        return _without_aside(_unbroken(tokens, head, lexicon), head, lexicon)
    return _without_aside(_unbroken([one for one in tokens if one.i > verb.i], head, lexicon), head, lexicon)


def _without_aside(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """`tokens` without a clause, set off by a comma, that tells what the speaker did meanwhile or said before."""
    for child in head.children:
        first = child.left_edge.i
        if child.dep_ == "prep" and child.i > head.i and _tells_day(child):
            tokens = [one for one in tokens if one.i < first]
            continue
        if child.dep_ not in {"relcl", "acl"} or child.i < head.i or not child.doc[first - 1].is_punct:
            continue
        if child.dep_ == "acl" or child.lemma_.lower() in lexicon.verbs:
            tokens = [one for one in tokens if one.i < first]
    return tokens


def _tells_day(link: Token) -> bool:
    """Whether all that follows the preposition is when: "the minister on Sunday said"."""
    told = [one for one in link.subtree if one.i != link.i]
    return bool(told) and all(one.ent_type_ in {"DATE", "TIME"} for one in told)


def _unbroken(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """The unbroken run of tokens around `head`, without what only joins it to the words before ("to which she")."""
    inside = {one.i for one in tokens}
    low = high = head.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    run = [one for one in tokens if low <= one.i <= high]
    limiting = lexicon.listed("limiting")
    if run and CLOCK.fullmatch(run[0].text) and run[0].i < head.i:
        # "17:10 The spokesman says": the hour of an entry is nobody's name.
        run.pop(0)
    while (
        run and run[0].i < head.i and (run[0].tag_ in {"IN", "TO", "WDT", "CC", "''", ","} or run[0].lower_ in limiting)
    ):
        run.pop(0)
    return run


def back_to_quotation(sentence: Sentence, source: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`source` widened to the quotation before it: the parser often loses the first words of a name there."""
    for one in quotations:
        if not one.end < source.start <= one.end + FAR:
            continue
        between = sentence.text[one.end : source.start]
        near = 0 < len(between.split()) <= 4
        if near and not any(mark in between for mark in ",.;:\n") and between.strip()[0].isupper():
            return trim(sentence, Span(one.end, source.end))
    return source
