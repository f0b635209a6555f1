"""R13: a published correction replaces what it corrects; it is no contradiction and no revision.

A paper corrects itself, in a note under the article or in a later issue. So a promise's version, or a figure, that
stands in a correction takes the place of the one of the same paper that it differs from, with its words as evidence.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dovecote.model.evidence import Evidence, Span
from dovecote.model.likeness import content_words, jaccard, plain_name
from dovecote.model.observation import Observation
from dovecote.model.reading import Reading
from dovecote.record.deadlines import last_day
from dovecote.record.versions import VersionInArticle

SAME_MEASURE: Final = 0.5
"""Share of the words of two measures by which a corrected figure is known; a correction seldom repeats them all."""


_WORD: Final = re.compile(r"\w+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Paper:
    """Whose article a reading is, and which stretches of it correct."""

    name: str
    corrections: tuple[Span, ...]
    noted: frozenset[str] = frozenset()
    """Words of its corrections, figures among them."""

    def corrects(self, evidence: Iterable[Evidence]) -> bool:
        """True where all of `evidence` stands in corrections."""
        spans = [one.span for one in evidence]
        return bool(spans) and all(any(part.contains(span) for part in self.corrections) for span in spans)


def paper_of(reading: Reading) -> Paper:
    """The paper of an article; one without a publisher is a paper of its own."""
    spans = tuple(part.span for part in reading.source.parts if part.kind == "correction")
    noted = frozenset(word for span in spans for word in _words(reading.text[span.start : span.end]))
    return Paper(plain_name(reading.source.publisher or "") or reading.id, spans, noted)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def heed_corrections(tellings: Sequence[VersionInArticle], papers: Mapping[str, Paper]) -> list[VersionInArticle]:
    """The tellings of a promise, those that a paper corrected in the words of its correction."""
    kept = [one for one in tellings if not _corrects(one, papers)]
    for correction in (one for one in tellings if _corrects(one, papers)):
        wrong = _nearest(correction, [one for one in kept if _same_paper(one, correction, papers)])
        if wrong is None:
            kept.append(correction)
        else:
            kept[kept.index(wrong)] = _corrected(wrong, correction)
    return [_as_printed_since(one, kept, papers) for one in kept]


def _as_printed_since(
    telling: VersionInArticle, others: Sequence[VersionInArticle], papers: Mapping[str, Paper]
) -> VersionInArticle:
    """`telling`, or what the paper has put in its place, with a note that tells what it had printed before."""
    later = [one for one in others if one.order > telling.order and _same_paper(one, telling, papers)]
    right = next((one for one in later if _takes_back(one, telling, papers)), None)
    return _corrected(telling, right) if right else telling


def _takes_back(right: VersionInArticle, wrong: VersionInArticle, papers: Mapping[str, Paper]) -> bool:
    """True where every word that only the earlier print had stands in the correction of the later one.

    "An earlier version of this article gave the sum as 30 million."
    """
    if right.source == wrong.source or right.source not in papers:
        return False
    printed, since = (
        frozenset(word for piece in one.version.evidence for word in _words(piece.exact)) for one in (wrong, right)
    )
    return bool(printed - since) and printed - since <= papers[right.source].noted


def _corrects(telling: VersionInArticle, papers: Mapping[str, Paper]) -> bool:
    paper = papers.get(telling.source)
    return paper is not None and paper.corrects(telling.version.evidence)


def _same_paper(one: VersionInArticle, two: VersionInArticle, papers: Mapping[str, Paper]) -> bool:
    return one.source == two.source or (
        one.source in papers and two.source in papers and papers[one.source].name == papers[two.source].name
    )


def _nearest(correction: VersionInArticle, others: Sequence[VersionInArticle]) -> VersionInArticle | None:
    """Of several versions the one whose limit is nearest: what is corrected is mostly off by little."""
    right = last_day(correction.version.deadline)

    def distance(one: VersionInArticle) -> tuple[int, date, str, int]:
        day = last_day(one.version.deadline)
        gap = abs((day - right).days) if day and right else 1 << 30
        return gap, one.said, one.source, one.version.v

    return min(others, key=distance, default=None)


def _corrected(wrong: VersionInArticle, correction: VersionInArticle) -> VersionInArticle:
    """`wrong` at its own place in time, with what the correction tells and the correction's words."""
    old, new = wrong.version, correction.version
    version = dataclasses.replace(
        old,
        evidence=new.evidence,
        deadline=new.deadline or old.deadline,
        quantity=new.quantity or old.quantity,
        scope=new.scope or old.scope,
    )
    return dataclasses.replace(wrong, version=version, source=correction.source)


def without_corrected(figures: Sequence[Observation], papers: Mapping[str, Paper]) -> tuple[Observation, ...]:
    """Figures without those that a correction of the same paper replaces."""
    corrections = [one for one in figures if _is_correction(one, papers)]
    return tuple(
        one
        for one in figures
        if _is_correction(one, papers) or not any(_replaces(new, one, papers) for new in corrections)
    )


def _is_correction(figure: Observation, papers: Mapping[str, Paper]) -> bool:
    return any(paper.corrects([one]) for one in figure.evidence if (paper := papers.get(one.source or "")))


def _replaces(new: Observation, old: Observation, papers: Mapping[str, Paper]) -> bool:
    if new.unit != old.unit or new.value == old.value or new.target != old.target:
        return False
    names = [_papers(each, papers) for each in (new, old)]
    same_measure = jaccard(content_words(new.measure), content_words(old.measure)) >= SAME_MEASURE
    return bool(names[0] & names[1]) and same_measure


def _papers(figure: Observation, papers: Mapping[str, Paper]) -> frozenset[str]:
    return frozenset(paper.name for one in figure.evidence if (paper := papers.get(one.source or "")))
