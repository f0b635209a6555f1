"""The days on which an article without a date can have appeared, by what its text says."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.document import Published


def infer_publication(article: Article) -> Published | None:
    """The days on which the article can have appeared, by what its text says; None where it excludes too little."""
    return None
