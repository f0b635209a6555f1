"""JSON: one article an object (CONTRACT), or what a news service answers; a line of a .jsonl is such an object too."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.model.issue import Issue
from dovecote.read.decoding import decode_text
from dovecote.read.field_names import iter_objects, known_fields
from dovecote.read.page.article_page import read_page
from dovecote.read.page.fragment import read_fragment
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|span)\b[^>]{0,200}>", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<(?:html|body|head|article|main)\b", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\[\+?\d+ chars\]\s*$|(?:…|\.\.\.)\s*\[[^\]]{0,30}\]\s*$")


def read_object(value: Mapping[str, Any], *, address: str) -> Document:
    """The article that an object tells.

    Raises:
        UnreadableDocument: no field of it is a text.
    """
    known = known_fields(value)
    text, page = known.get("text"), known.get("html")
    if isinstance(text, str) and text.strip() and (known["verbatim"] or not _MARKUP.search(text)):
        return _marked(read_text(text, address=address, known=known), verbatim=known["verbatim"])
    page = page or text
    if isinstance(page, str) and page.strip():
        whole = bool(_WHOLE_PAGE.search(page[:5000]))
        return (read_page if whole else read_fragment)(page, address=address, known=known)
    raise UnreadableDocument(
        "the object has no text", thing=address, try_next='Give it as "text", or see the names in read/profiles.'
    )


def _marked(document: Document, *, verbatim: bool) -> Document:
    """The document, with an issue where the service has cut its text short."""
    if verbatim or not _CUT_SHORT.search(document.text[-60:]):
        return document
    issue = Issue("text_cut_short", "The service gave only the beginning of the text; fetch the article itself.")
    return dataclasses.replace(document, issues=(*document.issues, issue))


def _read(raw: RawDocument) -> tuple[Document, ...]:
    if raw.known:
        return (read_object(raw.known, address=raw.address),)
    text, _ = decode_text(raw.content, address=raw.address)
    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            f"it is no JSON ({error})",
            thing=raw.address,
            try_next="Mend it, or call it .jsonl if each line is an object.",
        ) from error
    objects = list(iter_objects(value))
    if not objects:
        raise UnreadableDocument("there is no object in it", thing=raw.address, try_next='Write {"text": ...}.')
    if len(objects) == 1:
        return (read_object(objects[0], address=raw.address),)
    return read_many(objects, address=raw.address)


def read_many(objects: list[Mapping[str, Any]], *, address: str) -> tuple[Document, ...]:
    """The articles of many objects; those that cannot be read are named in an issue of the first one that can.

    Raises:
        UnreadableDocument: none of them can be read.
    """
    documents: list[Document] = []
    problems: list[str] = []
    for number, value in enumerate(objects, 1):
        try:
            documents.append(read_object(value, address=f"{address}:{number}"))
        except UnreadableDocument as error:
            problems.append(f"{number} ({error.what})")
    if not documents:
        raise UnreadableDocument(
            f"none of its {len(objects)} entries is an article: {problems[0]}",
            thing=address,
            try_next="Name the text “text”.",
        )
    if problems:
        more = f" and {len(problems) - 10} more" if len(problems) > 10 else ""
        issue = Issue("entries_not_read", f"Entries of {address} without an article: {', '.join(problems[:10])}{more}.")
        documents[0] = dataclasses.replace(documents[0], issues=(*documents[0].issues, issue))
    return tuple(documents)


READER = Reader(
    "JSON article", (".json",), ("application/json",), b'{"id": "a", "text": "The talks opened on Monday."}', _read
)
