"""Who came to terms with whom."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.process import Agreement


def find_agreements(article: Article) -> tuple[Agreement, ...]:
    """Agreements of the article, in order of their evidence."""
    return ()
