"""A promise told only as taken back: "scrapped its plan to send 300 observers" (codebook, Revision, kind withdrawn)."""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.build import Read
from dovecote.find.commitments.progress import is_told, progress_at
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words


def is_taken_back(article: Article, promise: Promise, words: Words) -> bool:
    """Whether the plan or promise is the object of a verb that ends it, told as done."""
    verb = promise.cue.head
    table = article.language.table("commitments/changes")["progress"]
    named = promise.frame in {"noun-of-plan", "noun-of-promise", "noun-of-order"}
    if not named or promise.cue.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ not in VERBAL:
        return False
    particle = next((one.lower_ for one in verb.children if one.dep_ == "prt"), None)
    lemma = f"{verb.lemma_.lower()} {particle}" if particle else verb.lemma_.lower()
    return lemma in table["taking_back"] and is_told(article, promise.sentence, verb)


def with_its_end(article: Article, read: Read, words: Words) -> Read:
    """The promise as it was given, and the words that take it back."""
    promise = read.promise
    end = progress_at(article, promise.sentence, promise.cue.head, "withdrawal", words)
    return dataclasses.replace(read, commitment=dataclasses.replace(read.commitment, progress=(end,)))
