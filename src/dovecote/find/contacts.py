"""Who met, called or wrote to whom."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.contact import Contact


def find_contacts(article: Article) -> tuple[Contact, ...]:
    """Contacts of the article, in order of their evidence."""
    return ()
