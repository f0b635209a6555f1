"""Who wrote a page: names from its structured data and from its visible byline, cleaned of posts and papers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dovecote.read.layout.bylines import is_name
from dovecote.read.layout.part_words import PartWords
from dovecote.read.metadata.stated_dates import without_dates
from dovecote.read.page.structured import Structured, names_of
from dovecote.read.page.visible import HeaderLine

NO_PART = True

MAX_NAMES = 12

_CUT = re.compile(
    r"\s*(?:[|•·;\n]|\s[-–—](?:\s|$)|\bpublished\b|\bupdated\b|\bposted\b|@|https?:|\+\d+ more|\b\d+ \w+ ago\b).*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_LINK = re.compile(r"^https?://|^www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)


def find_authors(structured: Structured, header: Iterable[HeaderLine], words: PartWords, papers: set[str]) -> list[str]:
    """The writers' names, persons first choice; a desk or agency where no person is named; [] where nobody is."""
    lines = list(header)
    choices = [
        names_of(structured.article.get("author")),
        _visible(lines, words),
        _split(structured.first("author", "article:author", "dc.creator", "byl", "citation_author") or ""),
        _split(structured.first("parsely-author", "sailthru.author") or ""),
    ]
    cleaned = [_cleaned(choice, words, papers) for choice in choices]
    people = [[name for name in names if is_name(name, words) and not _is_collective(name, words)] for names in cleaned]
    for names in people:
        if names:
            return names[:MAX_NAMES]
    return next((names[:MAX_NAMES] for names in cleaned if names), [])


def _visible(lines: list[HeaderLine], words: PartWords) -> list[str]:
    """Names in the first header line that is marked as a byline, or that begins with "By"."""
    for line in lines:
        opened = words.byline_opener.match(line.text)
        linked = [link for link in line.links if link]
        if linked and (line.is_author or opened or line.text.startswith(linked[0])):
            return list(dict.fromkeys(linked))
        if not (line.is_author or opened):
            continue
        text = line.text[opened.end() :] if opened else line.text
        names = _split(_CUT.sub("", without_dates(text)))
        if names and (opened or all(is_name(name, words) for name in names)):
            return names
    return []


def _split(text: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(text) if piece.strip()]


def _cleaned(names: list[str], words: PartWords, papers: set[str]) -> list[str]:
    """Names without the paper's own, addresses, posts and repetitions."""
    kept: list[str] = []
    for name in names:
        for piece in _BETWEEN.split(name):
            bare = _CUT.sub("", words.byline_opener.sub("", piece.strip())).strip(" -–—|,.")
            bare = _without_agency(re.sub(r"\s*\([^)]*\)$", "", bare), words)
            if not bare or _LINK.search(bare) or len(bare) > 80 or not re.search(r"[^\W\d_]", bare):
                continue
            if bare.lower() in papers or words.byline_title.fullmatch(f" {bare}") or bare in kept:
                continue
            kept.append(bare)
    return kept


def _without_agency(name: str, words: PartWords) -> str:
    """The name without an agency behind it ("Jane Doe The Associated Press"): that stands in the credits."""
    lowered = name.lower()
    for agency in sorted(words.agencies, key=len, reverse=True):
        if len(agency) > 3 and lowered.endswith(" " + agency) and is_name(name[: -len(agency)].strip(), words):
            return name[: -len(agency)].strip()
    return name


def _is_collective(name: str, words: PartWords) -> bool:
    """The name is an agency's, or that of a desk, a team or a paper."""
    if name.lower().startswith("the "):
        return True
    return name.lower() in words.agencies or bool(words.desk.search(name)) or bool(words.masthead.search(name))
