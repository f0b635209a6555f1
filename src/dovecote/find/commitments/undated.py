"""A promise whose words say that no day is set: "until further notice", "at a later date"."""

from __future__ import annotations

import re

from dovecote.find.article import Article
from dovecote.find.commitments.promise import Promise
from dovecote.model.commitment import Deadline


def open_deadline(article: Article, promise: Promise) -> Deadline | None:
    """A limit of precision "open" where the promise's own sentence says so; None for one that is merely silent."""
    lowered = promise.sentence.words.lower()
    table = article.language.table("commitments/undated")
    moved = promise.mover is not None and promise.deed.lemma_.lower() not in table["goes_on"]
    for phrase in [*table["phrases"], *(table["moved"] if moved else ())]:
        if phrase.lower() not in lowered:
            continue
        found = re.search(rf"\b{re.escape(phrase)}\b", promise.sentence.words, re.IGNORECASE)
        if found:
            return Deadline(None, found.group(), convention="the words set no day", precision="open")
    return None
