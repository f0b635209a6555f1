"""What a page shows its reader between headline and first paragraph: byline and day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NO_PART = True

MAX_ELEMENTS, MAX_DESCENDANTS, MAX_CHARACTERS = 600, 40, 220
"""How far behind the headline to look, and how large an element may be that is a byline or a day."""

PARAGRAPH_WORDS, STANDFIRST_WORDS = 25, 60
"""Words from which a paragraph element is the article's text, where the header ends; one that is not longer than the
second can be a summary above the byline."""

_SKIPPED = {"script", "style", "noscript", "svg", "template", "iframe", "nav"}
_AUTHOR = re.compile(r"byline|author|contributor|writer", re.IGNORECASE)
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|by|people|persons?|staff|profiles?|contributors?|writers?|journalists?|reporters?|team)/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One small element of the header."""

    text: str
    is_author: bool
    """Its class, property or relation says that it names the writer."""
    is_time: bool
    datetime: str | None
    links: tuple[str, ...]
    """Texts of links in it that lead to a writer's page."""


def text_of(element: Any) -> str:
    """The element's text, white space single, cut where it grows beyond what a header line can be."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > MAX_CHARACTERS * 4:
            break
    return " ".join(" ".join(pieces).split())


def choose_heading(tree: Any, titles: list[str]) -> Any | None:
    """The `h1` that shares most words with what the page calls itself; the first where they share nothing."""
    headings = [heading for heading in itertools.islice(tree.iter("h1"), 30) if text_of(heading)]
    wanted = [_words(title) for title in titles if title]

    def likeness(heading: Any) -> float:
        mine = _words(text_of(heading))
        return max((len(mine & theirs) / len(mine | theirs) for theirs in wanted if mine | theirs), default=0.0)

    return max(headings, key=likeness, default=None)


def iter_header(heading: Any) -> Iterator[HeaderLine]:
    """Small elements behind the headline, in order, until the article's first paragraph."""
    root = heading.getroottree().getroot()
    seen = paragraphs = 0
    started = False
    for element in root.iter():
        if element is heading:
            started = True
            continue
        if not started or not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_inside(element, heading):
            continue
        seen += 1
        text = text_of(element)
        length = len(text.split()) if element.tag == "p" else 0
        paragraphs += length >= PARAGRAPH_WORDS
        if seen > MAX_ELEMENTS or paragraphs > 1 or length > STANDFIRST_WORDS:
            return
        if (
            text
            and len(text) <= MAX_CHARACTERS
            and sum(1 for _ in itertools.islice(element.iter(), 41)) <= MAX_DESCENDANTS
        ):
            yield _header_line(element, text)


def _header_line(element: Any, text: str) -> HeaderLine:
    hints = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel", "data-testid", "data-qa"))
    links = tuple(
        text_of(link)
        for link in element.iter("a")
        if _AUTHOR_LINK.search(link.get("href") or "")
        or link.get("rel") == "author"
        or _AUTHOR.search(link.get("class") or "")
    )
    return HeaderLine(text, bool(_AUTHOR.search(hints)), element.tag == "time", element.get("datetime"), links)


def _is_inside(element: Any, heading: Any) -> bool:
    return any(ancestor is heading for ancestor in element.iterancestors())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
