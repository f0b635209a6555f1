"""Where the words of a span end: without the commas around it and the stop that ends the sentence."""

from __future__ import annotations

import re
from typing import Final

from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

TRIMMED = " \t\n,;:–—―-"


CREDIT: Final = re.compile(r"[.!?”\"] \([A-ZÀ-Þ][^()]{1,40}\)$")
"""A source named in brackets after a full stop."""


def trim(sentence: Sentence, span: Span) -> Span:
    """`span` without commas and spaces at its ends, and without a final stop outside quotation marks."""
    text, start, end = sentence.text, span.start, span.end
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and (text[end - 1] in TRIMMED or (text[end - 1] == "." and not _abbreviation(text, start, end))):
        if text[end - 1] == "." and end < sentence.end and _goes_on(text, end):
            break
        end -= 1
    if end < sentence.end and text[end] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return Span(start, _before_credit(text, start, end))


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence goes on after a stop, which then ends a short form: "Karst Jr. said", "(North Karst.)"."""
    return text[end] in ",)" or text[end : end + 2].strip()[:1].islower()


def _before_credit(text: str, start: int, end: int) -> int:
    """Where the words end before a credit in brackets that follows their stop: "... in Halm. (Saltmarsh News)"."""
    credit = CREDIT.search(text, start, end)
    return credit.start() + 1 if credit is not None else end


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the stop at `end - 1` belongs to the word before it ("U.S.", "p.m.", "...")."""
    word = text[start : end - 1].rsplit(None, 1)[-1:]
    return bool(word) and ("." in word[0])
