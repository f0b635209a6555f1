"""A promise told only as taken back: "scrapped its plan to send 300 observers" (codebook, Revision, kind withdrawn)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.build import Read
from dovecote.find.commitments.progress import is_told, progress_at
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_taken_back(article: Article, promise: Promise, words: Words) -> bool:
    """Whether the plan or promise is the object of a verb that ends it, told as done."""
    cue = promise.cue
    table = article.language.table("commitments/changes")["progress"]
    if promise.frame not in {"noun-of-plan", "noun-of-promise", "noun-of-order"}:
        return False
    if cue.dep_ == "pobj":
        verb = _ending_verb(cue)
        between = " ".join(one.lower_ for one in cue.doc[verb.i + 1 : cue.head.i + 1])
        ends = f"{verb.lemma_.lower()} {between}" in table["taking_back_from"]
        return ends and verb.pos_ in VERBAL and is_told(article, promise.sentence, verb)
    verb = cue.head
    if cue.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ not in VERBAL:
        return False
    particle = next((one.lower_ for one in verb.children if one.dep_ == "prt"), None)
    lemma = f"{verb.lemma_.lower()} {particle}" if particle else verb.lemma_.lower()
    return lemma in table["taking_back"] and is_told(article, promise.sentence, verb)


def _ending_verb(cue: Token) -> Token:
    """The verb above a promise: "gone" of "gone back on its pledge", "reneged" of "reneged on its pledge"."""
    return next((one for one in cue.ancestors if one.pos_ in VERBAL), cue.head)


def with_its_end(article: Article, read: Read, words: Words) -> Read:
    """The promise as it was given, and the words that take it back."""
    promise = read.promise
    end = progress_at(article, promise.sentence, _ending_verb(promise.cue), "withdrawal", words)
    return dataclasses.replace(read, commitment=dataclasses.replace(read.commitment, progress=(end,)))
