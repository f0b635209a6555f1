"""Figures: how many of what, when."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.observation import Observation


def find_observations(article: Article) -> tuple[Observation, ...]:
    """Observations of the article, in order of their evidence."""
    return ()
