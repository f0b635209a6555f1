"""The course of talks."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.process import ProcessEvent


def find_process_events(article: Article) -> tuple[ProcessEvent, ...]:
    """ProcessEvents of the article, in order of their evidence."""
    return ()
