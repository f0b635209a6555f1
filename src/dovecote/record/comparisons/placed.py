"""Figures where they stand in an article: which sentence tells them, and what stands between two of them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.evidence import Evidence, Span
from dovecote.model.observation import Observation
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.record.article_versions import TOLD, sentences_of

_DIGIT: Final = re.compile(r"\d")
_TOLD: Final = (*TOLD, "subheading")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and the words that tell it in one article."""

    figure: Observation
    words: Evidence
    sentence: int

    @property
    def value(self) -> float:
        return self.figure.value

    @property
    def unit(self) -> str:
        return self.figure.unit.casefold()


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its figures in order of the text."""

    reading: Reading
    figures: tuple[Placed, ...]
    sentences: tuple[Span, ...]

    def between(self, one: Placed, two: Placed) -> str:
        """The words between two figures, in small letters; empty where they share words."""
        return self.reading.text[one.words.end : two.words.start].casefold()

    def other_number(self, start: int, end: int) -> bool:
        """True where a stretch holds digits of no figure and of no date: a number that was not read."""
        held = [(one.words.start, one.words.end) for one in self.figures]
        held += [(one.start, one.end) for one in self.reading.times]
        places = (start + found.start() for found in _DIGIT.finditer(self.reading.text[start:end]))
        return any(not any(first <= place < last for first, last in held) for place in places)

    def sentence(self, number: int) -> str:
        """The text of a sentence, in small letters."""
        return self.sentences[number].cut(self.reading.text).casefold()

    def of(self, number: int) -> tuple[Placed, ...]:
        """The figures of a sentence."""
        return tuple(one for one in self.figures if one.sentence == number)


def placed_figures(record: Record, readings: Sequence[Reading], *, least: int = 2) -> Iterator[Article]:
    """Articles that tell at least so many figures; one piece of words that tells two of them tells neither's place."""
    by_source: dict[str | None, list[tuple[Observation, Evidence]]] = {}
    for one in record.observations:
        for words in one.evidence:
            by_source.setdefault(words.source, []).append((one, words))
    for reading in readings:
        told = by_source.get(reading.id, [])
        if len(told) < least:
            continue
        sentences = tuple(sentences_of(reading, _TOLD))
        starts = [one.start for one in sentences]
        twice: dict[tuple[int, int], int] = {}
        for _, words in told:
            twice[words.start, words.end] = twice.get((words.start, words.end), 0) + 1
        figures = [
            Placed(one, words, max(bisect_right(starts, words.start) - 1, 0))
            for one, words in told
            if twice[words.start, words.end] == 1
        ]
        if sentences:
            figures.sort(key=lambda one: (one.words.start, one.words.end, one.figure.id))
            yield Article(reading, tuple(figures), sentences)


@functools.cache
def words_of(language: str, table: str) -> Mapping[str, Any]:
    """A table of the words of figures; empty for a language that is not read."""
    if language not in list_languages():
        return {}
    found: Mapping[str, Any] = get_language(language).table("observations")[table]
    return found


@functools.cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of the phrases as whole words."""
    return re.compile(r"\b(?:" + "|".join(re.escape(one) for one in phrases) + r")\b")
