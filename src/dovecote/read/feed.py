"""RSS and Atom: one article an entry."""

from __future__ import annotations

import re
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.json_article import read_many
from dovecote.read.own_exports import refuse_own_export
from dovecote.read.reader import Reader

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")

SAMPLE = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Veldt Courier</title><item>
<title>Envoys meet in Port Lume</title><link>https://courier.example/7</link><author>Ansa Merrow</author>
<pubDate>Fri, 07 May 2032 10:30:00 GMT</pubDate>
<description>&lt;p&gt;Envoys of the republic and of the Front met in Port Lume on Friday.&lt;/p&gt;</description>
</item></channel></rss>"""


def _read(raw: RawDocument) -> tuple[Document, ...]:
    import feedparser

    refuse_own_export(raw)
    if _ENTITY.search(raw.content):
        raise UnreadableDocument(
            "it defines entities of its own, as bombs do", thing=raw.address, try_next="Remove its <!ENTITY> lines."
        )
    if not _FEED.search(raw.content[:20_000]):
        raise UnreadableDocument("it is no RSS or Atom feed", thing=raw.address, try_next="Give the feed's own file.")
    try:
        feed = feedparser.parse(raw.content)
    except (ValueError, RecursionError, AttributeError) as error:
        raise UnreadableDocument(
            f"the feed cannot be parsed ({error})", thing=raw.address, try_next="Mend it."
        ) from error
    publisher = feed.feed.get("title")
    entries = [_fields(entry, publisher) for entry in feed.entries]
    if not entries:
        raise UnreadableDocument("the feed has no entry", thing=raw.address, try_next="Fetch it again later.")
    return read_many(list(entries), address=raw.address)


def _fields(entry: Any, publisher: str | None) -> dict[str, Any]:
    """An entry in Dovecote's field names; its text is HTML, the longest of content and summary."""
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    contents.append(entry.get("summary") or "")
    return {
        "html": max(contents, key=len),
        "title": entry.get("title"),
        "published": entry.get("published") or entry.get("updated"),
        "url": entry.get("link"),
        "publisher": (entry.get("source") or {}).get("title") or publisher,
        "byline": entry.get("author"),
        "language": None,
    }


READER = Reader(
    "feed", (".rss", ".atom", ".xml"), ("application/rss+xml", "application/atom+xml", "text/xml"), SAMPLE, _read
)
