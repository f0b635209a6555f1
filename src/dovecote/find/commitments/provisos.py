"""What stands behind "provided": a condition to the end of its clause, whatever the parser hangs where.

"Veldt will leave by May, provided the Front keeps the truce": the parser takes the word for a preposition as often as
for a verb, and what the Front is to do for one more thing that Veldt will do.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def proviso_of(promise: Promise, words: Words) -> Token | None:
    """The "provided" in whose clause the deed stands; None where the deed stands before it or in no such clause."""
    deed = promise.deed
    before = [one for one in promise.sentence if one.i < deed.i]
    for one in reversed(before):
        if is_proviso(one, words):
            return one
        if one.text in {";", ":"} or one.tag_ in {"VBZ", "VBP", "VBD", "MD"}:
            return None  # another clause lies between
    return None


def is_proviso(token: Token, words: Words) -> bool:
    """Whether it opens a condition: "provided the truce holds"; not "the aid provided by", "has provided"."""
    if token.lower_ not in words.table["details"]["conditions"]["provisos"] or token.i + 1 >= len(token.doc):
        return False
    opens = token.nbor().pos_ in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"} or token.nbor().lower_ == "that"
    carried = any(one.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "dobj"} for one in token.children)
    return opens and not carried and token.dep_ not in {"ROOT", "conj", "ccomp"}


def proviso_around(article: Article, promise: Promise, words: Words) -> Span | None:
    """The condition that a "provided" opens: behind the deed to the end of what is said there, else before it."""
    return _proviso_behind(article, promise, words) or _proviso_in_front(promise, words)


def _proviso_in_front(promise: Promise, words: Words) -> Span | None:
    """That of "Provided the truce holds, Veldt will leave": up to the comma."""
    sentence = promise.sentence
    first = next((one for one in sentence if one.is_alpha), None)
    if first is None or first.i >= promise.deed.i or not is_proviso(first, words):
        return None
    comma = next((one for one in sentence if first.i < one.i < promise.deed.i and one.text == ","), None)
    return None if comma is None else Span(sentence.start_of(first), sentence.start_of(comma))


def _proviso_behind(article: Article, promise: Promise, words: Words) -> Span | None:
    sentence = promise.sentence
    opening = next((one for one in sentence if one.i > promise.deed.i and is_proviso(one, words)), None)
    if opening is None or any(one.text == ";" for one in sentence if promise.deed.i < one.i < opening.i):
        return None
    start = sentence.start_of(opening)
    said = (one for told in article.statements_over(promise.span) for one in told.evidence if one.role == "content")
    end = min([one.end for one in said if one.start <= start < one.end], default=sentence.end)
    clause = re.match(r"[^;:—–”\"]*", sentence.text[start:end])
    told = clause.group().rstrip(" ,.") if clause is not None else ""
    return Span(start, start + len(told)) if " " in told else None


def with_its_doer(promise: Promise, ground: Ground | None, words: Words) -> Promise | None:
    """`promise`; of a deed in a proviso with the one named there as its doer, None where no agreement binds him."""
    proviso = proviso_of(promise, words)
    if proviso is None:
        return promise
    if ground is None or ground.kind != "agreement":
        return None
    named = [one for one in promise.sentence if proviso.i < one.i < promise.deed.i]
    doer = next((one for one in named if one.head in {proviso, promise.deed} and one.dep_ in {"pobj", "nsubj"}), None)
    return dataclasses.replace(promise, doer=doer) if doer is not None else promise
