"""Who did what to whom (PLOVER 2.0)."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.observation import Event


def find_events(article: Article) -> tuple[Event, ...]:
    """Events of the article, in order of their evidence."""
    return ()
