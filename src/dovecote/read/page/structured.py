"""What a page says of itself to machines: JSON-LD, meta elements, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NO_PART = True

MAX_JSON = 2_000_000
"""Characters of a script that is read as JSON-LD; larger ones are no description of an article."""

MAX_DEPTH = 12
"""How deep JSON-LD is searched: `@graph`, then the page, then its main entity, then its author."""

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Transcript")


@dataclass(frozen=True, slots=True)
class Structured:
    """JSON-LD of the article, `{}` where there is none, and the first meta element of each name."""

    article: Mapping[str, Any]
    metas: Mapping[str, str]
    canonical: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first of these meta elements that says something."""
        return next((self.metas[name] for name in names if self.metas.get(name)), None)


def read_structured(tree: Any) -> Structured:
    """The structured data of a parsed page."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if name and value:
            metas.setdefault(name, value)
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    article = next(_articles(tree), {})
    return Structured(article, metas, canonical, tree.get("lang"))


def names_of(value: Any, depth: int = 0) -> list[str]:
    """Names in a JSON-LD value: a string, an object with a name, or a list of either."""
    if depth > MAX_DEPTH:
        return []
    if isinstance(value, list):
        return [name for one in value for name in names_of(one, depth + 1)]
    if isinstance(value, Mapping):
        return names_of(value.get("name"), depth + 1)
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Objects of JSON-LD that describe an article, in order, those with a headline first."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > MAX_JSON:
            continue
        try:
            found.extend(_walk(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            # Broken JSON-LD is common and says nothing; the page's other data remain.
            continue
    yield from sorted(found, key=lambda one: not one.get("headline"))


def _walk(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLE.search(str(value.get("@type", ""))):
            yield value
        for one in value.values():
            if isinstance(one, (list, dict)):
                yield from _walk(one, depth + 1)
