"""Terms of an agreement told without a verb: "Phase two: withdrawal of all troops within 60 days".

Tables and summaries of an accord name each act by its noun, with the time for it. Only where the text has said that it
tells an agreement is such a line a promise; the same words elsewhere are a heading or a wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKER: Final = re.compile(r"\s*(?:[•·▪●◦*–—-]|\(?\w{1,3}[.)])\s+")
_COUNTED_DAY: Final = re.compile(r"\b[DT]\s?\+\s?\d+")
"""The day that plans count from the beginning: "D+30"."""


def promises_in_terms(article: Article, grounds: Mapping[int, Ground], words: Words) -> Iterator[Promise]:
    """A promise for each act that a verbless line of an agreement names with its time, in order."""
    for sentence in article.fact_sentences():
        ground = grounds.get(sentence.index)
        if ground is None or ground.kind != "agreement" or ground.is_own or not is_verbless(sentence):
            continue
        if not article.times_in(sentence.span) and not _COUNTED_DAY.search(sentence.words):
            continue
        for noun in _acts(sentence, words):
            yield Promise(sentence, noun, noun, "term", "agreement", _span(sentence))


def is_verbless(sentence: Sentence) -> bool:
    """Whether no verb of it tells anything: a heading, a line of a table."""
    return not any(one.tag_ in FINITE for one in sentence)


def _acts(sentence: Sentence, words: Words) -> Iterator[Token]:
    """Nouns of acts that can be seen done, other than those that only tell more of another: "end of the truce"."""
    found: list[Token] = []
    for one in sentence:
        action = words.action_of(one) if one.pos_ in {"NOUN", "PROPN"} else None
        below = any(near in found for near in one.ancestors) and one.dep_ != "conj"
        if action is not None and action.testable == "yes" and not below:
            found.append(one)
            yield one


def _span(sentence: Sentence) -> Span:
    marker = _MARKER.match(sentence.words)
    start = sentence.start + (marker.end() if marker else 0)
    return Span(start, max(sentence.start + len(sentence.words.rstrip(" .;,\n")), start + 1))
