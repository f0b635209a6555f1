"""E-mail: newsletters, press releases, and articles that somebody passed on.

Of a forwarded article, the text and its own headers count, not the words of whoever forwarded it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, RawDocument
from dovecote.model.issue import Issue
from dovecote.read.decoding import decode_text
from dovecote.read.page.fragment import read_fragment
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader

MAX_PARTS = 500
"""Parts of a message that are walked; nested ones beyond it are a bomb."""

_HEADER = re.compile(r"^\**([A-Za-z-]{2,10})\**:\**\s*(.*)$")
_ADDRESS = re.compile(r"\s*<[^<>]*@[^<>]*>\s*|\s*\[mailto:[^\]]*\]")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)

SAMPLE = b"""From: Veldt Courier <news@courier.example>
Subject: Envoys meet in Port Lume
Date: Fri, 7 May 2032 10:30:00 +0200
Content-Type: text/plain; charset="utf-8"

Envoys of the republic and of the Front met in Port Lume on Friday.
"""


def _read(raw: RawDocument) -> tuple[Document, ...]:
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw.content)
        parts = [part for part, _ in zip(message.walk(), range(MAX_PARTS), strict=False)]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise UnreadableDocument("it is no e-mail", thing=raw.address, try_next="Save it as .txt.") from error
    if not message.keys():
        raise UnreadableDocument("it has no mail headers", thing=raw.address, try_next="Save it as .txt.")
    known = _headers(message)
    issues = _attachments(parts)
    plain, markup = _words(parts, "text/plain", raw.address), _words(parts, "text/html", raw.address)
    if plain.strip():
        inner, text = _forwarded(plain)
        return (_with(read_text(text, address=raw.address, known={**known, **inner}), issues),)
    if markup.strip():
        return (_with(read_fragment(markup, address=raw.address, known=known), issues),)
    raise UnreadableDocument("the message has no text", thing=raw.address, try_next="Save its attachment as a file.")


def _with(document: Document, issues: tuple[Issue, ...]) -> Document:
    return dataclasses.replace(document, issues=(*issues, *document.issues))


def _headers(message: Message) -> dict[str, Any]:
    """Subject, day and sender, as title, publication day and publisher."""
    known = {
        "title": _subject(_header(message, "subject")),
        "published": _header(message, "date"),
        "publisher": _ADDRESS.sub("", _header(message, "from")).strip(' "'),
    }
    return {name: value for name, value in known.items() if value}


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        # The standard library raises all of these on broken headers; a broken one says nothing.
        return ""


def _subject(subject: str) -> str:
    """The subject without "Fwd:" and "Re:"."""
    marks = "|".join(get_language("en").table("article_parts")["mail"]["subject_marks"])
    return re.sub(rf"^(?:\s*(?:{marks})\s*(?:\[\d+\])?:)+\s*", "", subject, flags=re.IGNORECASE).strip()


def _words(parts: Sequence[Message], media_type: str, address: str) -> str:
    """The text of the message's parts of a type, in order, attachments left out."""
    found = []
    for part in parts:
        if part.get_content_type() != media_type or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            text, _ = decode_text(payload, address=address, claimed=part.get_content_charset())
            found.append(text.replace("\r\n", "\n"))
    return "\n\n".join(found)


def _attachments(parts: Sequence[Message]) -> tuple[Issue, ...]:
    attached = [part for part in parts if part.get_content_disposition() == "attachment"]
    kept = [part.get_filename() or part.get_content_type() for part in attached]
    if not kept:
        return ()
    return (Issue("attachment_not_read", f"Attachments are not read: {', '.join(kept[:5])}; save them as files."),)


def _forwarded(text: str) -> tuple[dict[str, str], str]:
    """The headers inside a forwarded message and the text below them; `{}` and the text where nothing is forwarded."""
    table = get_language("en").table("article_parts")["mail"]
    mark = re.search(rf"^[\s>*_-]*(?:{'|'.join(table['forwards'])})\b[^\n]*$", text, re.IGNORECASE | re.MULTILINE)
    if not mark:
        return {}, _SIGNATURE.split(text)[0].strip("\n")
    rest = text[mark.end() :].lstrip("\n")
    lines = rest.split("\n")
    if lines and all(line.startswith(">") or not line.strip() for line in lines):
        lines = [re.sub(r"^> ?", "", line) for line in lines]
    inner: dict[str, str] = {}
    for number, line in enumerate(lines):
        header = _HEADER.match(line.strip())
        field = table["headers"].get(header[1].lower()) if header else None
        if line.strip() and field is None:
            lines = lines[number:]
            break
        if header and field in ("title", "published"):
            inner[field] = _subject(header[2].strip("* ")) if field == "title" else header[2].strip("* ")
        elif header and field == "from":
            inner["publisher"] = _ADDRESS.sub("", header[2]).strip(' "*')
    return {name: value for name, value in inner.items() if value}, "\n".join(lines).strip("\n")


READER = Reader("e-mail", (".eml",), ("message/rfc822",), SAMPLE, _read)
