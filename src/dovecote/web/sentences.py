"""Quotations as a reader wants them: a sentence once, whatever number of its words are evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dovecote.model.evidence import Evidence
from dovecote.record.passages import Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a sentence; `evidence` where these are the words that something rests on."""

    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, every character once."""

    source: str | None
    stretches: tuple[Stretch, ...]


def sentences_of(passages: Iterable[Passage]) -> tuple[Sentence, ...]:
    """The sentences in which these quotations stand, in order; quotations that overlap keep a sentence each."""
    found: list[tuple[tuple[str | None, int, int], list[Passage]]] = []
    for passage in passages:
        place = _place(passage)
        at_home = next((some for where, some in found if where == place and _is_apart(passage, some)), None)
        if at_home is None:
            found.append((place, [passage]))
        else:
            at_home.append(passage)
    return tuple(_sentence(some) for _, some in found)


def _place(passage: Passage) -> tuple[str | None, int, int]:
    one = passage.evidence
    return one.source, one.start - len(passage.before), one.end + len(passage.after)


def _is_apart(passage: Passage, others: Iterable[Passage]) -> bool:
    one = passage.evidence
    return all(one.end <= other.evidence.start or other.evidence.end <= one.start for other in others)


def _sentence(passages: list[Passage]) -> Sentence:
    first = passages[0]
    source, start, _ = _place(first)
    text = first.before + first.evidence.exact + first.after
    stretches, at = [], 0
    for one in sorted((each.evidence for each in passages), key=lambda each: each.start):
        stretches += [Stretch(text[at : one.start - start]), Stretch(one.exact, one)]
        at = one.end - start
    stretches.append(Stretch(text[at:]))
    return Sentence(source, tuple(each for each in stretches if each.text))
