"""Small values for tests: a test states only what it cares about."""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.mentions import find_actors
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, Part, Published
from dovecote.model.reading import Reading
from dovecote.pipeline import read_article, read_articles
from dovecote.read.plain_text import read_text
from dovecote.split.sentences import split_document
from dovecote.vocabulary.lexicon import entry_from


def a_document(text: str, *, published: str | None = None, **known: object) -> Document:
    """A document whose paragraphs are what the plain-text reader makes of them."""
    return read_text(text, known={"published": published, **known})


def a_body(text: str, *, published: str | None = None) -> Document:
    """A document that is nothing but body: no headline, byline or teaser is looked for."""
    document = read_text(text, known={"published": published})
    parts = tuple(Part(part.start, part.end, "body") for part in document.source.parts)
    given = Published(published, "metadata") if published else None
    source = dataclasses.replace(document.source, parts=parts, headline=None, published=given)
    return dataclasses.replace(document, source=source)


def an_article(text: str, *, published: str | None = None) -> Article:
    """A parsed article of body text alone, with no findings yet."""
    document = a_body(text, published=published)
    language = get_language("en")
    return Article(document, split_document(document, language), language)


def an_article_with_actors(text: str, *, published: str | None = None) -> Article:
    """An article of body text with its actors found; Veldt, Ostmark and the Orsan Front are known by name."""
    article = an_article(text, published=published)
    listed = tuple(entry_from(one) for one in article.language.table("actor_examples")["actor"])
    article = dataclasses.replace(article, vocabulary=listed)
    return dataclasses.replace(article, actors=find_actors(article))


def a_reading_of_body(text: str, *, published: str | None = None) -> Reading:
    """Everything found in a text that is nothing but body."""
    article = an_article(text, published=published)
    return read_article(article.document, article.sentences, article.language)


def a_reading(text: str, *, published: str | None = None, **known: object) -> Reading:
    """Everything found in a text, read as a whole article."""
    return next(read_articles([a_document(text, published=published, **known)]))
