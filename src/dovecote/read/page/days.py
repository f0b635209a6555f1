"""When a page appeared: what it shows its reader, what it says to machines, what its address says."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dovecote.model.document import Published
from dovecote.read.layout.blocks import Block
from dovecote.read.layout.marks import is_publication_line
from dovecote.read.layout.part_words import PartWords
from dovecote.read.metadata.publication import published_from
from dovecote.read.metadata.stated_dates import iter_stated_dates
from dovecote.read.page.structured import Structured
from dovecote.read.page.visible import HeaderLine

NO_PART = True

PUBLISHED = (
    "article:published_time",
    "datepublished",
    "article.published",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "publishdate",
    "date",
)
MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified")

SAME_STORY_DAYS = 3
"""A day shown without label that lies further from the metadata's day belongs to another story of the page."""

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?(\d{2}|[a-z]{3})[/_-]?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day in the header; `labelled` where the element or a word says that it is the day of publication."""

    published: Published
    labelled: bool


def find_day(
    structured: Structured, header: Iterable[HeaderLine], url: str | None, tree: Any, words: PartWords
) -> Published | None:
    """The day of publication. What the reader sees goes first, sharpened to the minute by metadata of the same day."""
    shown = _shown(header, words)
    told = _told(structured)
    if shown and told and told.edtf.startswith(shown.published.edtf[:10]):
        return told if len(told.edtf) > len(shown.published.edtf) else shown.published
    if shown and (told is None or shown.labelled or _days_between(shown.published.edtf, told.edtf) <= SAME_STORY_DAYS):
        steps = (f"the page's metadata say {told.edtf}",) if told else ()
        return dataclasses.replace(shown.published, steps=(*shown.published.steps, *steps))
    return told or _from_url(url) or _guessed(tree)


def find_change(structured: Structured) -> str | None:
    """EDTF of the last change, where the page's metadata tell it."""
    value = structured.article.get("dateModified") or structured.first(*MODIFIED)
    found = published_from(str(value)) if value else None
    return found.edtf if found else None


def _shown(header: Iterable[HeaderLine], words: PartWords) -> _Shown | None:
    for line in header:
        block = Block(0, len(line.text), line.text, after_blank=True)
        if not is_publication_line(block, words) and not (line.is_author and len(line.text) < 120):
            continue
        for date in iter_stated_dates(line.text):
            before = line.text[max(0, date.start - 30) : date.start]
            if date.has_year and date.edtf[0] != "[" and not words.later_label.search(before):
                found = Published(date.edtf, "stated", (f"the page shows “{line.text[:80]}”",), date.zone)
                return _Shown(found, labelled=line.is_time or bool(words.publication_label.search(before)))
    return None


def _days_between(one: str, other: str) -> int:
    days = [datetime.date.fromisoformat(edtf[:10]) for edtf in (one, other)]
    return abs((days[0] - days[1]).days)


def _told(structured: Structured) -> Published | None:
    for value in (structured.article.get("datePublished"), *(structured.metas.get(name) for name in PUBLISHED)):
        found = published_from(str(value)) if value else None
        if found and re.match(r"\d{4}-\d{2}-\d{2}", found.edtf) and "/" not in found.edtf:
            return found
    return None


def _from_url(url: str | None) -> Published | None:
    """`.../2023/12/18/...` or `.../2023/dec/18/...`."""
    match = _URL_DAY.search((url or "").lower())
    if not match:
        return None
    year, month, day = match.groups()
    words = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
    found = published_from(words, "url")
    return Published(found.edtf, "url", ("the address holds the day",)) if found else None


def _guessed(tree: Any) -> Published | None:
    """What htmldate makes of the page, where nothing is said plainly."""
    from htmldate import find_date

    try:
        day = find_date(tree, original_date=True, extensive_search=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Published(day, "metadata", ("found in the page by htmldate",)) if day else None
