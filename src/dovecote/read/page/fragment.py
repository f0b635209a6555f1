"""A piece of HTML that is an article's text and nothing else: of a feed, a newsletter, a news service's answer."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document
from dovecote.model.issue import Issue
from dovecote.read.page.body import is_too_deep
from dovecote.read.plain_text import read_text

NO_PART = True

MAX_FRAGMENT = 5_000_000

_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "blockquote", "section", "article", "table", "tr", "td", "th", "header", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "pre", "figure", "figcaption", "center", "tbody", "body", "html"),
}
_NO_TEXT = {"script", "style", "noscript", "template", "title", "head", "svg"}


def read_fragment(markup: str, *, address: str, known: Mapping[str, Any], issues: tuple[Issue, ...] = ()) -> Document:
    """The article that a piece of HTML holds, its paragraphs parted by empty lines, its title above them.

    Raises:
        UnreadableDocument: it is too large, nested beyond reason, or holds no text.
    """
    text = fragment_text(markup, address=address)
    title = str(known.get("title") or "").strip()
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    document = read_text(text, address=address, known=known)
    return dataclasses.replace(document, issues=(*issues, *document.issues))


def fragment_text(markup: str, *, address: str) -> str:
    """The words of a piece of HTML, an empty line between its blocks.

    Raises:
        UnreadableDocument: it is too large, nested beyond reason, or holds no text.
    """
    from lxml import etree, html

    if len(markup) > MAX_FRAGMENT:
        raise UnreadableDocument(
            f"it has {len(markup):,} characters", thing=address, try_next="Split it into one file per article."
        )
    try:
        tree = html.document_fromstring(markup.replace("\x00", ""))
    except (etree.ParserError, ValueError) as error:
        raise UnreadableDocument("there is no text in it", thing=address, try_next="Give its text as .txt.") from error
    if is_too_deep(tree):
        raise UnreadableDocument("its elements are nested beyond reason", thing=address, try_next="Give plain text.")
    lines = (" ".join(line.split()) for line in _flow(tree).split("\n"))
    text = "\n\n".join(line for line in lines if line)
    if not re.search(r"\w", text):
        raise UnreadableDocument("there is no text in it", thing=address, try_next="Give its text as .txt.")
    return text


def _flow(element: Any) -> str:
    """The element's text, a line break at each edge of a block."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return ""
    pieces = [(element.text or "").replace("\n", " ")]
    for child in element:
        pieces.append(_flow(child))
        pieces.append((child.tail or "").replace("\n", " "))
    inner = "".join(pieces)
    return f"\n{inner}\n" if element.tag in _BLOCKS else inner
