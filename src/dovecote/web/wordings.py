"""Two wordings side by side: which of their words make the difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from dovecote.model.commitment import CommitmentVersion
from dovecote.model.likeness import without_repeats

_WORD: Final = re.compile(r"\w+(?:[.,'’]\w+)*")
ALIKE: Final = 0.5
"""Two quotations with less of their words in common than this differ everywhere: to mark all of it marks nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a quotation, and whether it says what the other wording does not."""

    text: str
    marked: bool


def cut_words(exact: str, phrases: Iterable[str | None], other: str | None = None) -> tuple[Stretch, ...]:
    """A quotation in stretches, every character once; `phrases` that stand in it are marked.

    Args:
        exact: the quotation.
        phrases: what is known to have changed.
        other: the other wording; where no phrase stands in the quotation, single words that differ are marked.
    """
    spans = [
        found.span()
        for phrase in phrases
        if phrase and phrase.strip()
        for found in re.finditer(re.escape(phrase), exact, re.IGNORECASE)
    ]
    if not spans and other is not None:
        spans = _differing(exact, other)
    stretches, at = [], 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            stretches += [Stretch(exact[at:start], False), Stretch(exact[start:end], True)]
            at = end
    return tuple(one for one in (*stretches, Stretch(exact[at:], False)) if one.text)


def changed_phrases(one: CommitmentVersion, other: CommitmentVersion) -> tuple[str, ...]:
    """The words of day, quantity, conditions and exceptions that `one` has and `other` has not."""
    kept = set(_phrases(other))
    return tuple(phrase for phrase in _phrases(one) if phrase not in kept)


def distinct(phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases without those that only repeat a part of another one."""
    given = tuple(dict.fromkeys(phrases))
    return without_repeats(given, [phrase.casefold().strip(" .,;") for phrase in given])


def _phrases(version: CommitmentVersion) -> Iterable[str]:
    if version.deadline and version.deadline.text:
        yield version.deadline.text
    if version.quantity and version.quantity.text:
        yield version.quantity.text
    yield from (condition.text for condition in version.conditions)
    yield from (exception.text for exception in version.exceptions)


def _differing(exact: str, other: str) -> list[tuple[int, int]]:
    words, others = list(_WORD.finditer(exact)), _folded(_WORD.findall(other))
    matcher = SequenceMatcher(None, _folded([word[0] for word in words]), others, autojunk=False)
    if matcher.ratio() < ALIKE:
        return []
    return [
        (words[start].start(), words[end - 1].end())
        for tag, start, end, _, _ in matcher.get_opcodes()
        if tag != "equal" and end > start
    ]


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]
