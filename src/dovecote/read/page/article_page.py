"""A parsed page -> Document: headline and body as text, parts over it, metadata beside it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, Part, SourceDescription
from dovecote.model.ids import sha256_of
from dovecote.model.issue import Issue
from dovecote.read.layout.part_words import PartWords, part_words
from dovecote.read.layout.parts import lay_out
from dovecote.read.limits import check_length
from dovecote.read.metadata.language import with_language
from dovecote.read.metadata.publication import describe, file_name
from dovecote.read.page.authors import find_authors
from dovecote.read.page.body import PageBlock, find_body, flat_body, is_too_deep, plain_body
from dovecote.read.page.days import find_change, find_day
from dovecote.read.page.structured import Structured, names_of, read_structured
from dovecote.read.page.visible import choose_heading, iter_header, text_of

NO_PART = True

MAX_CHARACTERS = 10_000_000
"""Of a page's source; the largest of 106 news pages had 1.8 million."""

LEAST_BODY = 500
"""Characters from which an `articleBody` is the article and no summary of it."""

SITE_SUFFIX = re.compile(r"\s+(?:[|•·»]|[-–—])\s+([^|•·»]{2,40})$")


def read_page(page: str, *, address: str, known: Mapping[str, Any], issues: tuple[Issue, ...] = ()) -> Document:
    """The article on a page.

    Raises:
        UnreadableDocument: the page is too large, no HTML, or holds no article.
    """
    if len(page) > MAX_CHARACTERS:
        raise UnreadableDocument(
            f"the page has {len(page):,} characters; {MAX_CHARACTERS:,} are read at most",
            thing=address,
            try_next="Save the article's own page.",
        )
    tree = _parse(page, address)
    deep = is_too_deep(tree)
    first_look = flat_body(tree) if deep else plain_body(page)
    check_length("\n".join(block.text for block in first_look), address)
    words = part_words()
    structured = read_structured(tree)
    titles = [str(structured.article.get("headline") or ""), structured.first("og:title", "twitter:title") or ""]
    titles.append(text_of(next(tree.iter("title"), tree)) if next(tree.iter("title"), None) is not None else "")
    heading = None if deep else choose_heading(tree, titles)
    header = list(iter_header(heading)) if heading is not None else []
    publisher = _publisher(structured)
    headline = _text(known.get("title")) or _headline(heading, titles, publisher, words)
    url = _text(known.get("url")) or structured.canonical or structured.first("og:url")
    day = find_day(structured, header, url, tree, words)
    papers = _papers(structured, publisher, url)
    names = find_authors(structured, header, words, papers)
    language = (structured.language or structured.first("og:locale") or "")[:2].lower()
    blocks = [] if deep else _without_headline(_body(tree, structured), headline)
    if not blocks:
        # trafilatura gives up on pages nested beyond reason, and on pages that are nearly all furniture.
        blocks = _without_headline(first_look, headline)
        issues = (*issues, Issue("page_read_plainly", "No article was found; all of the page's main text was taken."))
    text, headings = _compose(headline, blocks, address)
    layout = lay_out(text, title=headline)
    source, more = describe(
        layout, {**known, "title": headline, "url": url}, sha256=sha256_of(text), file=file_name(address)
    )
    source = dataclasses.replace(
        source,
        parts=tuple(_as_heading(part, headings) for part in source.parts),
        publisher=_text(known.get("publisher")) or publisher or source.publisher,
        byline=_text(known.get("byline")) or ", ".join(names) or source.byline,
        published=source.published if known.get("published") else day or source.published,
        modified=find_change(structured) or source.modified,
        credits=_credits(source, structured, names, words),
        language=language or source.language,
    )
    document = Document(str(known.get("id") or f"src-{source.sha256[:12]}"), text, source, (*issues, *more))
    return with_language(document, known)


def _parse(page: str, address: str) -> Any:
    from trafilatura import load_html

    tree = load_html(page) if "<" in page else None
    if tree is None:
        raise UnreadableDocument("it holds no HTML", thing=address, try_next="Give plain text as a .txt file.")
    return tree


def _headline(heading: Any | None, titles: list[str], publisher: str | None, words: PartWords) -> str | None:
    """The page's heading; else what it calls itself, without the site's name behind a bar or dash."""
    if heading is not None:
        return _without_label(text_of(heading), titles, words)
    title = next((title for title in titles if title), None)
    if title is None:
        return None
    match = SITE_SUFFIX.search(title)
    others = " ".join([*titles, publisher or ""]).lower()
    if match and (title[match.start() :].strip()[0] in "|•·»" or others.count(match[1].lower()) > 1):
        title = title[: match.start()]
    return _without_label(title, titles, words)


def _without_label(title: str, titles: list[str], words: PartWords) -> str:
    """The headline without the section's name that the page sets into the same line ("Opinion | ...")."""
    pieces = [piece.strip() for piece in title.split("|")]
    kept = [piece for piece in pieces if not words.label.fullmatch(piece)]
    if kept and len(kept) < len(pieces):
        return " | ".join(kept)
    for other in titles:
        label = title[: -len(other)].strip() if other and title.endswith(other) else ""
        if label and words.label.fullmatch(label):
            return other.strip()
    return title.strip()


def _publisher(structured: Structured) -> str | None:
    named = names_of(structured.article.get("publisher"))
    return named[0] if named else structured.first("og:site_name", "application-name", "dc.publisher")


def _papers(structured: Structured, publisher: str | None, url: str | None) -> set[str]:
    """Names that are the paper's own, lower-cased: in a byline they name nobody."""
    names = {publisher or "", structured.first("og:site_name") or "", urlsplit(url or "").netloc}
    return {name.lower() for name in names if name}


def _body(tree: Any, structured: Structured) -> list[PageBlock]:
    """The article's blocks; from its JSON-LD where most of them stand nowhere else on the page."""
    found = find_body(tree)
    told = structured.article.get("articleBody")
    if not isinstance(told, str) or "<" in told or len(told) < LEAST_BODY:
        return found
    if sum(len(block.text) for block in found) > len(told) / 2:
        return found
    return [PageBlock(" ".join(line.split())) for line in told.splitlines() if line.strip()]


def _without_headline(blocks: list[PageBlock], headline: str | None) -> list[PageBlock]:
    """The blocks, without a first one that repeats the headline."""
    bare = re.sub(r"\W+", "", headline or "").lower()
    return [block for place, block in enumerate(blocks) if place > 2 or re.sub(r"\W+", "", block.text).lower() != bare]


def _compose(headline: str | None, blocks: list[PageBlock], address: str) -> tuple[str, set[int]]:
    """Headline and blocks, an empty line between them; and where the blocks begin that are headings."""
    if not blocks:
        raise UnreadableDocument("no article is found on the page", thing=address, try_next="Give its text as .txt.")
    pieces, headings, position = [], set(), 0
    for text, is_heading in [(headline or "", False), *((block.text, block.is_heading) for block in blocks)]:
        if not text:
            continue
        if is_heading:
            headings.add(position)
        pieces.append(text)
        position += len(text) + 2
    return "\n\n".join(pieces), headings


def _as_heading(part: Part, headings: set[int]) -> Part:
    return dataclasses.replace(part, kind="subheading") if part.kind == "body" and part.start in headings else part


def _credits(source: SourceDescription, structured: Structured, names: list[str], words: PartWords) -> tuple[str, ...]:
    """Agencies named in the text, among the writers, or as the writers' house."""
    told = [*names_of(structured.article.get("author")), *names, structured.first("author") or ""]
    pieces = [piece.strip() for name in told for piece in re.split(r",|;|&|\band\b|/", name)]
    found = [words.agencies[piece.lower()] for piece in pieces if piece.lower() in words.agencies]
    return tuple(dict.fromkeys([*source.credits, *found]))


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value else None
