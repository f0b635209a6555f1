"""Which language an article is written in. One that Dovecote cannot read is kept, named, and left unread.

A cheap look goes first: the share of a supported language's commonest words. Only where it fails is a detector loaded.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from typing import Any

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.document import FACT_PARTS, Document
from dovecote.model.issue import Issue

NO_PART = True

SAMPLE = 3000
"""Characters of body that are looked at."""

ENOUGH_WORDS = 12
"""Words below which no language is told from names: the claimed one is believed."""

COMMON_SHARE = 0.2
"""Share of common words from which a text is in their language: the lowest of 351 English texts has 0.265."""

SURE = 0.7
"""Confidence from which the detector is believed."""

_WORD = re.compile(r"[^\W\d_]+")


def with_language(document: Document, known: Mapping[str, Any]) -> Document:
    """The document with its language; an issue, where that is none that Dovecote reads."""
    given = _code(known.get("language"))
    language = given or detect_language(_sample(document), claimed=_code(document.source.language))
    source = dataclasses.replace(document.source, language=language)
    if language in list_languages():
        return dataclasses.replace(document, source=source)
    supported = ", ".join(sorted(list_languages()))
    message = f"It is written in “{language}”; Dovecote reads {supported}. It is kept, and nothing is read from it."
    return dataclasses.replace(
        document, source=source, issues=(*document.issues, Issue("unsupported_language", message))
    )


def detect_language(text: str, *, claimed: str | None = None) -> str:
    """ISO 639-1 code of the language of `text`; where it is too short to tell, the `claimed` one, else English."""
    words = [word.lower() for word in _WORD.findall(text)]
    # Some scripts part no words by spaces; their texts are few words and many letters.
    if len(words) < ENOUGH_WORDS and sum(map(len, words)) < 5 * ENOUGH_WORDS:
        return claimed or "en"
    shares = {code: sum(word in _common(code) for word in words) / len(words) for code in sorted(list_languages())}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] >= COMMON_SHARE:
        return best
    code, confidence = _detector_says(text)
    return code if code and confidence >= SURE else claimed or best


def _sample(document: Document) -> str:
    pieces: list[str] = []
    size = 0
    for part in document.source.parts:
        if part.kind in FACT_PARTS:
            pieces.append(document.text[part.start : min(part.end, part.start + SAMPLE)])
            size += len(pieces[-1])
        if size >= SAMPLE:
            break
    return "\n".join(pieces)[:SAMPLE]


@functools.cache
def _common(code: str) -> frozenset[str]:
    return frozenset(get_language(code).table("function_words")["words"])


@functools.cache
def _detector() -> Any:
    """Lingua in its low-accuracy mode: 80 MB; its full models take a gigabyte."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()


def _detector_says(text: str) -> tuple[str | None, float]:
    values = _detector().compute_language_confidence_values(text)
    if not values:
        return None, 0.0
    return values[0].language.iso_code_639_1.name.lower(), values[0].value


def _code(value: Any) -> str | None:
    """The two letters of "en-GB", "EN" or "en_US"; None for what is no code."""
    match = re.match(r"^([a-z]{2})(?:[-_]|$)", str(value or "").strip().lower())
    return match[1] if match else None
