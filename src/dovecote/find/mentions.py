"""Who is named in the text, and who they are."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.actor import Actor


def find_actors(article: Article) -> tuple[Actor, ...]:
    """Actors of the article, in order of their evidence."""
    return ()
