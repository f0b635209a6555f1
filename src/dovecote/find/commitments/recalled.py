"""A promise recalled where it is said that it will not be kept: "will not begin on 5 May as planned".

The words refuse nothing; they tell the day that had been set, and that another one is to come.
"""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.commitments.promise import Promise

WORDS_AFTER = 3
"""Within so many words behind "as" stands the one that says that it was planned: "as had been agreed"."""


def with_day_recalled(article: Article, promise: Promise) -> Promise:
    """The promise that had been made, where it is denied "as planned" by its day; every other as it is."""
    if not promise.negated or promise.is_noun or not article.times_in(promise.span):
        return promise
    planned = article.language.table("commitments/changes")["before"]["planned"]
    for mark in promise.sentence:
        if mark.lower_ != "as" or mark.i < promise.deed.i:
            continue
        after = promise.sentence.tokens[mark.i - promise.sentence.tokens[0].i + 1 :][: WORDS_AFTER + 1]
        told = next((one for one in after if one.lemma_.lower() in planned), None)
        if told is not None and told.tag_ in {"VBN", "VBD"} and not any(one.pos_ == "PRON" for one in after[:1]):
            return dataclasses.replace(promise, negated=False)
    return promise
