"""Every time expression, anchored, and kept as uncertain as it is."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.document import Published
from dovecote.model.when import TimeExpression


def find_times(article: Article) -> tuple[TimeExpression, ...]:
    """Time expressions of the article, in order."""
    return ()


def infer_publication(article: Article) -> Published | None:
    """The days on which the article can have appeared, by what its text says; None where it excludes too little."""
    return None
