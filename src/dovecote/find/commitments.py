"""Who promised what by when."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.commitment import Commitment


def find_commitments(article: Article) -> tuple[Commitment, ...]:
    """Commitments of the article, in order of their evidence."""
    return ()
