"""Who judges, expects, fears or explains what."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.observation import Assessment


def find_assessments(article: Article) -> tuple[Assessment, ...]:
    """Assessments of the article, in order of their evidence."""
    return ()
