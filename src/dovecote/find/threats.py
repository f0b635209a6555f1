"""Who threatens whom, and what analysts warn of."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.observation import Threat


def find_threats(article: Article) -> tuple[Threat, ...]:
    """Threats of the article, in order of their evidence."""
    return ()
