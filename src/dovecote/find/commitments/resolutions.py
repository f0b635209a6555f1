"""Resolutions told as a list: "The Summit, after deliberation:" and a line for each thing decided, directed, urged.

Who resolves is named once; each line begins with its verb alone: "Decided to deploy", "2. Directs the army to".
The promises of such a line are found as those of any sentence; this tells who gives them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL
from dovecote.find.commitments.grammar import ANY_SUBJECT
from dovecote.find.commitments.promise import Promise
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKER: Final = re.compile(r"\s*(?:[•·▪●◦*–—-]|\(?\d{1,2}[.)]|\(?[a-zivx]{1,4}[.)])\s*", re.IGNORECASE)
TOLD: Final = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG"})
"""How the verb of a line is tagged: "Decided", "Decides", "Recalling"; the parser takes many for participles."""

Resolvers = Mapping[int, tuple[Sentence, "Token"]]
"""By a line's index: the sentence that opens the list, and who resolves there."""


def resolvers_of(sentences: Iterable[Sentence]) -> Resolvers:
    """Who resolves what each line of a resolution says, for those lines whose verb has no subject of its own."""
    found: dict[int, tuple[Sentence, Token]] = {}
    opener: tuple[Sentence, Token] | None = None
    paragraph: int | None = None
    for sentence in sentences:
        if opener is not None and sentence.paragraph not in (paragraph, opener[0].paragraph):
            if _is_line(sentence):
                paragraph = sentence.paragraph
            else:
                opener = None
        if opener is not None and sentence.paragraph == paragraph:
            found[sentence.index] = opener
        who = _opened(sentence)
        if who is not None:
            opener, paragraph = (sentence, who), sentence.paragraph
    return found


def _opened(sentence: Sentence) -> Token | None:
    """Who is about to resolve: the subject of a sentence that ends in a colon, or its head: "The Council:"."""
    if sentence.words.rstrip()[-1:] not in {":", ","}:
        return None
    root = sentence.root
    if root.pos_ in {"NOUN", "PROPN"}:
        return root
    return next((one for one in root.children if one.dep_ == "nsubj" and one.pos_ in {"NOUN", "PROPN"}), None)


def _is_line(sentence: Sentence) -> bool:
    """Whether the sentence begins with a verb that nobody does: "Decided to deploy", "Noting with concern"."""
    marker = _MARKER.match(sentence.words)
    start = sentence.start + (marker.end() if marker else 0)
    first = next((one for one in sentence if sentence.start_of(one) >= start and one.is_alpha), None)
    if first is not None and first.tag_ == "RB":
        first = first.nbor(1) if first.i + 1 < len(first.doc) else first  # "Further decides"
    return first is not None and first.tag_ in TOLD and not any(one.dep_ in ANY_SUBJECT for one in first.children)


def with_resolver(promise: Promise, resolvers: Resolvers) -> Promise:
    """`promise` with the one who resolves it, where its line names nobody."""
    found = resolvers.get(promise.sentence.index)
    if found is None or promise.giver is not None or promise.cue.pos_ not in VERBAL:
        return promise
    verb = promise.cue
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb != promise.sentence.root or verb.tag_ not in TOLD:
        return promise
    opening, who = found
    doer = None if promise.doer == promise.cue else promise.doer
    return dataclasses.replace(promise, giver=who, doer=doer, resolving=opening)
