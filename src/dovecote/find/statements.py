"""Who said what, through whom."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.statement import Statement


def find_statements(article: Article) -> tuple[Statement, ...]:
    """Statements of the article, in order of their evidence."""
    return ()
