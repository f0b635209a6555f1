"""The article's own paragraphs and headings on a page, site furniture left out (trafilatura)."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

NO_PART = True

MAX_DEPTH = 250
"""Elements within elements from which a page's text is taken flat; the deepest of 106 news pages has 138."""

SENTENCE = 25
"""Characters from which a run of text of such a page is kept."""

_NO_TEXT = {"script", "style", "noscript", "template", "title"}


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph or heading, white space single."""

    text: str
    is_heading: bool = False


def find_body(tree: Any) -> list[PageBlock]:
    """The article's blocks, in order; [] where none are found."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return [] if body is None else [block for element in body for block in _blocks(element)]


def is_too_deep(tree: Any) -> bool:
    """Elements lie in elements beyond what a page needs: code that follows them would take minutes."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def flat_body(tree: Any) -> list[PageBlock]:
    """All text of a page, a block for each run of it that is long enough to be a sentence."""
    found: list[PageBlock] = []
    for element in tree.iter():
        own = "" if element.tag in _NO_TEXT or not isinstance(element.tag, str) else element.text
        found += [PageBlock(run) for run in (_clean(own or ""), _clean(element.tail or "")) if len(run) >= SENTENCE]
    return found


def plain_body(page: str) -> list[PageBlock]:
    """The page's main text, line by line, without headings (resiliparse): a cheap first look, twenty times as fast."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(page, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False)
    return [PageBlock(_clean(line)) for line in text.splitlines() if line.strip()]


def _blocks(element: Any) -> list[PageBlock]:
    if element.tag in ("list", "quote", "table", "row", "div") and len(element):
        inner = [block for child in element for block in _blocks(child)]
        own = _clean(element.text or "")
        return ([PageBlock(own)] if own else []) + inner + _tail(element)
    return [PageBlock(line, element.tag == "head") for line in _lines(element)] + _tail(element)


def _tail(element: Any) -> list[PageBlock]:
    tail = _clean(element.tail or "")
    return [PageBlock(tail)] if tail else []


def _lines(element: Any) -> list[str]:
    """The element's text, cut where the page breaks the line."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        pieces.append(child.tail or "")
    return [line for line in (_clean(piece) for piece in "".join(pieces).split("\n")) if line]


def _clean(text: str) -> str:
    return " ".join(text.split())
